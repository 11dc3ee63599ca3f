"""Merging the update of an overlay action into a node (Overlay Specification 1.0.0, "Action Object")."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from canvas_docs.model import Json

from canvas_openapi.openapi.places import step
from canvas_openapi.openapi.positions import Position, position_below, schemas_in

_SHAPES = frozenset(("$ref", "type", "anyOf", "oneOf", "allOf"))
_TYPES = frozenset((*_SHAPES, "enum", "const", "format", "required", "additionalProperties"))


@dataclass(frozen=True, slots=True)
class Merged:
    """A node with an update, and by pointers from it the schemas that the update typed, and those that it replaced."""

    node: Any
    typed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def merged(node: Any, update: Json, position: Position) -> Merged:
    """The node with the update: objects are merged, arrays appended to, all else replaced.

    The node itself where that changes nothing.
    """
    if isinstance(node, list):
        added = _listed(update)
        behind = [*([None] * len(node)), *added]
        return Merged(node + deepcopy(added), tuple(at for at, _ in schemas_in(behind, position)))
    if not isinstance(node, dict) or not isinstance(update, dict):
        return Merged(node) if _is_same(node, update) else _instead(node, update, position)
    if position is Position.SCHEMA and _is_named_by(node, update):
        return _instead(node, update, position)
    changes: dict[str, Merged] = {}
    for key, value in update.items():
        below = position_below(position, key)
        new = merged(node[key], value, below) if key in node else _new(value, below)
        if key not in node or new.node is not node[key]:
            changes[key] = new
    if not changes:
        return Merged(node)
    own = ("",) if position is Position.SCHEMA and _TYPES.intersection(changes) else ()
    typed = (step(key) + at for key, new in changes.items() for at in new.typed)
    gone = tuple(step(key) + at for key, new in changes.items() for at in new.gone)
    return Merged({**node, **{key: new.node for key, new in changes.items()}}, (*own, *typed), gone)


def _listed(update: Json) -> list[Json]:
    """What to append; an array is appended item by item, as version 1.1 of the specification makes clear."""
    return update if isinstance(update, list) else [update]


def _is_same(old: Any, new: Json) -> bool:
    return type(old) is type(new) and bool(old == new)


def _instead(node: Any, value: Json, position: Position) -> Merged:
    new = _new(value, position)
    return Merged(new.node, new.typed, tuple(at for at, _ in schemas_in(node, position)))


def _new(value: Json, position: Position) -> Merged:
    return Merged(deepcopy(value), tuple(at for at, _ in schemas_in(value, position)))


def retypes(node: Any, update: Json, position: Position) -> bool:
    """Whether an update would give another type to a schema that has one, or append what is there already."""
    if isinstance(node, list):
        return any(_is_listed(item, node) for item in _listed(update))
    if not isinstance(node, dict) or not isinstance(update, dict):
        return False
    if position is Position.SCHEMA and _SHAPES.intersection(node) and _differs(node, update):
        return not _is_named_by(node, update)
    return any(
        key in node and retypes(node[key], value, position_below(position, key)) for key, value in update.items()
    )


def _is_named_by(node: dict[str, Any], update: dict[str, Any]) -> bool:
    """Whether the schema says no more than that it is an object, and the update says which."""
    return node == {"type": "object"} and "$ref" in update


def _differs(node: dict[str, Any], update: dict[str, Any]) -> bool:
    return any(
        key not in node or (key in ("$ref", "type") and node[key] != update[key]) for key in _SHAPES & update.keys()
    )


def _is_listed(item: Json, items: list[Any]) -> bool:
    """Whether an equal item, or a parameter of the same name, is in the array."""
    if item in items:
        return True
    name = (item.get("name"), item.get("in")) if isinstance(item, dict) and "in" in item else None
    return name is not None and any(
        isinstance(other, dict) and (other.get("name"), other.get("in")) == name for other in items
    )
