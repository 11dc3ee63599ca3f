"""From an example value, its comment and its name to a `Type`.

A type is DOCUMENTED only where the comment states it by name or lists the values; everything that rests on the example
or the name is INFERRED, and the rule says on what. Where nothing speaks, the type is UNKNOWN: null tells no type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.blocks import Span, inline_markdown
from canvas_docs.model import (
    NOWHERE,
    UNKNOWN,
    ArrayType,
    Field,
    Grade,
    Json,
    MapType,
    ObjectType,
    Origin,
    Primitive,
    ReferenceType,
    ScalarType,
    Target,
    Type,
    UnknownType,
)
from canvas_docs.parse import comments, member_names
from canvas_docs.parse.allowed_values import allowed_values, are_strings
from canvas_docs.parse.claims import Claim
from canvas_docs.parse.defaults import default_in
from canvas_docs.parse.json_tree import MISSING, Array, Member, Node, Object, Scalar, Word, as_node, json_value
from canvas_docs.parse.merging import merge
from canvas_docs.type_words import Where, named_object, type_of
from canvas_docs.words import singular


def infer_value(value: Json, name: str = "") -> Type:
    """The type of a JSON value that stands without comments, in an example response say."""
    return infer(as_node(value), name)


def infer(node: Node, name: str = "", comment: str = "", origin: Origin = NOWHERE) -> Type:
    """The type of the member `name`, from its example and the comment above it.

    `origin` is where the whole text begins; the fields of nested objects get their own lines from it.
    """
    claim = comments.claim(comment)
    found = _from_example(node, name, comment, claim, origin)
    if isinstance(found, UnknownType):
        found = replace(_from_words(name, claim), nullable=found.nullable)
    found = _with_allowed_values(found, node, name, comment)
    return replace(found, nullable=True) if comments.is_nullable(comment) else found


def fields(members: Sequence[Member], origin: Origin = NOWHERE) -> tuple[Field, ...]:
    """The members of an object as fields; of a name that is printed twice, the first."""
    named = {member.name: member for member in reversed(members)}
    unique = [member for member in members if named[member.name] is member]
    return tuple(_field(member, origin) for member in unique if not _stands_for_more(member))


def _field(member: Member, origin: Origin) -> Field:
    type_ = infer(member.value, member.name, member.comment, origin)
    value, known = json_value(member.value)
    if value == "" and type_.kind is not Primitive.STRING:
        known = False  # a placeholder such as "..." stands for a value of another type
    return Field(
        member.name,
        type_,
        description(member.comment),
        default=default_in(member.comment, type_, type_.allowed),
        example=value if known else None,
        deprecation=comments.deprecation(member.comment),
        origin=Origin(origin.document, origin.line + member.line) if origin.line else origin,
    )


def description(comment: str) -> str:
    """A comment as CommonMark: its characters stand for themselves, its YARD links become links."""
    return "\n".join(_line_markdown(line) for line in comment.split("\n")).strip()


_YARD_LINK = re.compile(r"\{(?P<href>https?://\S+) (?P<text>[^}]+)\}|\{(?:api|file):\S+ (?P<label>[^}]+)\}")


def _line_markdown(line: str) -> str:
    bullet = comments.BULLET.match(line)
    if "{" not in line and not bullet:
        return inline_markdown((Span(line),))
    spans: list[Span] = []
    start = position = bullet.end() if bullet else 0
    for link in _YARD_LINK.finditer(line, position):
        spans += [Span(line[position : link.start()]), Span(link["text"] or link["label"], link=link["href"])]
        position = link.end()
    return ("- " if start else "") + inline_markdown((*spans, Span(line[position:])))


def _stands_for_more(member: Member) -> bool:
    """`"etc": "etc"`, `"...": "..."`: no member, but "and so on"."""
    return member.name.strip(".… ") in ("", "etc") and member.value in (Scalar(member.name), Scalar("..."), Scalar("…"))


# ------------------------------------------------------------------ from the example


def _from_example(node: Node, name: str, comment: str, claim: Claim | None, origin: Origin) -> Type:
    match node:
        case Object(members):
            return _object(members, name, comment, origin)
        case Array(items):
            one = singular(name)
            element = merge([infer(item, one, origin=origin) for item in items]) if items else UNKNOWN
            if isinstance(element, UnknownType) and claim:
                element = _claimed_items(claim.type) or element
            return _agreeing(ArrayType(element, grade=Grade.INFERRED, rule="value-array"), claim)
        case Word(text):
            return _type_word(text)
        case Scalar(None):
            return UnknownType(nullable=True)
        case Scalar(""):
            return UNKNOWN  # a place holder: it shows no type
        case Scalar(value):
            return _scalar(value, name, claim, comment)


def _claimed_items(claimed: Type) -> Type | None:
    items = claimed.items if isinstance(claimed, ArrayType) else None
    return None if isinstance(items, UnknownType) else items


def _object(members: Sequence[Member], name: str, comment: str, origin: Origin) -> Type:
    reference = _literal_reference(members)
    if reference:
        return reference
    if members and (comments.is_map(comment) or member_names.is_map_of(name, members)):
        values = merge([infer(member.value, origin=origin) for member in members if not _stands_for_more(member)])
        return MapType(values, grade=Grade.INFERRED, rule="value-map")
    return ObjectType(fields(members, origin), grade=Grade.INFERRED, rule="value-object")


def _literal_reference(members: Sequence[Member]) -> Type | None:
    """`{"$ref": "Foo"}`: the docs name the object themselves; `{"type": "Foo"}` is for `canvas_docs.references`."""
    for member in members:
        if member.name == "$ref" and isinstance(member.value, Scalar) and isinstance(member.value.value, str):
            name = member.value.value
            return ReferenceType(Target(name.rsplit("/", 1)[-1]), text=name, grade=Grade.DOCUMENTED)
    return None


def _scalar(value: Json, name: str, claim: Claim | None, comment: str) -> Type:
    claimed = claim.type.kind if claim else None
    if isinstance(value, bool):
        return _agreeing(ScalarType(Primitive.BOOLEAN, grade=Grade.INFERRED, rule="value-boolean"), claim)
    if isinstance(value, int) and member_names.is_sis_id(name):
        return member_names.type_of_name(name)
    if isinstance(value, int) and member_names.is_fractional(name) and claimed is not Primitive.INTEGER:
        return ScalarType(Primitive.NUMBER, grade=Grade.INFERRED, rule="name-fractional")
    if isinstance(value, int):
        size = "int64" if member_names.is_identifier(name) else None
        return _agreeing(ScalarType(Primitive.INTEGER, size, grade=Grade.INFERRED, rule="value-integer"), claim)
    if isinstance(value, float):
        return _agreeing(ScalarType(Primitive.NUMBER, grade=Grade.INFERRED, rule="value-number"), claim)
    if claim and claimed is Primitive.BOOLEAN and value in ("true", "false"):
        return claim.type  # editions before 2015 quote every value
    is_number = claim and claim.is_stated and claimed in (Primitive.INTEGER, Primitive.NUMBER)
    if claim and is_number and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return claim.type
    shape, rule = member_names.string_format(value, name, comment)
    return _agreeing(ScalarType(Primitive.STRING, shape, grade=Grade.INFERRED, rule=rule), claim)


def _agreeing(found: ScalarType | ArrayType, claim: Claim | None) -> Type:
    """The type that the example shows; documented if the comment states the same."""
    if claim is None or not claim.is_stated:
        return found
    match found, claim.type:
        case ArrayType(), ArrayType():
            return replace(found, grade=Grade.DOCUMENTED, rule="")
        case ScalarType(shown), ScalarType(stated, form) if shown is stated:
            if form in (None, found.format, "int64"):
                return replace(found, format=found.format or form, grade=Grade.DOCUMENTED, rule="")
        case ScalarType(Primitive.INTEGER), ScalarType(Primitive.NUMBER):
            return replace(found, kind=Primitive.NUMBER, format=None, grade=Grade.DOCUMENTED, rule="")
    return found


def _type_word(text: str) -> Type:
    """What stands where a value should: `DateTime`, `[Integer]`, `[QuizSubmission]`, `fri`."""
    if found := type_of(text, Where.EXAMPLE) or named_object(text, Where.EXAMPLE):
        return found
    if json_value(Word(text))[1]:
        return ScalarType(Primitive.STRING, grade=Grade.INFERRED, rule="value-unquoted-string")
    return UnknownType(text=text)


# ------------------------------------------------------------------ from words alone


def _from_words(name: str, claim: Claim | None) -> Type:
    """The type of a member whose example is null or missing: what the comment says, else what the name tells."""
    return claim.type if claim else member_names.type_of_name(name)


def _with_allowed_values(found: Type, node: Node, name: str, comment: str) -> Type:
    """The type with the values that the comment lists; those of an array belong to its elements."""
    if not comment or member_names.is_never_listed(name):
        return found
    match found:
        case ArrayType(ScalarType(Primitive.STRING) | UnknownType() as items):
            element = node.items[0] if isinstance(node, Array) and node.items else MISSING
            listed = _listed(items, element, name, comment)
            return found if listed is items else replace(found, items=listed)
        case ScalarType(Primitive.STRING) | UnknownType():
            return _listed(found, node, name, comment)
        case ScalarType(Primitive.BOOLEAN, rule="phrase-whether"):
            # "A flag that tells whether … One of 'a', 'b'": the values are listed, so the flag is none.
            listed = _listed(UnknownType(nullable=found.nullable), node, name, comment)
            return found if isinstance(listed, UnknownType) else listed
    return found


def _listed(found: ScalarType | UnknownType, node: Node, name: str, comment: str) -> Type:
    example, known = json_value(node)
    listed = allowed_values(comment, example if known and isinstance(example, str) else None)
    if listed:
        grade = Grade.DOCUMENTED if listed.stated else Grade.INFERRED
        return replace(_string(found), allowed=listed.values, grade=grade, rule="" if listed.stated else listed.rule)
    if isinstance(found, UnknownType) and are_strings(comment):
        return replace(_string(found), grade=Grade.INFERRED, rule="comment-some-values")
    return found


def _string(found: ScalarType | UnknownType) -> ScalarType:
    return ScalarType(Primitive.STRING, text=found.text, nullable=found.nullable)
