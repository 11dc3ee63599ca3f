"""Validation: it finds what is wrong, says where it was read, and nothing that another validator finds escapes it."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from canvas_docs.diagnostics import Severity
from canvas_docs.model import NOWHERE, Origin
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.document_parts import DocumentParts
from canvas_openapi.openapi.places import Place, pointer
from canvas_openapi.openapi.version30 import as_openapi_30
from canvas_openapi.validation import find_errors, keep_valid_parts, second_opinion

from tests.conftest import Read
from tests.pages import portal_action, portal_page

Json = Any
PLACES = {"/paths/~1api~1v1~1pots/get": Place(Origin("pots.md", 11), "pots")}


@pytest.fixture
def document(read: Read) -> dict[str, Any]:
    reference, _ = read({"pots.md": portal_page(portal_action())})
    return copy.deepcopy(openapi(reference).document)


def base(version: str = "3.1.0", **operation: Any) -> dict[str, Any]:
    """A small sound document, with one operation that is changed."""
    get = {
        "operationId": "list_ponds",
        "tags": ["Ponds"],
        "parameters": [{"name": "lake_id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "responses": {"200": {"description": "OK"}},
        "security": [{"token": []}],
        **operation,
    }
    return {
        "openapi": version,
        "info": {"title": "Ponds", "version": "1"},
        "tags": [{"name": "Ponds"}],
        "paths": {"/lakes/{lake_id}/ponds": {"get": get}},
        "components": {
            "schemas": {"Pond": {"type": "object", "properties": {"id": {"type": "integer"}}}},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def schema(found: Json) -> dict[str, Any]:
    """An operation whose answer has this schema."""
    return {"responses": {"200": {"description": "OK", "content": {"application/json": {"schema": found}}}}}


def body(**media: Json) -> dict[str, Any]:
    """An operation with this body."""
    return {"requestBody": {"content": {"application/json": media}}}


LAKE = {"name": "lake_id", "in": "path", "required": True, "schema": {"type": "string"}}
BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"deprecated": "yes"}, "is not of type"),
    ({"responses": {"2x": {"description": "x"}}}, ""),
    (schema({"type": "int"}), ""),
    (schema({"type": "object", "required": "x"}), ""),
    (schema({"$ref": "#/components/schemas/Lake"}), "leads nowhere"),
    ({"parameters": []}, "{lake_id} is not among the parameters"),
    ({"parameters": [LAKE, {**LAKE, "name": "x"}]}, "the path parameter x is not in the path"),
    ({"parameters": [LAKE, LAKE]}, ""),
    ({"parameters": [LAKE, {"name": "q", "in": "query", "schema": {}}, {"name": "q", "in": "query", "schema": {"type": "string"}}]}, "stands twice"),
    ({"parameters": [{"$ref": "#/components/parameters/missing"}]}, "leads nowhere"),
    ({"tags": ["Lakes"]}, "the tag Lakes is not declared"),
    ({"security": [{"key": []}]}, "the security scheme key is not declared"),
    (schema({"type": "array", "items": {}, "default": "active"}), "is not of type"),
    (schema({"type": "number", "default": {}}), "is not of type"),
    (schema({"type": "string", "enum": ["a", 1]}), "is not of type"),
    (schema({"type": "string", "pattern": "("}), ""),
    (schema({"type": "string", "enum": ["a", "b", "a"]}), "stands twice"),
    (schema({"$ref": "#/components/securitySchemes/token"}), "is to none of the schemas"),
    (schema({"allOf": [{"type": "object"}], "required": ["b"]}), "b is required and no property"),
    (schema({"type": "object", "properties": {"a": {}}, "required": ["b"]}), "b is required and no property"),
    (schema({"allOf": [{"type": "object", "properties": {"a": {}}}], "required": ["b"]}), "b is required and no property"),
    (schema({"properties": {"a": {"type": "string", "default": 1}}}), "is not of type"),
    # request bodies, into which openapi-spec-validator does not look
    (body(schema={"type": "integer", "default": "x"}), "is not of type"),
    (body(schema={"type": "integer"}, example="x"), "is not of type"),
    (body(schema={"$ref": "#/components/schemas/Pond"}, example={"id": "x"}), "is not of type"),
    (body(schema={"$ref": "#/components/schemas/Lake"}), "leads nowhere"),
    (body(schema={"type": "integer"}, examples={"one": {"value": "x"}}), "is not of type"),
    (body(schema={}, examples={"one": {"$ref": "#/components/examples/missing"}}), "leads nowhere"),
]  # fmt: skip


@pytest.mark.parametrize("version", ["3.1.0", "3.0.3"])
@pytest.mark.parametrize(("operation", "problem"), BROKEN)
def test_broken_rules(version: str, operation: dict[str, Any], problem: str) -> None:
    errors = find_errors(base(version, **operation))
    assert errors
    assert problem in errors[0].problem
    assert errors[0].path[:3] == ("paths", "/lakes/{lake_id}/ponds", "get")


SOUND: list[dict[str, Any]] = [
    {},
    schema({"$ref": "#/components/schemas/Pond"}),
    schema({"allOf": [{"$ref": "#/components/schemas/Pond"}], "required": ["id"]}),
    schema({"type": "object", "properties": {"$ref": {"type": "string"}}}),
    schema({"type": "object", "required": ["anything"]}),
    body(schema={"$ref": "#/components/schemas/Pond"}, example={"id": 1}),
]


@pytest.mark.parametrize("version", ["3.1.0", "3.0.3"])
@pytest.mark.parametrize("operation", SOUND)
def test_sound_documents(version: str, operation: dict[str, Any]) -> None:
    assert find_errors(base(version, **operation)) == []


def test_two_operations_of_one_id() -> None:
    document = base()
    document["paths"]["/ponds"] = {"get": {**document["paths"]["/lakes/{lake_id}/ponds"]["get"], "parameters": []}}
    assert [e.problem for e in find_errors(document)] == [
        "GET /lakes/{lake_id}/ponds has the operationId list_ponds too"
    ]


def test_a_scope_that_no_flow_declares() -> None:
    found = base(security=[{"oauth": ["read", "write"]}])
    flow = {"authorizationUrl": "https://x.example/a", "tokenUrl": "https://x.example/t", "scopes": {"read": "Read."}}
    found["components"]["securitySchemes"]["oauth"] = {"type": "oauth2", "flows": {"authorizationCode": flow}}
    (error,) = find_errors(found)

    assert "the scope write of oauth is not declared" in error.problem


@pytest.mark.parametrize("path", ["/lakes/{lake_id}/ponds", "/lakes/{lake_id}/ponds/{", "/lakes/{lake_id}/{}"])
def test_braces_enclose_names(path: str) -> None:
    found = base()
    found["paths"] = {path: found["paths"].popitem()[1]}

    assert bool(find_errors(found)) is not (path == "/lakes/{lake_id}/ponds")


@pytest.mark.parametrize("path", ["/lakes/{id}/ponds", "/lakes/{lake_id}/{lake_id}"])
def test_paths(path: str) -> None:
    document = base()
    parameters = [{**LAKE, "name": "id"}] if "{id}" in path else [LAKE]
    document["paths"][path] = {
        "get": {"operationId": "x", "parameters": parameters, "responses": {"200": {"description": "OK"}}}
    }
    (error,) = find_errors(document)
    assert "differs from" in error.problem or "stands twice" in error.problem


def test_errors_end_somewhere() -> None:
    document = base()
    document["paths"] |= {f"/{number}": {"get": {"responses": 1}} for number in range(200)}
    assert len(find_errors(document)) == 50


# ------------------------------------------------------------------ what is taken out


def test_an_error_costs_its_operation_and_names_the_page(document: dict[str, Any]) -> None:
    document["paths"]["/api/v1/beds"] = {"get": {"operationId": "beds", "responses": {"200": {"description": "OK"}}}}
    document["paths"]["/api/v1/pots"]["get"]["deprecated"] = "yes"
    before = copy.deepcopy(document)
    made, (problem,) = keep_valid_parts(document, PLACES)
    assert list(made["paths"]) == ["/api/v1/beds"]
    assert find_errors(made) == []
    assert str(problem).startswith("pots.md:11: operation-left-out: GET /api/v1/pots was left out of the document")
    assert problem.severity is Severity.WARNING
    assert document == before


def test_a_component_leaves_an_empty_one() -> None:
    document = base(**schema({"$ref": "#/components/schemas/Pond"}))
    document["components"]["schemas"]["Pond"]["properties"]["id"]["default"] = "none"
    made, (problem,) = keep_valid_parts(document, {})
    assert list(made["components"]["schemas"]["Pond"]) == ["description"]
    assert "get" in made["paths"]["/lakes/{lake_id}/ponds"]
    assert problem.code == "component-left-out"


def test_an_error_that_no_page_caused_is_fatal(document: dict[str, Any]) -> None:
    del document["info"]["title"]
    _, (problem,) = keep_valid_parts(document, PLACES)
    assert (problem.code, problem.severity, problem.origin) == ("spec-invalid", Severity.ERROR, NOWHERE)
    assert "title" in problem.problem


# ------------------------------------------------------------------ the second opinion, and mutations


def test_the_second_opinion_names_the_page(document: dict[str, Any]) -> None:
    document["paths"]["/api/v1/pots"]["get"]["deprecated"] = "yes"
    errors = second_opinion(document, PLACES)
    assert {(error.code, str(error.origin), error.severity) for error in errors} == {
        ("spec-invalid", "pots.md:11", Severity.ERROR)
    }


@pytest.mark.parametrize(
    "change",
    [{"parameters": [{"$ref": "#/components/parameters/missing"}]}, {"responses": None}, {"responses": [{"a": 1}]}],
)
def test_what_the_second_validator_trips_over_is_an_error(document: dict[str, Any], change: dict[str, Any]) -> None:
    document["paths"]["/api/v1/pots"]["get"].update(change)
    assert {error.severity for error in second_opinion(document, PLACES)} == {Severity.ERROR}


def places(node: Json, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a document below the root."""
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in children:
        yield (*path, key)
        yield from places(value, (*path, key))


