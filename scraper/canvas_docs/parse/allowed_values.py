"""Closed lists of values in prose: `One of 'a', 'b'`, `Possible values: ['a'|'b']`, `'a' means …, 'b' means …`.

A list that is not closed makes a client fail on a value that it should take, so whatever leaves a doubt is no list:
"e.g.", "such as", "etc.", "or a user-defined role", a word of another type among the values, or an example that is
not in a list which only its form makes one. `value_lists` finds the lists, the rules here say which of them count.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from canvas_docs.parse.prose_tokens import Sort, Token
from canvas_docs.parse.value_introductions import (
    gives_examples,
    goes_on,
    introduces_examples,
    introduction,
    more_to_come,
)
from canvas_docs.parse.value_lists import Prose, ValueList, loosely_quoted_lists, prose_of
from canvas_docs.rules import Rule


@dataclass(frozen=True, slots=True)
class AllowedValues:
    """The values as printed, without `null`; `stated`: the words say that these are the values."""

    values: tuple[str, ...]
    rule: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Values that a rule found, and the words before them, which may say that they are those of another member."""

    values: tuple[str, ...]
    before: str


@dataclass(frozen=True, slots=True)
class ValuesRule(Rule[tuple[Candidate, ...]]):
    """A rule about lists. `stated`: its words say that these are the values; `witnessed`: the example must be one."""

    stated: bool
    witnessed: bool


def allowed_values(comment: str, key: str = "", example: str | None = None) -> AllowedValues | None:
    """The closed list of values that the comment gives for the member `key`, if it gives one.

    `example` is the string that the docs show (one of them, if it is an array); None if they show none.
    """
    text = comment[:_MAX_LENGTH]
    if not any(mark in text for mark in _MARKS) or more_to_come(text):
        return None
    for rule in RULES:
        if rule.witnessed and example is None:
            continue
        own = (found.values for found in rule.read(text) or () if not _is_of_another(found.before, key))
        values = tuple(dict.fromkeys(value for value in next(own, ()) if value.lower() not in ("null", "nil")))
        if len(values) < 2:
            continue
        if example is None or example in values or (_alike(values, example) and not rule.witnessed):
            rule.fired()
            return AllowedValues(values, rule.name, rule.stated)
    return None


def are_strings(comment: str, key: str = "") -> bool:
    """Whether the comment lists some of the values, in quotes: no closed list, but strings."""
    return any(not _is_of_another(found.before, key) for found in SOME_STRINGS(comment) or ())


def is_open(comment: str) -> bool:
    """Whether the comment says that there can be other values than those that it or its example shows."""
    return more_to_come(comment) or gives_examples(comment)


_MAX_LENGTH = 5000
"""No comment is half as long; what is longer is not looked through."""
_MARKS = "'`\"‘’“”,|"
_NAME_BEFORE = re.compile(r"(?P<name>\b[a-z]+(?:_[a-z0-9]+)+)\s+$")


def _is_of_another(before: str, key: str) -> bool:
    """Whether the name of another member stands before the list: "other_state can be 'wet' or 'dry'"."""
    other = _NAME_BEFORE.search(before) if key else None
    return other is not None and other["name"] != key


def _alike(values: tuple[str, ...], example: str) -> bool:
    """Whether an example that is not listed could be a slip of the docs: a word like the listed ones."""
    return all(re.fullmatch(r"[A-Za-z_]+", word) for word in (*values, example))


# ------------------------------------------------------------------ lists, and where they stand

_WINDOW = 120
"""How many characters before a list are looked at."""
_ENDS = (Sort.STOP, Sort.SEMICOLON, Sort.CLOSE, Sort.LINE, Sort.END)
_Lists = Iterable[ValueList]


def _before(prose: Prose, found: ValueList) -> str:
    start = prose.tokens[found.first].start
    return prose.text[max(0, start - _WINDOW) : start]


def _closed(prose: Prose, lists: _Lists) -> tuple[Candidate, ...]:
    """The lists that are neither introduced as examples nor go on with "etc." or "or another"."""
    shown = (found for found in lists if not goes_on(prose.text, prose.tokens[found.last - 1].end))
    candidates = (Candidate(found.values, _before(prose, found)) for found in shown)
    return tuple(found for found in candidates if not introduces_examples(found.before))


