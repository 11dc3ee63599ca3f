"""The overlays that ship: each says why, matches and changes something, on invented pages and on the real ones."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Grade, Reference
from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED
from canvas_openapi.making import make_document
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.known import Evidences
from canvas_openapi.overlay import apply_overlays, correctable_pages
from canvas_openapi.overlay_files import read_overlays
from canvas_openapi.overlay_needs import lacks

from tests.conftest import Run, write_pages
from tests.made import document_of, reference_of
from tests.pages import portal_action, portal_page

OVERLAYS, PROBLEMS = read_overlays([])
ACTIONS = [action for overlay in OVERLAYS for action in overlay.actions]
SOURCE = "https://github.com/instructure/canvas-lms/blob/master/"


def corrected(reference: Reference) -> tuple[Evidences, list[Diagnostic]]:
    """The evidence for the document after our corrections, and what was noticed."""
    made = openapi(reference)
    _, evidence, diagnostics = apply_overlays(made.document, made.evidence, OVERLAYS, correctable_pages(reference))
    return evidence, diagnostics


def test_all_are_well_formed() -> None:
    assert PROBLEMS == []
    assert len(ACTIONS) > 60


def test_each_says_why() -> None:
    """None has a query as its target, which would load the JSONPath library on every run."""
    assert len(ACTIONS) > 100
    assert [a.name for a in ACTIONS if not a.reason.startswith("The docs ") or not a.reason.endswith(".")] == []
    assert [a.name for a in ACTIONS if not a.source.startswith(SOURCE) or not a.pages] == []
    assert [a.name for a in ACTIONS if a.target.query is not None] == []


def test_the_bundled_page_has_nothing_stale() -> None:
    _, diagnostics = corrected(reference_of(BUNDLED))
    assert [str(d) for d in diagnostics if d.severity is not Severity.NOTE] == []


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["gitbook_md/2025-12"], ids="real-{}".format)
def test_corrections_leave_nothing_invalid(real_corpus: Path, folder: str) -> None:
    """An update appends to arrays: one that retypes must remove the old type first."""
    problems = document_of(real_corpus / folder).diagnostics
    assert [str(d) for d in problems if d.code in ("component-left-out", "operation-left-out", "spec-invalid")] == []


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["gitbook_md/2025-12", "gitbook_md/2025-09"], ids="real-{}".format)
def test_nothing_is_stale_on_the_portal(real_corpus: Path, folder: str) -> None:
    _, diagnostics = corrected(reference_of(real_corpus / folder))
    assert [str(d) for d in diagnostics if d.code != "overlay-aside"] == []


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["gitbook_md/2025-12"], ids="real-{}".format)
def test_every_action_of_the_pages_at_hand_is_applied(real_corpus: Path, folder: str) -> None:
    """None stands aside on the current pages, and each that types something is the evidence of what it wrote."""
    reference = reference_of(real_corpus / folder)
    evidence, diagnostics = corrected(reference)
    assert diagnostics == []
    slugs = {page.slug for page in reference.pages}
    typing = [a for a in ACTIONS if slugs.intersection(a.pages) and not a.remove and _types_something(a.update)]
    assert {action.name for action in typing} - _rules(evidence) == set()


def _types_something(update: Any) -> bool:
    return isinstance(update, dict) and any(f'"{word}"' in json.dumps(update) for word in ("type", "$ref", "schema"))


def _rules(evidence: Evidences) -> set[str]:
    return {known.rule for known in evidence.values() if known.grade is Grade.CORRECTED}


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["yard_html/2022", "yard_html/2014"], ids="real-{}".format)
def test_the_legacy_site_is_corrected_where_it_can_be(real_corpus: Path, folder: str) -> None:
    evidence, diagnostics = corrected(reference_of(real_corpus / folder))
    assert {diagnostic.severity for diagnostic in diagnostics} == {Severity.NOTE}
    assert len(_rules(evidence)) > 10


@pytest.mark.corpus
@pytest.mark.slow
def test_any_choice_of_pages_is_corrected(real_corpus: Path) -> None:
    """Whatever else is there, and however it names the positions of paths, the corrections of a page hold."""
    for page in sorted((real_corpus / "gitbook_md/2025-12").glob("*.md")):
        reference, _ = read_reference(page)
        if reference is not None:
            _, diagnostics = corrected(reference)
            assert [str(d) for d in diagnostics if d.severity is not Severity.NOTE] == []


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize("folder", ["gitbook_md/2025-12"], ids="real-{}".format)
def test_other_names_of_objects_leave_the_document_whole(real_corpus: Path, folder: str) -> None:
    """Where two pages define one object, its component has another name, and what would refer to it stands aside."""
    reference = reference_of(real_corpus / folder)
    for part in range(5):
        copies = [replace(page, slug=f"{page.slug}-again") for page in reference.pages[part::5]]
        document = make_document(replace(reference, pages=(*reference.pages, *copies)), validate=False)
        assert lacks(document.content) == []


RETURNS = "Returns a list of [AccountCalendar](#accountcalendar)"
CALENDAR = '**An AccountCalendar object looks like:**\n\n```js\n{\n  // the name\n  "name": "Ponds"\n}\n```\n'


def calendars(returned: str, route: str = "GET /api/v1/account_calendars") -> str:
    """A page of account calendars with one call that returns this."""
    return portal_page(
        CALENDAR + "\n" + portal_action(returned, "account_calendars_api.index", route), "Account Calendars"
    )


ROUTES = (
    "GET /api/v1/accounts/:account_id/visible_calendars_count",
    "PUT /api/v1/accounts/:account_id/account_calendars",
)


BULK = """**Example Request:**

