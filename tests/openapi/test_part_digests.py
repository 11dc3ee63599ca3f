"""The digests of parts of a document."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from canvas_openapi.openapi.part_digests import part_digests

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
            "Reed": {"$ref": "#/components/schemas/Frog/properties/pond"},
            "Wind": {"title": "w"},
        },
    },
}
PONDS, FROGS = ("paths", "/ponds"), ("paths", "/frogs")
POND, FROG, REED, WIND = (("components", "schemas", name) for name in ("Pond", "Frog", "Reed", "Wind"))
ANSWER = ("components", "responses", "Pond")


def changed(*path: str, value: Any) -> set[tuple[str, ...]]:
    """The parts whose digests another value at a path changes."""
    before, made = part_digests(DOCUMENT), copy.deepcopy(DOCUMENT)
    parent = made
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = value
    after = part_digests(made)
    return {part for part in before.keys() | after.keys() if before.get(part) != after.get(part)}


def test_a_change_shows_in_all_from_which_it_is_reached() -> None:
    assert changed("components", "schemas", "Frog", "title", value="b") == {PONDS, ANSWER, POND, FROG, REED}
    assert changed("paths", "/frogs", "get", value={"responses": {}, "summary": "s"}) == {FROGS}
    assert changed("components", "schemas", "Wind", "title", value="x") == {WIND}


def test_the_version_is_in_all_digests() -> None:
    assert changed("openapi", value="3.0.3") == {PONDS, FROGS, POND, FROG, REED, WIND, ANSWER}


@pytest.mark.parametrize(
    "target", ["#/components/schemas/Missing", "#/paths/~1frogs", "other.yaml#/components/schemas/Wind", "#/components"]
)
def test_what_leads_out_of_the_components_has_no_digest(target: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["components"]["schemas"]["Wind"] = {"$ref": target}
    assert part_digests(DOCUMENT).keys() - part_digests(document).keys() == {WIND}


def test_names_with_slashes_are_found() -> None:
    document = copy.deepcopy(DOCUMENT)
    document["components"]["schemas"] |= {"a/b": {}, "Wind": {"$ref": "#/components/schemas/a~1b"}}
    assert WIND in part_digests(document)
