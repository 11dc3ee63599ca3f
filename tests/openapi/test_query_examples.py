"""Query parameters show what the docs show for them."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.shown_values import quoted

from tests.conftest import Read
from tests.pages import portal_action, portal_page, table


def shown(read: Read, row: str, command: str = "") -> Any:
    """The example of the first query parameter of `GET /api/v1/plots/{plot_id}/beds`."""
    body = table(row) + (f"\n**Example Request:**\n\n```bash\n{command}\n```\n" if command else "")
    reference, _ = read({"plots.md": portal_page(portal_action(body, route="GET /api/v1/plots/:plot_id/beds"))})
    operation = openapi(reference).document["paths"]["/api/v1/plots/{plot_id}/beds"]["get"]
    (parameter,) = [one for one in operation["parameters"] if one.get("in") == "query"]
    return parameter.get("example")


@pytest.mark.parametrize(
    ("row", "query", "value"),
    [
        ("soil | string | Which.", "?soil=clay", "clay"),
        ("size | integer | How many.", "?size=3", 3),
        ("shady | boolean | Whether.", "?shady=1", True),
        ("tags[] | string | Words.", "?tags[]=a&tags[]=b", ["a", "b"]),
        ("since | DateTime | When.", "?since=2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"),
        ("soil | string | Which, e.g. “sand”.", "?soil=clay", "clay"),  # a call shows more than words
        ("soil | string | Which, e.g. “sand”.", "?size=3", "sand"),
        ("since | DateTime | When.", "?since=yesterday", None),
        ("size | integer | How many.", "?size=few", None),
        ("soil | string | Which.", "?soil=<soil>", None),
    ],
)
def test_what_a_documented_call_sends(read: Read, row: str, query: str, value: Any) -> None:
    assert shown(read, row, f"curl -g 'https://<canvas>/api/v1/plots/7/beds{query}'") == value


def test_a_call_of_something_else_shows_nothing(read: Read) -> None:
    assert shown(read, "soil | string | Which.", "curl 'https://<canvas>/api/v1/plots/7?soil=clay'") is None


def test_allowed_values_speak_for_themselves(read: Read) -> None:
    row = "soil | string | <p>Which, e.g. “clay”.</p><p>Allowed values: <code>clay</code>, <code>sand</code></p>"
    assert shown(read, row) is None


@pytest.mark.parametrize(
    ("description", "values"),
    [
        ("The id and its type, e.g. “bed_7”, in a list.", ["bed_7"]),
        ("Terms to look for (e.g. ‘red tulip’).", ["red tulip"]),
        ("A type, then the id. For example: bed_42", ["bed_42"]),
        ("More members; for example include[]=soil", ["soil"]),
        ("A day, such as `2026-01-31`", ["2026-01-31"]),
        ("Practice beds, such as those of schools", []),
        ("Say “red” to see red ones.", []),
    ],
)
def test_what_a_description_quotes(description: str, values: list[str]) -> None:
    assert quoted(description) == values
