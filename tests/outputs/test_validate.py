"""Validation: it finds what is wrong, says where it was read, and fails closed."""

from __future__ import annotations

import json
from typing import Any

import openapi_spec_validator
import pytest
from canvas_docs.model import NOWHERE, Origin
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.places import Place, pointer
from canvas_openapi.validate import validate

from tests.conftest import Read
from tests.pages import portal_action, portal_page


@pytest.fixture
def document(read: Read) -> dict[str, Any]:
    reference, _ = read({"pots.md": portal_page(portal_action())})
    found: dict[str, Any] = openapi(reference).document
    return found


PLACES = {"/paths/~1api~1v1~1pots/get": Place(Origin("pots.md", 11), "pots")}


def test_a_sound_document_has_no_errors(document: dict[str, Any]) -> None:
    assert validate(document, PLACES) == []


@pytest.mark.parametrize(
    "change",
    [
        {"responses": []},
        {"parameters": [{"name": "x", "in": "nowhere", "schema": {}}]},
        {"responses": {"2x": {"description": "x"}}},
        {"deprecated": "yes"},
        {"tags": [1]},
    ],
)
def test_an_error_is_mapped_to_the_page_and_line(document: dict[str, Any], change: dict[str, Any]) -> None:
    document["paths"]["/api/v1/pots"]["get"].update(change)
    errors = validate(document, PLACES)

    assert errors
    assert errors[0].code == "spec-invalid"
    assert str(errors[0].origin) == "pots.md:11"
    assert errors[0].severity.value == "error"


@pytest.mark.parametrize("change", [{"parameters": [{"$ref": "#/components/parameters/missing"}]}, {"responses": None}])
def test_what_the_validator_trips_over_is_an_error_not_a_crash(
    document: dict[str, Any], change: dict[str, Any]
) -> None:
    document["paths"]["/api/v1/pots"]["get"].update(change)

    assert {error.severity.value for error in validate(document, PLACES)} == {"error"}


def test_an_error_that_no_page_caused_is_reported_too(document: dict[str, Any]) -> None:
    del document["info"]["title"]
    (error,) = validate(document, PLACES)

    assert error.origin == NOWHERE
    assert "title" in error.problem


def test_two_operations_of_one_id_are_an_error(document: dict[str, Any]) -> None:
    document["paths"]["/api/v1/beds"] = json.loads(json.dumps(document["paths"]["/api/v1/pots"]))

    assert validate(document, PLACES)


def test_errors_end_somewhere(document: dict[str, Any]) -> None:
    for number in range(200):
        document["paths"][f"/api/v1/{number}"] = {"get": {"responses": 1}}

    assert len(validate(document, PLACES)) == 50


def test_a_validator_that_cannot_run_is_not_taken_for_a_sound_document(
    document: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise ImportError("the backend is missing")

    monkeypatch.setattr(openapi_spec_validator, "OpenAPIV31SpecValidator", broken)

    with pytest.raises(ImportError):
        validate(document, PLACES)


def test_pointers_are_escaped() -> None:
    assert pointer(["paths", "/a/{b}", "x~y", 0]) == "/paths/~1a~1{b}/x~0y/0"
