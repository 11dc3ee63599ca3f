"""The digests of the parts of a document."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_openapi.openapi.document_parts import DocumentParts, digest_of


@pytest.fixture
def document() -> dict[str, Any]:
    pond = {"properties": {"fish": {"$ref": "#/components/schemas/Fish"}}}
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pond"}}}}
    operation = {"responses": {"200": answer, "404": {"$ref": "#/components/responses/Gone"}}}
    return {
        "paths": {"/ponds": {"get": operation}},
        "components": {"schemas": {"Pond": pond, "Fish": {"type": "string"}}, "responses": {"Gone": {}}},
    }


def test_what_an_operation_reaches(document: dict[str, Any]) -> None:
    parts = DocumentParts(document)
    direct = {"#/components/schemas/Pond", "#/components/responses/Gone"}
    assert parts.operation("/ponds", "get").references == direct
    assert parts.reached([*direct, "#/elsewhere"]) == {*direct, "#/components/schemas/Fish", "#/elsewhere"}


def test_a_part_that_says_something_else_has_another_digest(document: dict[str, Any]) -> None:
    before = DocumentParts(document)
    digests = (before.operation("/ponds", "get").digest, before.components["#/components/schemas/Fish"].digest)
    whole = before.whole
    document["components"]["schemas"]["Fish"]["type"] = "integer"
    after = DocumentParts(document)
    assert after.operation("/ponds", "get").digest == digests[0]
    assert after.components["#/components/schemas/Fish"].digest != digests[1]
    assert after.whole != whole


def test_contents_that_are_cut_elsewhere_have_another_digest() -> None:
    assert digest_of([b"ab", b"c"]) != digest_of([b"a", b"bc"])
