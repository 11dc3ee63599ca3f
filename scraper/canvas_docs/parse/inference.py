"""From an example value, its comment and its name to a `Type`.

A type is DOCUMENTED only where the comment states it by name or lists the values; everything that rests on the example
or the name is INFERRED, and the rule says on what. Where nothing speaks, the type is UNKNOWN: null tells no type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.blocks import Span, inline_markdown
from canvas_docs.model import NOWHERE, Field, Grade, Json, Kind, Origin, Target, Type
from canvas_docs.parse import comments, wording
from canvas_docs.parse.allowed_values import allowed_values, are_strings
from canvas_docs.parse.defaults import default_in
from canvas_docs.parse.json_tree import MISSING, Array, Member, Node, Object, Scalar, Word, as_node, json_value
from canvas_docs.parse.merging import merge
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
    if found.kind is Kind.UNKNOWN:
        found = replace(_from_words(name, claim), nullable=found.nullable)
    found = _with_allowed_values(found, node, name, comment)
    return replace(found, nullable=True) if comments.is_nullable(comment) else found


def fields(members: Sequence[Member], origin: Origin = NOWHERE) -> tuple[Field, ...]:
    """The members of an object as fields; of a name that is printed twice, the first."""
    named = {member.name: member for member in reversed(members)}
    unique = [member for member in members if named[member.name] is member]
    return tuple(_field(member, origin) for member in unique if not _stands_for_more(member))


def _field(member: Member, origin: Origin) -> Field:
    kind = infer(member.value, member.name, member.comment, origin)
    value, known = json_value(member.value)
    return Field(
        member.name,
        kind,
        description(member.comment),
        default=default_in(member.comment, kind, kind.allowed),
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


def _from_example(node: Node, name: str, comment: str, claim: comments.Claim | None, origin: Origin) -> Type:
    match node:
        case Object(members):
            return _object(members, name, comment, origin)
        case Array(items):
            one = singular(name)
            element = merge([infer(item, one, origin=origin) for item in items]) if items else Type()
            if element.kind is Kind.UNKNOWN and claim and claim.item:
                element = _claimed(claim.item)
            return _agreeing(Type(Kind.ARRAY, items=element, grade=Grade.INFERRED, rule="value-array"), claim)
        case Word(text):
            return _type_word(text)
        case Scalar(None):
            return Type(nullable=True)
        case Scalar(value):
            return _scalar(value, name, claim)


def _object(members: Sequence[Member], name: str, comment: str, origin: Origin) -> Type:
    reference = _literal_reference(members)
    if reference:
        return reference
    if members and (comments.is_map(comment) or wording.is_map_of(name, members)):
        values = merge([infer(member.value, origin=origin) for member in members if not _stands_for_more(member)])
        return Type(Kind.OBJECT, values=values, grade=Grade.INFERRED, rule="value-map")
    return Type(Kind.OBJECT, fields=fields(members, origin), grade=Grade.INFERRED, rule="value-object")


def _literal_reference(members: Sequence[Member]) -> Type | None:
    """`{"$ref": "Foo"}`: the docs name the object themselves; `{"type": "Foo"}` is for `canvas_docs.references`."""
    for member in members:
        if member.name == "$ref" and isinstance(member.value, Scalar) and isinstance(member.value.value, str):
            name = member.value.value
            return Type(Kind.REFERENCE, name, target=Target(name.rsplit("/", 1)[-1]), grade=Grade.DOCUMENTED)
    return None


def _scalar(value: Json, name: str, claim: comments.Claim | None) -> Type:
    if isinstance(value, bool):
        return _agreeing(Type(Kind.BOOLEAN, grade=Grade.INFERRED, rule="value-boolean"), claim)
    if isinstance(value, int) and wording.is_fractional(name) and not (claim and claim.kind is Kind.INTEGER):
        return Type(Kind.NUMBER, grade=Grade.INFERRED, rule="name-fractional")
    if isinstance(value, int):
        size = "int64" if wording.is_identifier(name) else None
        return _agreeing(Type(Kind.INTEGER, format=size, grade=Grade.INFERRED, rule="value-integer"), claim)
    if isinstance(value, float):
        return _agreeing(Type(Kind.NUMBER, grade=Grade.INFERRED, rule="value-number"), claim)
    if claim and claim.kind is Kind.BOOLEAN and value in ("true", "false"):
        return _claimed(claim)  # editions before 2015 quote every value
    if claim and claim.kind in (Kind.INTEGER, Kind.NUMBER) and claim.stated and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return _claimed(claim)
    shape, rule = wording.string_format(value, name)
    return _agreeing(Type(Kind.STRING, format=shape, grade=Grade.INFERRED, rule=rule), claim)


def _agreeing(found: Type, claim: comments.Claim | None) -> Type:
    """The type that the example shows; documented if the comment states the same."""
    if claim and claim.stated and claim.kind is found.kind and (claim.format in (None, found.format, "int64")):
        return replace(found, format=found.format or claim.format, grade=Grade.DOCUMENTED, rule="")
    if claim and claim.stated and claim.kind is Kind.NUMBER and found.kind is Kind.INTEGER:
        return replace(found, kind=Kind.NUMBER, format=None, grade=Grade.DOCUMENTED, rule="")
    return found


_TYPE_WORDS = {
    "string": Type(Kind.STRING),
    "integer": Type(Kind.INTEGER),
    "int": Type(Kind.INTEGER),
    "id": Type(Kind.INTEGER, format="int64"),
    "number": Type(Kind.NUMBER),
    "float": Type(Kind.NUMBER),
    "decimal": Type(Kind.NUMBER),
    "boolean": Type(Kind.BOOLEAN),
    "bool": Type(Kind.BOOLEAN),
    "datetime": Type(Kind.STRING, format="date-time"),
    "timestamp": Type(Kind.STRING, format="date-time"),
    "date": Type(Kind.STRING, format="date"),
    "url": Type(Kind.STRING, format="uri"),
    "array": Type(Kind.ARRAY, items=Type()),
    "object": Type(Kind.OBJECT),
    "hash": Type(Kind.OBJECT),
    "json": Type(),
}
_OBJECT_NAME = re.compile(r"[A-Z]\w*(?:::[A-Z]\w*)*")


def _type_word(text: str) -> Type:
    """What stands where a value should: `DateTime`, `[Integer]`, `[QuizSubmission]`, `fri`."""
    known = _TYPE_WORDS.get(text.lower())
    if known:
        return replace(known, text=text, grade=Grade.DOCUMENTED if known.kind is not Kind.UNKNOWN else Grade.UNKNOWN)
    if _OBJECT_NAME.fullmatch(text):
        return Type(Kind.REFERENCE, text, target=Target(text), grade=Grade.DOCUMENTED)
    if json_value(Word(text))[1]:
        return Type(Kind.STRING, grade=Grade.INFERRED, rule="value-unquoted-string")
    return Type(text=text)


# ------------------------------------------------------------------ from words alone


def _from_words(name: str, claim: comments.Claim | None) -> Type:
    """The type of a member whose example is null or missing: what the comment says, else what the name tells."""
    if claim:
        return _claimed(claim)
    return wording.type_of_name(name)


def _claimed(claim: comments.Claim) -> Type:
    return Type(
        claim.kind,
        format=claim.format,
        items=(_claimed(claim.item) if claim.item else Type()) if claim.kind is Kind.ARRAY else None,
        grade=Grade.DOCUMENTED if claim.stated else Grade.INFERRED,
        rule="" if claim.stated else claim.rule,
    )


def _with_allowed_values(found: Type, node: Node, name: str, comment: str) -> Type:
    """The type with the values that the comment lists; those of an array belong to its elements."""
    if not comment or wording.is_never_listed(name):
        return found
    if found.kind is Kind.ARRAY and found.items and found.items.kind in (Kind.STRING, Kind.UNKNOWN):
        element = node.items[0] if isinstance(node, Array) and node.items else MISSING
        items = _listed(found.items, element, name, comment)
        return found if items is found.items else replace(found, items=items)
    return _listed(found, node, name, comment) if found.kind in (Kind.STRING, Kind.UNKNOWN) else found


def _listed(found: Type, node: Node, name: str, comment: str) -> Type:
    example, known = json_value(node)
    listed = allowed_values(comment, example if known and isinstance(example, str) else None)
    if not listed:
        if found.kind is Kind.UNKNOWN and are_strings(comment):
            return replace(found, kind=Kind.STRING, grade=Grade.INFERRED, rule="comment-some-values")
        return found
    grade = Grade.DOCUMENTED if listed.stated else Grade.INFERRED
    return replace(
        found,
        kind=Kind.STRING,
        format=None,
        allowed=listed.values,
        grade=grade,
        rule="" if listed.stated else listed.rule,
    )
