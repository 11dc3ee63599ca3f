"""Swagger files beside the pages of the same docs: what they add, and what they say otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import (
    UNKNOWN,
    Action,
    ArrayType,
    Field,
    Grade,
    ObjectType,
    Origin,
    Primitive,
    Reference,
    ReferenceType,
    ScalarType,
    Target,
    Type,
    UnknownType,
)
from canvas_docs.reference import read_reference
from canvas_docs.witness.joined_types import Verdict, combined_type

PAGE = """# Plots

## Plots API

**A Plot object looks like:**

```js
{
  // The name
  "name": "North",
  "planted_at": "spring",
  "soil": "clay",
  "area": {"width": 3},
  "bed": null,
  // an array of numbers
  "rows": [1, 2]
}
```

### [List plots](#method.plots.index) <a href="#method.plots.index" id="method.plots.index"></a>

**`GET /api/v1/beds/:bed_id/plots(/:kind)`**

**Scope:** `url:GET|/api/v1/beds/:bed_id/plots(/:kind)`

**Request Parameters:**

| Parameter   | Type               | Description |
| ----------- | ------------------ | ----------- |
| `include[]` | `string`           | What else.  |
| `since`     | `DateTime`         | From when.  |
| `soil`      | Required `boolean` | Which.      |
"""


def parameter(name: str, type_: str, **more: Any) -> dict[str, Any]:
    return {"paramType": "query", "name": name, "description": "", "type": type_, "required": False, **more}


PROPERTIES = {
    "name": {"type": "string", "description": "Its name"},
    "planted_at": {"type": "datetime", "description": "When it was planted"},
    "soil": {"type": "string", "allowableValues": {"values": ["clay", "sand"]}},
    "area": {"type": "string"},
    "bed": {"$ref": "Bed"},
    "rows": {"type": "string"},
    "only_here": {"type": "boolean"},
}


def witness(**changes: Any) -> str:
    listing = {
        "method": "GET",
        "summary": "List plots",
        "notes": "All plots of a bed.",
        "parameters": [
            parameter("include", "array", items={"type": "string"}, enum=["bed", "owner"]),
            parameter("since", "DateTime"),
            parameter("soil", "integer"),
        ],
        "type": "array",
        "items": {"$ref": "Plot"},
    }
    content: dict[str, Any] = {
        "swaggerVersion": "1.2",
        "basePath": "https://canvas.example.org/api",
        "resourcePath": "/plots",
        "apis": [
            {"path": "/v1/beds/{id}/plots", "operations": [listing]},
            {"path": "/v1/plots/{id}", "operations": [{"method": "DELETE", "summary": "Remove", "parameters": []}]},
        ],
        "models": {"Plot": {"id": "Plot", "properties": PROPERTIES}, "Bed": {"id": "Bed", "properties": {}}},
    }
    return json.dumps(content | changes, indent=2)


@pytest.fixture
def combined(tmp_path: Path) -> tuple[Reference, list[Diagnostic]]:
    (tmp_path / "plots.md").write_text(PAGE)
    (tmp_path / "plots.json").write_text(witness())
    (tmp_path / "api-docs.json").write_text('{"swaggerVersion": "1.2", "apis": [{"path": "/plots.json"}]}')
    reference, diagnostics = read_reference(tmp_path)
    assert reference is not None
    return reference, diagnostics


def listing(reference: Reference) -> Action:
    return reference.pages[0].actions[0]


def fields(reference: Reference) -> dict[str, Field]:
    return {member.name: member for member in reference.pages[0].objects[0].type.fields}


def test_actions_are_joined_whatever_the_path_calls_its_variables(combined: tuple[Reference, list[Diagnostic]]) -> None:
    (page,) = combined[0].pages
    assert page.form == "gitbook-markdown"
    assert [action.title for action in page.actions] == ["List plots", "Remove"]
    action = listing(combined[0])
    assert action.description == "All plots of a bed."
    assert action.routes[0].path == "/api/v1/beds/:bed_id/plots(/:kind)"
    assert action.returns is not None
    assert action.returns.type.items is not None
    assert action.returns.type.items.target == Target("Plot", None, "plots")


def test_parameters_get_what_they_lack(combined: tuple[Reference, list[Diagnostic]]) -> None:
    include, since, soil = listing(combined[0]).parameters
    assert (include.name, include.type.allowed) == ("include[]", ("bed", "owner"))
    assert since.type.format == "date-time"
    assert soil.type.kind == "boolean"


def test_fields_get_the_stated_type_and_say_where_it_is_stated(combined: tuple[Reference, list[Diagnostic]]) -> None:
    found = fields(combined[0])
    planted = found["planted_at"]
    assert (planted.type.format, planted.type.grade, planted.type.rule) == ("date-time", Grade.DOCUMENTED, "")
    assert planted.description == "When it was planted"
    assert planted.origin.document == "plots.json"
    assert found["name"].description == "The name"
    assert found["soil"].type.allowed == ("clay", "sand")
    assert found["bed"].type.target == Target("Bed", None, "plots")
    assert found["only_here"].type.kind == "boolean"


def test_a_list_or_object_that_is_shown_is_believed(combined: tuple[Reference, list[Diagnostic]]) -> None:
    found = fields(combined[0])
    assert (found["area"].type.kind, found["rows"].type.kind) == ("object", "array")


def test_what_both_say_differently_is_reported_once(combined: tuple[Reference, list[Diagnostic]]) -> None:
    reported = [(d.severity.value, d.problem.split(" ")[0]) for d in combined[1] if d.code == "witness-differs"]
    assert sorted(reported) == [
        ("note", "Plot.area"),
        ("warning", "Plot.rows"),
        ("warning", "soil"),
        ("warning", "soil"),
    ]
    assert [d.origin for d in combined[1] if d.code == "only-in-swagger"] == [Origin("plots.json", 1)]


def test_the_witness_alone_is_a_reference(tmp_path: Path) -> None:
    (tmp_path / "plots.json").write_text(witness())
    reference, diagnostics = read_reference(tmp_path)
    assert reference is not None
    assert [action.title for action in reference.pages[0].actions] == ["List plots", "Remove"]
    assert diagnostics == []


def test_a_resource_without_a_page_becomes_one(tmp_path: Path) -> None:
    (tmp_path / "plots.md").write_text(PAGE)
    other = [{"path": "/v1/hens", "operations": [{"method": "GET", "summary": "List hens", "parameters": []}]}]
    (tmp_path / "hens.json").write_text(witness(resourcePath="/hens", apis=other, models={}))
    reference, _ = read_reference(tmp_path)
    assert reference is not None
    assert [(page.slug, page.form) for page in reference.pages] == [
        ("plots", "gitbook-markdown"),
        ("hens", "swagger-json"),
    ]


# ------------------------------------------------------------------ one type from two

TEXT = ScalarType(Primitive.STRING, grade=Grade.INFERRED, rule="value-string")
NUMBER = ScalarType(Primitive.NUMBER, grade=Grade.DOCUMENTED)
DATE_TIME = ScalarType(Primitive.STRING, format="date-time", grade=Grade.DOCUMENTED)
BED = ReferenceType(Target("Bed"), grade=Grade.DOCUMENTED)


@pytest.mark.parametrize(
    ("own", "stated", "example", "kind", "verdict"),
    [
        (UNKNOWN, NUMBER, None, "number", Verdict.AGREES),
        (TEXT, UNKNOWN, "x", "string", Verdict.AGREES),
        (TEXT, NUMBER, "7.21", "number", Verdict.AGREES),
        (TEXT, NUMBER, "seven", "number", Verdict.DIFFERS),
        (TEXT, BED, "", "reference", Verdict.AGREES),
        (ScalarType(Primitive.INTEGER, grade=Grade.INFERRED), NUMBER, 7, "number", Verdict.AGREES),
        (ObjectType(grade=Grade.INFERRED), NUMBER, {"a": 1}, "object", Verdict.DIFFERS),
        (ObjectType(grade=Grade.INFERRED), BED, {"a": 1}, "reference", Verdict.AGREES),
        (ArrayType(grade=Grade.DOCUMENTED), BED, None, "array", Verdict.CONTRADICTS),
        (ScalarType(Primitive.BOOLEAN, grade=Grade.DOCUMENTED), NUMBER, None, "boolean", Verdict.CONTRADICTS),
    ],
)
def test_which_type_is_believed(own: Type, stated: Type, example: Any, kind: str, verdict: Verdict) -> None:
    found, judged = combined_type(own, stated, example)
    assert (found.kind, judged) == (kind, verdict)


def test_null_and_narrower_formats_of_the_page_stay() -> None:
    found, _ = combined_type(UnknownType(nullable=True), NUMBER)
    assert found.nullable
    address = ScalarType(Primitive.STRING, format="uri", grade=Grade.INFERRED, rule="value-uri")
    assert combined_type(address, ScalarType(Primitive.STRING, grade=Grade.DOCUMENTED)) == (address, Verdict.AGREES)
    day = ScalarType(Primitive.STRING, format="date", grade=Grade.INFERRED, rule="value-date")
    assert combined_type(day, DATE_TIME) == (day, Verdict.DIFFERS)
