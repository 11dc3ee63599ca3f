"""Which fields hold documented objects: a pure pass over a whole `Reference`.

Examples show objects inline, or as null below a comment; what the docs mean is often an object that they define
elsewhere. The evidence, from strong to weak (`evidence.RULES`): the example names the object, the comment names it,
the example is a copy of it, the field is called like it. A scalar example is never a reference. The page's own
objects come first; a name that only several other pages define is left alone. `canvas_docs.link` resolves the targets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from canvas_docs.model import Action, Field, Grade, Kind, ObjectDefinition, Page, Reference, Target, Type
from canvas_docs.references.documented import DocumentedObjects
from canvas_docs.references.evidence import Found, Place, find
from canvas_docs.references.prose import with_prose_returns
from canvas_docs.references.responses import with_inferred_returns
from canvas_docs.rules import on_page
from canvas_docs.words import singular


def resolve_references(reference: Reference) -> Reference:
    """The reference with every field that holds a documented object made a reference to it."""
    objects = DocumentedObjects(reference)
    found = replace(reference, pages=tuple(_resolved(page, objects) for page in reference.pages))
    return _with_shared_names(found)


def _resolved(page: Page, objects: DocumentedObjects) -> Page:
    with on_page(page.slug):
        return with_prose_returns(_page(page, objects), objects)


def _page(page: Page, objects: DocumentedObjects) -> Page:
    def fields(members: tuple[Field, ...], owner: str = "") -> tuple[Field, ...]:
        return _fields(members, Place(objects, page.slug, owner))

    def action(one: Action) -> Action:
        one = with_inferred_returns(one)
        place = Place(objects, page.slug)
        returns = one.returns and replace(one.returns, type=_typed(Field("", one.returns.type), place))
        return replace(one, returns=returns, response_fields=fields(one.response_fields))

    def definition(one: ObjectDefinition) -> ObjectDefinition:
        return replace(one, type=replace(one.type, fields=fields(one.type.fields, one.name)))

    return replace(
        page,
        objects=tuple(map(definition, page.objects)),
        actions=tuple(map(action, page.actions)),
    )


_OR_STRING = re.compile(r"\bif (?:it is )?a string\b", re.IGNORECASE)
_SAME_AS = re.compile(r"\bsame (?:format|structure|shape|fields) as (?:the )?[`'\"‘“]?(?P<name>\w+)")


def _fields(members: tuple[Field, ...], place: Place) -> tuple[Field, ...]:
    types = {member.name: _typed(member, place) for member in members}
    for member in members:
        same = _SAME_AS.search(member.description.replace("\\", ""))
        other = types.get(same["name"]) if same else None
        if other and other.kind is not Kind.UNKNOWN and (_is_open(member.type) or _is_open(member.type.items or other)):
            types[member.name] = replace(
                other, nullable=member.type.nullable, grade=Grade.INFERRED, rule="comment-same-as"
            )
    return tuple(
        member if types[member.name] is member.type else replace(member, type=types[member.name]) for member in members
    )


def _typed(member: Field, place: Place) -> Type:
    """The field's type, as a reference where there is evidence for one; otherwise with its own fields looked at."""
    shown = member.type
    if shown.kind is Kind.ARRAY and shown.items and _is_open(shown.items):
        found = find(member, shown.items, place)
        return replace(shown, items=_reference(found, shown.items)) if found else _inside(shown, place)
    if shown.values:
        values = shown.values
        inner = Field(singular(member.name), values)
        return replace(shown, values=_typed(inner, place) if values.fields else _inside(values, place))
    if not _is_open(shown):
        return _inside(shown, place)
    found = find(member, shown, place)
    if not found or (_is_empty(shown) and _names_several(member.name, found)):
        return _inside(shown, place)
    one = _reference(found, shown)
    if _OR_STRING.search(member.description):
        text = Type(Kind.STRING, grade=Grade.DOCUMENTED)
        return Type(Kind.UNION, nullable=shown.nullable, choices=(one, text), grade=Grade.INFERRED, rule=found[1])
    if shown.fields or not _names_several(member.name, found):
        return one
    return Type(
        Kind.ARRAY, items=replace(one, nullable=False), nullable=shown.nullable, grade=Grade.INFERRED, rule=found[1]
    )


def _inside(shown: Type, place: Place) -> Type:
    if shown.kind is Kind.ARRAY and shown.items:
        return replace(shown, items=_inside(shown.items, place))
    within = Place(place.objects, place.page)
    return replace(shown, fields=_fields(shown.fields, within)) if shown.fields else shown


def _is_empty(shown: Type) -> bool:
    """Whether the example is `{}`; under a plural name that is a map without entries."""
    return shown.kind is Kind.OBJECT and not shown.fields


def _is_open(shown: Type) -> bool:
    """Whether the type can turn out to be an object: an object, nothing known, or a guess from the name alone."""
    if shown.kind is Kind.OBJECT:
        return shown.values is None
    return shown.kind is Kind.UNKNOWN or (shown.rule == "name-text" and shown.nullable)


def _reference(found: Found, shown: Type) -> Type:
    documented, rule = found
    return Type(
        Kind.REFERENCE,
        shown.text,
        nullable=shown.nullable,
        target=Target(documented.name),
        grade=Grade.INFERRED,
        rule=rule,
    )


def _names_several(name: str, found: Found) -> bool:
    """Whether a null field holds several objects: its name is a plural, and the object's own name is not."""
    last = name.rsplit("_", 1)[-1].lower()
    return singular(last) != last and last not in map(str.lower, re.findall(r"[A-Z][a-z]*", found[0].name))


# ------------------------------------------------------------------ names shared by objects


def _with_shared_names(reference: Reference) -> Reference:
    """Fields of which nothing is known: what every other field of that name is, where they are all alike.

    Objects share fields: `participants_per_appointment` is null in one example and 1 in the next.
    """
    known: dict[str, set[Type]] = defaultdict(set)
    for page in reference.pages:
        for definition in page.objects:
            for member in definition.type.fields:
                if member.type.kind is not Kind.UNKNOWN:
                    known[member.name].add(_outline(member.type))

    def shared(member: Field) -> Field:
        found = known.get(member.name, set())
        if member.type.kind is not Kind.UNKNOWN or len(found) != 1:
            return member
        outline = next(iter(found))
        element = outline.items or outline
        if element.kind is Kind.OBJECT or (element.kind is Kind.REFERENCE and member.description):
            return member
        return replace(member, type=replace(outline, nullable=True, grade=Grade.INFERRED, rule="name-shared"))

    def page_with_shared(page: Page) -> Page:
        return replace(
            page,
            objects=tuple(
                replace(one, type=replace(one.type, fields=tuple(map(shared, one.type.fields)))) for one in page.objects
            ),
        )

    return replace(reference, pages=tuple(map(page_with_shared, reference.pages)))


def _outline(shown: Type) -> Type:
    """The type without what only its own example or comment says: its values, evidence, nullability and text."""
    items = _outline(shown.items) if shown.items else None
    if items and items.kind is not Kind.UNKNOWN:
        items = replace(items, grade=Grade.INFERRED, rule="name-shared")
    return Type(shown.kind, format=shown.format, items=items, target=shown.target)
