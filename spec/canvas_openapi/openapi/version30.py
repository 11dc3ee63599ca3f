"""OpenAPI 3.1 document → OpenAPI 3.0.3 document of the same content.

Source: "Migrating from OpenAPI 3.0 to 3.1" read backwards, and OpenAPI 3.0.3, "Schema Object".
"""

from __future__ import annotations

from typing import Any

_VERBATIM = frozenset(("example", "examples", "default", "enum", "x-codeSamples"))


def as_openapi_30(document: dict[str, Any]) -> dict[str, Any]:
    """A 3.0.3 document; the given one is not changed."""
    conversion = _Conversion(document["components"]["schemas"])
    converted: dict[str, Any] = {"openapi": "3.0.3"}
    converted["info"] = {key: value for key, value in document["info"].items() if key != "summary"}
    converted |= {
        key: conversion.outside(value)
        for key, value in document.items()
        if key not in ("openapi", "info", "components")
    }
    converted["components"] = {
        kind: {
            name: conversion.schema(value) if kind == "schemas" else conversion.outside(value)
            for name, value in parts.items()
        }
        for kind, parts in document["components"].items()
    }
    return converted


_MAPS = frozenset(("properties",))
_SCHEMAS = frozenset(("items", "additionalProperties", "not"))
_LISTS = frozenset(("anyOf", "oneOf", "allOf"))
_UNKNOWN_TO_30 = frozenset(("propertyNames",))
_NULL = {"type": "null"}
_NULL_30 = {"type": "object", "nullable": True, "enum": [None]}  # null and nothing else; `nullable` needs a type


class _Conversion:
    """Converts the schemas of one document; `components` are the 3.1 schemas that they refer to."""

    def __init__(self, components: dict[str, Any]) -> None:
        self._components = components

    def outside(self, node: Any) -> Any:
        """Convert the schemas below a node that is no schema itself."""
        if isinstance(node, dict):
            return {
                key: self.schema(value) if key == "schema" else value if key in _VERBATIM else self.outside(value)
                for key, value in node.items()
            }
        if isinstance(node, list):
            return [self.outside(value) for value in node]
        return node

    def schema(self, schema: Any) -> Any:
        """The 3.0 schema of a 3.1 schema."""
        if not isinstance(schema, dict):
            return schema  # additionalProperties: true
        converted: dict[str, Any] = {}
        for key, value in schema.items():
            if key in _MAPS:
                converted[key] = {name: self.schema(below) for name, below in value.items()}
            elif key in _SCHEMAS:
                converted[key] = self.schema(value)
            elif key in _LISTS:
                converted[key] = [below if below == _NULL else self.schema(below) for below in value]
            elif key == "examples":
                converted |= {"example": value[0]} if value else {}
            elif key == "contentMediaType":
                converted["format"] = "binary"
            elif key == "const":
                converted["enum"] = [value]
            elif key not in _UNKNOWN_TO_30:
                converted[key] = value
        return _with_reference_alone(self._with_nullable(converted))

    def _with_nullable(self, schema: dict[str, Any]) -> dict[str, Any]:
        """`nullable` instead of the type null."""
        kinds = schema.get("type")
        if isinstance(kinds, list):
            others = [kind for kind in kinds if kind != "null"]
            nullable = {"nullable": True} if len(others) < len(kinds) else {}
            if len(others) == 1:
                return _in_place(schema, "type", {"type": others[0], **nullable})
            rest = {key: value for key, value in schema.items() if key != "type"}
            return {**rest, "anyOf": [{"type": kind, **nullable} for kind in others]}
        choices = schema.get("anyOf")
        if choices and _NULL in choices:
            others = [choice for choice in choices if choice != _NULL]
            return _in_place(schema, "anyOf", {"anyOf": [*others, _NULL_30]})
        return schema


def _in_place(schema: dict[str, Any], key: str, instead: dict[str, Any]) -> dict[str, Any]:
    """The schema with other members where `key` was, so that the order reads the same."""
    result: dict[str, Any] = {}
    for name, value in schema.items():
        result |= instead if name == key else {name: value}
    return result


def _with_reference_alone(schema: dict[str, Any]) -> dict[str, Any]:
    """In 3.0 nothing beside a `$ref` counts: what stands beside it moves out, around an `allOf`."""
    if "$ref" not in schema or len(schema) == 1:
        return schema
    return _in_place(schema, "$ref", {"allOf": [{"$ref": schema["$ref"]}]})
