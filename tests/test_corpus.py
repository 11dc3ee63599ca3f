"""The invented corpus and that of real pages: what must hold of the documents that they give, and the counts of the
real one.

A document is compared with facts that were not taken from it: those of the invented pages are known, those of the real
ones were extracted by other code. Where that is wrong the page decides; each such place is named here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Action, Parameter, Reference, UnionType
from canvas_docs.parse.parameter_names import parse_name
from canvas_docs.quirks import SAME_LIST
from canvas_docs.reference import read_reference
from canvas_docs.references.sentences import sentence_text
from canvas_docs.routes import expand
from canvas_docs.sources import BUNDLED
from canvas_openapi.openapi.document import openapi
from canvas_openapi.validation import find_errors
from canvas_openapi.validation import second_opinion as validate

from tests.conftest import AtLeast
from tests.made import document_of, openapi_of, read
from tests.minicorpus.scoring import Score, score_routes


@dataclass(frozen=True)
class Made:
    """What a folder of the corpus became."""

    reference: Reference
    document: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...]


def made(folder: Path) -> Made:
    reference, diagnostics = read(folder)
    result = openapi_of(folder)
    return Made(reference, result.document, (*diagnostics, *result.diagnostics))


def scored(corpus: Path, folder: str, truth: str) -> Score:
    facts = json.loads((corpus / "truth" / truth).read_text(encoding="utf-8"))
    return score_routes(made(corpus / folder).document, facts)


FOLDERS = ["gitbook_md/2025-12", "gitbook_md/2025-09", "yard_html/2022", "yard_html/2014"]
PORTAL = [("gitbook_md/2025-12", "routes_2025-12.json"), ("gitbook_md/2025-09", "routes_2025-09.json")]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_document_of_a_folder_is_valid(corpus: Path, folder: str) -> None:
    errors = [str(d) for d in made(corpus / folder).diagnostics if d.severity is Severity.ERROR]

    assert errors == []


@pytest.mark.slow_if_real
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_other_validator_finds_nothing_either(corpus: Path, folder: str) -> None:
    result = openapi_of(corpus / folder)

    assert validate(result.document, result.places) == []


@pytest.mark.slow_if_real
@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_has_to_be_taken_out_of_either_version(corpus: Path, folder: str) -> None:
    newer = document_of(corpus / folder)
    older = newer.in_version("3.0")
    found = [*newer.diagnostics, *older.diagnostics, *made(corpus / folder).diagnostics]

    assert find_errors(newer.content) == find_errors(older.content) == []
    assert {d.code for d in found} & {
        "operation-left-out",
        "component-left-out",
        "page-failed",
        "methods-missed",
    } == set()


INDEX_NOTE = (
    "> For the complete documentation index, see [llms.txt](https://developerdocs.instructure.com/llms.txt).\n\n"
)
AGENTS = "\n\n---\n\n# Agent Instructions\n\nAsk.\n\n```\nGET https://x.example/page.md?ask=<question>\n```\n"


@pytest.mark.slow_if_real
@pytest.mark.parametrize("together", [False, True])
def test_pages_as_they_are_served_in_2026_give_the_same(corpus: Path, tmp_path: Path, together: bool) -> None:
    """With a note on the index above the title and instructions below, in files of their own or in `llms-full.txt`."""
    folder = corpus / "gitbook_md" / "2025-12"
    pages = {path.name: path.read_text() for path in sorted(folder.rglob("*.md")) if path.name != "files_list.md"}
    served = {name: INDEX_NOTE + text.strip() + AGENTS for name, text in pages.items()}
    if together:
        served = {"llms-full.txt": "\n\n".join(served.values()) + "\n\n---\n\n[Next Page](/llms-full.txt/1)\n"}
    for name, text in served.items():
        (tmp_path / name).write_text(text)
    reference, _ = read_reference(tmp_path)
    assert reference is not None
    plain = made(folder).reference

    assert [page.slug for page in sorted(reference.pages, key=lambda p: p.slug)] == sorted(p.slug for p in plain.pages)
    document, expected = openapi(reference).document, openapi_of(folder).document
    assert document["paths"] == expected["paths"]
    assert document["components"] == expected["components"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_operation_ids_are_unique_and_short_without_help(corpus: Path, folder: str) -> None:
    found = made(corpus / folder)
    ids = [operation["operationId"] for verbs in found.document["paths"].values() for operation in verbs.values()]

    assert len(ids) == len(set(ids))
    assert max(map(len, ids)) <= 64
    assert [str(d) for d in found.diagnostics if d.code == "operation-id-repeated"] == []


OPEN_LISTS = {
    "filter_mode": "the third value, `default or`, says that `or` is the default",
    "course[default_view]": "other types may be added",
    "discussion_topics scope": "one string holds several, separated by commas",
    "wiki_page[editing_roles]": "one string holds several, separated by commas",
}
"""Parameters of which the truth lists values that the page's own words say are not all, or not one by one."""


