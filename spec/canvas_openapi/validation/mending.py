"""What an error is in is taken out, so that the rest of the document can be used."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from canvas_docs.diagnostics import Diagnostic, Severity, diagnostic

from canvas_openapi.openapi.document_parts import Keys
from canvas_openapi.openapi.places import Place, place_of, pointer
from canvas_openapi.validation.errors import Error, find_errors

_ROUNDS = 8
"""Each round takes something out or is the last; an error may show only after another is gone."""
_Part = tuple[str, ...]


def keep_valid_parts(
    document: dict[str, Any], places: Mapping[str, Place], sound: Collection[Keys] = ()
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The document without the operations and components that break a rule, and a warning for each of them.

    An error elsewhere stays, as an error. The document that is given stays as it is. `sound`: as for `find_errors`.
    """
    found: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        errors = find_errors(document, sound)
        sound = ()  # what refers to a part that was taken out may break a rule now
        parts = {part: error for error in reversed(errors) if (part := _part(error.path))}
        if not parts:
            return document, [*found, *(_fatal(error, places) for error in errors)]
        for part, error in sorted(parts.items()):
            found.append(_left_out(part, error, places))
            document = _without(document, part)
    return document, [*found, *(_fatal(error, places) for error in find_errors(document))]


def _part(path: tuple[str | int, ...]) -> _Part:
    """The operation, path or component that an error is in; empty if it is in none."""
    length = {"paths": 3, "components": 3}.get(str(path[0]) if path else "", 0)
    part = tuple(map(str, path[:length]))
    return part if len(part) >= 2 and (part[0] == "paths" or len(part) == 3) else ()


def _without(document: dict[str, Any], part: _Part) -> dict[str, Any]:
    """The document without a part. A component leaves an empty one behind: what refers to it stays whole."""
    kind, *below = part
    section = dict(document[kind])
    if kind == "components":
        section[below[0]] = {**section[below[0]], below[1]: _EMPTY.get(below[0], {})}
    elif len(below) == 1:
        section.pop(below[0], None)
    else:
        item = {verb: operation for verb, operation in section.get(below[0], {}).items() if verb != below[1]}
        if item:
            section[below[0]] = item
        else:
            section.pop(below[0], None)
    return {**document, kind: section}


_EMPTY: dict[str, dict[str, Any]] = {
    "schemas": {"description": "Left out: what was made of the docs is no valid schema."},
    "responses": {"description": "Left out: what was made of the docs is no valid response."},
    "headers": {"schema": {}},
    "examples": {},
}


def _left_out(part: _Part, error: Error, places: Mapping[str, Place]) -> Diagnostic:
    where = pointer(part)
    what = f"{part[2].upper()} {part[1]}" if part[0] == "paths" and len(part) == 3 else part[-1]
    code = "component-left-out" if part[0] == "components" else "operation-left-out"
    problem = f"{what} was left out of the document: {error.problem} (at {pointer(error.path[len(part) :]) or '/'})"
    return diagnostic(code, problem, place_of(where, places).origin)


def _fatal(error: Error, places: Mapping[str, Place]) -> Diagnostic:
    where = pointer(error.path)
    return diagnostic(
        "spec-invalid", f"{where or '/'}: {error.problem}", place_of(where, places).origin, severity=Severity.ERROR
    )
