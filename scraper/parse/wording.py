"""What names and the form of strings tell: `_at` is a time, `_id` an identifier, keys of digits are data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.model import Grade, Kind, Type
from scraper.parse.commented_json import Member, Object, Scalar

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?(?:Z|[+-]\d\d:?\d\d|UTC))?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_URI = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def string_format(value: str, name: str) -> tuple[str | None, str]:
    """The format of an example string, and the rule that tells it."""
    if _DATE_TIME.fullmatch(value):
        return "date-time", "value-date-time"
    if _DATE.fullmatch(value):
        return "date", "value-date"
    if _UUID.fullmatch(value):
        return "uuid", "value-uuid"
    if _URI.fullmatch(value):
        return "uri", "value-uri"
    if _EMAIL.fullmatch(value) and "login" not in name:
        return "email", "value-email"
    return None, "value-string"


# ------------------------------------------------------------------ names

_IDENTIFIER = re.compile(r"(?:.*_)?ids?|.*[a-z]Ids?")
_FOREIGN_ID = re.compile(
    r"(?:^|.*_)(?:sis|integration|vendor|external|lti|unified|anonymous|media|client|third_party|guid|uuid)_.*|id"
)
_FRACTIONAL = re.compile(
    r"(?:.*_)?(?:points?|scores?|weight|percent(?:age)?|ratio|mean|median|average)(?:_.*)?|.*(?:Score|Points)(?:[A-Z].*)?"
)
_FLAG = re.compile(
    r"(?:is|has|can|should|allow|allows|enable|enabled|hide|show|require|requires|locked|hidden|published|visible)(?:_.*)?|.*_enabled"
)
_TEXT = re.compile(
    r"(?:.*_)?(?:name|title|description|bio|locale|pronouns|pronunciation|comment|body|message|label|code|codes_string|uuid|guid|text|token"
    r"|workflow_state|state|email|login|timezone|time_zone|html|url|uri|subtitle|subject|type|integration_id|sis_\w+_id|lti_\w*id)"
)


def is_identifier(name: str) -> bool:
    """`id`, `user_id`, `userId`, `ids`: Canvas ids need 64 bits."""
    return _IDENTIFIER.fullmatch(name) is not None


def is_fractional(name: str) -> bool:
    """Amounts that Canvas counts in fractions, though most examples show whole ones: points, scores, weights."""
    return _FRACTIONAL.fullmatch(name) is not None


def is_never_listed(name: str) -> bool:
    """Names of members that no list of values in their comment is about."""
    return re.fullmatch(r"(?:.*_)?(?:ids?|at|url|date|settings|attributes|count)", name) is not None


def type_of_name(name: str) -> Type:
    """The type of a member of which only the name is known; unknown for most names."""
    if re.fullmatch(r".*_(?:at|datetime|timestamp)", name):
        return Type(Kind.STRING, format="date-time", grade=Grade.INFERRED, rule="name-at")
    if re.fullmatch(r"(?:.*_)?urls?|.*Url", name) and not name.endswith("s"):
        return Type(Kind.STRING, format="uri", grade=Grade.INFERRED, rule="name-url")
    if re.fullmatch(r"id|.*_id", name) and not _TEXT.fullmatch(name):
        if _FOREIGN_ID.fullmatch(name) and name != "id":
            return Type(Kind.STRING, grade=Grade.INFERRED, rule="name-foreign-id")
        return Type(Kind.INTEGER, format="int64", grade=Grade.INFERRED, rule="name-id")
    if re.fullmatch(r".*_count", name):
        return Type(Kind.INTEGER, grade=Grade.INFERRED, rule="name-count")
    if _FLAG.fullmatch(name):
        return Type(Kind.BOOLEAN, grade=Grade.INFERRED, rule="name-flag")
    if _TEXT.fullmatch(name):
        return Type(Kind.STRING, grade=Grade.INFERRED, rule="name-text")
    return Type()


_DATA_KEY = re.compile(r"\d+|\d{4}-\d\d(?:-\d\d.*)?|<.+>|[a-z]+_\d+|" + _UUID.pattern, re.IGNORECASE)

_LOCALE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?")


def is_map_of(name: str, members: Sequence[Member]) -> bool:
    """Whether the members' names are data: ids, dates, locales, `{"key": "value"}`; or the object is called `…_by_…`."""
    names = [member.name for member in members]
    if all(map(_DATA_KEY.fullmatch, names)) or ("en" in names and all(map(_LOCALE.fullmatch, names))):
        return True
    if len(names) == 1 and names[0] in ("key", "name") and members[0].value == Scalar("value"):
        return True
    return "_by_" in name and all(isinstance(member.value, Object) for member in members)
