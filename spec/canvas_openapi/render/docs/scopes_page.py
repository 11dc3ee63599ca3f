"""What the page of scopes shows: every scope by resource, with the operations that need it.

Without JavaScript it is a list. `templates/docs/scopes.js` reads from that list what it needs to answer for pasted
scopes and calls, so each address says which operation it is, and its call where the scope does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from canvas_openapi.render.docs.arrangement import Catalogue, Operation
from canvas_openapi.render.docs.links import file_name

SCOPES_FILE = "scopes.html"


@dataclass(frozen=True, slots=True)
class ScopedCall:
    """A call that needs a scope: its operationId and address; `call` only where the scope does not say it."""

    id: str
    href: str
    call: str


@dataclass(frozen=True, slots=True)
class ScopeView:
    """A scope and the calls that need it, or a call that needs none (`value` is then that call)."""

    value: str
    derived: bool
    calls: tuple[ScopedCall, ...]


@dataclass(frozen=True, slots=True)
class ScopeGroup:
    """The scopes of one resource, or what needs none."""

    id: str
    title: str
    href: str
    scopes: tuple[ScopeView, ...]


@dataclass(frozen=True, slots=True)
class ScopesView:
    """All scopes, by resource; then the calls that need none, if there are any."""

    groups: tuple[ScopeGroup, ...]
    free: ScopeGroup

    @property
    def count(self) -> int:
        """How many scopes there are."""
        return sum(len(group.scopes) for group in self.groups)


def scopes_view(found: Catalogue) -> ScopesView:
    """All scopes by resource; one that several resources use stands at the first."""
    needed_by: dict[str, list[Operation]] = {}
    for _, _, operation in found.operations:
        for scope in operation.scopes:
            needed_by.setdefault(scope, []).append(operation)
    groups, seen = [], set[str]()
    for page in found.pages:
        mine = dict.fromkeys(s for section in page.sections for o in section.operations for s in o.scopes)
        shown = tuple(_scope(found, scope, needed_by[scope]) for scope in mine if scope not in seen)
        seen.update(mine)
        if shown:
            groups.append(ScopeGroup(file_name(f"scopes-{page.page.slug}"), page.page.title, page.file, shown))
    return ScopesView(tuple(groups), ScopeGroup("scopes-none", "Calls without a scope", "", tuple(_free(found))))


def _scope(found: Catalogue, scope: str, operations: list[Operation]) -> ScopeView:
    derived = all(operation.spec.get("x-canvas-scope-derived") for operation in operations)
    calls = (ScopedCall(one.id, found.hrefs[one.id], _call_unless_said(one, scope)) for one in operations)
    return ScopeView(scope, derived, tuple(calls))


def _free(found: Catalogue) -> Iterator[ScopeView]:
    for _, _, operation in found.operations:
        if not operation.scopes:
            call = ScopedCall(operation.id, found.hrefs[operation.id], "")
            yield ScopeView(_call(operation), False, (call,))


def _call_unless_said(operation: Operation, scope: str) -> str:
    call = _call(operation)
    said = re.sub(r":(\w+)", r"{\1}", scope.removeprefix("url:").replace("|", " ", 1))
    return "" if call == said else call


def _call(operation: Operation) -> str:
    """`VERB /path`, with `*name` for a parameter that takes the rest of the path."""
    route = str(operation.spec.get("x-canvas-route", ""))
    path = re.sub(r"\{(\w+)\}", lambda name: f"*{name[1]}" if f"*{name[1]}" in route else name[0], operation.path)
    return f"{operation.verb} {path}"
