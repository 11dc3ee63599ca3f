"""What names and the form of strings tell: `_at` is a time, `_id` an identifier, keys of digits are data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from canvas_docs.model import UNKNOWN, Grade, Primitive, ScalarType, Type
from canvas_docs.parse.json_tree import Member, Object, Scalar
from canvas_docs.rules import Rule

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?(?:Z|[+-]\d\d:?\d\d|UTC))?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_URI = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def string_format(value: str, name: str, comment: str = "") -> tuple[str | None, str]:
    """The format of an example string, and the rule that tells it.

    One look is not enough for addresses and UUIDs: a user's name or login may be an address in the example, and any
    text in the next. The name or the comment must speak of it as well.
    """
    words = f"{name} {comment}".lower()
    if _DATE_TIME.fullmatch(value):
        return "date-time", "value-date-time"
    if _DATE.fullmatch(value):
        return "date", "value-date"
    if _UUID.fullmatch(value) and ("uuid" in words or "guid" in words):
        return "uuid", "value-uuid"
    if _URI.fullmatch(value):
        return "uri", "value-uri"
    if _EMAIL.fullmatch(value) and re.search(r"(?<![a-z])e-?mails?(?![a-z])", words):
        return "email", "value-email"
    return None, "value-string"


# ------------------------------------------------------------------ names


def _names(*words: str) -> re.Pattern[str]:
    """Names that are one of the words, or end with it behind `_`."""
    return re.compile(rf"(?:.*_)?(?:{'|'.join(words)})")


_IDENTIFIER = re.compile(r"(?:.*_)?ids?|.*[a-z]Ids?")
_FOREIGN = (
    "sis",
    "integration",
    "unique",
    "vendor",
    "external",
    "lti",
    "unified",
    "anonymous",
    "media",
    "client",
    "third_party",
)
_FOREIGN_ID = re.compile(rf"(?!(?:.*_)?sis_import_id)(?:.*_)?(?:{'|'.join(_FOREIGN)})_(?:.*_)?id")
_SIS_ID = re.compile(r"(?!(?:.*_)?sis_import_id)(?:.*_)?(?:sis_(?:.*_)?|integration_)id")
_AMOUNTS = ("points?", "scores?", "weight", "percent(?:age)?", "ratio", "mean", "median", "average")
_FRACTIONAL = re.compile(rf"(?:.*_)?(?:{'|'.join(_AMOUNTS)})(?:_.*)?|.*(?:Score|Points)(?:[A-Z].*)?")
_AMOUNT = _names(*_AMOUNTS, "points_possible")
_VERBS = ("is", "has", "can", "should", "allow", "allows", "enable", "enabled", "hide", "show", "require", "requires")
_FLAG = re.compile(rf"(?:{'|'.join((*_VERBS, 'locked', 'hidden', 'published', 'visible'))})(?:_.*)?|.*_enabled")
_TEXT = _names(
    *(
        "name",
        "surname",
        "nickname",
        "username",
        "filename",
        "title",
        "subtitle",
        "description",
        "label",
        "subject",
        "bio",
        "pronouns",
        "pronunciation",
    ),
    *("comment", "body", "message", "text", "html", "code", "token", "uuid", "guid", "email", "login", "type"),
    *("state", "locale", "timezone", "time_zone"),
)
_GRADE = re.compile(r"(?:(?:current|final|posted|unposted|entered|override)_)*grade")
_TIME = _names("at", "datetime", "timestamp")
_URL = re.compile(r"(?:.*_)?url|.*Url")
_ID = _names("id")
_COUNT = re.compile(r".*_count")
_NEVER_LISTED = _names("ids?", "at", "url", "date", "settings", "attributes", "count")


def is_identifier(name: str) -> bool:
    """`id`, `user_id`, `userId`, `ids`: Canvas ids need 64 bits."""
    return _IDENTIFIER.fullmatch(name) is not None


def is_sis_id(name: str) -> bool:
    """`sis_user_id`, `integration_id`: text of a student information system, also where an example shows a number.

    The id of an import of SIS data is Canvas's own.
    """
    return _SIS_ID.fullmatch(name) is not None


def is_fractional(name: str) -> bool:
    """Amounts that Canvas counts in fractions, though most examples show whole ones: points, scores, weights."""
    return _FRACTIONAL.fullmatch(name) is not None


def is_never_listed(name: str) -> bool:
    """Names of members whose type rules out a list of allowed values: ids, times, addresses."""
    return _NEVER_LISTED.fullmatch(name) is not None


def type_of_name(name: str) -> Type:
    """The type of a member of which only the name is known; unknown for most names."""
    return next((rule.type for rule in RULES if rule(name)), UNKNOWN)


@dataclass(frozen=True, slots=True)
class NameRule(Rule[re.Match[str]]):
    """A rule that reads names, and the type that it concludes."""

    type: Type


def _rule(
    name: str,
    reads: str,
    pattern: re.Pattern[str],
    example: str,
    counter: str,
    kind: Primitive,
    form: str | None = None,
) -> NameRule:
    type_ = ScalarType(kind, form, grade=Grade.INFERRED, rule=name)
    return NameRule(name, reads, pattern.fullmatch, example, counter, type_)


RULES = (
    _rule("name-at", "names of times", _TIME, "dug_at", "attic", Primitive.STRING, "date-time"),
    _rule("name-url", "names of addresses", _URL, "pond_url", "urls", Primitive.STRING, "uri"),
    _rule("name-foreign-id", "ids of other systems", _FOREIGN_ID, "sis_pond_id", "pond_id", Primitive.STRING),
    _rule("name-id", "ids of Canvas", _ID, "pond_id", "pond_ids", Primitive.INTEGER, "int64"),
    _rule("name-count", "names of numbers", _COUNT, "pond_count", "count_ponds", Primitive.INTEGER),
    _rule(
        "name-amount", "names of amounts, which may be fractions", _AMOUNT, "best_score", "score_card", Primitive.NUMBER
    ),
    _rule("name-flag", "names that ask a question", _FLAG, "is_wet", "island", Primitive.BOOLEAN),
    _rule("name-text", "names of texts", _TEXT, "short_name", "names", Primitive.STRING),
    _rule(
        "name-grade", "names of grades: letters or numbers", _GRADE, "final_grade", "publish_grade", Primitive.STRING
    ),
)


_DATA_KEY = re.compile(r"\d+|\d{4}-\d\d(?:-\d\d.*)?|<.+>|[a-z]+_\d+|" + _UUID.pattern, re.IGNORECASE)

_LOCALE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?")


def is_map_of(name: str, members: Sequence[Member]) -> bool:
    """Whether the members' names are data: ids, dates, locales, `{"key": "value"}`, or what `…_by_…` tells."""
    names = [member.name for member in members]
    if all(map(_DATA_KEY.fullmatch, names)) or ("en" in names and all(map(_LOCALE.fullmatch, names))):
        return True
    if len(names) == 1 and names[0] in ("key", "name") and members[0].value == Scalar("value"):
        return True
    return "_by_" in name and all(isinstance(member.value, Object) for member in members)
