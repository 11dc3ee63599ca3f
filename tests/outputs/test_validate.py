"""Validation: it finds what is wrong, says where it was read, and fails closed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openapi_spec_validator
import pytest

from scraper.model import NOWHERE, Origin
from spec.openapi.document import openapi
from spec.validate import pointer, validate
from tests.conftest import Read
from tests.pages import portal_action, portal_page


@pytest.fixture
def document(read: Read) -> dict[str, Any]:
    reference, _ = read({"pots.md": portal_page(portal_action())})
    found: dict[str, Any] = openapi(reference).document
    return found


PLACES = {"/paths/~1api~1v1~1pots/get": Origin("pots.md", 11)}


def test_a_sound_document_has_no_errors(document: dict[str, Any]) -> None:
    assert validate(document, PLACES) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda operation: operation.pop("responses") and operation.update(responses=None),
        lambda operation: operation["parameters"].append({"name": "x", "in": "nowhere", "schema": {}}),
        lambda operation: operation["responses"].update({"2x": {"description": "x"}}),
        lambda operation: operation.update(deprecated="yes"),
        lambda operation: operation["parameters"].append({"$ref": "#/components/parameters/missing"}),
    ],
)
def test_an_error_is_mapped_to_the_page_and_line(document: dict[str, Any], change: Any) -> None:
    change(document["paths"]["/api/v1/pots"]["get"])
    errors = validate(document, PLACES)

    assert errors
    assert errors[0].code == "spec-invalid"
    assert str(errors[0].origin) == "pots.md:11"
    assert errors[0].severity.value == "error"


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


def test_a_validator_that_breaks_is_no_validation(
    document: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Broken:
        def __init__(self, _: object) -> None:
            raise RuntimeError("the validator is broken")

    monkeypatch.setattr(openapi_spec_validator, "OpenAPIV31SpecValidator", Broken)
    try:
        errors = validate(document, PLACES)
    except RuntimeError:
        return
    assert errors, "a broken validator was taken for a valid document"


def test_pointers_are_escaped() -> None:
    assert pointer(["paths", "/a/{b}", "x~y", 0]) == "/paths/~1a~1{b}/x~0y/0"
