"""Objects of which no member is known say that they may have any.

`type: object` alone means the same to a validator, but openapi-typescript takes it for an object without members
(`Record<string, never>`), to which no caller can give one. An object that has none says `additionalProperties: false`.
"""

from __future__ import annotations

from operator import is_not
from typing import Any

from canvas_openapi.openapi.positions import Position, position_below

_HOLDERS = (dict, list)
_SAYS_MORE = frozenset(("properties", "patternProperties", "additionalProperties", "anyOf", "oneOf", "allOf", "enum"))


def with_open_objects(document: dict[str, Any]) -> dict[str, Any]:
    """The document with open objects; the given one stays as it is, and what does not change is shared with it.

    A component stays as it is itself: openapi-generator has no type for one that is a map.
    """
    opened: dict[str, Any] = _opened(document, Position.PART)
    schemas = document.get("components", {}).get("schemas", {})
    bare = {name: schema for name, schema in schemas.items() if _is_bare(schema)}
    if bare:
        components = opened["components"]
        opened = {**opened, "components": {**components, "schemas": {**components["schemas"], **bare}}}
    return opened


def _opened(node: Any, position: Position) -> Any:
    """The node with open objects; the same object where there are none."""
    if isinstance(node, list):
        items = [
            _opened(one, position_below(position, number)) if isinstance(one, _HOLDERS) else one
            for number, one in enumerate(node)
        ]
        return items if any(map(is_not, items, node)) else node
    if isinstance(node.get("$ref"), str):
        return node
    changed = {}
    for key, value in node.items():
        if isinstance(value, _HOLDERS) and (below := position_below(position, key)) is not Position.DATA:
            opened = _opened(value, below)
            if opened is not value:
                changed[key] = opened
    if position is Position.SCHEMA and _is_bare(node):
        changed["additionalProperties"] = True
    return {**node, **changed} if changed else node


def _is_bare(schema: dict[str, Any]) -> bool:
    """Whether a schema says of an object that it is one, and nothing of its members."""
    types = schema.get("type", ())
    return "object" in ([types] if isinstance(types, str) else types) and not _SAYS_MORE & schema.keys()
