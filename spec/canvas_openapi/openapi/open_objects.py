"""Objects of which no member is known say that they may have any.

`type: object` alone means the same to a validator, but openapi-typescript takes it for an object without members
(`Record<string, never>`), to which no caller can give one. An object that has none says `additionalProperties: false`.
"""

from __future__ import annotations

from typing import Any

from canvas_openapi.openapi.positions import Position, position_below

_SAYS_MORE = frozenset(("properties", "patternProperties", "additionalProperties", "anyOf", "oneOf", "allOf", "enum"))


def with_open_objects(document: dict[str, Any]) -> dict[str, Any]:
    """The document with open objects; the given one stays as it is.

    A component stays as it is itself: openapi-generator has no type for one that is a map.
    """
    opened: dict[str, Any] = _opened(document, Position.PART)
    schemas = document.get("components", {}).get("schemas", {})
    for name, schema in schemas.items():
        if _is_bare(schema):
            opened["components"]["schemas"][name] = schema
    return opened


def _opened(node: Any, position: Position) -> Any:
    if position is Position.DATA:
        return node
    if isinstance(node, list):
        return [_opened(one, position_below(position, number)) for number, one in enumerate(node)]
    if not isinstance(node, dict):
        return node
    opened = {key: _opened(value, position_below(position, key)) for key, value in node.items()}
    if position is Position.SCHEMA and _is_bare(node):
        opened["additionalProperties"] = True
    return opened


def _is_bare(schema: dict[str, Any]) -> bool:
    """Whether a schema says of an object that it is one, and nothing of its members."""
    types = schema.get("type", ())
    return "object" in ([types] if isinstance(types, str) else types) and not _SAYS_MORE & schema.keys()
