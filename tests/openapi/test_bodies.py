"""Bracket names → request bodies."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from canvas_docs.model import Deprecation, Parameter, Reference
from canvas_docs.parse.parameter_names import parse_name
from canvas_docs.parse.type_cells import parse_type
from canvas_openapi.openapi.bodies import request_body
from canvas_openapi.openapi.components import ComponentNames
from canvas_openapi.openapi.schema import Schemas


def row(text: str, **more: Any) -> Parameter:
    """`name: type`, with `!` before the type for Required."""
    name, _, kind = text.partition(": ")
    return Parameter(name, parse_name(name), parse_type(kind.lstrip("!")), required=kind.startswith("!"), **more)


def body(*rows: str | Parameter) -> dict[str, Any]:
    parameters = [row(text) if isinstance(text, str) else text for text in rows]
    found = request_body(parameters, Schemas(ComponentNames(Reference(()))))
    assert found is not None
    return found.node


def schema(*rows: str | Parameter) -> dict[str, Any]:
    found: dict[str, Any] = body(*rows)["content"]["application/json"]["schema"]
    return found


STRING, INTEGER = {"type": "string"}, {"type": "integer"}


def test_no_rows_no_body() -> None:
    assert request_body([], Schemas(ComponentNames(Reference(())))) is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["size: integer"], {"type": "object", "properties": {"size": INTEGER}}),
        (
            ["pot[size]: integer", "pot[glaze]: string"],
            {
                "type": "object",
                "properties": {"pot": {"type": "object", "properties": {"size": INTEGER, "glaze": STRING}}},
            },
        ),
        (
            ["tags[]: string"],
            {"type": "object", "properties": {"tags": {"type": "array", "items": STRING}}},
        ),
        (  # a type that is an array already is not an array of arrays
            ["tags[]: Array"],
            {"type": "object", "properties": {"tags": {"type": "array", "items": {}}}},
        ),
        (
            ["tags[]: String[]"],
            {"type": "object", "properties": {"tags": {"type": "array", "items": STRING}}},
        ),
        (  # an array of objects
            ["pots[][size]: integer", "pots[][glaze]: string"],
            {
                "type": "object",
                "properties": {
                    "pots": {
                        "type": "array",
                        "items": {"type": "object", "properties": {"size": INTEGER, "glaze": STRING}},
                    }
                },
            },
        ),
        (  # the caller chooses the key
            ["grades[<student_id>][score]: integer"],
            {
                "type": "object",
                "properties": {
                    "grades": {
                        "description": "The keys are chosen by the caller: student_id.",
                        "type": "object",
                        "additionalProperties": {"type": "object", "properties": {"score": INTEGER}},
                    }
                },
            },
        ),
        (
            ["ratings[*]: integer"],
            {"type": "object", "properties": {"ratings": {"type": "object", "additionalProperties": INTEGER}}},
        ),
        (  # the body is an array
            ["[]url: string", "[]size: integer"],
            {"type": "array", "items": {"type": "object", "properties": {"url": STRING, "size": INTEGER}}},
        ),
        (  # a whole URL is one name
            ["https://x.example/claim: string"],
            {"type": "object", "properties": {"https://x.example/claim": STRING}},
        ),
    ],
)
def test_nested_json(rows: list[str], expected: dict[str, Any]) -> None:
    assert schema(*rows) == expected


def test_named_and_chosen_keys_side_by_side_are_alternatives() -> None:
    found = schema("pots[all]: integer", "pots[<pot_id>]: integer")["properties"]["pots"]

    assert found == {
        "anyOf": [
            {"type": "object", "properties": {"all": INTEGER}},
            {
                "description": "The keys are chosen by the caller: pot_id.",
                "type": "object",
                "additionalProperties": INTEGER,
            },
        ]
    }


def test_a_parent_may_have_a_row_of_its_own_that_describes_it() -> None:
    found = schema(row("pot: Hash", description="The pot."), "pot[size]: integer")["properties"]["pot"]

    assert found == {"description": "The pot.", "type": "object", "properties": {"size": INTEGER}}


def test_a_list_may_have_a_row_of_its_own() -> None:
    found = schema(row("pots: Array", description="The pots."), "pots[][size]: integer")["properties"]["pots"]

    assert found["description"] == "The pots."
    assert found["items"]["properties"] == {"size": INTEGER}


@pytest.mark.parametrize(
    ("rows", "required", "body_required"),
    [
        (["size: !integer"], ["size"], True),
        (["size: integer"], None, False),
        (["pot[size]: !integer", "pot[glaze]: string"], ["pot"], True),  # something in it must be there
        (["pots[][size]: !integer"], ["pots"], True),
        (["pot: Hash", "pot[size]: !integer"], None, False),  # its own row says that it may be absent
    ],
)
def test_what_is_required(rows: list[str], required: list[str] | None, body_required: bool) -> None:
    found = body(*rows)

    assert found["content"]["application/json"]["schema"].get("required") == required
    assert found.get("required", False) is body_required


def test_a_file_makes_the_body_multipart_with_literal_names() -> None:
    found = body("attachment: !File", "pot[size]: integer", "tags[]: string")
    (media,) = found["content"]
    properties = found["content"][media]["schema"]["properties"]

    assert media == "multipart/form-data"
    assert list(properties) == ["attachment", "pot[size]", "tags[]"]
    assert properties["attachment"] == {
        "type": "string",
        "format": "binary",
        "contentMediaType": "application/octet-stream",
    }
    assert properties["tags[]"] == {"type": "array", "items": STRING}
    assert found["content"][media]["schema"]["required"] == ["attachment"]


def test_an_enum_stands_on_the_items_never_on_the_array() -> None:
    parameter = row("tags[]: string")
    listed = Parameter(parameter.name, parameter.keys, parse_type("string"))
    with_values = Parameter(listed.name, listed.keys, replace(listed.type, allowed=("a", "b")))
    found = schema(with_values)["properties"]["tags"]

    assert found == {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}


def test_what_a_row_says_stays_with_the_value() -> None:
    found = schema(row("pots: integer", description="How many.", default=3, deprecation=Deprecation("DEPRECATED")))[
        "properties"
    ]["pots"]

    assert found == {"description": "How many.", "type": "integer", "default": 3, "deprecated": True}


def test_an_unknown_type_is_the_empty_schema() -> None:
    assert schema("anything: json")["properties"]["anything"] == {}


def test_a_file_that_may_be_the_whole_body_too() -> None:
    file = row("attachment: File", raw_media_types=("application/zip", "text/csv"))
    found = body("import_type: string", file)
    assert list(found["content"]) == ["multipart/form-data"]
    assert found["x-canvas-raw-media-types"] == ["application/zip", "text/csv"]
