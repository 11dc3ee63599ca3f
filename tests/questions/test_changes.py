"""Each kind of change, as rows of (old, new, expected) on small invented editions."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from canvas_docs.model import Grade
from canvas_openapi import compare
from canvas_openapi.changes.change import anonymous
from canvas_openapi.changes.compare import compare_editions
from canvas_openapi.changes.edition import Edition
from canvas_openapi.changes.kinds import ChangeKind, Impact
from canvas_openapi.changes.printed import Printed
from canvas_openapi.changes.texts import changes_html, changes_markdown, version_step
from canvas_openapi.openapi.known import Evidence, Known, known, pointers

from tests.conftest import REPOSITORY, Run, write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE
from tests.made import document_of

TEXT = {"type": "string"}
SCHEMA = REPOSITORY / "spec" / "canvas_openapi" / "changes" / "changes.schema.json"


def edition(paths: dict[str, Any], schemas: dict[str, Any] | None = None) -> Edition:
    whole = {
        "info": {"title": "Greenhouse", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas or {}},
    }
    made = known(whole)
    return Edition(made.node, {}, {}, Printed({}, {}, {}), pointers(made))


def call(path: str = "/plants/{id}", verb: str = "get", **members: Any) -> dict[str, Any]:
    return {path: {verb: {"operationId": "x", **members}}}


def query(name: str, schema: dict[str, Any] | Known = TEXT, **members: Any) -> dict[str, Any]:
    return call(parameters=[{"name": name, "in": "query", "schema": schema, **members}])


def body(schema: dict[str, Any], required: bool = False) -> dict[str, Any]:
    whole = {"type": "object", "properties": {"plant": schema}, **({"required": ["plant"]} if required else {})}
    return call(requestBody={"content": {"application/json": {"schema": whole}}})


def answer(schema: dict[str, Any], status: str = "200") -> dict[str, Any]:
    return call(responses={status: {"content": {"application/json": {"schema": schema}}}})


def secured(scope: str) -> dict[str, Any]:
    return call(security=[{"oauth2": [scope]}])


def object_of(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def inferred(type_: str) -> Known:
    return known({"type": type_}, Evidence(Grade.INFERRED, "value"))


NOTHING: dict[str, Any] = {}
ROWS = [
    ("operation-added", NOTHING, call(), ["operation-added safe"]),
    ("operation-removed", call(), NOTHING, ["operation-removed breaking"]),
    ("deprecated", call(), call(deprecated=True), ["operation-deprecated safe"]),
    (
        "moved",
        call("/plants/{id}", **{"x-canvas-controller": "PlantsController#show"}),
        call("/beds/{bed_id}/plants/{id}", **{"x-canvas-controller": "PlantsController#show"}),
        ["operation-moved breaking"],
    ),
    (
        "another action on another path",
        call("/plants/{id}", **{"x-canvas-controller": "PlantsController#show"}),
        call("/plants", **{"x-canvas-controller": "PlantsController#index"}),
        ["operation-removed breaking", "operation-added safe"],
    ),
    ("path parameter renamed", call("/plants/{id}"), call("/plants/{plant_id}"), []),
    ("operationId", call(), call(operationId="y"), []),
    ("moved page", call(tags=["Plants"]), call(tags=["Beds"]), []),
    ("scope", secured("url:GET|/plants/:id"), secured("url:GET|/plants/:plant_id"), ["scope-changed breaking"]),
    ("parameter added", call(), query("size"), ["parameter-added safe size"]),
    ("required one added", call(), query("size", required=True), ["parameter-added breaking size"]),
    ("parameter removed", query("size"), call(), ["parameter-removed breaking size"]),
    ("list form", query("include[roots]"), query("include[]"), ["parameter-renamed breaking include[]"]),
    ("plain to list form", query("include"), query("include[]"), ["parameter-renamed breaking include[]"]),
    (
        "same words",
        query("size", description="How tall it is."),
        query("height", description="How tall it is."),
        ["parameter-renamed breaking height"],
    ),
    (
        "other words",
        query("plant[size]", description="How tall it is."),
        query("plant[colour]", description="Of its flowers."),
        ["parameter-removed breaking plant[size]", "parameter-added safe plant[colour]"],
    ),
    ("required", query("size"), query("size", required=True), ["parameter-required breaking size"]),
    ("optional", query("size", required=True), query("size"), ["parameter-optional safe size"]),
    ("retyped", query("size"), query("size", {"type": "integer"}), ["parameter-retyped breaking size"]),
    ("inferred", query("size"), query("size", inferred("integer")), ["parameter-retyped risky size"]),
    ("unknown before", query("size", {}), query("size"), ["parameter-retyped risky size"]),
    (
        "values",
        query("size", {**TEXT, "enum": ["small", "tall"]}),
        query("size", {**TEXT, "enum": ["tall", "huge"]}),
        ["parameter-values-removed breaking size", "parameter-values-added safe size"],
    ),
    ("values listed", query("size"), query("size", {**TEXT, "enum": ["tall"]}), ["parameter-values-added risky size"]),
    (
        "default",
        query("size", {**TEXT, "default": "small"}),
        query("size", {**TEXT, "default": "tall"}),
        ["parameter-default-changed risky size"],
    ),
    ("parameter deprecated", query("size"), query("size", deprecated=True), ["parameter-deprecated safe size"]),
    ("words", query("size"), query("size", description="How tall."), ["description-changed docs size"]),
    ("body", body(object_of(size=TEXT)), body(object_of()), ["parameter-removed breaking plant[size]"]),
    ("known in parts", body({"type": "object"}), body(object_of(size=TEXT)), ["parameter-added safe plant[size]"]),
    ("answer", answer({"$ref": "#/c/A"}), answer({"$ref": "#/c/B"}), ["answer-retyped breaking 200"]),
    ("list", answer(object_of(a=TEXT)), answer({"type": "array"}), ["answer-retyped breaking 200"]),
    (
        "inline",
        answer(object_of(a=TEXT)),
        answer(object_of(b=TEXT)),
        ["property-removed breaking a", "property-added safe b"],
    ),
    ("shared answers", call(responses={"422": {"$ref": "#/components/responses/Invalid"}}), call(responses={}), []),
    ("status", answer(TEXT), answer(TEXT, "201"), ["status-removed safe 200", "status-added risky 201"]),
]


def said(old: Edition, new: Edition) -> list[str]:
    changes = compare_editions(old, new, descriptions=True)
    return [f"{c.kind.label} {c.grade.value} {c.name}".strip() for c in changes]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_calls(old: dict[str, Any], new: dict[str, Any], expected: list[str]) -> None:
    assert said(edition(old), edition(new)) == expected


OBJECT_ROWS = [
    ("object-added", {}, {"Plant": object_of(a=TEXT)}, ["object-added safe Plant"]),
    ("object-removed", {"Plant": object_of(a=TEXT)}, {}, ["object-removed risky Plant"]),
    ("renamed by us", {"Plant": object_of(a=TEXT)}, {"BedsPlant": object_of(a=TEXT)}, []),
    (
        "property",
        {"Plant": object_of(a=TEXT)},
        {"Plant": object_of(b=TEXT)},
        ["property-removed breaking Plant.a", "property-added safe Plant.b"],
    ),
    (
        "retyped",
        {"Plant": object_of(a=TEXT)},
        {"Plant": object_of(a={"type": "integer"})},
        ["property-retyped breaking Plant.a"],
    ),
    ("may be null", {"Plant": object_of(a=TEXT)}, {"Plant": object_of(a={"type": ["string", "null"]})}, []),
    (
        "values",
        {"Plant": object_of(a={**TEXT, "enum": ["x", "y"]})},
        {"Plant": object_of(a={**TEXT, "enum": ["y", "z"]})},
        ["property-values-removed safe Plant.a", "property-values-added risky Plant.a"],
    ),
    (
        "deprecated",
        {"Plant": object_of(a=TEXT)},
        {"Plant": object_of(a={**TEXT, "deprecated": True})},
        ["property-deprecated safe Plant.a"],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in OBJECT_ROWS], ids=[r[0] for r in OBJECT_ROWS])
def test_objects(old: dict[str, Any], new: dict[str, Any], expected: list[str]) -> None:
    assert said(edition({}, old), edition({}, new)) == expected


def test_every_kind_is_tested_and_explained_once() -> None:
    tested = {word.split()[0] for row in (*ROWS, *OBJECT_ROWS) for word in row[3]}
    assert tested == {kind.label for kind in ChangeKind}
    assert len({kind.explanation for kind in ChangeKind}) == len(ChangeKind)


def test_an_edition_has_not_changed_from_itself() -> None:
    same = edition(query("size"), {"Plant": object_of(a=TEXT)})
    assert compare_editions(same, same, descriptions=True) == []
    assert version_step([]) == "none"


def test_text_from_the_docs_is_no_markup() -> None:
    old, new = edition({}), edition(query("<script>*"))
    changes = compare_editions(edition(call()), new)
    assert "<script>" not in changes_html(old, new, changes)
    assert "\\<script\\>\\*" in changes_markdown(old, new, changes)


def test_the_verb(run: Run, tmp_path: Path) -> None:
    pages = {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE}
    old = write_pages(tmp_path / "old", {**pages})
    new = write_pages(
        tmp_path / "new", {name: re.sub(r"/api/v1/(\w+)", r"/api/v1/new_\1", text) for name, text in pages.items()}
    )

    same = run("diff", old, old, "--fail-on", "safe")
    assert (same.code, "Nothing changed." in same.stdout) == (0, True)

    done = run("diff", old, new, "-o", "changes.json", "--fail-on", Impact.BREAKING.value)
    written = json.loads((tmp_path / "changes.json").read_bytes())
    assert done.code == 1
    jsonschema_rs.validator_for(json.loads(SCHEMA.read_bytes())).validate(written)
    assert {change["kind"] for change in written["changes"]} >= {"operation-moved"}
    assert all(change["page"] and change["line"] for change in written["changes"] if change["method"])
    assert run("diff", old, new, "-o", "changes.txt").code == 2


@pytest.mark.slow_if_real
def test_what_changed_from_september_to_december(corpus: Path) -> None:
    """The truth was extracted by other code: every route and parameter of it is found, and no other."""
    made = [document_of(corpus / "gitbook_md" / name) for name in ("2025-09", "2025-12")]  # type: ignore[arg-type]
    changes = compare(*made).changes
    truth = json.loads((corpus / "truth" / "changes_2025-09_to_2025-12.json").read_bytes())

    def spelled(path: str) -> str:
        return anonymous(re.sub(r":(\w+)", r"{\1}", path))

    def found(*kinds: ChangeKind) -> set[tuple[str, ...]]:
        return {(c.method, anonymous(c.path), c.name) for c in changes if c.kind in kinds}

    assert not any(change.grade is Impact.READING for change in changes)  # one version made both
    assert found(ChangeKind.OPERATION_ADDED) == {(r["verb"], spelled(r["path"]), "") for r in truth["routes_added"]}
    assert not found(ChangeKind.OPERATION_REMOVED, ChangeKind.OPERATION_MOVED, ChangeKind.PARAMETER_REMOVED)
    assert found(ChangeKind.PARAMETER_ADDED, ChangeKind.PARAMETER_RENAMED) == {
        (r["verb"], spelled(r["path"]), name) for r in truth["changed"] for name in r.get("params_added", ())
    }
    assert {c.name for c in changes if c.kind is ChangeKind.OBJECT_ADDED} == {
        name for _, name in truth["objects_added"]
    }
