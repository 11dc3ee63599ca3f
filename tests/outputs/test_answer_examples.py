"""Answers show the example of their object, once for each object and shape."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_openapi.answer_examples import with_answer_examples
from canvas_openapi.example_members import NOTHING, listed_members
from canvas_openapi.validation.value_checks import Values

POND: dict[str, Any] = {"type": "object", "properties": {"id": {"type": "integer"}}}
REF = {"$ref": "#/components/schemas/Pond"}
LIST = {"type": "array", "items": REF}


def document(media: dict[str, Any], code: str = "200") -> dict[str, Any]:
    answer = {"description": "OK", "content": {"application/json": media}}
    return {
        "paths": {"/ponds": {"get": {"responses": {code: answer}}}},
        "components": {"schemas": {"Pond": POND}},
    }


def media_of(made: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = made["paths"]["/ponds"]["get"]["responses"]["200"]["content"]["application/json"]
    return found


SHAPES: list[tuple[dict[str, Any], str, Any]] = [
    (REF, "Pond", {"id": 1}),
    (LIST, "PondList", [{"id": 1}]),
    ({"type": "object", "properties": {"ponds": LIST}}, "PondList.ponds", {"ponds": [{"id": 1}]}),
    ({"type": "object", "properties": {"pond": REF}}, "Pond.pond", {"pond": {"id": 1}}),
    (
        {"type": "object", "properties": {"pond": {"anyOf": [REF, {"type": "null"}]}}},
        "Pond.pond",
        {"pond": {"id": 1}},
    ),
    ({"anyOf": [REF, LIST]}, "Pond", {"id": 1}),
    ({"anyOf": [{"type": "string"}, LIST]}, "PondList", [{"id": 1}]),
]


@pytest.mark.parametrize(("schema", "name", "value"), SHAPES)
def test_shapes(schema: dict[str, Any], name: str, value: Any) -> None:
    given = document({"schema": schema})
    made = with_answer_examples(given, {"Pond": {"id": 1}}, Values(given))
    assert media_of(made)["examples"] == {"Pond": {"$ref": f"#/components/examples/{name}"}}
    assert made["components"]["examples"] == {name: {"value": value}}
    assert "examples" not in media_of(given)


OTHERS: list[dict[str, Any]] = [
    {"schema": {}},
    {"schema": {"type": "array", "items": LIST}},
    {"schema": {"type": "object", "properties": {"pond": REF, "more": {}}}},
    {"schema": REF, "example": {"id": 2}},
]


@pytest.mark.parametrize("media", OTHERS)
def test_answers_that_stay_as_they_are(media: dict[str, Any]) -> None:
    given = document(media)
    assert with_answer_examples(given, {"Pond": {"id": 1}}, Values(given)) is given


def test_json_of_a_media_type_of_its_own() -> None:
    given = document({"schema": REF})
    answer = given["paths"]["/ponds"]["get"]["responses"]["200"]
    answer["content"] = {"application/vnd.pond+json": answer["content"].pop("application/json")}
    made = with_answer_examples(given, {"Pond": {"id": 1}}, Values(given))
    contents = made["paths"]["/ponds"]["get"]["responses"]["200"]["content"]
    assert contents["application/vnd.pond+json"]["examples"] == {"Pond": {"$ref": "#/components/examples/Pond"}}
    answer["content"] = {"text/csv": {"schema": REF}}
    assert with_answer_examples(given, {"Pond": {"id": 1}}, Values(given)) is given


def test_an_example_that_its_schema_contradicts_is_not_shown() -> None:
    given = document({"schema": REF})
    assert with_answer_examples(given, {"Pond": {"id": "one"}}, Values(given)) is given


SCHEMAS: dict[str, Any] = {
    "Pond": {
        "type": "object",
        "properties": {
            "id": {"type": "integer"},
            "lakes": {"type": "array", "items": {"$ref": "#/components/schemas/Pond"}},
            "owner": {"anyOf": [{"$ref": "#/components/schemas/Pond"}, {"type": "null"}]},
            "depths": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Pond"}},
            "more": {},
            "either": {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"a": {}}}]},
            "any": {
                "anyOf": [{"$ref": "#/components/schemas/Pond"}, {"type": "object", "properties": {"a": {}, "b": {}}}]
            },
        },
    },
}
MEMBERS: list[tuple[Any, Any]] = [
    ({"id": 1, "colour": "green"}, {"id": 1}),
    ({"id": 1, "owner": {"type": "Pond"}}, {"id": 1}),
    ({"id": 1, "owner": {"id": 2, "type": "Pond"}}, {"id": 1, "owner": {"id": 2}}),
    ({"id": 1, "owner": None, "lakes": []}, {"id": 1, "owner": None, "lakes": []}),
    ({"id": 1, "lakes": [{"$ref": "Pond"}]}, {"id": 1}),
    ({"id": 1, "more": {"$ref": "Pond"}}, {"id": 1}),
    ({"more": {"a": {"b": []}}}, {"more": {"a": {"b": []}}}),
    ({"depths": {"north": {"id": 1, "x": 2}}}, {"depths": {"north": {"id": 1}}}),
    ({"either": {"b": 1}}, NOTHING),
    ({"either": "b"}, {"either": "b"}),
    ({"any": {"a": 1, "b": 2, "id": 3}}, {"any": {"a": 1, "b": 2}}),
    ({"etc": "..."}, NOTHING),
]


@pytest.mark.parametrize(("value", "left"), MEMBERS)
def test_only_members_that_the_schema_lists_are_shown(value: Any, left: Any) -> None:
    assert listed_members(value, SCHEMAS["Pond"], SCHEMAS) == left


def test_an_example_of_which_nothing_is_left_is_not_shown() -> None:
    given = document({"schema": LIST})
    assert with_answer_examples(given, {"Pond": {"$ref": "Pond"}}, Values(given)) is given


def test_a_member_that_its_schema_contradicts_is_left_out() -> None:
    given = document({"schema": REF})
    properties = {**POND["properties"], "depth": {"type": "number"}}
    given["components"]["schemas"]["Pond"] = {"type": "object", "properties": properties}
    made = with_answer_examples(given, {"Pond": {"id": 1, "depth": "7"}}, Values(given))
    assert made["components"]["examples"] == {"Pond": {"value": {"id": 1}}}
