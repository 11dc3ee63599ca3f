"""An object's example as its schema has it: without members that the schema does not list.

The docs abbreviate: `"owner": {"type": "User"}` and `"owner": {"$ref": "User"}` name an object instead of showing it,
and `"etc": "..."` stands for what is left out. Such members are no values; tools that check examples complain of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from canvas_docs.model import Json

from canvas_openapi.example_checks import REFERENCE
from canvas_openapi.openapi.json_types import types_of

NOTHING = object()
"""Stands for a value of which nothing is left."""


def listed_members(value: Json, schema: Mapping[str, Any], components: Mapping[str, Any]) -> Any:
    """The value without what its schema does not list, NOTHING if all of it goes."""
    if not isinstance(value, dict | list) or not value:
        return value
    if "$ref" in value:
        return NOTHING
    choices = [
        one for one in _choices(schema, components) if _holds(one, "array" if isinstance(value, list) else "object")
    ]
    found = [_members(value, choice, components) for choice in choices or [{}]]
    return max(found, key=lambda kept: -1 if kept is NOTHING else len(kept))


def _members(value: dict[str, Json] | list[Json], schema: Mapping[str, Any], components: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        items = [listed_members(item, schema.get("items", {}), components) for item in value]
        return [item for item in items if item is not NOTHING] or NOTHING
    listed = schema.get("properties", {})
    others = schema.get("additionalProperties", not listed)
    found: dict[str, Json] = {}
    for key, below in value.items():
        inner = listed.get(key, others)
        if inner is not False:
            member = listed_members(below, inner if isinstance(inner, dict) else {}, components)
            found |= {} if member is NOTHING else {key: member}
    return found or NOTHING


def _choices(schema: Mapping[str, Any], components: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What a reference or a choice stands for."""
    if "$ref" in schema:
        yield from _choices(components.get(schema["$ref"].removeprefix(REFERENCE), {}), components)
    elif "anyOf" in schema:
        for choice in schema["anyOf"]:
            yield from _choices(choice, components)
    else:
        yield schema


def _holds(schema: Mapping[str, Any], name: str) -> bool:
    return name in types_of(schema) or not types_of(schema)
