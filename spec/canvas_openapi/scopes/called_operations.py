"""The operations of an edition, found by a call: a verb and a path or URL with real ids in it.

The rules (the site's scopes page has the same): the path begins at `/api/`; each segment matches the same text before
a parameter, the leftmost difference first; a `*` parameter takes the rest; ids may hold whatever is no slash, so
`self`, `sis_course_id:X` and encoded slashes are ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from canvas_openapi.scopes import alike

_PARTS = re.compile(r"(?:url:)?(\w+)[\s|:]*(/.*)", re.IGNORECASE)
_ID = re.compile(r"/(?:\d[\d~]*|self|(?:hex:)?sis_\w+:[^/]*)(?=/|$)")

VERBS = ("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH")


@dataclass(frozen=True, slots=True)
class ScopedOperation:
    """An operation as far as scopes are concerned; `whose` says which resource it is of."""

    id: str
    method: str
    path: str
    scopes: tuple[str, ...]
    whose: str = ""
    route: str = ""

    @property
    def call(self) -> str:
        """`VERB /path`."""
        return f"{self.method} {self.path}"

    @property
    def reads(self) -> bool:
        """Whether it changes nothing."""
        return self.method in ("GET", "HEAD", "OPTIONS")


@dataclass(slots=True)
class _Node:
    """A place in the tree of path segments."""

    fixed: dict[str, _Node] = field(default_factory=dict)
    parameter: _Node | None = None
    rest: dict[str, ScopedOperation] = field(default_factory=dict)
    here: dict[str, ScopedOperation] = field(default_factory=dict)


class Catalogue:
    """All operations of an OpenAPI document of ours, by id, by scope and by call."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.operations = tuple(_operations(document))
        self.by_id = {operation.id: operation for operation in self.operations}
        self.by_scope: dict[str, list[ScopedOperation]] = {}
        self._by_name = {_plain(operation.id): operation for operation in self.operations}
        self._root = _Node()
        for operation in self.operations:
            for scope in operation.scopes:
                self.by_scope.setdefault(scope, []).append(operation)
            self._add(operation)

    def _add(self, operation: ScopedOperation) -> None:
        node = self._root
        for segment in _segments(operation.path):
            if segment.startswith("{"):
                if f"*{segment[1:-1]}" in operation.route:
                    node.rest[operation.method] = operation
                    return
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.fixed.setdefault(segment, _Node())
        node.here[operation.method] = operation

    def named(self, name: str) -> ScopedOperation | None:
        """The operation of an operationId, or of a client's method in either spelling: `canvas.courses.listCourses`."""
        last = name.rpartition(".")[2]
        return self.by_id.get(last) or self._by_name.get(_plain(last))

    def called(self, method: str, path: str) -> ScopedOperation | None:
        """The operation that a call reaches, the most specific first; None if none is documented.

        A HEAD is answered as a GET. `path` may be a URL, and may have a query.
        """
        segments = _segments(path_of(path))
        verb = method.upper()
        found = _descend(self._root, segments, verb)
        return found or (_descend(self._root, segments, "GET") if verb == "HEAD" else None)

    def nearest(self, method: str, path: str) -> str:
        """The documented call that looks most like an undocumented one, `VERB /path`; empty if none does."""
        return alike.nearest(method, _ID.sub("/{}", path_of(path)), self._calls)

    def nearest_scope(self, scope: str) -> str:
        """The scope that was meant by one that does not exist; empty if none is alike."""
        found = _PARTS.match(scope)
        return alike.nearest(found[1], found[2], self._scopes) if found else ""

    @cached_property
    def _calls(self) -> list[alike.Candidate]:
        return [alike.Candidate(o.method, alike.segments_of(o.path), o.call) for o in self.operations]

    @cached_property
    def _scopes(self) -> list[alike.Candidate]:
        found = [(scope, _PARTS.match(scope)) for scope in self.by_scope]
        return [alike.Candidate(parts[1], alike.segments_of(parts[2]), scope) for scope, parts in found if parts]


def path_of(url: str) -> str:
    """The path of a URL or path, from `/api/` on where there is one, without host, query, and a closing slash."""
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    start = path.find("/api/")
    path = path[start:] if start >= 0 else re.sub(r"^[a-z]+://[^/]*", "", path, flags=re.IGNORECASE)
    return re.sub(r"\.json$", "", path.rstrip("/")) or "/"


def _operations(document: Mapping[str, Any]) -> Iterator[ScopedOperation]:
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            if verb.upper() not in VERBS:
                continue
            ways = operation.get("security", ())
            scopes = dict.fromkeys(scope for way in ways for scope in way.get("oauth2", ()))
            whose = next(iter(operation.get("tags", ())), "")
            route = operation.get("x-canvas-route", "")
            yield ScopedOperation(operation["operationId"], verb.upper(), path, tuple(scopes), whose, route)


def _segments(path: str) -> list[str]:
    return [segment for segment in path.split("/") if segment]


def _descend(node: _Node, segments: list[str], method: str) -> ScopedOperation | None:
    """The operation below a place. A parameter is tried where the fixed text leads to no operation of this verb."""
    if not segments:
        return node.here.get(method)
    first, rest = segments[0], segments[1:]
    fixed = node.fixed.get(first)
    return (
        (_descend(fixed, rest, method) if fixed else None)
        or (_descend(node.parameter, rest, method) if node.parameter else None)
        or node.rest.get(method)
    )


def _plain(name: str) -> str:
    """A name without what differs between snake_case and camelCase."""
    return name.replace("_", "").lower()
