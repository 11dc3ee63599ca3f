"""Near-JSON with comments: what the tree keeps, what is mended, and that no text at all breaks the parser."""

from __future__ import annotations

import json

import pytest
from canvas_docs.parse.commented_json import read
from canvas_docs.parse.json_tree import Array, Member, Object, Scalar, Word, as_node, json_value
from hypothesis import given, settings
from hypothesis import strategies as st


def members(text: str) -> tuple[Member, ...]:
    node = read(text).node
    assert isinstance(node, Object)
    return node.members


def test_comments_order_and_lines_survive() -> None:
    text = """\
// A pond and what
// lives in it.
{
  // How deep it is,
  // in metres.
  "depth": 2.5,
  "fish": 12, // at the last count
  /* The keeper. */
  "keeper": null
}"""
    commented = read(text)
    assert commented.comment == "A pond and what lives in it."
    assert commented.complete
    assert commented.repairs == ()
    assert [(m.name, m.comment, m.line) for m in members(text)] == [
        ("depth", "How deep it is, in metres.", 5),
        ("fish", "at the last count", 6),
        ("keeper", "The keeper.", 8),
    ]


def test_list_items_keep_their_lines_where_the_author_broke_them() -> None:
    text = "{\n  // The state of the pond.\n  // - 'dry': no water.\n  // - 'full': water.\n  \"state\": \"dry\"\n}"
    assert members(text)[0].comment == "The state of the pond.\n- 'dry': no water.\n- 'full': water."


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_list() -> None:
    long = "the sort of page that visitors of the pond see first when they come here by"
    assert "\n" not in members(f'{{\n  // {long}\n  // - boat: Pond View\n  "page": "a"\n}}')[0].comment


@pytest.mark.parametrize(
    ("text", "value", "repairs"),
    [
        ('{"kind": "["a", "b"]"}', {"kind": '["a", "b"]'}, ("quoted structure",)),
        ('{"kinds": "["a", "b"]"}', {"kinds": ["a", "b"]}, ("quoted structure",)),
        ('{"file": "{"url"=>"http://x.org", "n"=>nil}"}', {"file": {"url": "http://x.org", "n": None}}, None),
        ('{"said": "he said "go" and went",\n"n": 1}', {"said": 'he said "go" and went', "n": 1}, None),
        ('{"days": [fri, sat]}', {"days": ["fri", "sat"]}, ("unquoted string",)),
        ("{'a': 'it is'}", {"a": "it is"}, ("single quotes",)),
        ('{"a": 1, "b": [1, 2,],}', {"a": 1, "b": [1, 2]}, ("trailing comma",)),
        ('{"a": 1\n "b": 2}', {"a": 1, "b": 2}, ("missing comma",)),
        ('{"a": [1, ...], ...}', {"a": [1]}, ("ellipsis left out",)),
        ('{"a": 1, …}', {"a": 1}, ("ellipsis left out",)),
        ('{"a": , "b": 1}', {"b": 1}, ("missing value left out",)),
        ('{"a": "one\n  two"}', {"a": "one\ntwo"}, ("line break in a string",)),
        ("{a: 1, :b => :c}", {"a": 1, "b": "c"}, None),
        ('{"a": True, "b": None}', {"a": True, "b": None}, ("null, true or false of another language",)),
        ('{"a": "http://x.org/b" // see there\n}', {"a": "http://x.org/b"}, ()),
        ('{"a": "https:\\/\\/x.org", "b": "\\u00e9"}', {"a": "https://x.org", "b": "é"}, ()),
        ('{"a": "C:\\q"}', {"a": "C:\\q"}, ()),
        ("{}", {}, ()),
        ('{"a": "{}"}', {"a": {}}, ("quoted structure",)),
        ('{"a": -1.5e3, "b": 0}', {"a": -1500.0, "b": 0}, ()),
    ],
)
def test_values_and_repairs(text: str, value: object, repairs: tuple[str, ...] | None) -> None:
    commented = read(text)
    assert commented.node is not None
    assert json_value(commented.node) == (value, True)
    assert commented.complete
    if repairs is not None:
        assert commented.repairs == repairs


@pytest.mark.parametrize("word", ["DateTime", "Pond::Fish", "string", "<id>", "5e", "007"])
def test_words_that_may_be_no_strings_make_no_json(word: str) -> None:
    commented = read(f'{{"a": [{word}]}}')
    assert commented.node == Object((Member("a", Array((Word(word),)), "", 0),))
    assert not json_value(commented.node)[1]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1',
        '{"a": [1, 2',
        '{"a": "never end',
        '{"a": 1} {"b": 2}',
        '{"a": 1} and so on',
        "[1, 2}",
        '{"a" 1}',
        "[" * 500,
    ],
)
def test_what_is_cut_off_or_more_than_one_value_is_not_complete(text: str) -> None:
    assert not read(text).complete


def test_empty_text_has_no_node() -> None:
    assert read(" // nothing\n").node is None
    assert read("").node is None


def test_a_broken_string_does_not_swallow_the_next_member() -> None:
    assert [m.name for m in members('{\n  "a": "open,\n  "b": 2\n}')] == ["a", "b"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON, st.sampled_from([None, 2]))
def test_json_is_read_as_json(value: object, indent: int | None) -> None:
    commented = read(json.dumps(value, indent=indent, ensure_ascii=False))
    assert commented.node is not None
    assert json_value(commented.node) == (value, True)
    assert commented.node == as_node(value) or isinstance(value, dict | list)
    assert commented.repairs == ()
    assert commented.complete


PIECES = [
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    ",",
    ":",
    "=>",
    "//",
    "/*",
    "*/",
    "#",
    "...",
    "\\",
    "\n",
    " ",
    "a",
    "B::c",
    "1",
    "-",
    "null",
    "nil",
    "‘",
]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=60).map("".join))
def test_any_text_is_read(text: str) -> None:
    commented = read(text)
    value, known = json_value(commented.node) if commented.node else (None, False)
    if known:
        json.dumps(value).encode()
    assert commented.node is None or isinstance(commented.node, Scalar | Word | Array | Object)


@pytest.mark.parametrize("unit", ["{", '"{"a"=>', '"a"a', "'a'a", '{"a":"b"c"d",', "//", "/*", "[,", '"a\n', "a:"])
def test_work_is_linear(unit: str) -> None:
    """50,000 characters of what a quadratic parser dies of: this would take minutes."""
    read("{" + unit * (50_000 // len(unit)))
