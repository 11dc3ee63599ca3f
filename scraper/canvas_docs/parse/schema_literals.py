"""Objects whose example is not an example but a schema: `{"page": {"type": "integer", "description": "…"}}`.

Some authors wrote a definition of the property where Canvas's generator expects an example value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.model import (
    UNKNOWN,
    ArrayType,
    Field,
    Grade,
    Json,
    Origin,
    ReferenceType,
    Target,
    Type,
)
from canvas_docs.parse import comments
from canvas_docs.parse.inference import description
from canvas_docs.parse.json_tree import Member, Object, json_value
from canvas_docs.type_words import Where, type_of


def schema_literal_fields(members: Sequence[Member], origin: Origin) -> tuple[Field, ...] | None:
    """The fields, if every member is a property definition with a description; None if one is not."""
    if not members:
        return None
    found = [_field(member, origin) for member in members]
    return tuple(field for field in found if field) if all(found) else None


def _field(member: Member, origin: Origin) -> Field | None:
    value, known = json_value(member.value)
    if not known or not isinstance(member.value, Object) or not isinstance(value.get("description"), str):
        return None
    type_ = _type(value)
    if type_ is None:
        return None
    text = value["description"]
    claimed = comments.array(text)
    if claimed and isinstance(type_, ReferenceType):
        type_ = ArrayType(type_, grade=Grade.DOCUMENTED)
    line = replace(origin, line=origin.line + member.line) if origin.line else origin
    return Field(member.name, type_, description(text), example=value.get("example"), origin=line)


def _type(value: dict[str, Json]) -> Type | None:
    if isinstance(value.get("$ref"), str):
        return ReferenceType(Target(value["$ref"]), text=value["$ref"], grade=Grade.DOCUMENTED)
    named = value.get("type")
    known = type_of(named, Where.PROPERTY) if isinstance(named, str) else None
    if known is None:
        return None
    items = value.get("items")
    if isinstance(known, ArrayType) and isinstance(items, dict):
        known = replace(known, items=_type(items) or UNKNOWN)
    allowed = value.get("enum")
    return replace(known, allowed=tuple(allowed) if isinstance(allowed, list) else ())
