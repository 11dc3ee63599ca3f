"""Calls → the least scopes that they need, with the calls that need each, and what matches nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from canvas_openapi.scopes.called_operations import Catalogue, ScopedOperation, path_of
from canvas_openapi.scopes.calls import Called

_MOST_UNMATCHED = 1000  # of distinct paths: a log may hold millions, and nothing of it is to pile up


@dataclass(frozen=True, slots=True)
class NeededScopes:
    """What a set of calls needs: the calls by scope, the operations, and what was not found with the nearest."""

    scopes: dict[str, list[str]]
    operations: tuple[ScopedOperation, ...]
    unmatched: dict[str, str]
    more_unmatched: int = 0

    def to_json(self) -> dict[str, Any]:
        """The form of `needed.schema.json`."""
        return {
            "scopes": [{"scope": scope, "calls": calls} for scope, calls in self.scopes.items()],
            "unmatched": [{"call": call, "nearest": nearest} for call, nearest in self.unmatched.items()],
        }


def needed(catalogue: Catalogue, calls: Iterable[Called]) -> NeededScopes:
    """The scopes of a stream of calls. Only operations are kept, and the first distinct paths that match none."""
    met: dict[str, ScopedOperation] = {}
    unmatched: dict[str, str] = {}
    more = 0
    for call in calls:
        operation = catalogue.named(call.name) if call.name else catalogue.called(call.method, call.path)
        if operation is not None:
            met[operation.id] = operation
            continue
        if not call.sure:
            continue
        said = call.name or f"{call.method.upper()} {path_of(call.path)}"
        if said in unmatched:
            continue
        if len(unmatched) < _MOST_UNMATCHED:
            unmatched[said] = ""
        else:
            more += 1
    for said in unmatched:
        method, _, path = said.partition(" ")
        unmatched[said] = catalogue.nearest(method, path) if path else ""
    operations = tuple(operation for operation in catalogue.operations if operation.id in met)
    scopes: dict[str, list[str]] = {}
    for operation in operations:
        if operation.scopes and not any(scope in scopes for scope in operation.scopes):
            scopes.setdefault(operation.scopes[0], [])
    for operation in operations:
        for scope in operation.scopes:
            if scope in scopes:
                scopes[scope].append(operation.call)
    return NeededScopes(dict(sorted(scopes.items())), operations, dict(sorted(unmatched.items())), more)
