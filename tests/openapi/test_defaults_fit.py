"""A default that the docs state is a value of its schema, or is not written."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_openapi.openapi.fitting import fitted_default

STATES = {"type": "array", "items": {"type": "string", "enum": ["active", "deleted"]}}
ROWS: list[tuple[dict[str, Any], Any, Any]] = [
    ({"type": "string"}, "a", "a"),
    ({"type": ["string", "null"]}, "a", "a"),
    # "`state[]`: … defaults to 'active'" names the one item of the list
    (STATES, "active", ["active"]),
    (STATES, "gone", None),
    ({"type": "array", "items": {}}, "active", ["active"]),
    ({"type": "number"}, {}, None),
    ({"type": "integer"}, True, None),
    ({"type": "boolean"}, True, True),
    ({"type": "integer", "enum": [1, 2]}, True, None),
    ({"type": "number"}, 1, 1),
    ({}, "anything", "anything"),
    ({"type": "string"}, None, None),
]


@pytest.mark.parametrize(("schema", "default", "expected"), ROWS)
def test_defaults(schema: dict[str, Any], default: Any, expected: Any) -> None:
    assert fitted_default(schema, default) == expected
