"""Reference ↔ `reference.json`, and the JSON Schema of that file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any

import msgspec

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import (
    ArrayType,
    MapType,
    ObjectType,
    Origin,
    Page,
    Primitive,
    Reference,
    ReferenceType,
    ScalarType,
    UnionType,
    UnknownType,
)
from canvas_docs.model.types import AnyType

_FORMAT = "canvas-openapi reference"
_VERSION = 1


def reference_to_json(reference: Reference) -> bytes:
    """The reference as indented JSON; what has its default is left out, and read back as such."""
    content = {"format": _FORMAT, "version": _VERSION, **_content(reference)}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def reference_from_json(text: str, name: str) -> Reference | Diagnostic:
    """Read a `reference.json`; an error if it is not one, or of another version."""
    try:
        content = msgspec.json.decode(text)
        if not isinstance(content, dict) or content.get("version") != _VERSION:
            return _unreadable(name, f"its version is not {_VERSION}")
        return msgspec.convert(content, Reference, dec_hook=_read_type)
    except (msgspec.DecodeError, RecursionError) as error:
        return _unreadable(name, str(error))


def pages_to_bytes(pages: Sequence[Page], diagnostics: Sequence[Diagnostic]) -> bytes | None:
    """What was read of one document, for `pages_from_bytes`; None if it holds what JSON cannot carry."""
    try:
        return msgspec.json.encode(_Read(tuple(pages), tuple(diagnostics)))
    except (msgspec.MsgspecError, UnicodeEncodeError, OverflowError, RecursionError):
        return None


def pages_from_bytes(content: bytes) -> tuple[list[Page], list[Diagnostic]] | None:
    """The pages that `pages_to_bytes` wrote; None if the content was not written by it."""
    try:
        read = _decoder().decode(content)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return list(read.pages), list(read.diagnostics)


@dataclass(frozen=True, slots=True)
class _Read:
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]


@cache
def _decoder() -> msgspec.json.Decoder[_Read]:
    return msgspec.json.Decoder(_Read, dec_hook=_read_type)


_SHAPES = (ScalarType, ArrayType, ObjectType, MapType, ReferenceType, UnionType, UnknownType)
_BY_KIND: dict[str, type[Any]] = {
    **dict.fromkeys((primitive.value for primitive in Primitive), ScalarType),
    "array": ArrayType,
    "object": ObjectType,
    "reference": ReferenceType,
    "union": UnionType,
    "unknown": UnknownType,
}


def _read_type(_: type[Any], node: Any) -> Any:
    """The type that JSON data describe; msgspec has no unions of dataclasses, and asks here.

    A ValueError says what is wrong with the data: msgspec adds the path to it, which it does not for its own errors.
    """
    if not isinstance(node, dict):
        raise ValueError(f"Expected `object`, got `{type(node).__name__}`")
    kind = node.get("kind", "unknown")
    shape = _BY_KIND.get(kind) if isinstance(kind, str) else None
    if shape is None:
        raise ValueError(f"Invalid kind of type {kind!r}")
    if shape is ObjectType and node.get("values") is not None and not node.get("fields"):
        shape = MapType
    try:
        return msgspec.convert(node, shape, dec_hook=_read_type)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def _unreadable(name: str, reason: str) -> Diagnostic:
    problem = f"the file is no reference.json that this version can read ({reason})"
    return Diagnostic(
        "reference-unreadable", problem, "write it anew with `canvas-openapi parse`", Origin(name), Severity.ERROR
    )


def reference_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `reference.json`."""
    (schema, *_), definitions = msgspec.json.schema_components(
        [Reference, *_SHAPES], schema_hook=_schema_of_type, ref_template="#/$defs/{name}"
    )
    root = definitions.pop(schema["$ref"].rpartition("/")[2])
    for shape in _SHAPES:
        definition = definitions[shape.__name__]
        if shape is not UnknownType:
            definition["required"] = ["kind", *(name for name in definition["required"] if name != "kind")]
            definition["properties"]["kind"].pop("default", None)
    properties = {"format": {"const": _FORMAT}, "version": {"const": _VERSION}, **root["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "canvas-openapi reference",
        "description": root.get("description", ""),
        "type": "object",
        "properties": properties,
        "required": ["format", "version", "pages"],
        "$defs": {**definitions, "Type": _TYPE},
    }


_TYPE = {
    "title": "Type",
    "description": "What is known about a value, told apart by `kind`; without one, nothing is known.",
    "anyOf": [{"$ref": f"#/$defs/{shape.__name__}"} for shape in _SHAPES],
}


def _schema_of_type(kind: type[Any]) -> dict[str, Any]:
    if kind is AnyType:
        return {"$ref": "#/$defs/Type"}
    raise NotImplementedError(kind)


def _content(node: Any) -> Any:
    """A node of the model as JSON data, without the members that have their default.

    Sequences of the model are tuples; lists and dicts are JSON of the docs and stay as they are.
    """
    if isinstance(node, tuple):
        return [_content(item) for item in node]
    if not is_dataclass(node):
        return node
    return {
        name: _content(value)
        for name, default in _members(node.__class__)
        if (value := getattr(node, name)) is not default and (default is MISSING or value != default)
    }


_FIRST = ("kind", "text", "format", "nullable", "allowed", "items", "fields", "values", "target", "choices")
"""How the members of a type begin, whatever its class inherits."""


@cache
def _members(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """The names and defaults of a class of the model; a member without default is always written, and so is `kind`."""
    members = [(member.name, member.default) for member in fields(kind)]
    if kind in _SHAPES:
        members.sort(key=lambda member: _FIRST.index(member[0]) if member[0] in _FIRST else len(_FIRST))
    if kind is not UnknownType:
        members = [(name, MISSING if name == "kind" else default) for name, default in members]
    return tuple(members)
