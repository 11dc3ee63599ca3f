"""Limits that the description of a parameter states plainly: ranges of numbers, lengths of texts."""

from __future__ import annotations

import re
from collections.abc import Callable

from canvas_docs.model import Limits, Primitive, ScalarType, Type
from canvas_docs.rules import Rule

_UNITS = "minutes|attempts|hours|days|seconds|points|percent"
_CONDITION = re.compile(r"\b(?:if|when|unless|except|for)\b", re.I)
_CLAUSE = re.compile(r"[.;(\n](?:\s|\Z)")


def _plainly(pattern: str, limits: Callable[[int, int], Limits]) -> Callable[[str], Limits | None]:
    """Returns a function that reads the numbers `first` and `second` of a pattern, in sentences without a condition."""
    compiled = re.compile(pattern, re.I)

    def read(text: str) -> Limits | None:
        for match in compiled.finditer(text):
            start = max((found.end() for found in _CLAUSE.finditer(text, 0, match.start())), default=0)
            end = next((found.start() for found in _CLAUSE.finditer(text, match.end())), len(text))
            if not _CONDITION.search(text, start, end):
                second = match.groupdict().get("second") or "0"
                return limits(_number(match["first"]), _number(second))
        return None

    return read


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


_FIRST, _SECOND = r"(?P<first>\d[\d,]{0,9})\b(?![.:]\d)", r"(?P<second>\d[\d,]{0,9})\b(?![.:]\d)"

OF_NUMBERS = (
    Rule(
        "limit-range",
        "`between 0 and 100`, `range: 0 to 100`",
        _plainly(
            rf"\b(?:a (?:number|value) between|range:) {_FIRST} (?:and|to) {_SECOND}",
            lambda first, second: Limits(minimum=first, maximum=second),
        ),
        "The depth, a number between 0 and 100",
        "A number between 0 and 100 if it rains",
    ),
    Rule(
        "limit-maximum",
        "`Maximum of 100`, `maximum allowed is 100`",
        _plainly(
            rf"\bmaximum(?: allowed| value)?(?: is| of|:) {_FIRST}(?! ?(?:characters|px))",
            lambda first, _: Limits(maximum=first),
        ),
        "Plants in each page. Maximum of 100.",
        "Names of plants. Maximum of 100 characters.",
    ),
    Rule(
        "limit-limited",
        "`limited to 10 minutes`",
        _plainly(rf"\blimited to {_FIRST} (?:{_UNITS})\b", lambda first, _: Limits(maximum=first)),
        "Minutes of rain. This is limited to 10080 minutes (1 week)",
        "Limited to 10 plants",
    ),
)
OF_TEXTS = (
    Rule(
        "limit-shortest",
        "`must be at least 3 characters`",
        _plainly(rf"\bmust be at least {_FIRST} characters\b", lambda first, _: Limits(min_length=first)),
        "The words to look for. Must be at least 3 characters.",
        "If given, it must be at least 3 characters.",
    ),
    Rule(
        "limit-longest",
        "`Maximum length is 255 characters`, `cannot exceed 255 characters`, `255 characters or fewer`",
        _plainly(
            r"(?:(?P<before>\b(?:maximum length (?:is|of)|a limit of|cannot exceed|at most|maximum of) )|(?<![\d,.]))"
            rf"{_FIRST} characters(?(before)\b| or (?:fewer|less)\b)",
            lambda first, _: Limits(max_length=first),
        ),
        "The name of the pond, with a limit of 255 characters.",
        "The name of the pond; some have 255 characters.",
    ),
    Rule(
        "limit-shorter",
        "`shorter than 60 characters`, `under 60 characters`",
        _plainly(
            rf"\b(?:shorter than|under|less than|fewer than) {_FIRST} characters\b",
            lambda first, _: Limits(max_length=first - 1),
        ),
        "It must be non-empty and shorter than 60 characters.",
        "Under 60 ponds",
    ),
)
RULES = (*OF_NUMBERS, *OF_TEXTS)


def limits_in(text: str, type_: Type) -> Limits | None:
    """The limits that a description states for a value of this type; None if it states none plainly."""
    match type_:
        case ScalarType(Primitive.INTEGER | Primitive.NUMBER):
            rules: tuple[Rule[Limits], ...] = OF_NUMBERS
        case ScalarType(Primitive.STRING):
            rules = OF_TEXTS
        case _:
            return None
    return next((found for rule in rules if (found := rule(text))), None)
