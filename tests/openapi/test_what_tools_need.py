"""Rules that exist because a real tool stumbled without them (`make consumers`)."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_docs.model import (
    ArrayType,
    Field,
    Grade,
    Json,
    ObjectType,
    Parameter,
    Primitive,
    Reference,
    ReferenceType,
    ScalarType,
    Target,
    Type,
)
from canvas_docs.parse.parameter_names import parse_name
from canvas_docs.parse.type_cells import parse_type
from canvas_openapi.openapi.components import ComponentNames
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.parameters import query_parameters
from canvas_openapi.openapi.schema import Schemas

from tests.conftest import Read
from tests.pages import portal_action, portal_page, table

SCHEMAS = Schemas(ComponentNames(Reference(())))
URL = ScalarType(Primitive.STRING, format="uri", grade=Grade.INFERRED, rule="name-url")


def one(read: Read, body: str, route: str) -> dict[str, Any]:
    """The only operation of a page with this action on it."""
    reference, _ = read({"pots.md": portal_page(portal_action(body, route=route))})
    ((_, verbs),) = openapi(reference).document["paths"].items()
    ((_, found),) = verbs.items()
    result: dict[str, Any] = found
    return result


@pytest.mark.parametrize(
    "type_",
    [
        ReferenceType(Target("Bed", None, None)),
        ArrayType(ReferenceType(Target("Bed", None, None))),
        ObjectType((Field("size", ScalarType(Primitive.INTEGER)),)),
    ],
)
def test_an_example_that_stands_below_is_not_repeated(type_: Type) -> None:
    # hey-api, orval and Spectral try to resolve {"$ref": "Bed"} in an example
    assert "examples" not in SCHEMAS.property(Field("bed", type_, example={"$ref": "Bed"})).node


@pytest.mark.parametrize(
    ("example", "format_"),
    [("https://pots.example.com/1", "uri"), ("/pots/1", None), ("https://<canvas>/pots/1", None), (None, "uri")],
)
def test_a_guessed_uri_that_the_example_contradicts_is_a_string(example: Json, format_: str | None) -> None:
    assert SCHEMAS.property(Field("html_url", URL, example=example)).node.get("format") == format_


def test_the_allowed_values_of_an_object_are_the_names_of_its_members() -> None:
    # an enum of strings on an object ends openapi-typescript
    found = SCHEMAS.property(Field("select", ObjectType(allowed=("beds", "pots")))).node

    assert found["propertyNames"] == {"enum": ["beds", "pots"]}
    assert "enum" not in found


def test_items_of_unknown_type_in_a_query_are_text() -> None:
    # orval calls toString on what it knows nothing about, which tsc refuses
    (found,) = query_parameters([Parameter("ids[]", parse_name("ids[]"), parse_type("Array"))], SCHEMAS)

    assert found["schema"].node == {"type": "array", "items": {"type": "string"}}


@pytest.mark.parametrize(("verb", "sends"), [("POST", True), ("PUT", False)])
def test_an_update_names_its_defaults_in_words_only(read: Read, verb: str, sends: bool) -> None:
    # clients of openapi-generator send a default for what the caller leaves out, which would reset it
    rows = table("pot[glazed] | boolean | Whether it is glazed. Defaults to true.")
    schema = one(read, rows, f"{verb} /api/v1/pots")["requestBody"]["content"]["application/json"]["schema"]
    glazed = schema["properties"]["pot"]["properties"]["glazed"]

    assert ("default" in glazed) is sends
    assert "Defaults to true" in glazed["description"]


def test_what_has_no_text_is_described_by_its_title(read: Read) -> None:
    found = one(read, "", "GET /api/v1/pots")

    assert found["description"] == found["summary"]


@pytest.mark.parametrize(("name", "component"), [("File", "CanvasFile"), ("Date", "CanvasDate"), ("Folder", "Folder")])
def test_a_component_has_no_name_that_generators_have_for_a_format(name: str, component: str) -> None:
    # of a component File openapi-generator makes `class java.io.File` in Kotlin, and hey-api the type of an upload
    assert ComponentNames(Reference(())).name(Target(name, None, None)) == component


def test_a_default_is_no_part_of_an_answer() -> None:
    # clients of openapi-generator would fill it in where Canvas leaves the member out; in Go they did not compile
    field = Field("shade", ScalarType(Primitive.STRING), description="'full' (the default) or 'none'.", default="full")

    assert SCHEMAS.property(field).node == {
        "description": "'full' (the default) or 'none'.",
        "type": ["string", "null"],
    }
