"""Where schemas stand in an OpenAPI document: what a value is follows from the keys that lead to it."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

from canvas_openapi.openapi.places import step


class Position(Enum):
    """What stands at a position of the document."""

    PART = auto()  # of the OpenAPI document: paths, operations, responses
    SCHEMA = auto()
    SCHEMAS = auto()  # an object or array of schemas
    DATA = auto()  # examples, extensions, the keywords of schemas


_HOLDERS = (dict, list)
_DATA = frozenset(("example", "examples", "default", "security", "scopes"))
ONE_SCHEMA = frozenset(("items", "additionalProperties", "not"))
"""Keywords of a schema that hold another."""
MANY_SCHEMAS = frozenset(("properties", "patternProperties", "anyOf", "oneOf", "allOf", "prefixItems"))
"""Keywords of a schema that hold an object or array of others."""


def position_of(keys: tuple[str | int, ...]) -> Position:
    """The position that keys lead to from the root of the document."""
    position = Position.PART
    for key in keys:
        position = position_below(position, key)
    return position


def position_below(position: Position, key: str | int) -> Position:
    """The position of a member or item of what stands at a position."""
    if position is Position.SCHEMAS:
        return Position.SCHEMA
    if position is Position.SCHEMA:
        if key in ONE_SCHEMA:
            return Position.SCHEMA
        return Position.SCHEMAS if key in MANY_SCHEMAS else Position.DATA
    if position is Position.DATA or is_data(key):
        return Position.DATA
    return Position.SCHEMA if key == "schema" else Position.SCHEMAS if key == "schemas" else Position.PART


def is_data(key: str | int) -> bool:
    """Whether what a part of the document has under this key is data, with no schemas in it."""
    return key in _DATA or (isinstance(key, str) and key.startswith("x-"))


def schemas_in(node: Any, position: Position = Position.PART) -> list[tuple[str, dict[str, Any]]]:
    """Every schema in what stands at a position, with its pointer from there, from the outside in."""
    found: list[tuple[str, dict[str, Any]]] = []
    _gather(node, position, "", found)
    return found


def _gather(node: Any, position: Position, at: str, found: list[tuple[str, dict[str, Any]]]) -> None:
    if position is Position.SCHEMA and isinstance(node, dict):
        found.append((at, node))
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, below in members:
        if isinstance(below, _HOLDERS) and (inner := position_below(position, key)) is not Position.DATA:
            _gather(below, inner, at + step(key), found)