def _introduced(candidates: Iterable[Candidate], *, open_too: bool = False) -> tuple[Candidate, ...]:
    """The lists behind `One of`, `Possible values:` and the like, with what stands before those words."""
    starts = ((found, introduction(found.before, open_too=open_too)) for found in candidates)
    return tuple(Candidate(found.values, found.before[:start]) for found, start in starts if start is not None)


def _ends_sentence(prose: Prose, found: ValueList) -> bool:
    return prose.tokens[found.last].sort in _ENDS or prose.tokens[found.last - 1].sort is Sort.CLOSE


def _is_enclosed(prose: Prose, found: ValueList) -> bool:
    return prose.tokens[found.first].sort is Sort.OPEN and prose.tokens[found.last - 1].sort is Sort.CLOSE


def _follows(prose: Prose, found: ValueList, sort: Sort) -> bool:
    return found.first > 0 and prose.tokens[found.first - 1].sort is sort


def _ends_text(prose: Prose, found: ValueList) -> bool:
    rest = prose.tokens[found.last : -1]
    return not rest or (len(rest) == 1 and rest[0].sort is Sort.STOP)


# ------------------------------------------------------------------ what each rule reads


def _listed(text: str) -> tuple[Candidate, ...]:
    prose = prose_of(text)
    return _not_among_examples(_introduced(_closed(prose, prose.quoted)))


def _listed_bare(text: str) -> tuple[Candidate, ...]:
    prose = prose_of(text)
    lists = (found for found in prose.bare if _ends_sentence(prose, found))
    return _not_among_examples(_introduced(_closed(prose, lists)))


