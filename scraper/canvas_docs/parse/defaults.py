"""Defaults that descriptions state in prose → values of the parameter's type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from canvas_docs.model import Json, Primitive, ScalarType, Type, UnionType
from canvas_docs.rules import Rule

_QUOTED = r"[‘’“”'\"`](?P<quoted>[^‘’“”'\"`]{1,60})[‘’“”'\"`]"
_BARE = r"(?P<bare>-?\d+(?:\.\d+)?\b(?![-\w/:]|\.\d)|[\w-]+)"
_LEAD = (
    r"\b[Dd]efaults? (?:to|is|value is|value:|:)|\b[Dd]efault:|\([Dd]efault:?(?!s)|\b[Dd]efault(?= (?:true|false)\b)"
)
_DEFAULT = re.compile(
    rf"(?:{_LEAD})\s*(?:the value )?(?:{_QUOTED}|{_BARE})"
    r"(?P<rest>[^.;)\n]{0,40})"
)
_OMITTED = re.compile(
    r"\s*,?\s*(?:if (?:(?:this|the|it|no) ?(?:field|value|parameter|argument)? ?)?(?:is )?"
    r"(?:omitted|absent|missing|unspecified|given|not (?:specified|given|provided|set|present|supplied))"
    r"|unless (?:explicitly )?(?:provided|specified|given|set)|otherwise\s*$)"
)
""""If it is omitted" does not restrict a default: that is when any default applies."""
_CONDITION = re.compile(r"\s*(?:if|when|unless|for|or|in|on|otherwise|,?\s*(?:but|except))\b")

_CONDITION_BEFORE = re.compile(
    r"(?:\b(?:which|then)\s+(?:it )?|(?:^|[.;(]\s*)(?:[Ff]or|[Ii]f|[Ww]hen|[Ii]n)\b[^.;]*,\s*(?:it |this )?)$"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A word that a text gives as the default, and whether it stands in quotes."""

    word: str
    quoted: bool


def default_in(text: str, type_: Type, allowed: Sequence[str] = ()) -> Json:
    """The default that a description states, in the JSON type of the parameter; None if it states none surely."""
    if isinstance(type_, UnionType):  # a date with or without a time: each is a text
        type_ = type_.choices[0]
    for found in DEFAULT.read(text) or ():
        value = _value(found.word, found.quoted, type_, allowed)
        if value is not None:
            DEFAULT.fired()
            return value
    for word in MARKED(text) or ():
        if word in allowed:
            return word
    return None


_LONGEST_CONDITION = 200  # characters; without a limit many defaults in one text would cost their square


def _stated(text: str) -> tuple[Stated, ...]:
    if "efault" not in text:
        return ()
    return tuple(
        Stated(found["quoted"] or found["bare"], bool(found["quoted"]))
        for found in _DEFAULT.finditer(text)
        if (_OMITTED.match(found["rest"]) or not _CONDITION.match(found["rest"]))
        and not _is_conditional(text, found.start())
    )


_MARKED = re.compile(rf"{_QUOTED}(?:: [^‘’“”()\n]{{1,80}})? \((?:the )?default\)")


def _marked(text: str) -> tuple[str, ...]:
    return tuple(found["quoted"] for found in _MARKED.finditer(text)) if "efault)" in text else ()


DEFAULT = Rule(
    "default-stated",
    "a value that is given as the default, under no condition",
    _stated,
    "Plants in each page (default: 10).",
    "Defaults to true if the plant is new.",
)
MARKED = Rule(
    "default-marked",
    "a quoted value with `(default)` behind it, or behind what it means",
    _marked,
    "“wet”: Only ponds with water (default). “dry”: others",
    "“wet”: Only ponds with water. “dry”: the default",
)
RULES = (DEFAULT, MARKED)


def _is_conditional(text: str, start: int) -> bool:
    """Whether a condition stands before: "For lakes, defaults to …"."""
    return bool(_CONDITION_BEFORE.search(text, max(0, start - _LONGEST_CONDITION), start))


def _value(word: str, quoted: bool, type_: Type, allowed: Sequence[str]) -> Json:
    match type_:
        case ScalarType(Primitive.BOOLEAN):
            return {"true": True, "false": False, "1": True, "0": False}.get(word.lower())
        case ScalarType(Primitive.INTEGER):
            return int(word) if re.fullmatch(r"-?\d+", word) else None
        case ScalarType(Primitive.NUMBER):
            return (float(word) if "." in word else int(word)) if re.fullmatch(r"-?\d+(\.\d+)?", word) else None
        case ScalarType(Primitive.STRING, "date" | "date-time"):
            return word if re.match(r"\d{4}-\d\d-\d\d", word) else None  # "today", "start_date" are no dates
        case ScalarType(Primitive.STRING):
            bare = word.rstrip(".,")  # ‘wet.’ as printers do it
            if allowed:
                return bare if bare in allowed else None
            return word if quoted or _LITERAL.fullmatch(word) else None
    return None


_LITERAL = re.compile(r"\d+|true|false")  # a bare word may be English, or the name of another parameter
