"""What the comment above a member says about its type, rule by rule.

Every function takes the comment as one string, as `commented_json` joins it, and answers for itself alone; the order
in which they count is in `inference`. Prose is only believed where it speaks about the member as a whole: at its
start, behind "(Optional)" and the like. "list of" in the middle of a sentence says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from canvas_docs.model import UNKNOWN, ArrayType, Deprecation, Grade, Primitive, ScalarType
from canvas_docs.parse.deprecation import deprecation_in


@dataclass(frozen=True, slots=True)
class Claim:
    """What a comment claims the type to be, and the rule that says so.

    The type is documented if a word states it ("Boolean indicating …"); a turn of phrase that implies one
    ("Whether …") makes it inferred.
    """

    type: ScalarType | ArrayType
    rule: str

    @property
    def is_stated(self) -> bool:
        """Whether a word for a type states it."""
        return self.type.grade is Grade.DOCUMENTED


def _states(kind: Primitive, rule: str, form: str | None = None) -> Claim:
    return Claim(ScalarType(kind, form, grade=Grade.DOCUMENTED), rule)


def _implies(kind: Primitive, rule: str, form: str | None = None) -> Claim:
    return Claim(ScalarType(kind, form, grade=Grade.INFERRED, rule=rule), rule)


BULLET = re.compile(r"[-*•] (?=\S)")

_LEAD = re.compile(
    r"(?:\s*(?:\((?:optional|deprecated|read-only|write-only)[^)]*\)|optional[:,.]|\[?deprecated\]?[:,.]?"
    r"|\([A-Z][\w. ]{0,20} only\)|\d\.\d specific\.|(?:only )?used in [^.]{3,60}\.))+[\s:,-]*",
    re.IGNORECASE,
)
_ARTICLE = r"(?:(?:an?|the|this is an?|if [^,]{3,60}, an?)\s+)?"


def subject(comment: str) -> str:
    """The comment from where it speaks of the member: without "(Optional)", "DEPRECATED", "(LTI keys only)"."""
    lead = _LEAD.match(comment)
    return comment[lead.end() :] if lead else comment.lstrip()


# ------------------------------------------------------------------ types

_TYPE_WORDS = (
    (r"boolean\b", _states(Primitive.BOOLEAN, "comment-boolean")),
    (r"\(?(?:positive |64-bit |unix )?integer\b", _states(Primitive.INTEGER, "comment-integer")),
    (r"\(?(?:float|decimal)\b", _states(Primitive.NUMBER, "comment-number")),
    (r"string representing (?:a |the )?(?:date|time)", _states(Primitive.STRING, "comment-date-time", "date-time")),
    (
        r"(?:[\w-]+,? ){0,3}string (?:that|which|representing|describing|indicating|identifying|used)\b",
        _states(Primitive.STRING, "comment-string"),
    ),
    (r"string\b", _states(Primitive.STRING, "comment-string")),
    (
        r"(?:date-?time|timestamp|date and time|iso ?-?8601)\b",
        _states(Primitive.STRING, "comment-date-time", "date-time"),
    ),
)
_PHRASES = (
    (
        r"(?:indicates |tells |specifies |determines |a flag )?"
        r"(?:whether|(?:is )?true ?if|if true|if set to true|(?:a )?flag (?:indicating|which)|can users?\b"
        r"|when true|true when|indicates if)",
        _implies(Primitive.BOOLEAN, "phrase-whether"),
    ),
    (
        r"(?:the |current |total )*(?:number|count|quantity) of\b(?![^.]* for each\b)",
        _implies(Primitive.INTEGER, "phrase-number-of"),
    ),
    (
        r"[^.;]{0,80}\b(?:a boolean|boolean flag) (?:indicating|for|which|that)",
        _states(Primitive.BOOLEAN, "comment-boolean"),
    ),
    (r"[^.;]{0,80}\ban integer (?:indicating|representing)", _states(Primitive.INTEGER, "comment-integer")),
    (
        r"(?:the |an? )?(?:api |html |full |canvas |absolute )*url\b",
        _implies(Primitive.STRING, "phrase-url", "uri"),
    ),
    (
        r"(?:the |an? )?[\w' ]{0,30}\burl (?:of|to|for|where)\b",
        _implies(Primitive.STRING, "phrase-url", "uri"),
    ),
    (
        r"[^.;]{0,80}\b(?:a|the)(?: api)? url (?:where|to|for)\b",
        _implies(Primitive.STRING, "phrase-url", "uri"),
    ),
    (
        r"(?:the )?(?:date|time) (?:at which|when|that)\b",
        _implies(Primitive.STRING, "phrase-date", "date-time"),
    ),
    (
        r"(?:the |an? )?(?:[\w-]+ ){0,2}(?:name|title|description|text) (?:of|for)\b",
        _implies(Primitive.STRING, "phrase-name-of"),
    ),
    (r"(?:a |the )?(?:\w+ )?comma[- ]sep[ae]rated\b", _implies(Primitive.STRING, "phrase-comma-separated")),
)


def _any_of(rules: Sequence[tuple[str, Claim]], before: str = "") -> tuple[re.Pattern[str], dict[str, Claim]]:
    """The rules as one pattern: that is several times faster than to try each in turn."""
    named = {f"rule{number}": rule for number, rule in enumerate(rules)}
    pattern = before + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in named.items()) + ")"
    return re.compile(pattern, re.IGNORECASE), {name: claim for name, (_, claim) in named.items()}


_ANY_TYPE_WORD = _any_of(_TYPE_WORDS, _ARTICLE)
_ANY_PHRASE = _any_of(_PHRASES)
_ARRAY = re.compile(
    r"(?:(?:an?|the|this is an?)\s+)?(?:(?:paginated|ordered|json|full|complete)\s+)?(?P<word>array|list)s?\s+"
    r"(?:of|containing)\s+(?P<items>[^.;:]*)",
    re.IGNORECASE,
)
_INCLUDES_ARRAY = re.compile(
    r"[^.;]{0,90}\b(?:includes|contains|returns?|contain|this will be) an? (?:array|list) of\s+(?P<items>[^.;:]*)", re.I
)
_SENTENCE_ARRAY = re.compile(r"[.!?]\s+An? (?:array|list) of\s+(?P<items>[^.;:]*)")
_ID_ITEMS = re.compile(r"(?:[\w-]+\s+){0,2}(?:ids?|IDs?)\b")
_STRING_ITEMS = re.compile(r"(?:strings?|names|emails?|urls?|codes|error messages)\b", re.IGNORECASE)
_INTEGER_ITEMS = re.compile(r"(?:integers?|numbers)\b", re.IGNORECASE)


def array(comment: str) -> Claim | None:
    """`Array of user ids`, `(Optional) A list of …`: an array, with its elements where they are ids or strings."""
    if "rray" not in comment and "ist" not in comment:
        return None
    text = subject(comment)
    match = _ARRAY.match(text) or _INCLUDES_ARRAY.match(text) or _SENTENCE_ARRAY.search(text)
    if not match:
        return None
    items = match["items"]
    item: ScalarType | None = None
    if _ID_ITEMS.match(items):
        item = _ID
    elif _STRING_ITEMS.match(items):
        item = _STRING
    elif _INTEGER_ITEMS.match(items):
        item = _INTEGER
    return Claim(ArrayType(item or UNKNOWN, grade=Grade.DOCUMENTED), "comment-array")


_ID = ScalarType(Primitive.INTEGER, "int64", grade=Grade.DOCUMENTED)
_STRING = ScalarType(Primitive.STRING, grade=Grade.DOCUMENTED)
_INTEGER = ScalarType(Primitive.INTEGER, grade=Grade.DOCUMENTED)


def type_word(comment: str) -> Claim | None:
    """`Boolean indicating …`, `An integer …`, `(Integer) …`, `Timestamp of …`: a type by its name."""
    text = subject(comment).lstrip("([")
    return _first(_ANY_TYPE_WORD, text)


def phrase(comment: str) -> Claim | None:
    """`Whether …`, `The number of …`, `The URL of …`: a turn of phrase that is only used for one type."""
    text = subject(comment)
    return _first(_ANY_PHRASE, text)


def _first(rules: tuple[re.Pattern[str], dict[str, Claim]], text: str) -> Claim | None:
    pattern, claims = rules
    match = pattern.match(text)
    return claims[match.lastgroup] if match and match.lastgroup else None


def claim(comment: str) -> Claim | None:
    """The first of the above that applies."""
    if not comment:
        return None
    return array(comment) or type_word(comment) or phrase(comment)


# ------------------------------------------------------------------ maps, null, deprecation

_MAP = re.compile(
    r"\b(?:keyed (?:by|on)|key[- /]value (?:listing|pairs?|map)|keys are|dictionary of|whose keys"
    r"|(?:hash|map|mapping) of \w+ to|map(?:ping)? from)\b",
    re.IGNORECASE,
)
_NULL = re.compile(r"\b(?:null|NULL|nil|Null)\b")
_NEVER_NULL = re.compile(r"\b(?:never|not|cannot be|can't be|non-?)\s*(?:be\s+)?(?:null|nil)\b", re.IGNORECASE)
_DEPRECATED_ASIDE = re.compile(
    r"\s*(?:\(optional,\s*deprecated\b|this (?:field|attribute|property|value) (?:is|has been) deprecated\b"
    r"|[^.(]{0,60}\.? ?\(deprecated\b)",
    re.IGNORECASE,
)


def is_map(comment: str) -> bool:
    """`A dictionary of … keyed by …`, `A key-value listing …`: the keys are data, not names."""
    return _MAP.search(comment) is not None


def is_nullable(comment: str) -> bool:
    """`or null if …`, `otherwise null`, `returns null`, `nil if`: any mention of null that is no denial."""
    return _NULL.search(comment) is not None and not _NEVER_NULL.search(comment)


def deprecation(comment: str) -> Deprecation | None:
    """`DEPRECATED …`, `(Optional, Deprecated) …`, `This field is deprecated …`, `… (Deprecated alias)` in front."""
    return deprecation_in(comment) or (Deprecation(comment) if _DEPRECATED_ASIDE.match(comment) else None)
