"""Closed lists of values in prose: `One of 'a', 'b'`, `Possible values: ['a'|'b']`, `'a' means …, 'b' means …`.

A list that is not closed makes a client fail on a value that it should take, so whatever leaves a doubt is no list:
"e.g.", "such as", "etc.", "or a user-defined role", a word of another type among the values, or an example that is
not in a list which only its form makes one. `value_lists` finds the lists, the rules here say which of them count;
rules that serve a single page are in `canvas_docs.quirks`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from canvas_docs import quirks
from canvas_docs.parse.prose_tokens import Sort, Token, quoted_words
from canvas_docs.parse.value_introductions import gives_examples, introduces_examples, introduction, more_to_come
from canvas_docs.parse.value_lists import Prose, ValueList, loosely_quoted_lists, prose_of
from canvas_docs.parse.value_places import (
    Lists,
    before,
    closed,
    ends_sentence,
    first_closed,
    first_values,
    follows,
    is_enclosed,
)
from canvas_docs.rules import Rule


@dataclass(frozen=True, slots=True)
class AllowedValues:
    """The values as printed, without `null`; `stated`: the words say that these are the values.

    `nullable`: null is one of the values.
    """

    values: tuple[str, ...]
    rule: str
    stated: bool
    nullable: bool = False


def allowed_values(comment: str, example: str | None = None) -> AllowedValues | None:
    """The closed list of values that the comment of a member gives, if it gives one.

    `example` is the string that the docs show (one of them, if it is an array); None if they show none.
    """
    text = comment[:_MAX_LENGTH]
    if not any(mark in text for mark in _MARKS) or more_to_come(text):
        return None
    for rules, stated, witnessed in _ORDER:
        if witnessed and example is None:
            continue
        for rule in rules:
            listed = rule.read(text) or ()
            values = _distinct(listed)
            fits = example is None or example in values or (not witnessed and _alike(values, example))
            if len(values) > 1 and fits:
                rule.fired()
                return AllowedValues(values, rule.name, stated, len(values) < len(set(listed)))
    return None


def stated_values(description: str) -> AllowedValues | None:
    """The closed list of values that the words of a description state; of its form alone none is concluded."""
    found = allowed_values(description)
    return found if found and found.rule != ENCLOSED.name else None


def are_strings(comment: str) -> bool:
    """Whether the comment lists some of the values, in quotes: no closed list, but strings."""
    return bool(SOME_STRINGS(comment))


def is_open(comment: str) -> bool:
    """Whether the comment says that there can be other values than those that it or its example shows."""
    return more_to_come(comment) or gives_examples(comment)


_MAX_LENGTH = 5000
"""No comment is half as long; what is longer is not looked through."""
_MARKS = "'`\"‘’“”,|"


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    own = (value for value in values if value.lower() not in ("null", "nil"))
    return tuple(dict.fromkeys(value.rstrip(".,") or value for value in own))  # ‘wet,’ or ‘dry.’ as printers do it


def _alike(values: tuple[str, ...], example: str) -> bool:
    """Whether an example that is not among the values may be a mistake of the docs: a single word, as they are."""
    return all(re.fullmatch(r"[A-Za-z_]+", word) for word in (*values, example))


# ------------------------------------------------------------------ what each rule reads


def _introduced(prose: Prose, lists: Lists) -> tuple[str, ...]:
    """The first list behind `One of`, `Possible values:` and the like that is no example itself."""
    return first_values(found for found in closed(prose, lists) if _is_introduced(before(prose, found)))


def _is_introduced(words: str) -> bool:
    start = introduction(words)
    return start is not None and not introduces_examples(words[:start])


def _listed(text: str) -> tuple[str, ...]:
    prose = prose_of(text)
    return _introduced(prose, prose.quoted)


def _listed_bare(text: str) -> tuple[str, ...]:
    prose = prose_of(text)
    return _introduced(prose, (found for found in prose.bare if ends_sentence(prose, found)))


def _some_strings(text: str) -> tuple[str, ...]:
    prose = prose_of(text)
    return first_values(one for one in prose.quoted if introduction(before(prose, one), open_too=True) is not None)


def _sentence_of_values(text: str) -> tuple[str, ...]:
    """All quoted words of a sentence that says "values are 'a'": what else it says is about them."""
    tokens = prose_of(text).tokens
    for at in range(len(tokens) - 3):
        if tokens[at].lower in ("values", "options") and tokens[at + 1].lower == "are":
            first = at + 2 + (tokens[at + 2].sort is Sort.COLON)
            last = next(end for end in range(first, len(tokens)) if tokens[end].sort in (Sort.STOP, Sort.END))
            if tokens[first].sort is Sort.QUOTED and not gives_examples(text[tokens[first].start : tokens[last].start]):
                return quoted_words(tokens[first:last])
    return ()


def _enclosed(text: str) -> tuple[str, ...]:
    prose = prose_of(text)
    return first_closed(prose, (found for found in prose.quoted if is_enclosed(prose, found)))


def _behind_colon(text: str) -> tuple[str, ...]:
    prose = prose_of(text)
    return first_closed(prose, (found for found in prose.quoted if _stands_behind_colon(prose, found)))


def _stands_behind_colon(prose: Prose, found: ValueList) -> bool:
    return follows(prose, found, Sort.COLON) and ends_sentence(prose, found)


def _defined(text: str) -> tuple[str, ...]:
    pairs = itertools.pairwise(prose_of(text).tokens)
    return quoted_words(value for value, behind in pairs if behind.lower == "means" or _explains(behind))


def _explains(token: Token) -> bool:
    return token.sort in (Sort.COLON, Sort.DASH) and token.spaced


def _labels(text: str) -> tuple[str, ...]:
    tokens = prose_of(text).tokens
    threes = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return quoted_words(value for first, value, last in threes if (first.sort, last.sort) == (Sort.OPEN, Sort.CLOSE))


def _loosely_quoted(text: str) -> tuple[str, ...]:
    prose = prose_of(text)
    return first_closed(prose, (found for found in loosely_quoted_lists(prose.tokens) if is_enclosed(prose, found)))


# ------------------------------------------------------------------ the rules

SOME_STRINGS = Rule(
    "comment-some-values",
    "some of the values, in quotes: strings, but no closed list",
    _some_strings,
    "Currently, these include: 'wet', 'dry'",
    "If 'wet' and 'dry' are requested",
)
ENCLOSED = Rule(
    "values-enclosed",
    "a list of quoted words in brackets",
    _enclosed,
    "Current state ('wet', 'dry' or 'iced'). 'iced' means winter.",
    "ex: ('wet'|'dry')",
)
STATED = (
    Rule(
        "values-are",
        "a sentence that says that its quoted words are the values",
        _sentence_of_values,
        "Values are 'wet', for ponds with water, and 'dry' for all others.",
        "Values are 'wet', 'dry', etc.",
    ),
    Rule(
        "values-listed",
        "a list of quoted words behind `One of`, `Possible values:`, `can be` and the like",
        _listed,
        "The state. One of 'wet', 'dry', or 'iced'.",
        "The state, e.g. one of 'wet' or 'dry'.",
    ),
    ENCLOSED,
    Rule(
        "values-behind-colon",
        "a list of quoted words between a colon and the end of the sentence",
        _behind_colon,
        "The state of the pond: 'wet' or 'dry'",
        "The state of the pond: 'wet' or 'dry' as the keeper likes",
    ),
    Rule(
        "values-defined",
        "quoted words, each with what it means",
        _defined,
        "The state.\n- 'wet': has water.\n- 'dry': has none.",
        "'wet' and 'dry' are states",
    ),
)
"""Their words say that these are the values."""
IMPLIED = (
    Rule(
        "values-labelled",
        "quoted words that each stand in brackets behind what they mean",
        _labels,
        "show it at once ('wet') or later ('dry')",
        "show it at once (or later) if 'wet'",
    ),
    Rule(
        "values-loosely-quoted",
        "a list in brackets that lacks a quote",
        _loosely_quoted,
        "the kind ('wet', dry' or 'iced')",
        "the kind (wet, dry or iced)",
    ),
)
"""They go by form alone, so the example must be among the values."""
STATED_BARE = (
    Rule(
        "values-listed-bare",
        "a list of words without quotes behind `One of`, `Possible values:`, `can be` and the like",
        _listed_bare,
        "possible values are: wet, dry, and iced",
        "Can be wet, dry or as the keeper likes",
    ),
)
"""Their words say so, but nothing shows where a value ends: the example must be among them, too."""
RULES = (*STATED, *IMPLIED, *STATED_BARE, SOME_STRINGS)

_ORDER = (  # the rules in the order in which they count, whether they are stated, and whether they need the example
    (STATED, True, False),
    (IMPLIED, False, True),
    (STATED_BARE, True, True),
    (quirks.VALUES, False, True),
)
