"""Which fields hold documented objects: a pure pass over a whole `Reference`.

Examples show objects inline, or as null below a comment; what the docs mean is often an object that they define
elsewhere. The evidence, from strong to weak (`link_evidence.RULES`): the example names the object, the comment names
it, the example is a copy of it, the field is called like it. A scalar example is never a reference. The page's own
objects come first; a name that only several other pages define is left alone. `canvas_docs.link` resolves the targets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import assert_never

from canvas_docs.model import (
    UNKNOWN,
    Action,
    ArrayType,
    Field,
    Grade,
    MapType,
    ObjectDefinition,
    ObjectType,
    Origin,
    Page,
    Primitive,
    Reference,
    ReferenceType,
    ScalarType,
    Target,
    Type,
    UnionType,
    UnknownType,
    element_of,
    fields_of,
    map_types,
    retyped,
    with_children,
)
from canvas_docs.references.documented import DocumentedObjects
from canvas_docs.references.link_comments import alternatives
from canvas_docs.references.link_context import Context, Found
from canvas_docs.references.link_evidence import find
from canvas_docs.references.returns_from_examples import with_inferred_returns
from canvas_docs.references.returns_from_words import with_prose_returns
from canvas_docs.references.same_as import like_elsewhere
from canvas_docs.references.shown_in_answers import with_fields_of_answers
from canvas_docs.rules import on_page
from canvas_docs.words import singular


def resolve_references(reference: Reference) -> Reference:
    """The reference with every field that holds a documented object made a reference to it."""
    objects = DocumentedObjects(reference)
    found = replace(reference, pages=tuple(_resolved(page, objects) for page in reference.pages))
    return _with_shared_names(like_elsewhere(found))


def _resolved(page: Page, objects: DocumentedObjects) -> Page:
    with on_page(page.slug):
        return with_fields_of_answers(with_prose_returns(_page(page, objects), objects))


def _page(page: Page, objects: DocumentedObjects) -> Page:
    def action(one: Action) -> Action:
        one = with_inferred_returns(one)
        context = Context(objects, page.slug)
        if one.returns is None and not one.response_fields:
            return one
        returns = one.returns and retyped(one.returns, _typed(Field("", one.returns.type), context))
        return replace(one, returns=returns, response_fields=_fields(one.response_fields, context))

    def definition(one: ObjectDefinition) -> ObjectDefinition:
        return retyped(one, _with_fields(one.type, Context(objects, page.slug, one.name)))

    return replace(
        page,
        objects=tuple(map(definition, page.objects)),
        actions=tuple(map(action, page.actions)),
    )


_OR_STRING = re.compile(r"\bif (?:it is )?a string\b", re.IGNORECASE)
_SAME_AS = re.compile(r"\bsame (?:format|structure|shape|fields) as (?:the )?[`'\"‘“]?(?P<name>\w+)", re.IGNORECASE)


def _fields(members: tuple[Field, ...], context: Context) -> tuple[Field, ...]:
    types = {member.name: _typed(member, context) for member in members}
    for member in members:
        same = _SAME_AS.search(member.description.replace("\\", ""))
        other = types.get(same["name"]) if same else None
        if other is None or isinstance(other, UnknownType):
            continue
        element = element_of(member.type)
        if _is_open(member.type) or _is_open(other if element is member.type else element):
            types[member.name] = replace(
                other, nullable=member.type.nullable, grade=Grade.INFERRED, rule="comment-same-as"
            )
    return tuple(retyped(member, types[member.name]) for member in members)


def _with_fields(shown: Type, context: Context) -> Type:
    """The type with the fields of the object that it is, if it is one, looked at in this context."""
    if not isinstance(shown, ObjectType):
        return shown
    fields = _fields(shown.fields, context)
    return replace(shown, fields=fields) if fields else shown


def _typed(member: Field, context: Context) -> Type:
    """The field's type, as a reference where there is evidence for one; otherwise with its own fields looked at."""
    shown = member.type
    if isinstance(shown, ArrayType) and shown.items and _is_open(shown.items):
        found = find(member, shown.items, context)
        return replace(shown, items=_reference(found, shown.items)) if found else _inside(shown, context)
    if isinstance(shown, MapType):
        one = Field(singular(member.name), shown.values)
        is_object = isinstance(shown.values, ObjectType) and shown.values.fields
        return with_children(shown, lambda values, _: _typed(one, context) if is_object else _inside(values, context))
    if not _is_open(shown):
        return _inside(shown, context)
    if several := alternatives(member, context):
        rule = "comment-names-several"
        choices = tuple(ReferenceType(Target(one.name), grade=Grade.INFERRED, rule=rule) for one in several)
        return UnionType(choices, nullable=shown.nullable, grade=Grade.INFERRED, rule=rule)
    found = find(member, shown, context)
    if not found or (_is_empty(shown) and _names_several(member.name, found)):
        return _inside(shown, context)
    reference = _reference(found, shown)
    if _OR_STRING.search(member.description):
        text = ScalarType(Primitive.STRING, grade=Grade.DOCUMENTED)
        return UnionType((reference, text), nullable=shown.nullable, grade=Grade.INFERRED, rule=found[1])
    if fields_of(shown) or not _names_several(member.name, found):
        return reference
    items = replace(reference, nullable=False)
    return ArrayType(items, nullable=shown.nullable, grade=Grade.INFERRED, rule=found[1])


