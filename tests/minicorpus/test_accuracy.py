"""The mini-corpus is read without a fault in each form: every fact of its truth, and nothing that no page says."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Action, Reference, Route
from canvas_docs.reference import read_reference
from canvas_openapi.openapi.document import openapi

from tests.minicorpus import layout
from tests.minicorpus.scoring import Row, Score, score_models, score_routes

TRUTHS = {
    "gitbook_md/2025-12": "2025-12",
    "gitbook_md/2025-09": "2025-09",
    "raw_tables": "raw_tables",
    "llms_full": "llms_full",
    "generator": "generator",
    "gitbook_html": "gitbook_html",
    "yard_html/2022": "yard_2022",
    "yard_html/2014": "yard_2014",
    "text": "text",
}


@pytest.fixture(scope="module")
def minicorpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return layout.write(tmp_path_factory.mktemp("minicorpus"))


@cache
def read(folder: Path) -> tuple[Reference, tuple[Diagnostic, ...], dict[str, Any]]:
    reference, diagnostics = read_reference(folder)
    assert reference is not None
    return reference, tuple(diagnostics), openapi(reference).document


def truth(minicorpus: Path, name: str) -> Any:
    return json.loads((minicorpus / "truth" / name).read_text(encoding="utf-8"))


def wrong(score: Score) -> dict[str, list[str]]:
    return {kind: lines for kind, lines in score.misses.items() if lines}


@pytest.mark.parametrize("folder", TRUTHS)
def test_every_fact_of_every_route_is_in_the_document(minicorpus: Path, folder: str) -> None:
    _, _, document = read(minicorpus / folder)
    score = score_routes(document, truth(minicorpus, f"routes_{TRUTHS[folder]}.json"))

    assert score.facts["routes"]
    assert wrong(score) == {}


@pytest.mark.parametrize(
    ("folder", "name"), [("gitbook_md/2025-12", "models_2025-12.json"), ("yard_html/2022", "swagger_2022.json")]
)
def test_every_field_of_every_object_is_in_the_document(minicorpus: Path, folder: str, name: str) -> None:
    _, _, document = read(minicorpus / folder)
    score = score_models(document, truth(minicorpus, name)["models"])

    assert score.facts["properties"]
    assert wrong(score) == {}


@pytest.mark.parametrize("folder", TRUTHS)
def test_what_a_document_does_not_hold_is_in_the_model(minicorpus: Path, folder: str) -> None:
    reference, _, _ = read(minicorpus / folder)
    found = {
        f"{route.verb} {route.path}": facts_of(action, route)
        for _, action in reversed(list(reference.actions))
        for route in action.routes
    }
    told = {f"{row['verb']} {row['path']}": row for row in truth(minicorpus, f"routes_{TRUTHS[folder]}.json")}

    assert found.keys() == told.keys()
    assert {name: {key: found[name][key] for key in row.keys() & FACTS} for name, row in told.items()} == {
        name: {key: row[key] for key in row.keys() & FACTS} for name, row in told.items()
    }


FACTS = {
    "anchor",
    "title",
    "action",
    "beta",
    "deprecated",
    "description",
    "response_fields",
    "n_requests",
    "n_responses",
}


def facts_of(action: Action, route: Route) -> Row:
    """What the model says of a route besides its parameters."""
    return {
        "anchor": action.anchor,
        "title": action.title,
        "action": f"{action.controller}#{action.name}" if action.controller else None,
        "beta": action.beta,
        "deprecated": action.deprecation is not None,
        "description": action.description,
        "response_fields": [[field.name, field.type.text, field.description] for field in action.response_fields],
        "n_requests": len(action.request_examples),
        "n_responses": len(action.response_examples),
    }


SAID: dict[str, dict[str, int]] = {
    "gitbook_md/2025-12": {
        "allowed-values-mangled": 1,
        "heading-broken": 1,
        "heading-in-list": 1,
        "no-reference-page": 3,
        "object-mended": 1,
        "type-lost": 1,
    },
    "raw_tables": {"type-lost": 1},
    "llms_full": {"no-reference-page": 1},
    "generator": {"type-lost": 1},
    "gitbook_html": {"streamed-body": 1, "type-lost": 1},
    "yard_html/2022": {"no-reference-page": 3, "only-in-swagger": 1, "swagger-property": 1, "type-lost": 1},
    "yard_html/2014": {"type-lost": 1},
    "text": {"allowed-values-mangled": 1, "truncated": 1, "type-lost": 1, "verb-line-missing": 2},
}


@pytest.mark.parametrize("folder", SAID)
def test_what_was_mended_is_said_and_nothing_else(minicorpus: Path, folder: str) -> None:
    _, diagnostics, _ = read(minicorpus / folder)

    assert dict(sorted(Counter(diagnostic.code for diagnostic in diagnostics).items())) == SAID[folder]
    assert not any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
