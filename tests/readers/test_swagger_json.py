"""The legacy site's Swagger 1.2 files, with every defect that is known of them (FORMATS D)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from canvas_docs.documents import Document, Form, detect
from canvas_docs.model import Field, Grade, Page, Parameter
from canvas_docs.readers.swagger_json import read

from tests.conftest import format_of


def file(apis: list[Any], models: Any = None, **more: Any) -> str:
    content = {
        "apiVersion": "1.0",
        "swaggerVersion": "1.2",
        "basePath": "https://canvas.example.org/api",
        "resourcePath": "/garden_plots",
        "apis": apis,
        "models": models or {},
    }
    return json.dumps(content | more, indent=2)


def operation(path: str = "/v1/plots", method: str = "GET", *parameters: Any, **more: Any) -> dict[str, Any]:
    return {
        "path": path,
        "operations": [
            {
                "method": method,
                "summary": "List plots",
                "notes": "All plots, see {api:PlotsController#show one plot}.",
                "nickname": "list_plots",
                "parameters": list(parameters),
                "type": "void",
                **more,
            }
        ],
    }


def parameter(name: str, type_: str = "string", **more: Any) -> dict[str, Any]:
    return {"paramType": "query", "name": name, "description": "A word.", "type": type_, "required": False, **more}


def read_page(text: str) -> tuple[Page, list[str]]:
    assert detect(text) is Form.SWAGGER_JSON
    (page,), problems = read(Document("api/garden_plots.json", text, Form.SWAGGER_JSON))
    return page, [problem.code for problem in problems]


def parameters(*nodes: Any) -> list[Parameter]:
    page, _ = read_page(file([operation("/v1/plots", "GET", *nodes)]))
    return list(page.actions[0].parameters)


def fields(properties: Any, **models: Any) -> tuple[Field, ...]:
    page, _ = read_page(file([], {"Plot": {"id": "Plot", "properties": properties}, **models}))
    return page.objects[0].type.fields


def test_a_file_is_a_page() -> None:
    page, problems = read_page(file([operation("/v1/beds/{bed_id}/plots/{id}"), operation("/v1/plots/*full_path")]))
    assert problems == []
    assert (page.slug, page.title, page.title_derived) == ("garden_plots", "Garden Plots", True)
    (action,) = page.actions
    assert (action.title, action.description) == ("List plots", "All plots, see one plot.")
    assert [(route.path, route.scope.value, route.scope.derived) for route in action.routes] == [
        ("/api/v1/beds/:bed_id/plots/:id", "url:GET|/api/v1/beds/:bed_id/plots/:id", True),
        ("/api/v1/plots/*full_path", "url:GET|/api/v1/plots/*full_path", True),
    ]
    assert action.returns is None


def test_each_part_says_where_it_stands() -> None:
    text = file(
        [operation("/v1/plots", "GET", parameter("id"))], {"Plot": {"properties": {"type": {"type": "string"}}}}
    )
    page, _ = read_page(text)
    lines = text.split("\n")
    assert '"method"' in lines[page.actions[0].origin.line - 1]
    assert '"name": "id"' in lines[page.actions[0].parameters[0].origin.line - 1]
    assert '"Plot"' in lines[page.objects[0].origin.line - 1]
    assert '"type": {' in lines[page.objects[0].type.fields[0].origin.line - 1]


def test_the_index_is_skipped() -> None:
    text = json.dumps({"swaggerVersion": "1.2", "apis": [{"path": "/plots.json", "description": "Plots"}]})
    pages, (problem,) = read(Document("api-docs.json", text, Form.SWAGGER_JSON))
    assert pages == []
    assert (problem.code, problem.severity) == ("no-reference-page", "note")


def test_a_file_that_was_cut_off_is_reported() -> None:
    pages, (problem,) = read(Document("plots.json", file([operation()])[:-40], Form.SWAGGER_JSON))
    assert pages == []
    assert (problem.code, problem.severity) == ("not-json", "warning")


# ------------------------------------------------------------------ the defects, as numbered in FORMATS D


def test_1_names_of_arrays_get_their_brackets_back() -> None:
    include, chosen, plain = parameters(
        parameter("include", "array", items={"type": "string"}, enum=["soil", "sun"]),
        parameter("plot[bed_ids]", "array", items={"type": "integer"}),
        parameter("plot[name]"),
    )
    assert (include.name, include.type.kind, include.type.allowed) == ("include[]", "string", ("soil", "sun"))
    assert (chosen.name, chosen.type.kind) == ("plot[bed_ids][]", "integer")
    assert plain.name == "plot[name]"


def test_1_members_that_are_all_arrays_are_those_of_a_list() -> None:
    found = parameters(parameter("plots[row]", "array"), parameter("plots[soil]", "array"), parameter("tags", "array"))
    assert [parameter.name for parameter in found] == ["plots[][row]", "plots[][soil]", "tags[]"]


@pytest.mark.parametrize(
    ("node", "kind", "inner"),
    [
        ({"type": "array", "items": {"$ref": "[Integer]"}}, "array", "integer"),
        ({"type": "DateTime"}, "string", None),
        ({"type": "combine them with this mode"}, "unknown", None),
        ({"type": "SerializedHash"}, "object", None),
        ({"type": "multiple Plots"}, "array", "reference"),
        ({"type": 7}, "unknown", None),
    ],
)
def test_2_odd_types_of_parameters(node: dict[str, Any], kind: str, inner: str | None) -> None:
    (found,) = parameters(parameter("x[y]") | node)
    item = getattr(found.type, "items", None)
    assert (found.type.kind, item and item.kind) == (kind, inner)


def test_3_of_two_parameters_of_one_name_the_live_one_is_kept() -> None:
    (found,) = parameters(parameter("soil", deprecated=True), parameter("soil", "boolean"))
    assert (found.type.kind, found.deprecation) == ("boolean", None)


def test_4_a_property_that_is_a_text_is_kept_and_reported() -> None:
    text = file([], {"Plot": {"properties": {"row": "which row", "bed": {"type": "integer"}}}})
    page, problems = read_page(text)
    assert problems == ["swagger-property"]
    row, bed = page.objects[0].type.fields
    assert (row.name, row.type.kind, row.description, bed.type.kind) == ("row", "unknown", "which row", "integer")


def test_5_models_without_fields_and_arrays_without_items() -> None:
    page, _ = read_page(file([], {"Empty": {"id": "Empty"}, "Plot": {"properties": {"rows": {"type": "array"}}}}))
    assert [len(definition.type.fields) for definition in page.objects] == [0, 1]
    rows = page.objects[1].type.fields[0].type
    assert (rows.kind, rows.items) == ("array", None)


def test_6_a_variable_of_the_path_that_nobody_described_is_no_parameter() -> None:
    kept = parameters(
        parameter("plot_id", paramType="path", description="ID", required=True),
        parameter("bed_id", paramType="path", description="The bed's number.", required=True),
    )
    assert [parameter.name for parameter in kept] == ["bed_id"]


def test_7_operations_of_one_path_in_several_entries() -> None:
    page, _ = read_page(file([operation(), operation(method="DELETE", summary="Remove plots"), {"path": "/v1/none"}]))
    assert [action.routes[0].verb for action in page.actions] == ["GET", "DELETE"]


def test_8_what_the_generator_writes_by_default_is_no_description() -> None:
    (found,) = parameters(parameter("soil", description="no description"))
    assert found.description == ""


# ------------------------------------------------------------------ types of properties


@pytest.mark.parametrize(
    ("node", "kind", "format_"),
    [
        ({"type": "datetime"}, "string", "date-time"),
        ({"$ref": "DateTime"}, "string", "date-time"),
        ({"type": "integer", "format": "int64"}, "integer", "int64"),
        ({"type": "float"}, "number", None),
        ({"$ref": "Bed"}, "reference", None),
        ({"type": "File"}, "reference", None),
        ({"type": "bed"}, "reference", None),
        ({"type": "map", "key": {"type": "string"}, "value": {"type": "boolean"}}, "object", None),
    ],
)
def test_types_of_properties_are_documented(node: dict[str, Any], kind: str, format_: str | None) -> None:
    (found,) = fields({"x": node}, bed={"properties": {}})
    assert (found.type.kind, format_of(found.type), found.type.grade) == (kind, format_, Grade.DOCUMENTED)


def test_a_map_keeps_the_type_of_its_values() -> None:
    (found,) = fields({"x": {"type": "object", "key": {"type": "string"}, "value": {"type": "boolean"}}})
    assert found.type.values is not None
    assert found.type.values.kind == "boolean"


@pytest.mark.parametrize("where", [{"enum": ["a", "b"]}, {"allowableValues": {"values": ["a", "b"]}}])
def test_allowed_values_of_properties(where: dict[str, Any]) -> None:
    single, many = fields({"x": {"type": "string", **where}, "y": {"type": "array", **where}})
    assert single.type.allowed == ("a", "b")
    assert many.type.items is not None
    assert many.type.items.allowed == ("a", "b")


@pytest.mark.parametrize(
    "content",
    ["[]", "{}", '{"swaggerVersion": 1, "apis": 3, "models": []}', '{"models": {"A": 3, "B": {"properties": []}}}'],
)
def test_no_content_raises(content: str) -> None:
    read(Document("x.json", content, Form.SWAGGER_JSON))


def test_an_operation_without_a_path_is_missed_and_said() -> None:
    broken = {**operation(), "path": {"a": 1}}
    page, problems = read_page(file([operation("/v1/beds"), broken]))

    assert [route.path for action in page.actions for route in action.routes] == ["/api/v1/beds"]
    assert problems == ["methods-missed"]
