"""What `--only` and `--except` name: operations of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from canvas_openapi.scopes.listing import scopes_in

READ_ONLY = "read-only"
GROUP = "group:"
"""Before the name of a group that a tag has, too."""
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
READS = ("get", "head", "options")


class UnknownTermError(ValueError):
    """A term that names nothing in the document; the message says what may be meant."""


class EmptySliceError(ValueError):
    """Terms that leave no operation."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The terms of a slice. An operation is in it if a term of `only` names it (all, if there are none), and none of
    `but` does; `read-only` among `only` leaves of that what changes nothing."""

    only: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.only or self.but)


@dataclass(frozen=True, slots=True)
class SelectedOperation:
    """An operation as far as terms can name it."""

    path: str
    verb: str
    id: str
    tags: tuple[str, ...]
    scopes: tuple[str, ...]
    route: str


def selected(document: Mapping[str, Any], selection: Selection) -> set[tuple[str, str]]:
    """Path and verb of every operation of the slice.

    Raises UnknownTermError for a term that is no tag, tag group, path glob, operationId, scope or file of scopes.
    """
    known = list(operations(document))
    chosen = [_test(document, known, term) for term in selection.only if term != READ_ONLY]
    if READ_ONLY in selection.only:
        known = [operation for operation in known if operation.verb in READS]
    left_out = [_test(document, known, term) for term in selection.but]
    return {
        (operation.path, operation.verb)
        for operation in known
        if (not chosen or any(test(operation) for test in chosen)) and not any(test(operation) for test in left_out)
    }


def operations(document: Mapping[str, Any]) -> Iterator[SelectedOperation]:
    """All operations of a document, in its order."""
    for path, item in document["paths"].items():
        for verb in VERBS:
            if verb in item:
                spec = item[verb]
                scopes = tuple(s for way in spec.get("security", ()) for scopes in way.values() for s in scopes)
                tags = tuple(spec.get("tags", ()))
                yield SelectedOperation(path, verb, spec["operationId"], tags, scopes, spec.get("x-canvas-route", ""))


def _test(
    document: Mapping[str, Any], known: list[SelectedOperation], term: str
) -> Callable[[SelectedOperation], bool]:
    """What a term means: the first of its meanings that the document knows."""
    if term == READ_ONLY:
        return lambda operation: operation.verb in READS
    groups = {group["name"].casefold(): set(group["tags"]) for group in document.get("x-tagGroups", ())}
    tags = {tag.casefold(): tag for operation in known for tag in operation.tags}
    scopes = {scope for operation in known for scope in operation.scopes}
    if term.startswith(GROUP) and (of_group := groups.get(term.removeprefix(GROUP).casefold())):
        return lambda operation: not of_group.isdisjoint(operation.tags)
    if term.casefold() in tags:
        return lambda operation: tags[term.casefold()] in operation.tags
    if term.casefold() in groups:
        return lambda operation: not groups[term.casefold()].isdisjoint(operation.tags)
    if any(term == operation.id for operation in known):
        return lambda operation: operation.id == term
    if term in scopes:
        return lambda operation: term in operation.scopes
    if term.startswith("/") and (found := {o.path for o in known if _matches(o, term)}):
        return lambda operation: operation.path in found
    if Path(term).is_file():
        listed = set(scopes_in(Path(term).read_text(encoding="utf-8-sig", errors="replace")))
        if listed & scopes:
            return lambda operation: not listed.isdisjoint(operation.scopes)
    names = [*tags.values(), *(o.id for o in known), *scopes, *(g["name"] for g in document.get("x-tagGroups", ()))]
    nearest = get_close_matches(term, names, n=1)
    raise UnknownTermError(
        f"{term!r} is no tag, tag group, path glob, operationId, scope or file of scopes of this document"
        + (f"; nearest: {nearest[0]}" if nearest else "")
    )


def _matches(operation: SelectedOperation, glob: str) -> bool:
    """Whether a glob names an operation's path, in the document's spelling or that of the docs."""
    return operation.path == glob or fnmatchcase(operation.path, glob) or fnmatchcase(operation.route, glob)
