"""A folder that holds a resource in several forms or editions has one page for it."""

from __future__ import annotations

import itertools

import pytest
from canvas_docs.diagnostics import Severity
from canvas_docs.model import Reference

from tests.conftest import Read
from tests.pages import legacy_action, legacy_page, portal_action, portal_page, table
from tests.test_forms import PUBLISHED

OLDEST_FIRST = ("legacy 2022", "text", "portal HTML", "portal")


def routes(reference: Reference) -> list[tuple[str, str]]:
    return [(page.slug, route.path) for page, action in reference.actions for route in action.routes]


@pytest.mark.parametrize(("older", "newer"), list(itertools.combinations(OLDEST_FIRST, 2)))
def test_every_mix_of_forms_is_the_newest_of_them(read: Read, older: str, newer: str) -> None:
    old, new = ({f"{form}/{name}": text for name, text in PUBLISHED[form]().items()} for form in (older, newer))
    expected, _ = read(dict(new), "one form")
    mixed, diagnostics = read({**old, **new}, "mixed")

    assert [page.slug for page in mixed.pages] == [page.slug for page in expected.pages]
    assert [page.form for page in mixed.pages] == [page.form for page in expected.pages]
    assert routes(mixed) == routes(expected)
    assert {one.origin.document for one in diagnostics if one.code == "page-twice"} == set(old)


def test_what_the_newest_says_of_an_action_holds_alone(read: Read) -> None:
    """`color` was a parameter once. To join the tables would document it on."""
    rows = '<h4>Request Parameters:</h4><table class="request-params"><tr><td>color</td><td>string</td></tr></table>'
    new = portal_page(portal_action(table("`size` | `integer` | How large.")))
    reference, diagnostics = read({"pots.html": legacy_page(legacy_action(rows)), "pots.md": new})

    ((_, action),) = reference.actions
    assert [parameter.name for parameter in action.parameters] == ["size"]
    (twice,) = [one for one in diagnostics if one.code == "page-twice"]
    assert twice.origin.document == "pots.html"
    assert twice.problem == "pots.md documents this resource too, and was followed"
    assert twice.severity is Severity.NOTE


def test_what_the_older_alone_documents_is_added_and_named(read: Read) -> None:
    both = legacy_action() + legacy_action(anchor="pots.crack", route="POST /api/v1/pots/:id/crack")
    reference, diagnostics = read({"pots.html": legacy_page(both), "pots.md": portal_page(portal_action())})

    assert routes(reference) == [("pots", "/api/v1/pots"), ("pots", "/api/v1/pots/:id/crack")]
    (twice,) = [one for one in diagnostics if one.code == "page-twice"]
    assert "1 routes and 0 objects that stand here alone were added" in twice.problem
    assert twice.severity is Severity.WARNING


def test_of_two_editions_in_one_form_the_last_by_name_leads(read: Read) -> None:
    old, new = (portal_page(portal_action(f"The pots of {year}.")) for year in (2024, 2025))
    reference, diagnostics = read({"2024/pots.md": old, "2025/pots.md": new})

    ((_, action),) = reference.actions
    assert action.description == "The pots of 2025."
    (twice,) = [one for one in diagnostics if one.code == "page-twice"]
    assert (twice.origin.document, twice.severity) == ("2024/pots.md", Severity.WARNING)


def test_a_route_that_moved_to_another_page_stays_there(read: Read) -> None:
    moved = legacy_action() + legacy_action(anchor="pots.lids", route="GET /api/v1/lids")
    lids = portal_page(portal_action(anchor="lids.index", route="GET /api/v1/lids"), "Lids")
    reference, _ = read({"pots.html": legacy_page(moved), "pots.md": portal_page(portal_action()), "lids.md": lids})

    assert routes(reference) == [("lids", "/api/v1/lids"), ("pots", "/api/v1/pots")]


def test_pages_of_one_name_that_share_nothing_stay(read: Read) -> None:
    other = portal_page(portal_action(anchor="lti.index", route="GET /api/lti/pots"))
    reference, diagnostics = read({"core/pots.md": portal_page(portal_action()), "lti/pots.md": other})

    assert [page.slug for page in reference.pages] == ["pots", "pots-2"]
    assert not [one for one in diagnostics if one.code == "page-twice"]