def enums_missed(misses: list[str], folder: Path) -> list[str]:
    """The misses but for those where the page decides."""
    taken = lists_of_another(folder)
    return [
        miss
        for miss in misses
        if not miss.rpartition(": ")[0].endswith(tuple(OPEN_LISTS)) and not miss.startswith(taken)
    ]


@pytest.mark.parametrize(("folder", "truth"), PORTAL)
def test_the_portal(corpus: Path, folder: str, truth: str) -> None:
    score = scored(corpus, folder, truth)
    wrong = dict(score.misses)

    assert score.facts["routes"]
    assert wrong.keys() & {"routes", "scopes"} == set()
    read = corpus / folder
    shaped = (*shaped_by_examples(read), *carried_by_the_path(read))
    kept = {kind: [line for line in lines if not line.startswith(shaped)] for kind, lines in wrong.items()}
    assert kept.get("required", []) == kept.get("params", []) == []
    taken = with_parameters_of_another(corpus / folder)
    assert [line for line in kept.get("invented", []) if not line.startswith(taken)] == []
    dates = dates_of_two_forms(corpus / folder)
    types = [line for line in wrong.get("types", []) if not line.startswith(dates)]
    assert len(types) <= 0.005 * score.facts["types"], types
    assert enums_missed(wrong.get("enums", []), corpus / folder) == []
    assert score.share("deprecated") >= 0.995, wrong["deprecated"]


def lists_of_another(folder: Path) -> tuple[str, ...]:
    """The lists of words that an action takes as another does, because its page says so: the truth has tables only."""
    return tuple(
        f"{route.verb} {route.path} {same['name']}"
        for _, action in made(folder).reference.actions
        if (same := SAME_LIST.read(sentence_text(action.description)))
        for route in action.routes
    )


def carried_by_the_path(folder: Path) -> tuple[str, ...]:
    """The rows that name the bare `id` of their route, such as `role_id` of `roles/:id`: the truth has them beside it."""
    document = made(folder).document
    named = {
        (verb.upper(), operation["x-canvas-route"]): set(re.findall(r"\{(\w+)\}", path))
        for path, verbs in document["paths"].items()
        for verb, operation in verbs.items()
    }
    return tuple(
        f"{route.verb} {route.path} {parameter.name}"
        for _, action in made(folder).reference.actions
        for route in action.routes
        for parameter in action.parameters
        if f":{parameter.name}" not in route.path and parameter.name in named.get((route.verb, route.path), ())
    )


def dates_of_two_forms(folder: Path) -> tuple[str, ...]:
    """The parameters that take a date with or without a time: the truth has the word of their cell, "Date"."""
    return tuple(
        f"{route.verb} {route.path} {parameter.name}:"
        for _, action in made(folder).reference.actions
        for parameter in action.parameters
        if isinstance(parameter.type, UnionType)
        for route in action.routes
    )


def own_rows(action: Action) -> list[Parameter]:
    """The parameters of the action's own table, not those that its words take from an action above."""
    return [one for one in action.parameters if one.origin.line >= action.origin.line]


def with_parameters_of_another(folder: Path) -> tuple[str, ...]:
    """The operations whose words send the reader to another action for their parameters: the truth has tables only."""
    return tuple(
        f"{route.verb} {route.path} "
        for _, action in made(folder).reference.actions
        if len(own_rows(action)) < len(action.parameters)
        for route in action.routes
    )


def shaped_by_examples(folder: Path) -> tuple[str, ...]:
    """The operations whose body an example shapes: the truth has the table's names only, without what holds them."""
    return tuple(
        f"{route.verb} {route.path} "
        for _, action in made(folder).reference.actions
        if action.shown_body or any(one.keys != parse_name(one.name) for one in action.parameters)
        for route in action.routes
    )


def with_optional_parts(folder: Path) -> set[str]:
    """The two spellings of routes such as `a(/b/:c)`: the page has one scope, with parentheses, the truth has two."""
    routes = (route for _, action in made(folder).reference.actions for route in action.routes if "(" in route.path)
    return {f"{route.verb} {spelling}" for route in routes for spelling in expand(route.path)}


@pytest.mark.parametrize("folder", ["yard_html/2022"])
def test_the_legacy_site_of_2022(corpus: Path, folder: str) -> None:
    score = scored(corpus, folder, "routes_yard_2022.json")
    wrong = dict(score.misses)

    assert score.facts["routes"]
    assert wrong.keys() & {"routes", "required"} == set()
    assert set(wrong.get("scopes", ())) <= with_optional_parts(corpus / folder)
    assert score.share("params") >= 0.995, wrong["params"]
    assert score.share("types") >= 0.995, wrong["types"]
    assert enums_missed(wrong.get("enums", []), corpus / folder) == []


def swagger_operations(folder: Path) -> dict[tuple[str, str], set[str]]:
    """Verb and path → names of the parameters, as the Swagger 1.2 files of 2014 have them: without `[]`."""
    found: dict[tuple[str, str], set[str]] = {}
    for file in sorted(folder.glob("*.json")):
        for api in json.loads(file.read_text())["apis"]:
            for operation in api["operations"]:
                names = {bare(p["name"]) for p in operation["parameters"] if p["paramType"] != "path"}
                found.setdefault((operation["method"], "/api" + api["path"]), set()).update(names)
    return found


