"""One page for each resource, where a folder holds a resource in several forms or editions.

The newest leads, alone: what an edition says of a route, its parameters and answers, holds together, and a parameter
of an older one may be long gone. The older page gives only the routes and objects that no other page documents. Each
page that was not followed is named, since only who gave the folder knows whether Canvas still has what it alone says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from canvas_docs.diagnostics import Diagnostic, Severity, diagnostic
from canvas_docs.documents import Form
from canvas_docs.model import Page
from canvas_docs.witness.joined_actions import Shape
from canvas_docs.witness.undocumented import documented_shapes, object_names, rest_of, with_rest

_OLDEST_FIRST = (Form.SWAGGER_JSON, Form.YARD_HTML, Form.PLAIN_TEXT, Form.GITBOOK_HTML, Form.GITBOOK_MARKDOWN)
"""Canvas published the legacy site until it moved to the portal, whose Markdown says most."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A page that may lead, with what it documents. `age` orders candidates: the newest has the highest."""

    page: Page
    age: tuple[int, int]
    routes: frozenset[Shape]
    names: frozenset[str]


def one_page_each(pages: Sequence[Page]) -> tuple[list[Page], list[Diagnostic]]:
    """The pages without those that document a resource once more, and a diagnostic for each of those.

    Pages of one name that share no route and no object are of different resources and stay.
    """
    newest_first = sorted((_candidate(page, at) for at, page in enumerate(pages)), key=_by_age, reverse=True)
    leading: list[_Candidate] = []
    followers: list[tuple[_Candidate, _Candidate]] = []
    for one in newest_first:
        leader = _leader(one, [other for other in leading if other.page.origin.document != one.page.origin.document])
        if leader is None:
            leading.append(one)
        else:
            followers.append((one, leader))
    kept = {one.age: one.page for one in leading}
    documented, names = documented_shapes(kept.values()), object_names(kept.values())
    diagnostics: list[Diagnostic] = []
    for one, leader in followers:
        rest = rest_of(one.page, documented, names | object_names([kept[leader.age]]))
        kept[leader.age] = with_rest(kept[leader.age], rest)
        documented |= documented_shapes([rest])
        diagnostics.append(_followed_another(one.page, leader.page, rest))
    return [page for _, page in sorted(kept.items(), key=lambda item: item[0][1])], diagnostics


def _candidate(page: Page, at: int) -> _Candidate:
    age = _OLDEST_FIRST.index(Form(page.form)), at
    return _Candidate(page, age, frozenset(documented_shapes([page])), frozenset(object_names([page])))


def _by_age(one: _Candidate) -> tuple[int, int]:
    return one.age


def _leader(one: _Candidate, newer: Sequence[_Candidate]) -> _Candidate | None:
    """The newer page of the same resource: one of its name with which it shares anything.

    A form may spell a name in its own way, or make two pages of one: then all routes must stand on pages of other
    forms, and the one with most of them leads.
    """
    for other in newer:
        if other.page.slug == one.page.slug and (other.routes & one.routes or other.names & one.names):
            return other
    others = [other for other in newer if other.page.form != one.page.form]
    if not one.routes or not one.routes <= {shape for other in others for shape in other.routes}:
        return None
    return max(others, key=lambda other: (len(other.routes & one.routes), other.age))


def _followed_another(page: Page, leader: Page, rest: Page) -> Diagnostic:
    routes = sum(len(action.routes) for action in rest.actions)
    problem = f"{leader.origin.document} documents this resource too, and was followed"
    if routes or rest.objects:
        problem += f"; {routes} routes and {len(rest.objects)} objects that stand here alone were added"
    elif page.form != leader.form:
        return diagnostic("page-twice", problem, page.origin, advice="nothing to do", severity=Severity.NOTE)
    return diagnostic("page-twice", problem, page.origin)
