"""What changed between two editions, read from their OpenAPI documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The kinds of change, in the order in which a reader wants them."""

    OPERATION_REMOVED = "removed operations"
    OPERATION_ADDED = "new operations"
    SCOPE_CHANGED = "changed scopes"
    PARAMETER_REMOVED = "removed parameters"
    PARAMETER_ADDED = "new parameters"
    OBJECT_REMOVED = "removed objects"
    OBJECT_ADDED = "new objects"
    PROPERTY_REMOVED = "removed properties"
    PROPERTY_ADDED = "new properties"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `owner` is the operationId or component that has it, `owner_name` its name where `what` has none."""

    kind: Kind
    what: str
    owner: str = ""
    owner_name: str = ""


def compare(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """All changes from one OpenAPI document to a later one. Operations are known by verb and path."""
    return [*_operations(_calls(old), _calls(new)), *_objects(_schemas(old), _schemas(new))]


def _calls(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"{verb.upper()} {path}": spec for path, item in document["paths"].items() for verb, spec in item.items()}


def _schemas(document: dict[str, Any]) -> dict[str, Any]:
    schemas: dict[str, Any] = document["components"]["schemas"]
    return {name: schema for name, schema in schemas.items() if not schema.get("x-canvas-undocumented")}


def _operations(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    yield from (Change(Kind.OPERATION_REMOVED, call) for call in old if call not in new)
    for call, spec in new.items():
        name = spec["operationId"]
        if call not in old:
            yield Change(Kind.OPERATION_ADDED, call, name)
            continue
        before, now = _parameters(old[call]), _parameters(spec)
        yield from (Change(Kind.PARAMETER_REMOVED, p, name, call) for p in before if p not in now)
        yield from (Change(Kind.PARAMETER_ADDED, p, name, call) for p in now if p not in before)
        if old[call].get("security") != spec.get("security"):
            yield Change(Kind.SCOPE_CHANGED, call, name)


def _objects(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    yield from (Change(Kind.OBJECT_REMOVED, name) for name in old if name not in new)
    for name, schema in new.items():
        if name not in old:
            yield Change(Kind.OBJECT_ADDED, name, name)
            continue
        before, now = dict.fromkeys(_members(old[name])), dict.fromkeys(_members(schema))
        yield from (Change(Kind.PROPERTY_REMOVED, f"{name}.{m}", name) for m in before if m not in now)
        yield from (Change(Kind.PROPERTY_ADDED, f"{name}.{m}", name) for m in now if m not in before)


def _parameters(spec: dict[str, Any]) -> dict[str, None]:
    """The names of query parameters and the JSON paths of the body. Path parameters are part of the call."""
    found = dict.fromkeys(p["name"] for p in spec.get("parameters", ()) if p.get("in") == "query")
    for content in spec.get("requestBody", {}).get("content", {}).values():
        found |= dict.fromkeys(_members(content["schema"]))
    return found


def _members(schema: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, member in schema.get("properties", {}).items():
        yield f"{prefix}{name}"
        yield from _members(member, f"{prefix}{name}.")
    items = schema.get("items")
    if isinstance(items, dict):
        yield from _members(items, f"{prefix.removesuffix('.')}[].")
