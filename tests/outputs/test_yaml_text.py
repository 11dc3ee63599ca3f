"""YAML that the parsers of YAML 1.1 (PyYAML) and 1.2 (ruamel) read back equal."""

from __future__ import annotations

import math
from io import StringIO
from typing import Any

import pytest
import yaml
from canvas_openapi.yaml_text import to_yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML


def same(left: Any, right: Any) -> bool:
    """Equal in value and in kind: 1 is neither True nor 1.0."""
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(same(a, b) for a, b in zip(left, right, strict=True))
    return type(left) is type(right) and left == right


def assert_reads_back(data: Any) -> None:
    text = to_yaml(data)
    assert same(yaml.load(text, Loader=yaml.CSafeLoader), data), text
    assert same(YAML(typ="safe", pure=True).load(StringIO(text)), data), text


TRAPS = [
    "2024-03-01", "2024-03-01T06:00:00Z", "2024-03-01 06:00:00", "12:30:45", "190:20:30", "1.2.3", "1.2", "1e3", "0.16e0",
    "1_000", "0123", "0o17", "0x1F", "0b1", "+1", "-1", ".5", "5.", ".inf", "-.INF", ".nan", "~", "null", "Null", "NULL",
    "true", "True", "yes", "Yes", "no", "on", "off", "y", "n", "Y", "N", "=", "<<", "", " ", " a", "a ", "a: b", "a:", ": a",
    "a #b", "#a", "- a", "-", "?", "? a", "*a", "&a", "!a", "%a", "@a", "`a`", "'a'", '"a"', "[a]", "{a}", "a, b", "|", ">",
    "---", "...", "--- a", "a\nb", "a\n", "\na", "a\n\n", "a\n b", " a\nb", "a \nb", "a\tb", "\ta\nb", "a\r\nb", "a\x85b",
    "a\u2028b", "\ufeff", "\x7f", "\x07", "a\\b", "a\"b", "€ “x” 🌱", "\ud7ff\ue000", "https://a/b#c", "url:GET|/api/v1/x",
    "include[]", "plant[name]", "/api/v1/{id}", "$ref", "a" * 2000, "a b " * 500, "Scope: x", "x:y", "#/components/x",
]  # fmt: skip


@pytest.mark.parametrize("text", TRAPS)
def test_strings_stay_strings_as_value_key_and_element(text: str) -> None:
    assert_reads_back({"value": text, "list": [text], text: 1, "deep": [{"a": {text: text}}]})


@pytest.mark.parametrize(
    "value",
    [0, -1, 2**63, 1.0, -0.5, 1e20, 1e-7, 1.5e300, 0.1, True, False, None, {}, [], [[]], [{}], [[1, [2]], {"a": []}]],
)
def test_other_values(value: Any) -> None:
    assert_reads_back(value)
    assert_reads_back({"a": value, "b": [value]})


CHARACTERS = st.characters(exclude_categories=("Cs",))
TEXT = st.one_of(st.text(CHARACTERS, max_size=20), st.sampled_from(TRAPS), st.text("ab:#-\n \t'\"|>01.e", max_size=12))
JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False).filter(
            lambda number: number != 0 or math.copysign(1, number) > 0
        ),
        TEXT,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=150)
@given(JSON)
@example({"a\nb": ["x\n", {"c: d": "- e"}]})
def test_any_json_data_reads_back_equal(data: Any) -> None:
    assert_reads_back(data)


def test_it_reads_like_yaml_written_by_hand() -> None:
    data = {
        "openapi": "3.1.1",
        "paths": {"/api/v1/pots": {"get": {"tags": ["Pots"], "description": "One.\n\n- two"}}},
        "empty": {},
        "version": "1.0",
    }

    assert to_yaml(data) == (
        'openapi: "3.1.1"\npaths:\n  /api/v1/pots:\n    get:\n      tags:\n        - Pots\n'
        '      description: |-\n        One.\n\n        - two\nempty: {}\nversion: "1.0"\n'
    )
