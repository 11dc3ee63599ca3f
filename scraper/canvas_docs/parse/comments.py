"""What the comment above a member says about its type, rule by rule.

Every function takes the comment as one string, as `commented_json` joins it, and answers for itself alone; the order
in which they count is in `inference`. Prose is only believed where it speaks about the member as a whole: at its
start, behind "(Optional)" and the like. "list of" in the middle of a sentence says nothing.
"""

from __future__ import annotations

import re

from canvas_docs import quirks
from canvas_docs.model import UNKNOWN, ArrayType, Deprecation, Grade, Primitive, ScalarType
from canvas_docs.parse.claims import ARTICLE, PHRASES, TYPE_WORDS, Claim, any_claim
from canvas_docs.parse.deprecation import deprecation_in
from canvas_docs.rules import Rule
from canvas_docs.type_words import LIST_NOUN, MAP_NOUN

BULLET = re.compile(r"[-*•] (?=\S)")

_LEAD = re.compile(
    r"(?:\s*(?:\((?:optional|deprecated|read-only|write-only)[^)]*\)|optional[:,.]|\[?deprecated\]?[:,.]?"
    r"|\([A-Z][\w. ]{0,20} only\)|\d\.\d specific\.|(?:only )?used in [^.]{3,60}\.))+[\s:,-]*",
    re.IGNORECASE,
)


def subject(comment: str) -> str:
    """The comment from where it speaks of the member: without "(Optional)", "DEPRECATED", "(LTI keys only)"."""
    lead = _LEAD.match(comment)
    return comment[lead.end() :] if lead else comment.lstrip()


# ------------------------------------------------------------------ types

_type_word = any_claim(TYPE_WORDS, ARTICLE)
_phrase = any_claim(PHRASES)
_LIST_NOUN = re.compile(LIST_NOUN, re.IGNORECASE)
_ID_ITEMS = re.compile(r"(?:[\w-]+\s+){0,2}(?:ids?|IDs?)\b")
_STRING_ITEMS = re.compile(r"(?:strings?|names|emails?|urls?|codes|error messages)\b", re.IGNORECASE)

LIST_OPENS = Rule(
    "comment-array",
    "a comment that opens with a list of something",
    re.compile(
        rf"(?:(?:an?|the|this is an?)\s+)?(?:(?:paginated|ordered|json|full|complete)\s+)?{LIST_NOUN}s?\s+"
        r"(?:of|containing)\s+(?P<items>[^.;:]*)",
        re.I,
    ).match,
    "A paginated list of user ids",
    "The pond has a list of users",
)
LIST_INCLUDED = Rule(
    "comment-array-included",
    "a comment whose first sentence says that the member includes a list",
    re.compile(
        rf"[^.;]{{0,90}}\b(?:includes|contains|returns?|contain|this will be) an? {LIST_NOUN} of\s+(?P<items>[^.;:]*)",
        re.I,
    ).match,
    "If asked for, includes an array of ponds.",
    "If asked for. Includes ponds.",
)


def array(comment: str) -> Claim | None:
    """`Array of user ids`, `(Optional) A list of …`: an array, with its elements where they are ids or strings."""
    if not _LIST_NOUN.search(comment):
        return None
    text = subject(comment)
    match = LIST_OPENS(text) or LIST_INCLUDED(text) or quirks.LIST_IN_SECOND_SENTENCE(text)
    if not match:
        return None
    items = match["items"]
    item = _ID if _ID_ITEMS.match(items) else _STRING if _STRING_ITEMS.match(items) else UNKNOWN
    return Claim(ArrayType(item, grade=Grade.DOCUMENTED), LIST_OPENS.name)


_ID = ScalarType(Primitive.INTEGER, "int64", grade=Grade.DOCUMENTED)
_STRING = ScalarType(Primitive.STRING, grade=Grade.DOCUMENTED)


def type_word(comment: str) -> Claim | None:
    """`Boolean indicating …`, `An integer …`, `(Integer) …`, `Timestamp of …`: a type by its name."""
    text = subject(comment).lstrip("([")
    return _type_word(text)


def phrase(comment: str) -> Claim | None:
    """`Whether …`, `The number of …`, `The URL of …`: a turn of phrase that is only used for one type."""
    text = subject(comment)
    return _phrase(text)


def claim(comment: str) -> Claim | None:
    """The first of the above that applies."""
    if not comment:
        return None
    return array(comment) or type_word(comment) or phrase(comment)


# ------------------------------------------------------------------ maps, null, deprecation

MAP = Rule(
    "comment-map",
    "`keyed by`, `key-value pairs`, `a dictionary of`: the keys are data, not names",
    re.compile(
        r"\b(?:keyed (?:by|on)|key[- /]value (?:listing|pairs?|map)|keys are|dictionary of|whose keys"
        rf"|{MAP_NOUN} of \w+ to|map(?:ping)? from)\b",
        re.I,
    ).search,
    "The ponds, keyed by id",
    "The key of the pond",
)
NULL = Rule(
    "comment-null",
    "any mention of null that is no denial",
    re.compile(r"(?<!never )(?<!not be )(?<!cannot be )\b(?:null|NULL|nil|Null)\b").search,
    "The depth, or null if it is dry",
    "The depth, which is never null",
)
DEPRECATED_ASIDE = Rule(
    "comment-deprecated",
    "`This field is deprecated`, or the word in brackets near the start",
    re.compile(
        r"\s*(?:\(optional,\s*deprecated\b|this (?:field|attribute|property|value) (?:is|has been) deprecated\b"
        r"|[^.(]{0,60}\.? ?\(deprecated\b)",
        re.I,
    ).match,
    "The pond (deprecated: use lakes)",
    "Ponds. This placement is deprecated.",
)
RULES: tuple[Rule[object], ...] = (LIST_OPENS, LIST_INCLUDED, *TYPE_WORDS, *PHRASES, MAP, NULL, DEPRECATED_ASIDE)


def is_map(comment: str) -> bool:
    """`A dictionary of … keyed by …`, `A key-value listing …`: the keys are data, not names."""
    return MAP(comment) is not None


def is_nullable(comment: str) -> bool:
    """`or null if …`, `otherwise null`, `if not null`: any mention of null that is no denial."""
    return NULL(comment) is not None


def deprecation(comment: str) -> Deprecation | None:
    """`DEPRECATED …`, `(Optional, Deprecated) …`, `This field is deprecated …`, `… (Deprecated alias)` in front."""
    return deprecation_in(comment) or (Deprecation(comment) if DEPRECATED_ASIDE(comment) else None)
