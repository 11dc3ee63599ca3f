"""Closed lists of values in prose: `One of 'a', 'b'`, `Possible values: ['a'|'b']`, `'a' means …, 'b' means …`.

A list that is not closed makes a client fail on a value that it should take, so whatever leaves a doubt is no list:
"e.g.", "such as", "etc.", "or a user-defined role", a word of another type among the values, or an example that is
not in a list which only its form makes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AllowedValues:
    """The values as printed, without `null`; `stated`: the words say that these are the values."""

    values: tuple[str, ...]
    rule: str
    stated: bool


_QUOTES = str.maketrans('‘’“”`"', "''''''")
_QUOTED = r"'[^'\n]{1,60}'"
_ASIDE = r"(?:\s*\([^()']{1,40}\))?"
_AND = r"\s*(?:,\s*(?:or|and|and/or)\b|[,|/;]|\b(?:or|and)\b)\s*"
_NULLS = r"(?:null|nil|NULL)"
_QUOTED_LIST = (
    rf"(?P<list>\[?\(?(?:{_QUOTED}|{_NULLS}){_ASIDE}(?:(?:{_AND}|\s+(?='))(?:{_QUOTED}|{_NULLS}){_ASIDE})+)\]?\)?"
)
_WORD = r"[A-Za-z0-9][\w.+-]*"
_BARE_LIST = (
    rf"(?P<list>\[?{_WORD}(?:\s*[,|]\s*(?:(?:or|and)\s+)?{_WORD})*"
    rf"(?:\s*,?\s*(?:or|and|\|)\s+{_WORD}|\s*[,|]\s*{_WORD})\]?)"
)
_STOP = r"(?=\s*(?:[.;)]|$|\n))"
_OPENINGS = (
    r"\b(?:is |are |be |either )?(?:one|any|one or more|zero or more|some) of"
    r"(?: the(?:se)? (?:following|values|options|below|types))*(?: values| options| types| strings)?(?: are)?\s*[:-]?",
    r"\b(?:possible|allowed|allowable|valid|accepted|acceptable|available|legal|permitted|supported|applicable)"
    r"(?: (?!if\b|when\b|for\b|only\b|in\b|as\b)\w+){1,2}(?: are| is|:| include)?\s*:?",
    r"\bvalues? (?:are|is|can be|may be|will be|could be|must be)(?: either| one of)?\s*:?",
    r"\b(?:options|values|choices)(?: are| is)?\s*:",
    r"\b(?:can|could|may|must|will|should) (?:also )?be(?: set to)?(?: either)?\s*:?",
    r"\beither",
)
_INTRO = "(?:" + "|".join(_OPENINGS) + r")\s*"
_OPEN_INTRO = "(?:" + "|".join(_OPENINGS) + r"|\binclude[s:]*)\s*"
_SOFT = re.compile(
    r"\b(?:e\.?g\b|i\.?e\.|ex[.:]|eg:|such as|for example|for instance|example:|like|including|includes?|among)"
    r"[\s:.,]*[(\[]?\s*$",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(r"\b(?:e\.?g\b|ex[.:]|such as|for example|for instance|etc\b)", re.IGNORECASE)
_OPEN_AFTER = re.compile(
    r"[\s,)\]]*(?:\.\.|…|etc\b|(?:or|and)\s+(?:an?|any|some|other|others|another|more|custom|user|the)\b"
    r"|among others|and so on|for example|such as|e\.?g\b)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:other|more|additional|new) (?:\w+ )?(?:types|values|options|states)? ?(?:may|might|can|could|will) be\b",
    re.I,
)

_AFTER_INTRO = re.compile(_INTRO + _QUOTED_LIST, re.IGNORECASE)
_BARE_AFTER_INTRO = re.compile(_INTRO + _BARE_LIST + _STOP, re.IGNORECASE)
_ALONE = re.compile(rf"\A\s*{_QUOTED_LIST}\s*\.?\s*\Z")
_ENCLOSED = re.compile(rf"[\[(]\s*{_QUOTED_LIST}\s*[\])]")
_LOOSELY_QUOTED = re.compile(r"\((?P<list>'?\w+'?(?:\s*(?:,|\bor\b|,\s*or\b)\s*'?\w+'?)+)\)")
_BEHIND_COLON = re.compile(rf":\s*{_QUOTED_LIST}{_STOP}")
_BEHIND_COMMA = re.compile(rf",\s*(?P<list>{_QUOTED} or {_QUOTED}){_STOP}")
_BARE_BEHIND_COLON = re.compile(rf"[\w)]:\s*{_BARE_LIST}\s*\.?\s*$")
_BARE_ENCLOSED = re.compile(rf"[\[(]\s*{_BARE_LIST}\s*[\])]")
_DEFINED = re.compile(rf"(?:^|[\s(*;-])(?P<value>{_QUOTED})\s*(?:means\b|:(?=\s)|[-–—]\s)")
_CONDITIONS = re.compile(rf"(?:^|[.*]\s+)If (?P<value>{_QUOTED}),")
_LABELS = re.compile(rf"\((?P<value>{_QUOTED})\)")
_VALUES_ARE = re.compile(r"\b(?:values|options) are\s*:?\s*(?P<sentence>'[^.]*)", re.IGNORECASE)
_ITEM = re.compile(rf"{_QUOTED}|{_NULLS}|{_WORD}")
_QUOTED_ITEM = re.compile(_QUOTED)
_IDENTIFIER_BEFORE = re.compile(r"(?P<name>\b[a-z]+(?:_[a-z0-9]+)+)\s+$")
_CONNECTIVE = re.compile(r"\b(?:or|and)\b", re.IGNORECASE)


def allowed_values(comment: str, key: str = "", example: str | None = None) -> AllowedValues | None:
    """The closed list of values that the comment gives for the member `key`, if it gives one.

    `example` is the string that the docs show (one of them, if it is an array); None if they show none.
    """
    if not any(mark in comment for mark in _MARKS):
        return None
    text = comment[:_MAX_LENGTH].translate(_QUOTES)
    if _OPEN.search(text):
        return None
    has_quotes = "'" in text
    for rule, read, stated, needs_example in _RULES:
        if (needs_example and example is None) or not (has_quotes or "bare" in rule):
            continue
        values = read(text, key)
        if not values:
            continue
        values = tuple(dict.fromkeys(v for v in values if v.lower() not in ("null", "nil")))
        if len(values) < 2 or (needs_example and example not in values):
            continue
        if example is not None and example not in values and not _alike(values, example):
            continue
        return AllowedValues(values, rule, stated)
    return None


_OPEN_LIST = re.compile(_OPEN_INTRO + _QUOTED_LIST, re.IGNORECASE)


def are_strings(comment: str, key: str = "") -> bool:
    """Whether the comment lists some of the values, in quotes: no closed list, but strings."""
    match = _OPEN_LIST.search(comment.translate(_QUOTES)) if "'" in comment.translate(_QUOTES) else None
    if not match:
        return False
    other = _IDENTIFIER_BEFORE.search(comment[: match.start()][-60:])
    return not (other and other["name"] != key)


def is_open(comment: str) -> bool:
    """Whether the comment says that there can be other values than those that it or its example shows."""
    text = comment.translate(_QUOTES)
    return _OPEN.search(text) is not None or _EXAMPLES.search(text) is not None


_MAX_LENGTH = 5000
"""No comment is half as long; what is longer is not looked through, whatever it makes of the patterns."""
_MARKS = "'`\"‘’“”,|"


def _alike(values: tuple[str, ...], example: str) -> bool:
    """Whether an example that is not listed could be a slip of the docs: a word like the listed ones."""
    return re.fullmatch(r"[A-Za-z_]+", example) is not None and all(re.fullmatch(r"[A-Za-z_]+", v) for v in values)


def _items(listed: str) -> tuple[str, ...]:
    if "'" not in listed:
        return tuple(item.rstrip(".") for item in _ITEM.findall(listed) if not _CONNECTIVE.fullmatch(item))
    items = [item.strip("'").strip() for item in re.findall(rf"{_QUOTED}|\b{_NULLS}\b", listed)]
    if "|" in listed and sum(" " not in item for item in items) * 2 > len(items):
        items = [item.replace(" ", "") for item in items]  # a list without spaces is broken in the middle of a word
    return tuple(items)


def _listed(pattern: re.Pattern[str]) -> Callable[[str, str], tuple[str, ...]]:
    def read(text: str, key: str) -> tuple[str, ...]:
        for match in pattern.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            other = _IDENTIFIER_BEFORE.search(before[-60:])
            if (
                _SOFT.search(before[-40:])
                or _SOFT.search(text[: match.start("list")][-40:])
                or _OPEN_AFTER.match(after)
            ):
                continue
            if other and key and other["name"] != key:
                continue
            return _items(match["list"])
        return ()

    return read


def _each(pattern: re.Pattern[str]) -> Callable[[str, str], tuple[str, ...]]:
    def read(text: str, _: str) -> tuple[str, ...]:
        return tuple(match["value"].strip("'") for match in pattern.finditer(text))

    return read


def _loosely_quoted(text: str, _: str) -> tuple[str, ...]:
    match = _LOOSELY_QUOTED.search(text)
    if not match or match["list"].count("'") < 2 or _SOFT.search(text[: match.start()][-40:]):
        return ()
    return tuple(item for item in re.findall(r"\w+", match["list"]) if item != "or")


def _values_are(text: str, _: str) -> tuple[str, ...]:
    match = _VALUES_ARE.search(text)
    return tuple(item.strip("'") for item in _QUOTED_ITEM.findall(match["sentence"])) if match else ()


_RULES: tuple[tuple[str, Callable[[str, str], tuple[str, ...]], bool, bool], ...] = (
    # name, reader, whether the words state it, whether the example must be among the values
    ("values-are", _values_are, True, False),
    ("values-listed", _listed(_AFTER_INTRO), True, False),
    ("values-alone", _listed(_ALONE), True, False),
    ("values-enclosed", _listed(_ENCLOSED), True, False),
    ("values-behind-colon", _listed(_BEHIND_COLON), True, False),
    ("values-defined", _each(_DEFINED), True, False),
    ("values-behind-comma", _listed(_BEHIND_COMMA), False, True),
    ("values-loosely-quoted", _loosely_quoted, False, True),
    ("values-labelled", _each(_LABELS), False, True),
    ("values-by-condition", _each(_CONDITIONS), False, True),
    ("values-listed-bare", _listed(_BARE_AFTER_INTRO), True, True),
    ("values-bare-enclosed", _listed(_BARE_ENCLOSED), False, True),
    ("values-bare-behind-colon", _listed(_BARE_BEHIND_COLON), False, True),
)