def bare(name: str) -> str:
    return name.replace("[]", "")


@pytest.mark.parametrize("folder", ["yard_html/2014"])
def test_2014_has_every_operation_and_parameter_of_its_swagger_files(
    corpus: Path, at_least: AtLeast, folder: str
) -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for _, action in made(corpus / folder).reference.actions:
        for route in action.routes:
            for spelling in expand(route.path):
                path = "/".join(f"{{{part[1:]}}}" if part[:1] == ":" else part for part in spelling.split("/"))
                found.setdefault((route.verb, path), set()).update(bare(p.name) for p in action.parameters)
    expected = swagger_operations(corpus / folder)

    assert len(expected) >= at_least(real=101, invented=3)
    assert sorted(expected.keys() - found.keys()) == []
    assert {key: names - found[key] for key, names in expected.items() if names - found[key]} == {}


@pytest.mark.parametrize("folder", ["yard_html/2014"])
def test_2014_knew_no_scopes_so_all_are_derived_and_marked(corpus: Path, folder: str) -> None:
    found = made(corpus / folder)

    assert {route.scope.derived for _, action in found.reference.actions for route in action.routes} == {True}
    marks = {op.get("x-canvas-scope-derived") for verbs in found.document["paths"].values() for op in verbs.values()}
    assert marks == {True}


# ------------------------------------------------------------------ counts that a change must not move unseen


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("folder", "counts"),
    [
        ("gitbook_md/2025-12", {"pages": 100, "routes": 857, "parameters": 1783, "objects": 228}),
        ("yard_html/2022", {"pages": 31, "routes": 434, "parameters": 946, "objects": 83}),
        ("yard_html/2014", {"pages": 6, "routes": 110, "parameters": 189, "objects": 22}),
    ],
    ids=["real-gitbook_md/2025-12", "real-yard_html/2022", "real-yard_html/2014"],
)
def test_how_much_is_read(real_corpus: Path, folder: str, counts: dict[str, int]) -> None:
    reference = made(real_corpus / folder).reference

    assert {
        "pages": len(reference.pages),
        "routes": sum(len(action.routes) for _, action in reference.actions),
        "parameters": sum(len(own_rows(action)) for _, action in reference.actions),
        "objects": sum(len(page.objects) for page in reference.pages),
    } == counts


@pytest.mark.parametrize("folder", ["gitbook_md/2025-12", "gitbook_md/2025-09"])
def test_every_verb_line_and_row_of_the_markdown_is_in_the_model(corpus: Path, folder: str) -> None:
    """Counted in the text by other means than the reader's: verb lines, scope lines, rows with a type in a code span."""
    texts = [path.read_text() for path in sorted((corpus / folder).rglob("*.md"))]
    reference = made(corpus / folder).reference
    routes = [route for _, action in reference.actions for route in action.routes]

    assert len(routes) == sum(text.count("\n**Scope:** `url:") for text in texts)
    assert {route.scope.value == f"url:{route.verb}|{route.path}" for route in routes} == {True}
    fences = sum(text.count(" object looks like:**\n") for text in texts)
    assert sum(len(page.objects) for page in reference.pages) == fences


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["gitbook_md/2025-12"], ids="real-{}".format)
def test_the_warnings_about_the_portal_are_its_known_defects(real_corpus: Path, folder: str) -> None:
    found = made(real_corpus / folder)
    warnings = Counter(d.code for d in found.diagnostics if d.severity is Severity.WARNING)

    assert warnings == {"allowed-values-mangled": 4, "type-lost": 2}


# ------------------------------------------------------------------ the page that ships with the program

BUNDLED_CONTROLLERS = {
    "TokensController": 5,
    "AccountCalendarsApiController": 5,
    None: 1,
    "AccountNotificationsController": 5,
    "AccountReportsController": 6,
    "AccountsController": 13,
}


def test_the_bundled_page() -> None:
    found = made(BUNDLED)
    actions = [action for _, action in found.reference.actions]
    paths = found.document["paths"]

    assert sum(len(verbs) for verbs in paths.values()) == 35
    assert sum(len(action.routes) for action in actions) == 35
    assert len({route.scope.value for action in actions for route in action.routes}) == 35
    assert sum(len(action.parameters) for action in actions) == 55
    assert "get" in paths["/api/v1/accounts/search"]
    assert "get" in paths["/api/v1/accounts/{account_id}/help_links"]
    assert set(BUNDLED_CONTROLLERS) == {action.controller for action in actions}


def test_the_cut_off_parameter_of_the_bundled_page_is_kept_and_reported() -> None:
    found = made(BUNDLED)
    (last,) = (p for _, action in found.reference.actions for p in action.parameters if p.truncated)

    assert last.name == "search_by"
    assert last.description.endswith("The fi")
    assert [d.code for d in found.diagnostics if d.severity is Severity.WARNING] == ["truncated"]
    assert "verb-line-missing" in [d.code for d in found.diagnostics]
