"""The bracket grammar of parameter names, with every spelling known to occur."""

from __future__ import annotations

import pytest
from canvas_docs.model import Key, KeyKind
from canvas_docs.parse.parameter_names import parse_name
from hypothesis import given
from hypothesis import strategies as st


def n(text: str) -> Key:
    return Key(KeyKind.NAME, text)


def chosen(text: str) -> Key:
    return Key(KeyKind.ANY, text)


ITEM = Key(KeyKind.ITEM)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("plant", (n("plant"),)),
        ("plant[name]", (n("plant"), n("name"))),
        ("plant[pot][colour]", (n("plant"), n("pot"), n("colour"))),
        ("include[]", (n("include"), ITEM)),
        ("plant[tags][]", (n("plant"), n("tags"), ITEM)),
        ("leaves[][length]", (n("leaves"), ITEM, n("length"))),
        ("leaves[][veins][]", (n("leaves"), ITEM, n("veins"), ITEM)),
        # the caller chooses the key
        ("grades[<student_id>][excuse]", (n("grades"), chosen("student_id"), n("excuse"))),
        ("permissions[<X>][enabled]", (n("permissions"), chosen("X"), n("enabled"))),
        ("answers[X][score]", (n("answers"), chosen("X"), n("score"))),
        ("ratings[*]", (n("ratings"), chosen(""))),
        ("<plant_id>[<leaf_id>]", (chosen("plant_id"), chosen("leaf_id"))),
        # the body is an array
        ("[]url", (ITEM, n("url"))),
        ("[]", (ITEM,)),
        # a name within brackets only, as a page of 2014 has it
        ("[parameters]", (n("parameters"),)),
        # whole URLs are names
        ("https://canvas.example.com/lti/claim", (n("https://canvas.example.com/lti/claim"),)),
        ("https://canvas.example.com/lti/claim[id]", (n("https://canvas.example.com/lti/claim"), n("id"))),
        # slips of the docs
        ("blackout_dates:", (n("blackout_dates"),)),
        ("blackout_dates[][start_date]:", (n("blackout_dates"), ITEM, n("start_date"))),
        ("params[ids[]]", (n("params"), n("ids"), ITEM)),
        (" plant[ name ] ", (n("plant"), n(" name "))),
    ],
)
def test_a_name_is_the_steps_that_it_addresses(name: str, keys: tuple[Key, ...]) -> None:
    assert parse_name(name) == keys


@given(st.text(alphabet="ab[]<>*X:/ ", min_size=1, max_size=30))
def test_every_name_has_a_step(name: str) -> None:
    assert parse_name(name)


@given(st.lists(st.text(alphabet="abc_", min_size=1, max_size=5), min_size=1, max_size=5))
def test_nested_names_come_back_as_their_parts(parts: list[str]) -> None:
    name = parts[0] + "".join(f"[{part}]" for part in parts[1:])

    assert parse_name(name) == tuple(n(part) for part in parts)


def test_a_name_of_too_many_brackets_is_one_step() -> None:
    name = "a" + "[b]" * 30
    assert parse_name(name) == (Key(KeyKind.NAME, name),)
    assert len(parse_name("a" + "[b]" * 19)) == 20
