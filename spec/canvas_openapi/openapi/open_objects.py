"""Objects of which no member is known say that they may have any.

`type: object` alone means the same to a validator, but openapi-typescript takes it for an object without members
(`Record<string, never>`), to which no caller can give one. An object that has none says `additionalProperties: false`.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import is_not
from typing import Any

from canvas_openapi.openapi.positions import MANY_SCHEMAS, ONE_SCHEMA, is_data

_HOLDERS = (dict, list)
_HOLDING = ONE_SCHEMA | MANY_SCHEMAS
_SAYS_MORE = frozenset(("properties", "patternProperties", "additionalProperties", "anyOf", "oneOf", "allOf", "enum"))


def with_open_objects(document: dict[str, Any]) -> dict[str, Any]:
    """The document with open objects; the given one stays as it is, and what does not change is shared with it.

    A component stays as it is itself: openapi-generator has no type for one that is a map.
    """
    opened: dict[str, Any] = _opened_part(document)
    schemas = document.get("components", {}).get("schemas", {})
    bare = {name: schema for name, schema in schemas.items() if _is_bare(schema)}
    if bare:
        components = opened["components"]
        opened = {**opened, "components": {**components, "schemas": {**components["schemas"], **bare}}}
    return opened


def _opened_part(part: Any) -> Any:
    """A part of the document that is no schema, with open objects; the same object where there are none."""
    if not isinstance(part, dict):
        return part
    changed = {}
    for key, value in part.items():
        if isinstance(value, _HOLDERS) and not is_data(key):
            opened = _OPENED.get(key, _opened_parts)(value)
            if opened is not value:
                changed[key] = opened
    return {**part, **changed} if changed else part


def _opened_parts(holder: Any) -> Any:
    return _opened_part(holder) if isinstance(holder, dict) else _each(holder, _opened_part)


def _opened_schemas(holder: Any) -> Any:
    return _each(holder, _opened_schema)


def _opened_schema(schema: Any) -> Any:
    if not isinstance(schema, dict):
        return schema
    changed = {}
    for keyword in schema.keys() & _HOLDING:
        value = schema[keyword]
        opened = _opened_schema(value) if keyword in ONE_SCHEMA else _opened_schemas(value)
        if opened is not value:
            changed[keyword] = opened
    if _is_bare(schema):
        changed["additionalProperties"] = True
    return {**schema, **changed} if changed else schema


def _each(holder: Any, opened: Callable[[Any], Any]) -> Any:
    """An array or object with each of its values changed; the same object where none is."""
    if isinstance(holder, list):
        items = [opened(one) for one in holder]
        return items if any(map(is_not, items, holder)) else holder
    if not isinstance(holder, dict):
        return holder
    changed = {key: new for key, one in holder.items() if (new := opened(one)) is not one}
    return {**holder, **changed} if changed else holder


_OPENED: dict[str, Callable[[Any], Any]] = {"schema": _opened_schema, "schemas": _opened_schemas}


def _is_bare(schema: dict[str, Any]) -> bool:
    """Whether a schema says of an object that it is one, and nothing of its members."""
    types = schema.get("type", ())
    return "object" in ([types] if isinstance(types, str) else types) and not _SAYS_MORE & schema.keys()
