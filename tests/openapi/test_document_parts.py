"""The digests of the parts of a document."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from canvas_openapi.openapi.document_parts import DocumentParts, Keys, digest_of


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


# ------------------------------------------------------------------ with all that is reached


def digests_of(document: dict[str, Any]) -> dict[Keys, str]:
    return DocumentParts(document).digests_with_reached


DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "paths": {
        "/ponds": {"get": {"responses": {"200": {"$ref": "#/components/responses/Pond"}}}},
        "/frogs": {"get": {"responses": {}}},
    },
    "components": {
        "responses": {"Pond": {"schema": {"$ref": "#/components/schemas/Pond"}}},
        "schemas": {
            "Pond": {"properties": {"frogs": {"items": {"$ref": "#/components/schemas/Frog"}}}},
            "Frog": {"properties": {"pond": {"$ref": "#/components/schemas/Pond"}}, "title": "a"},
            "Reed": {"$ref": "#/components/schemas/Frog"},
            "Wind": {"title": "w"},
        },
    },
}
PONDS, FROGS = ("paths", "/ponds", "get"), ("paths", "/frogs", "get")
POND, FROG, REED, WIND = (("components", "schemas", name) for name in ("Pond", "Frog", "Reed", "Wind"))
ANSWER = ("components", "responses", "Pond")


def changed(*path: str, value: Any) -> set[Keys]:
    """The parts whose digests another value at a path changes."""
    before, made = digests_of(DOCUMENT), copy.deepcopy(DOCUMENT)
    parent = made
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = value
    after = digests_of(made)
    return {part for part in before.keys() | after.keys() if before.get(part) != after.get(part)}


def test_a_change_shows_in_all_from_which_it_is_reached() -> None:
    assert changed("components", "schemas", "Frog", "title", value="b") == {PONDS, ANSWER, POND, FROG, REED}
    assert changed("paths", "/frogs", "get", value={"responses": {}, "summary": "s"}) == {FROGS}
    assert changed("components", "schemas", "Wind", "title", value="x") == {WIND}


def test_the_version_is_in_all_digests() -> None:
    assert changed("openapi", value="3.0.3") == {PONDS, FROGS, POND, FROG, REED, WIND, ANSWER}


@pytest.mark.parametrize(
    "target",
    [
        "#/components/schemas/Missing",
        "#/components/schemas/Frog/title",
        "#/paths/~1frogs",
        "other.yaml#/components/schemas/Wind",
        "#/components",
    ],
)
def test_what_leads_out_of_the_components_has_no_digest(target: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["components"]["schemas"]["Wind"] = {"$ref": target}
    assert digests_of(DOCUMENT).keys() - digests_of(document).keys() == {WIND}


def test_operations_have_none_where_their_path_says_more() -> None:
    document = copy.deepcopy(DOCUMENT)
    document["paths"]["/frogs"]["parameters"] = []
    assert digests_of(DOCUMENT).keys() - digests_of(document).keys() == {FROGS}


@pytest.mark.parametrize("broken", [None, [], "x", 1])
@pytest.mark.parametrize("at", [("paths",), ("paths", "/frogs"), ("components",), ("components", "schemas")])
def test_what_is_broken_has_none(broken: Any, at: tuple[str, ...]) -> None:
    document: Any = copy.deepcopy(DOCUMENT)
    parent = document
    for key in at[:-1]:
        parent = parent[key]
    parent[at[-1]] = broken
    assert digests_of(document).keys() < digests_of(DOCUMENT).keys()
