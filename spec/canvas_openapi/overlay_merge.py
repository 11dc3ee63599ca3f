"""Merging the update of an overlay action into a node (Overlay Specification 1.0.0, "Action Object").

The merge knows where schemas stand in an OpenAPI document, so that each schema that an action types can say so.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

from canvas_docs.model import Json

from canvas_openapi.json_path import Location
from canvas_openapi.openapi.schema import Evidence, Schema


class Place(Enum):
    """What stands at a place of the document."""

    PART = auto()  # of the OpenAPI document: paths, operations, responses
    SCHEMA = auto()
    SCHEMAS = auto()  # an object or array of schemas
    DATA = auto()  # examples, extensions, the keywords of schemas


_DATA = frozenset(("example", "examples", "default", "security", "scopes"))
_ONE_SCHEMA = frozenset(("items", "additionalProperties", "not"))
_MANY_SCHEMAS = frozenset(("properties", "patternProperties", "anyOf", "oneOf", "allOf", "prefixItems"))
_SHAPES = frozenset(("$ref", "type", "anyOf", "oneOf", "allOf"))
_TYPES = frozenset((*_SHAPES, "enum", "const", "format", "required", "additionalProperties"))


def place_of(location: Location) -> Place:
    """The place that a location leads to."""
    place = Place.PART
    for key in location:
        place = _below(place, key)
    return place


def _below(place: Place, key: str | int) -> Place:
    if place is Place.SCHEMAS:
        return Place.SCHEMA
    if place is Place.SCHEMA:
        return Place.SCHEMA if key in _ONE_SCHEMA else Place.SCHEMAS if key in _MANY_SCHEMAS else Place.DATA
    if place is Place.DATA or key in _DATA or str(key).startswith("x-"):
        return Place.DATA
    return Place.SCHEMA if key == "schema" else Place.SCHEMAS if key == "schemas" else Place.PART


def merged(node: Any, update: Json, place: Place, evidence: Evidence) -> Any:
    """The node with the update: objects are merged, arrays appended to, all else replaced.

    The node itself where that changes nothing. Schemas whose type is written carry the evidence.
    """
    if isinstance(node, list):
        return node + [_new(item, _below(place, 0), evidence) for item in _listed(update)]
    if not isinstance(node, dict) or not isinstance(update, dict):
        return node if _is_same(node, update) else _new(update, place, evidence)
    changes: dict[str, Any] = {}
    for key, value in update.items():
        below = _below(place, key)
        new = merged(node[key], value, below, evidence) if key in node else _new(value, below, evidence)
        if key not in node or new is not node[key]:
            changes[key] = new
    if not changes:
        return node
    members = {**node, **changes}
    if place is not Place.SCHEMA:
        return members
    if isinstance(node, Schema) and not _TYPES.intersection(changes):
        evidence = node.evidence
    return Schema(members, evidence)


def _listed(update: Json) -> list[Json]:
    """What to append; an array is appended item by item, as version 1.1 of the specification makes clear."""
    return update if isinstance(update, list) else [update]


def _is_same(old: Any, new: Json) -> bool:
    return type(old) is type(new) and bool(old == new)


def _new(value: Json, place: Place, evidence: Evidence) -> Any:
    if isinstance(value, dict):
        members = {key: _new(member, _below(place, key), evidence) for key, member in value.items()}
        return Schema(members, evidence) if place is Place.SCHEMA else members
    if isinstance(value, list):
        return [_new(item, _below(place, index), evidence) for index, item in enumerate(value)]
    return value


def retypes(node: Any, update: Json, place: Place) -> bool:
    """Whether an update would give another type to a schema that has one, or append what is there already."""
    if isinstance(node, list):
        return any(_is_listed(item, node) for item in _listed(update))
    if not isinstance(node, dict) or not isinstance(update, dict):
        return False
    if place is Place.SCHEMA and _SHAPES.intersection(node) and _differs(node, update):
        return True
    return any(key in node and retypes(node[key], value, _below(place, key)) for key, value in update.items())


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
