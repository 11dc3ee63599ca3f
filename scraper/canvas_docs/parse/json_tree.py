"""The tree into which near-JSON is read: JSON's own nodes, bare words, and comments on members."""

from __future__ import annotations

import re
from dataclasses import dataclass

from canvas_docs.model import Json
from canvas_docs.type_words import Where, words

MAX_DEPTH = 60
"""Deeper levels are not read: no documented example has ten."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number, boolean or null."""

    value: Json


@dataclass(frozen=True, slots=True)
class Word:
    """Text without quotes that is no JSON: `fri`, `DateTime`, `<id>`; empty where the value is missing."""

    text: str


@dataclass(frozen=True, slots=True)
class Array:
    """The elements that are shown."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """`name: value` with the comment above or behind it; `line` is 0-based from the start of the text."""

    name: str
    value: Node
    comment: str
    line: int


@dataclass(frozen=True, slots=True)
class Object:
    """The members in order; a name can occur twice."""

    members: tuple[Member, ...]


Node = Scalar | Word | Array | Object


def json_value(node: Node) -> tuple[Json, bool]:
    """The JSON value of a node, and whether it has one: a bare word has one only if it can be but a string."""
    match node:
        case Scalar(value):
            return value, True
        case Word(text):
            return (text, True) if is_plain_word(text) else (None, False)
        case Array(items):
            elements = [json_value(item) for item in items]
            return [value for value, _ in elements], all(known for _, known in elements)
        case Object(members):
            values = [(m.name, *json_value(m.value)) for m in members if m.value != MISSING]
            return {name: value for name, value, _ in values}, all(known for *_, known in values)


def as_node(value: Json, depth: int = 0) -> Node:
    """The tree of a JSON value, without comments."""
    if depth > MAX_DEPTH:
        return MISSING
    if isinstance(value, dict):
        return Object(tuple(Member(name, as_node(member, depth + 1), "", 0) for name, member in value.items()))
    if isinstance(value, list):
        return Array(tuple(as_node(item, depth + 1) for item in value))
    return Scalar(value)


MISSING = Word("")
_LITERALS = frozenset(("null", "true", "false"))
_PLAIN_WORD = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def is_plain_word(text: str) -> bool:
    """Whether a bare word is a string without its quotes (`fri`), not the name of a type (`DateTime`)."""
    return _PLAIN_WORD.fullmatch(text) is not None and text not in words(Where.EXAMPLE) | _LITERALS