def _inside(shown: Type, context: Context) -> Type:
    """The type with the fields of all objects in it resolved; these objects are inline and have no name."""
    if isinstance(shown, ObjectType):
        return _with_fields(shown, Context(context.objects, context.page))
    return with_children(shown, lambda child, _: _inside(child, context))


def _is_empty(shown: Type) -> bool:
    """Whether the example is `{}`; under a plural name that is a map without entries."""
    return isinstance(shown, ObjectType) and not shown.fields


def _is_open(shown: Type) -> bool:
    """Whether the type can turn out to be an object: an object, nothing known, or a guess from the name alone."""
    match shown:
        case ObjectType(_, values):
            return values is None
        case UnknownType():
            return True
    return shown.rule == "name-text" and shown.nullable


def _reference(found: Found, shown: Type) -> ReferenceType:
    documented, rule = found
    return ReferenceType(
        Target(documented.name), text=shown.text, nullable=shown.nullable, grade=Grade.INFERRED, rule=rule
    )


def _names_several(name: str, found: Found) -> bool:
    """Whether a null field holds several objects: its name is a plural, and the object's own name is not."""
    last = name.rsplit("_", 1)[-1].lower()
    return singular(last) != last and last not in map(str.lower, re.findall(r"[A-Z][a-z]*", found[0].name))


# ------------------------------------------------------------------ names shared by objects


def _with_shared_names(reference: Reference) -> Reference:
    """Fields of unknown type get the type of all other fields of the same name, if those agree.

    Objects share fields: `participants_per_appointment` is null in one example and 1 in the next.
    """
    known: dict[str, set[Type]] = defaultdict(set)
    for page in reference.pages:
        for definition in page.objects:
            for member in fields_of(definition.type):
                if not isinstance(member.type, UnknownType):
                    known[member.name].add(map_types(member.type, _outline))

    def shared(type_: Type, member: Field | None) -> Type:
        found = known.get(member.name, set()) if member else set()
        if member is None or not isinstance(type_, UnknownType) or len(found) != 1:
            return type_
        outline = next(iter(found))
        match element_of(outline):
            case ObjectType():
                return type_
            case ReferenceType() if member.description:
                return type_
        return replace(outline, nullable=True, grade=Grade.INFERRED, rule="name-shared")

    def page_with_shared(page: Page) -> Page:
        return replace(page, objects=tuple(retyped(one, with_children(one.type, shared)) for one in page.objects))

    return replace(reference, pages=tuple(map(page_with_shared, reference.pages)))


def _outline(shown: Type, _: Origin) -> Type:
    """The type without what only its own example or comment says: its values, evidence, nullability and text."""
    match shown:
        case ScalarType(kind, form):
            return ScalarType(kind, form)
        case ArrayType(None | UnknownType() as items):
            return ArrayType(items)
        case ArrayType(items):
            return ArrayType(items and replace(items, grade=Grade.INFERRED, rule="name-shared"))
        case ReferenceType(target):
            return ReferenceType(target)
        case ObjectType() | MapType():
            return ObjectType()
        case UnionType():
            return UnionType()
        case UnknownType():
            return UNKNOWN
        case _:
            assert_never(shown)
