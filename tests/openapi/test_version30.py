"""The 3.0 document is the 3.1 document in the older words."""

from pathlib import Path
from typing import Any

import pytest
from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.version30 import as_openapi_30
from canvas_openapi.validation import second_opinion as validate

from tests.made import openapi_of

NULL = {"type": "object", "nullable": True, "enum": [None]}
"""Null and nothing else: in 3.0 `nullable` counts only beside a type."""


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        (
            {"type": ["string", "null"], "enum": ["a", None]},
            {"type": "string", "nullable": True, "enum": ["a", None]},
        ),
        ({"type": ["string", "integer"]}, {"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        (
            {"anyOf": [{"$ref": "#/components/schemas/Bed"}, {"type": "null"}]},
            {"anyOf": [{"$ref": "#/components/schemas/Bed"}, NULL]},
        ),
        (
            {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]},
            {"anyOf": [{"type": "string"}, {"type": "integer"}, NULL]},
        ),
        (
            {"description": "The bed.", "$ref": "#/components/schemas/Bed"},
            {"description": "The bed.", "allOf": [{"$ref": "#/components/schemas/Bed"}]},
        ),
        ({"$ref": "#/components/schemas/Bed"}, {"$ref": "#/components/schemas/Bed"}),
        ({"type": "integer", "examples": [1]}, {"type": "integer", "example": 1}),
        (
            {"type": "string", "contentMediaType": "application/octet-stream"},
            {"type": "string", "format": "binary"},
        ),
        (
            {"type": "object", "properties": {"type": {"type": ["string", "null"]}, "examples": {"examples": [2]}}},
            {
                "type": "object",
                "properties": {"type": {"type": "string", "nullable": True}, "examples": {"example": 2}},
            },
        ),
        (
            {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
            {"type": "object", "additionalProperties": {"type": "string", "nullable": True}},
        ),
        ({}, {}),
    ],
)
def test_a_schema_in_the_words_of_3_0(newer: dict[str, Any], older: dict[str, Any]) -> None:
    document = {"openapi": "3.1.1", "info": {}, "paths": {}, "components": {"schemas": {"Plant": newer}}}
    assert as_openapi_30(document)["components"]["schemas"]["Plant"] == older


def test_examples_are_not_taken_for_schemas() -> None:
    media = {"schema": {}, "example": {"schema": {"type": ["a", "null"]}}}
    document = {
        "openapi": "3.1.1",
        "info": {},
        "components": {"schemas": {}},
        "paths": {"/a": {"get": {"content": media}}},
    }
    assert as_openapi_30(document)["paths"]["/a"]["get"]["content"] == media


def outline(document: dict[str, Any]) -> dict[str, Any]:
    """What both versions must share: operations, their parameters, components and their properties."""
    return {
        "operations": {
            (path, verb): (
                operation["operationId"],
                [
                    parameter.get("$ref") or (parameter["in"], parameter["name"])
                    for parameter in operation["parameters"]
                ],
                sorted(operation["responses"]),
                "requestBody" in operation,
            )
            for path, item in document["paths"].items()
            for verb, operation in item.items()
        },
        "components": {
            name: sorted(schema.get("properties", {})) for name, schema in document["components"]["schemas"].items()
        },
    }


def test_the_bundled_page_in_both_versions() -> None:
    reference, _ = read_reference(BUNDLED)
    assert reference is not None
    newer = openapi(reference)
    older = as_openapi_30(newer.document)
    assert outline(older) == outline(newer.document)
    assert validate(older, newer.places) == []


@pytest.mark.slow_if_real
@pytest.mark.parametrize("pages", ["gitbook_md/2025-12", "yard_html/2022"])
def test_the_corpus_in_both_versions(corpus: Path, pages: str) -> None:
    newer = openapi_of(corpus / pages)
    older = as_openapi_30(newer.document)
    assert outline(older) == outline(newer.document)


@pytest.mark.slow_if_real
@pytest.mark.parametrize("pages", ["gitbook_md/2025-12", "yard_html/2022"])
def test_the_other_validator_finds_nothing_in_the_older_version(corpus: Path, pages: str) -> None:
    newer = openapi_of(corpus / pages)
    assert validate(as_openapi_30(newer.document), newer.places) == []
