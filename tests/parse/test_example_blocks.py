"""Examples: what is JSON, what can be mended into it, and what stays text."""

from __future__ import annotations

import pytest
from canvas_docs.parse.example_blocks import read_example
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "value", "repairs"),
    [
        ('{"a": [1]}', {"a": [1]}, ()),
        ('"done"', "done", ()),
        ("[]", [], ()),
        ('{\n  "a": 1, // one\n  ...\n}', {"a": 1}, ("ellipsis left out",)),
        ("[{'a' : 'b'},]", [{"a": "b"}], ("single quotes", "trailing comma")),
    ],
)
def test_json(text: str, value: object, repairs: tuple[str, ...]) -> None:
    example = read_example(text, "js", "A title")
    assert (example.value, example.is_json, example.repairs) == (value, True, repairs)
    assert (example.text, example.title) == (text, "A title")


@pytest.mark.parametrize(
    "text",
    [
        "curl https://x.org",
        '{"a": 1}\n\n{"b": 2}',
        'HTTP/1.1 200\n{"a": 1}',
        '{"a": 1',
        '{"a": NaN}',
        '{"a": <id>}',
        '["\\ud800"',
        "",
        "done",
    ],
)
def test_text(text: str) -> None:
    example = read_example(text)
    assert (example.value, example.is_json, example.text) == (None, False, text)


@given(st.text())
def test_any_text(text: str) -> None:
    assert read_example(text).text == text