OTHER_VALUES: list[Callable[[Json], Json]] = [
    lambda value: None,
    lambda value: {},
    lambda value: [],
    lambda value: "x",
    lambda value: 7,
    lambda value: {"x-more": value},
    lambda value: [value, value],
    lambda value: "#/components/schemas/Nowhere" if isinstance(value, str) else True,
]


def mutant(document: dict[str, Any], chance: random.Random) -> tuple[dict[str, Any], str]:
    """The document with one change at a place chosen by chance: another value, a missing key, a renamed one."""
    path = chance.choice([*places(document)])
    made = copy.deepcopy(document)
    parent: Json = made
    for step in path[:-1]:
        parent = parent[step]
    kind = chance.randrange(3)
    if kind == 0 or isinstance(parent, list):
        parent[path[-1]] = chance.choice(OTHER_VALUES)(parent[path[-1]])
    elif kind == 1:
        del parent[path[-1]]
    else:
        parent[f"{path[-1]}2"] = parent.pop(path[-1])
    return made, f"{pointer(path)} ({kind})"


@pytest.mark.parametrize("version", ["3.1", "3.0"])
def test_no_mutant_that_the_other_validator_finds_escapes(read: Read, version: str) -> None:
    reference, _ = read({"pots.md": portal_page(portal_action())})
    sound = copy.deepcopy(openapi(reference).document)
    document = as_openapi_30(sound) if version == "3.0" else sound
    assert find_errors(document) == []
    chance = random.Random(20261125)
    caught, escaped = 0, []
    for _ in range(150):
        made, what = mutant(document, chance)
        if second_opinion(made, {}):
            caught += 1
            if not find_errors(made):
                escaped.append(what)
    assert caught > 30
    assert escaped == []


@pytest.mark.parametrize("version", ["3.1", "3.0"])
def test_a_mutant_is_not_taken_for_the_sound_document_that_it_was(read: Read, version: str) -> None:
    reference, _ = read({"pots.md": portal_page(portal_action())})
    document = openapi(reference).document
    document = as_openapi_30(document) if version == "3.0" else document
    sound = set(DocumentParts(document).digests_with_reached.values())
    chance = random.Random(20261128)
    caught = 0
    for _ in range(300):
        made, what = mutant(document, chance)
        digests = DocumentParts(made).digests_with_reached
        errors = find_errors(made, {part for part, digest in digests.items() if digest in sound})
        assert errors == find_errors(made), what
        caught += bool(errors)
    assert caught > 50


def test_pointers_are_escaped() -> None:
    assert pointer(["paths", "/a/{b}", "x~y", 0]) == "/paths/~1a~1{b}/x~0y/0"