def _not_among_examples(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """`e.g. one of 'wet' or 'dry'` is no list of all."""
    return tuple(found for found in candidates if not introduces_examples(found.before))


def _some_strings(text: str) -> tuple[Candidate, ...]:
    prose = prose_of(text)
    return _introduced((Candidate(one.values, _before(prose, one)) for one in prose.quoted), open_too=True)


def _sentence_of_values(text: str) -> tuple[Candidate, ...]:
    """All quoted words of a sentence that says "values are 'a'": what else it says is about them."""
    tokens = prose_of(text).tokens
    for at in range(len(tokens) - 3):
        if tokens[at].lower in ("values", "options") and tokens[at + 1].lower == "are":
            first = at + 2 + (tokens[at + 2].sort is Sort.COLON)
            last = next(end for end in range(first, len(tokens)) if tokens[end].sort in (Sort.STOP, Sort.END))
            if tokens[first].sort is Sort.QUOTED and not gives_examples(text[tokens[first].start : tokens[last].start]):
                return (Candidate(_quoted(tokens[first:last]), ""),)
    return ()


def _quoted(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens if token.sort is Sort.QUOTED)


def _enclosed(text: str) -> tuple[Candidate, ...]:
    prose = prose_of(text)
    return _closed(prose, (found for found in prose.quoted if _is_enclosed(prose, found)))


def _behind_colon(text: str) -> tuple[Candidate, ...]:
    prose = prose_of(text)
    lists = (found for found in prose.quoted if _follows(prose, found, Sort.COLON))
    return _closed(prose, (found for found in lists if _ends_sentence(prose, found)))


def _behind_comma(text: str) -> tuple[Candidate, ...]:
    prose = prose_of(text)
    lists = (found for found in prose.quoted if _follows(prose, found, Sort.COMMA))
    pairs = (one for one in lists if len(one.values) == 2 and prose.tokens[one.first + 1].lower == "or")
    return _closed(prose, (found for found in pairs if _ends_sentence(prose, found)))


def _loosely_quoted(text: str) -> tuple[Candidate, ...]:
    prose = prose_of(text)
    return _closed(prose, (found for found in loosely_quoted_lists(prose.tokens) if _is_enclosed(prose, found)))


def _bare_enclosed(text: str) -> tuple[Candidate, ...]:
    prose = prose_of(text)
    return _closed(prose, (found for found in prose.bare if _is_enclosed(prose, found)))


def _bare_behind_colon(text: str) -> tuple[Candidate, ...]:
    prose = prose_of(text)
    lists = (found for found in prose.bare if _follows(prose, found, Sort.COLON))
    return _closed(prose, (found for found in lists if _ends_text(prose, found)))


def _defined(text: str) -> tuple[Candidate, ...]:
    tokens = prose_of(text).tokens
    pairs = itertools.pairwise(tokens)
    return _each(value for value, behind in pairs if behind.lower == "means" or _explains(behind))


def _explains(token: Token) -> bool:
    return token.sort in (Sort.COLON, Sort.DASH) and token.spaced


def _labels(text: str) -> tuple[Candidate, ...]:
    tokens = prose_of(text).tokens
    threes = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return _each(value for first, value, last in threes if (first.sort, last.sort) == (Sort.OPEN, Sort.CLOSE))


def _conditions(text: str) -> tuple[Candidate, ...]:
    tokens = prose_of(text).tokens
    threes = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return _each(value for first, value, last in threes if first.text == "If" and last.sort is Sort.COMMA)


def _each(values: Iterable[Token]) -> tuple[Candidate, ...]:
    found = _quoted(values)
    return (Candidate(found, ""),) if found else ()


# ------------------------------------------------------------------ the rules, in the order in which they count

SOME_STRINGS = Rule(
    "comment-some-values",
    "some of the values, in quotes: strings, but no closed list",
    _some_strings,
    "Currently, these include: 'wet', 'dry'",
    "If 'wet' and 'dry' are requested",
)
RULES: tuple[ValuesRule, ...] = (
    ValuesRule(
        "values-are",
        "a sentence that says that its quoted words are the values",
        _sentence_of_values,
        "Values are 'wet', for ponds with water, and 'dry' for all others.",
        "Values are 'wet', 'dry', etc.",
        stated=True,
        witnessed=False,
    ),
    ValuesRule(
        "values-listed",
        "a list of quoted words behind `One of`, `Possible values:`, `can be` and the like",
        _listed,
        "The state. One of 'wet', 'dry', or 'iced'.",
        "The state, e.g. one of 'wet' or 'dry'.",
        stated=True,
        witnessed=False,
    ),
    ValuesRule(
        "values-enclosed",
        "a list of quoted words in brackets",
        _enclosed,
        "Current state ('wet', 'dry' or 'iced'). 'iced' means winter.",
        "ex: ('wet'|'dry')",
        stated=True,
        witnessed=False,
    ),
    ValuesRule(
        "values-behind-colon",
        "a list of quoted words between a colon and the end of the sentence",
        _behind_colon,
        "The state of the pond: 'wet' or 'dry'",
        "The state of the pond: 'wet' or 'dry' as the keeper likes",
        stated=True,
        witnessed=False,
    ),
    ValuesRule(
        "values-defined",
        "quoted words, each with what it means",
        _defined,
        "The state.\n- 'wet': has water.\n- 'dry': has none.",
        "'wet' and 'dry' are states",
        stated=True,
        witnessed=False,
    ),
    ValuesRule(
        "values-behind-comma",
        "two quoted words at the end of a sentence",
        _behind_comma,
        "The state of the pond, 'wet' or 'dry'.",
        "The state of the pond, typically 'wet' or 'dry'.",
        stated=False,
        witnessed=True,
    ),
    ValuesRule(
        "values-loosely-quoted",
        "a list in brackets that lacks a quote",
        _loosely_quoted,
        "the kind ('wet', dry' or 'iced')",
        "the kind (wet, dry or iced)",
        stated=False,
        witnessed=True,
    ),
    ValuesRule(
        "values-labelled",
        "quoted words that each stand in brackets behind what they mean",
        _labels,
        "show it at once ('wet') or later ('dry')",
        "show it at once (or later) if 'wet'",
        stated=False,
        witnessed=True,
    ),
    ValuesRule(
        "values-by-condition",
        "what happens for each of the quoted words",
        _conditions,
        "If 'wet', boats are allowed. If 'dry', cars are.",
        "If 'wet' and 'dry' are requested",
        stated=False,
        witnessed=True,
    ),
    ValuesRule(
        "values-listed-bare",
        "a list of words without quotes behind `One of`, `Possible values:`, `can be` and the like",
        _listed_bare,
        "possible values are: wet, dry, and iced",
        "Can be wet, dry or as the keeper likes",
        stated=True,
        witnessed=True,
    ),
    ValuesRule(
        "values-bare-enclosed",
        "a list of words in brackets",
        _bare_enclosed,
        "the state (wet, dry or iced).",
        "the state (wet, dry, etc.)",
        stated=False,
        witnessed=True,
    ),
    ValuesRule(
        "values-bare-behind-colon",
        "a list of words between a colon and the end of the text",
        _bare_behind_colon,
        "Current state of the pond: wet, dry",
        "Current state of the pond: wet, dry, or as the keeper likes",
        stated=False,
        witnessed=True,
    ),
)
