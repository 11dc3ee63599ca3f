"""Objects without a known member take any: openapi-typescript would not let a caller give them one."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_openapi.openapi.open_objects import with_open_objects


def opened(schema: dict[str, Any]) -> Any:
    """A schema of an answer, in a document that is written."""
    document = {"paths": {"/beds": {"get": {"responses": {"200": {"content": {"json": {"schema": schema}}}}}}}}
    made = with_open_objects(document)
    return made["paths"]["/beds"]["get"]["responses"]["200"]["content"]["json"]["schema"]


@pytest.mark.parametrize(
    "bare", [{"type": "object"}, {"type": ["object", "null"]}, {"type": "object", "propertyNames": {"enum": ["moss"]}}]
)
def test_a_bare_object_takes_any_member(bare: dict[str, Any]) -> None:
    assert opened(bare) == {**bare, "additionalProperties": True}
    inner = opened({"type": "array", "items": {"properties": {"bed": bare}}})["items"]["properties"]["bed"]
    assert inner == {**bare, "additionalProperties": True}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {}},
        {"type": "object", "additionalProperties": False},
        {"type": "object", "nullable": True, "enum": [None]},  # what 3.0 has for null
        {"type": "string"},
        {"type": "array", "examples": [[{"type": "object"}]]},
    ],
)
def test_what_says_more_stays(schema: dict[str, Any]) -> None:
    assert opened(schema) == schema


def test_a_bare_component_stays_and_the_given_document_too() -> None:
    # openapi-generator makes a type of it; of a map it makes none
    document = {
        "components": {"schemas": {"Bed": {"type": "object"}, "Pot": {"properties": {"soil": {"type": "object"}}}}}
    }

    made = with_open_objects(document)["components"]["schemas"]
    assert made["Bed"] == {"type": "object"}
    assert made["Pot"]["properties"]["soil"] == {"type": "object", "additionalProperties": True}
    assert document["components"]["schemas"]["Pot"] == {"properties": {"soil": {"type": "object"}}}
