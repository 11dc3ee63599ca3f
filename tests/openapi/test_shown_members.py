"""An example answer completes the object that it shows."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_docs.model import Reference
from canvas_openapi.openapi.components import ComponentNames
from canvas_openapi.openapi.schema import Schemas
from canvas_openapi.openapi.shown_members import add_shown_members

SCHEMAS = Schemas(ComponentNames(Reference(())))
POND = {"$ref": "#/components/schemas/Pond"}


def listed(schema: dict[str, Any], example: Any) -> dict[str, Any]:
    """The properties of a pond after an answer of this schema with this example."""
    media = {"schema": schema, "example": example}
    pond: dict[str, Any] = {"type": "object", "properties": {"id": {"type": "integer"}, "lake": {"type": "object"}}}
    answer = {"200": {"description": "OK", "content": {"application/json": media}}}
    document = {"paths": {"/ponds": {"get": {"responses": answer}}}, "components": {"schemas": {"Pond": pond}}}
    known = add_shown_members(document, SCHEMAS)
    found: dict[str, Any] = pond["properties"]
    added = [name for name in found if name not in ("id", "lake")]
    assert list(known) == [f"/components/schemas/Pond/properties/{name}" for name in added]
    return found


@pytest.mark.parametrize(
    ("schema", "example"),
    [
        (POND, {"id": 1, "depth": 3}),
        ({"type": "array", "items": POND}, [{"id": 1}, {"id": 2, "depth": 3}]),
        ({"type": "object", "properties": {"pond": POND}}, {"pond": {"id": 1, "depth": 3}}),
        ({"anyOf": [POND, {"type": "null"}]}, {"id": 1, "depth": 3}),
    ],
)
def test_what_is_shown_and_not_listed_is_added(schema: dict[str, Any], example: Any) -> None:
    found = listed(schema, example)
    assert found["depth"] == {"type": ["integer", "null"], "examples": [3]}


@pytest.mark.parametrize(
    ("schema", "example"),
    [
        (POND, {"name": "Ada", "email": "a@example.com", "id": 1}),  # an example of something else
        (POND, {"id": 1, "2026-01-31": 3}),  # a key, not a name
        ({"anyOf": [POND, {"type": "string"}]}, {"id": 1, "depth": 3}),
        ({}, {"id": 1, "depth": 3}),
    ],
)
def test_in_doubt_nothing_is_added(schema: dict[str, Any], example: Any) -> None:
    assert list(listed(schema, example)) == ["id", "lake"]
