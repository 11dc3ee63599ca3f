"""Corrections to what the docs say: OpenAPI Overlay 1.0.0, applied to the document.

An engine of our own, because the published one for Python (oas-patch) speaks another JSONPath dialect, takes
`remove: false` for true, and cannot say which action changed what, or nothing: that is what keeps corrections honest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Grade, Json, Reference

from canvas_openapi.json_path import Location, as_text
from canvas_openapi.openapi.known import Evidence, Evidences
from canvas_openapi.openapi.places import pointer
from canvas_openapi.openapi.positions import position_of, schemas_in
from canvas_openapi.overlay_files import Action, Overlay
from canvas_openapi.overlay_merge import merged, retypes


def apply_overlays(
    document: dict[str, Any], evidence: Evidences, overlays: Iterable[Overlay], pages: Mapping[str, bool]
) -> tuple[dict[str, Any], Evidences, list[Diagnostic]]:
    """The document with all actions applied in order, its evidence, and what was noticed; what is given is untouched.

    `pages` are the slugs of the pages that the document was made from, with whether they are whole and current: an
    action that is for other pages stands aside. One that is for these and finds nothing to correct is stale, which is
    a warning with its name and line; on pages that are cut off, or of the legacy site, it is only a note, because
    they may never have had what the action corrects. An action is the evidence for the schemas that it types.
    """
    diagnostics: list[Diagnostic] = []
    applied: list[Action] = []
    known = dict(evidence)
    for overlay in overlays:
        for number, action in enumerate(overlay.actions):
            if action.pages and not any(page in pages for page in action.pages):
                continue
            if overlay.shipped and (missing := _needed(document, action, overlay.actions[number + 1 :])):
                diagnostics.append(_aside(action, missing))
                continue
            document, problems = _apply(document, known, action, shipped=overlay.shipped)
            is_current = not action.pages or any(pages.get(page) for page in action.pages)
            diagnostics += problems if is_current else [_as_note(problem) for problem in problems]
            applied.append(action)
    dangling = [(action, reference) for action in applied for reference in _missing(document, action)]
    return document, known, diagnostics + [_dangling(action, reference) for action, reference in dangling]


def correctable_pages(reference: Reference) -> dict[str, bool]:
    """The slugs of the pages, with whether each is whole and of the current portal."""
    return {
        page.slug: page.form != "yard-html" and not any(a.truncated for a in page.actions) for page in reference.pages
    }


def _apply(
    document: dict[str, Any], known: dict[str, Evidence], action: Action, *, shipped: bool
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The document with one action applied, and what was noticed; `known` is brought up to date with it."""
    problems: list[Diagnostic] = []
    for named, locations in action.target.find(document):
        if not locations:
            problems.append(_stale(action, f"{named} is not there"))
        for location in sorted(locations, key=_last_first, reverse=True):  # so that indexes stay right
            changed = _changed(document, location, action, shipped=shipped)
            if isinstance(changed, Diagnostic):
                problems.append(changed)
                continue
            _move_evidence(known, document, location, changed, Evidence(Grade.CORRECTED, action.name, action.origin))
            document = changed.document
    return document, problems


def _last_first(location: Location) -> list[tuple[bool, int, str]]:
    return [(isinstance(key, int), key if isinstance(key, int) else 0, str(key)) for key in location]


@dataclass(frozen=True, slots=True)
class _Changed:
    """A document with one node changed or removed; by pointers from it the schemas that were typed and replaced."""

    document: dict[str, Any]
    typed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    is_removed: bool = False


def _changed(document: dict[str, Any], location: Location, action: Action, *, shipped: bool) -> _Changed | Diagnostic:
    """The document with one node changed, or why it is not."""
    node = _node(document, location)
    where = as_text(location)
    if not isinstance(node, dict | list):
        return _wrong(action, f"{where} is no object or array", "target the object that holds it")
    if action.instead_of is not None and not _holds(node, action.instead_of):
        return _stale(action, f"{where} is no longer what `x-instead-of` says")
    if action.remove:
        if not location:
            return _wrong(action, "the whole document cannot be removed", "target a part of it")
        return _Changed(_without(document, location), is_removed=True)
    if isinstance(node, dict) and not isinstance(action.update, dict):
        return _wrong(action, f"{where} is an object, and the update is not", "give an object to merge")
    position = position_of(location)
    if shipped and action.instead_of is None and retypes(node, action.update, position):
        return _stale(action, f"{where}, or a part of it, already has what the update adds, or another type")
    new = merged(node, action.update, position)
    if new.node is node:
        return _stale(action, f"{where} already is as the update makes it")
    return _Changed(_with(document, location, new.node), new.typed, new.gone)


