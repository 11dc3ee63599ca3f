"""Prose as tokens, for the readers of lists of values: quoted words, bare words, and the marks between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a token is."""

    QUOTED = "quoted"  # 'a word', "a word", `a word`: the text is what stands between the quotes
    WORD = "word"
    COMMA = ","
    BAR = "|"
    SLASH = "/"
    SEMICOLON = ";"
    COLON = ":"
    DASH = "-"
    OPEN = "("  # or "["
    CLOSE = ")"  # or "]"
    ELLIPSIS = "..."
    STOP = "."
    QUOTE = "'"  # one that opens or closes nothing
    LINE = "line"  # the end of a line
    END = "end"  # the end of the text, always the last token
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """One token and where it stands; `lower`: its text in lower case; `spaced`: white space (or the end) follows."""

    sort: Sort
    text: str
    lower: str
    start: int
    end: int
    spaced: bool = False


_LONGEST = 60  # characters between two quotes; what is longer is a sentence between two apostrophes
_INSIDE = rf"[^\n]{{1,{_LONGEST}}}?"
_TOKEN = re.compile(
    rf"""
      (?<!\w)(?:['‘`](?P<single>{_INSIDE})['’`] | ["“](?P<double>{_INSIDE})["”])
    | (?P<word>\w[\w+-]*(?:\.[\w+-]+)*)
    | (?P<ellipsis>\.\.+|…)
    | (?P<line>\n)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_SORTS = {
    **{mark.value: mark for mark in (Sort.COMMA, Sort.BAR, Sort.SLASH, Sort.SEMICOLON, Sort.COLON, Sort.STOP)},
    **dict.fromkeys("([", Sort.OPEN),
    **dict.fromkeys(")]", Sort.CLOSE),
    **dict.fromkeys("-–—", Sort.DASH),
    **dict.fromkeys("'\"`‘’“”", Sort.QUOTE),
}

_GROUPS = {
    "single": Sort.QUOTED,
    "double": Sort.QUOTED,
    "word": Sort.WORD,
    "ellipsis": Sort.ELLIPSIS,
    "line": Sort.LINE,
}


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order, with an END behind the last. White space but line ends is between them."""
    return (
        *(_token(found, text) for found in _TOKEN.finditer(text)),
        Token(Sort.END, "", "", len(text), len(text), True),
    )


def _token(found: re.Match[str], text: str) -> Token:
    group = found.lastgroup or ""
    word = found[group]
    sort = _SORTS.get(word, Sort.OTHER) if group == "mark" else _GROUPS[group]
    end = found.end()
    return Token(sort, word, word.lower(), found.start(), end, end == len(text) or text[end].isspace())


def quoted_words(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The texts of the quoted words among the tokens."""
    return tuple(token.text for token in tokens if token.sort is Sort.QUOTED)