```bash
[{"id": 1, "visible": true, "auto_subscribe": false}]
```

Returns the count of updated accounts."""


def page(index: str, count: str) -> str:
    """The page with all calls that we correct, returning this."""
    calls = [
        portal_action(index, "account_calendars_api.index", "GET /api/v1/account_calendars"),
        portal_action(count, "account_calendars_api.visible_calendars_count", ROUTES[0]),
        portal_action(BULK, "account_calendars_api.bulk_update", ROUTES[1]),
    ]
    return portal_page("\n".join([CALENDAR, *calls]), "Account Calendars")


def test_a_correction_from_page_to_document(run: Run, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", {"account_calendars.md": page(RETURNS, "Returns the number of calendars.")})
    result = run("spec", pages, "-o", "openapi.json", "--strict")
    assert result.code == 0, result.stderr
    assert "corrected" in result.stderr
    document = json.loads((tmp_path / "openapi.json").read_text(encoding="utf-8"))
    response = document["paths"]["/api/v1/account_calendars"]["get"]["responses"]["200"]
    schema = response["content"]["application/json"]["schema"]
    assert schema["type"] == "object"
    assert schema["properties"]["account_calendars"]["items"] == {"$ref": "#/components/schemas/AccountCalendar"}
    assert "items" not in schema


def test_no_overlays(run: Run, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", {"account_calendars.md": page(RETURNS, "Returns the number of calendars.")})
    assert run("spec", pages, "-o", "openapi.json", "--no-overlays").code == 0
    document = json.loads((tmp_path / "openapi.json").read_text(encoding="utf-8"))
    response = document["paths"]["/api/v1/account_calendars"]["get"]["responses"]["200"]
    assert response["content"]["application/json"]["schema"]["type"] == "array"


def test_docs_that_were_fixed_are_noticed(run: Run, tmp_path: Path) -> None:
    fixed = '**Example Response:**\n\n```js\n{"account_calendars": [], "total_results": 1}\n```\n'
    pages = write_pages(tmp_path / "pages", {"account_calendars.md": page(fixed, "Returns the number of calendars.")})
    result = run("spec", pages, "-o", "openapi.json")
    assert result.code == 0
    assert (
        "spec/canvas_openapi/overlays/account_calendars.yaml:6: overlay-stale: the correction account_calendars.yaml#1"
        in result.stderr
    )
    assert run("spec", pages, "-o", "openapi.json", "--strict").code == 1


def test_a_call_that_is_gone_is_noticed(run: Run, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", {"account_calendars.md": calendars(RETURNS)})
    result = run("spec", pages, "-o", "openapi.json")
    assert "visible_calendars_count'].get" in result.stderr
    assert "overlay-stale" in result.stderr


def test_overlays_of_the_user(run: Run, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", {"ponds.md": portal_page(portal_action("Returns a list."), "Ponds")})
    header = "overlay: 1.0.0\ninfo: {title: Mine, version: '1'}\nactions:\n"
    (tmp_path / "a.yaml").write_text(header + "- {target: $.info, update: {title: A, x-a: 1}}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(header + "- {target: $.info, update: {title: B}}\n", encoding="utf-8")
    result = run("build", pages, "-o", "out", "--overlay", "a.yaml", "--overlay", "b.yaml")
    assert result.code == 0, result.stderr
    info = json.loads((tmp_path / "out" / "openapi.json").read_text(encoding="utf-8"))["info"]
    assert (info["title"], info["x-a"]) == ("B", 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("actions: []", "bad.yaml:1: overlay-invalid: `overlay` must be 1.0.0"),
        (
            "overlay: 1.0.0\ninfo: {title: M, version: '1'}\nactions:\n"
            "- {target: $.components.schemas, update: {A: {$ref: '#/components/schemas/B'}}}\n",
            "bad.yaml:4: overlay-invalid: the action bad.yaml#1 fails: it refers to #/components/schemas/B",
        ),
    ],
)
def test_an_overlay_that_fails_ends_the_run(run: Run, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "bad.yaml").write_text(content, encoding="utf-8")
    (tmp_path / "openapi.json").write_text("old", encoding="utf-8")
    result = run("spec", "-o", "openapi.json", "--overlay", "bad.yaml")
    assert result.code == 1
    assert said in result.stderr
    assert (tmp_path / "openapi.json").read_text(encoding="utf-8") == "old"


def test_a_missing_overlay_is_wrong_usage(run: Run) -> None:
    assert run("spec", "--overlay", "nowhere.yaml").code == 2
