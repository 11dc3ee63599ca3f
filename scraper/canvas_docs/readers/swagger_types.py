"""Types as the Swagger 1.2 files write them → types of the model. FORMATS D, defects 2, 4, 5 and 8."""

from __future__ import annotations

import re
from dataclasses import replace

from canvas_docs.model import (
    UNKNOWN,
    ArrayType,
    Grade,
    Json,
    MapType,
    Primitive,
    ReferenceType,
    ScalarType,
    Target,
    Type,
    UnknownType,
)
from canvas_docs.parse.allowed_value_cells import is_no_closed_list
from canvas_docs.parse.parameter_rows import typed_values
from canvas_docs.parse.type_cells import parse_type
from canvas_docs.quirks import without_default_mark
from canvas_docs.type_words import SWAGGER_FORMATS, Where


def read_type(node: Json, models: frozenset[str]) -> Type:
    """The type that a property, a parameter or an operation states; unknown where it states none that can be read.

    `models` are the names of the file's own models: what is none of them and no known word is the name of a model of
    another file, if it looks like one.
    """
    if not isinstance(node, dict):
        return UNKNOWN
    type_ = _shape(node, models)
    format_ = SWAGGER_FORMATS.get(str(node.get("format")))
    match type_:
        case ScalarType(Primitive.STRING | Primitive.INTEGER, None) if format_:
            type_ = replace(type_, format=format_)
    values, _ = without_default_mark(tuple(str(value) for value in _values(node) if value is not None))
    if not values or is_no_closed_list(prose(node.get("description"))):
        return type_
    if isinstance(type_, ArrayType):
        item = type_.items or ScalarType(Primitive.STRING, grade=Grade.DOCUMENTED)
        return replace(type_, items=replace(item, allowed=typed_values(values, item)))
    return replace(type_, allowed=typed_values(values, type_))


def _shape(node: dict[str, Json], models: frozenset[str]) -> Type:
    text = node.get("$ref") or node.get("type")
    if not isinstance(text, str):
        return UNKNOWN
    if text.lower() == "array":
        items = read_type(node.get("items"), models)
        return ArrayType(None if isinstance(items, UnknownType) else items, text=text, grade=Grade.DOCUMENTED)
    if isinstance(node.get("value"), dict):  # with `key`: a map
        return MapType(read_type(node["value"], models), text=text, grade=Grade.DOCUMENTED)
    return parse_type(text, Where.SWAGGER) if text not in models else _reference(text)


def _reference(name: str) -> Type:
    return ReferenceType(Target(name), text=name, grade=Grade.DOCUMENTED)


def _values(node: dict[str, Json]) -> list[Json]:
    """The allowed values: `enum`, or `allowableValues` with a list of them (a range has none)."""
    allowable = node.get("allowableValues")
    values = node.get("enum") or (allowable.get("values") if isinstance(allowable, dict) else None)
    return [value for value in values if not isinstance(value, list | dict)] if isinstance(values, list) else []


_LINK = re.compile(r"\{(?:api:|file:|rest:)?(?P<target>[^\s{}]+)(?: (?P<text>[^{}]+))?\}")


def prose(text: Json) -> str:
    """A comment as it stands in the source, without the generator's own link marks; empty for the generator's default.

    `{api:CoursesController#show the course}` → `the course`.
    """
    if not isinstance(text, str) or text.strip() == "no description":
        return ""
    return _LINK.sub(lambda link: link["text"] or link["target"], text).strip()