def _move_evidence(
    known: dict[str, Evidence], before: dict[str, Any], location: Location, change: _Changed, correction: Evidence
) -> None:
    """Bring the evidence up to date with the change of one node."""
    at, position = pointer(location), position_of(location)
    gone = change.gone
    if change.is_removed:
        gone = tuple(where for where, _ in schemas_in(_node(before, location), position))
    for where in gone:
        known.pop(at + where, None)
    known.update((at + where, correction) for where in change.typed)
    if change.is_removed and isinstance(location[-1], int):  # what stood behind it in the array moves up
        above, index = location[:-1], location[-1]
        for to, item in enumerate(_node(before, above)[index + 1 :], index):
            for inner, _ in schemas_in(item, position):
                if evidence := known.pop(pointer((*above, to + 1)) + inner, None):
                    known[pointer((*above, to)) + inner] = evidence


def _node(document: Any, location: Location) -> Any:
    for key in location:
        document = document[key]
    return document


def _holds(node: Json, part: Json) -> bool:
    """Whether a value has all that the part has."""
    if isinstance(node, dict) and isinstance(part, dict):
        return all(key in node and _holds(node[key], value) for key, value in part.items())
    return bool(node == part)


def _with(document: dict[str, Any], location: Location, new: Any) -> dict[str, Any]:
    """A copy of the document with another value at the location; what is beside the way there is shared."""
    for at in range(len(location) - 1, -1, -1):
        holder = _node(document, location[:at]).copy()
        holder[location[at]] = new
        new = holder
    return cast("dict[str, Any]", new)


def _without(document: dict[str, Any], location: Location) -> dict[str, Any]:
    holder = _node(document, location[:-1]).copy()
    del holder[location[-1]]
    return _with(document, location[:-1], holder)


def _needed(document: dict[str, Any], action: Action, behind: Sequence[Action]) -> list[str]:
    """What an action needs and the document lacks.

    A removal needs what the update needs that puts something else there, the next with the same reason: else the
    document would have neither.
    """
    missing = list(_missing(document, action))
    if action.remove and not missing:
        put = next((one for one in behind if one.reason == action.reason and not one.remove), None)
        missing = list(_missing(document, put)) if put else []
    return missing


def _missing(document: dict[str, Any], action: Action) -> Iterator[str]:
    """The references of an update that lead nowhere in the document, and the paths that only newer docs have."""
    if action.is_for_new_route:
        yield from action.target.absent_paths(document)
    for reference in dict.fromkeys(_references(action.update)):
        node: Any = document
        for key in reference.removeprefix("#/").split("/"):
            node = node.get(key.replace("~1", "/").replace("~0", "~")) if isinstance(node, dict) else None
        if node is None and reference.startswith("#/"):
            yield reference


def _references(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for member in value.values():
            yield from _references(member)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _aside(action: Action, missing: list[str]) -> Diagnostic:
    problem = f"the correction {action.name} stands aside: these pages do not describe {', '.join(missing)}"
    return Diagnostic("overlay-aside", problem, "give the full docs to have it", action.origin, Severity.NOTE)


def _dangling(action: Action, reference: str) -> Diagnostic:
    return _wrong(action, f"it refers to {reference}, which is not in the document", "correct the reference")


def _as_note(problem: Diagnostic) -> Diagnostic:
    return replace(problem, severity=Severity.NOTE) if problem.severity is Severity.WARNING else problem


def _stale(action: Action, problem: str) -> Diagnostic:
    advice = "compare it with the docs: remove it if they are right now"
    return Diagnostic("overlay-stale", f"the correction {action.name} is stale: {problem}", advice, action.origin)


def _wrong(action: Action, problem: str, advice: str) -> Diagnostic:
    return Diagnostic(
        "overlay-invalid", f"the action {action.name} fails: {problem}", advice, action.origin, Severity.ERROR
    )
