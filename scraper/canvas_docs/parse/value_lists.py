"""Runs of values in a text that was cut into tokens: `'a', 'b' (the default) or 'c'`, `[a, b]`, `('a', b' or 'c')`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from canvas_docs.parse.prose_tokens import Sort, Token, tokens_of

_NULLS = ("null", "nil")
_CONNECTIVES = ("or", "and")
_LONGEST_ASIDE = 40  # characters between the brackets behind a value


@dataclass(frozen=True, slots=True)
class ValueList:
    """Two or more values and their tokens: `tokens[first:last]`, with the brackets around them if there are any."""

    values: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True)  # without slots: the lists are looked for when a rule asks for them
class Prose:
    """A text, its tokens, and the lists in it of words with and without quotes, each as long as it can be."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def quoted(self) -> tuple[ValueList, ...]:
        """The lists of quoted words (and `null`)."""
        return tuple(_lists(self.tokens, _quoted_value, _behind_any_separator))

    @cached_property
    def bare(self) -> tuple[ValueList, ...]:
        """The lists of words without quotes."""
        return tuple(_lists(self.tokens, _bare_value, _behind_separator))


@lru_cache(maxsize=16)  # rule after rule reads the same text
def prose_of(text: str) -> Prose:
    """The tokens of a text and the lists of values in it."""
    return Prose(text, tokens_of(text))


def loosely_quoted_lists(tokens: Sequence[Token]) -> Iterator[ValueList]:
    """The lists of words of which some lack one of their quotes."""
    found = _lists(tokens, _loose_value, _behind_separator)
    return (one for one in found if _quotes(tokens[one.first : one.last]) > 1)


_ReadValue = Callable[[Sequence[Token], int], tuple[str, int] | None]
"""Reads a value that stands at a token: the value and the place behind it, or None."""
_Separator = Callable[[Sequence[Token], int], int | None]
"""Reads what separates two values: the place behind it, or None if nothing does."""


def _lists(tokens: Sequence[Token], value: _ReadValue, separator: _Separator) -> Iterator[ValueList]:
    at = 0
    while at < len(tokens):
        found = _list_at(tokens, at, value, separator)
        if found is None:
            at += 1
            continue
        yield _with_brackets(tokens, found)
        at = found.last


def _list_at(tokens: Sequence[Token], first: int, value: _ReadValue, separator: _Separator) -> ValueList | None:
    values: list[str] = []
    last = first
    at: int | None = first
    while at is not None and (read := value(tokens, at)):
        values.append(read[0])
        last = read[1]
        at = separator(tokens, last)
    return ValueList(_joined(tokens[first:last], values), first, last) if len(values) > 1 else None


def _joined(tokens: Sequence[Token], values: Sequence[str]) -> tuple[str, ...]:
    """The values; in lists with bars without the spaces where a line was broken in the middle of a word."""
    if any(token.sort is Sort.BAR for token in tokens) and sum(" " not in value for value in values) * 2 > len(values):
        return tuple(value.replace(" ", "") for value in values)
    return tuple(values)


def _with_brackets(tokens: Sequence[Token], found: ValueList) -> ValueList:
    """The list with the brackets that it stands in."""
    first, last = found.first, found.last
    while first > 0 and tokens[first - 1].sort is Sort.OPEN:
        first -= 1
    while tokens[last].sort is Sort.CLOSE:
        last += 1
    return ValueList(found.values, first, last)


# ------------------------------------------------------------------ values and what is between them


def _quoted_value(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    token = tokens[at]
    if token.sort is Sort.QUOTED or (token.sort is Sort.WORD and token.lower in _NULLS):
        return token.text.strip(), _behind_aside(tokens, at + 1)
    return None


def _bare_value(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    token = tokens[at]
    return (token.text, at + 1) if _is_word(token) else None


def _loose_value(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    if tokens[at].sort is Sort.QUOTED:
        return tokens[at].text.strip(), at + 1
    at += tokens[at].sort is Sort.QUOTE
    if not _is_word(tokens[at]):
        return None
    return tokens[at].text, at + 1 + (tokens[at + 1].sort is Sort.QUOTE)


def _is_word(token: Token) -> bool:
    return token.sort is Sort.WORD and token.lower not in _CONNECTIVES


def _quotes(tokens: Sequence[Token]) -> int:
    return sum({Sort.QUOTED: 2, Sort.QUOTE: 1}.get(token.sort, 0) for token in tokens)


def _behind_aside(tokens: Sequence[Token], at: int) -> int:
    """The token behind a remark in brackets, `(the default)`; `at` itself if none stands there."""
    if tokens[at].sort is not Sort.OPEN:
        return at
    for end in range(at + 1, len(tokens)):
        if tokens[end].sort is Sort.CLOSE:
            return end + 1 if tokens[end].start - tokens[at].end <= _LONGEST_ASIDE else at
        if tokens[end].sort in (Sort.OPEN, Sort.QUOTED, Sort.QUOTE):
            return at
    return at


def _behind_separator(tokens: Sequence[Token], at: int) -> int | None:
    """`,`, `|`, "or", "and", `, or`, "and/or"."""
    mark = _behind_lines(tokens, at)
    word = _behind_lines(tokens, mark + 1 if tokens[mark].sort in (Sort.COMMA, Sort.BAR) else mark)
    behind = _behind_connective(tokens, word)
    return _behind_lines(tokens, behind) if behind > mark else None


def _behind_any_separator(tokens: Sequence[Token], at: int) -> int:
    """The same, `/`, `;`, or nothing: quotes tell where a value begins."""
    mark = _behind_lines(tokens, at)
    if tokens[mark].sort in (Sort.SLASH, Sort.SEMICOLON):
        return _behind_lines(tokens, mark + 1)
    behind = _behind_separator(tokens, at)
    return mark if behind is None else behind


def _behind_lines(tokens: Sequence[Token], at: int) -> int:
    while tokens[at].sort is Sort.LINE:
        at += 1
    return at


def _behind_connective(tokens: Sequence[Token], at: int) -> int:
    if tokens[at].lower not in _CONNECTIVES:
        return at
    if tokens[at + 1].sort is Sort.SLASH and tokens[at + 2].lower in _CONNECTIVES:
        return at + 3
    return at + 1
