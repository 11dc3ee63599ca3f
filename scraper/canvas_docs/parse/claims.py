"""The words with which a comment opens and the type that each claims, as rules, in the order in which they count."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from canvas_docs.model import ArrayType, Grade, Primitive, ScalarType
from canvas_docs.rules import Rule
from canvas_docs.type_words import Where, any_of, words_for


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


@dataclass(frozen=True, slots=True)
class ClaimRule(Rule[Claim]):
    """A rule that reads the opening of a comment by patterns, and the claim that each makes."""

    openings: Sequence[tuple[str, Claim]]


def _states(
    kind: Primitive, name: str, reads: str, pattern: str, example: str, counter_example: str, form: str | None = None
) -> ClaimRule:
    claim = Claim(ScalarType(kind, form, grade=Grade.DOCUMENTED), name)
    return _claim_rule(name, reads, ((pattern, claim),), example, counter_example)


def _implies(
    kind: Primitive, name: str, reads: str, pattern: str, example: str, counter_example: str, form: str | None = None
) -> ClaimRule:
    claim = Claim(ScalarType(kind, form, grade=Grade.INFERRED, rule=name), name)
    return _claim_rule(name, reads, ((pattern, claim),), example, counter_example)


def _claim_rule(
    name: str, reads: str, openings: Sequence[tuple[str, Claim]], example: str, counter_example: str
) -> ClaimRule:
    def read(text: str) -> Claim | None:
        return next((claim for pattern, claim in openings if re.match(ARTICLE + pattern, text, re.IGNORECASE)), None)

    return ClaimRule(name, reads, read, example, counter_example, openings)


def _word(kind: Primitive, form: str | None = None) -> str:
    return f"(?:{any_of(words_for(kind, form, Where.COMMENT))})\\b"


def _number(kind: Primitive) -> Claim:
    return Claim(ScalarType(kind, grade=Grade.DOCUMENTED), "comment-number")


ARTICLE = r"(?:(?:an?|the|this is an?|if [^,]{3,60}, an?)\s+)?"

TYPE_WORDS = (
    _states(
        Primitive.BOOLEAN,
        "comment-boolean",
        "a comment that opens with a word for booleans",
        _word(Primitive.BOOLEAN),
        "A boolean indicating whether there is water",
        "Its boolean indicates whether there is water",
    ),
    _claim_rule(
        "comment-number",
        "a comment that opens with a word for integers or for numbers",
        (
            (rf"\(?(?:positive |64-bit |unix )?{_word(Primitive.INTEGER)}", _number(Primitive.INTEGER)),
            (rf"\(?{_word(Primitive.NUMBER)}", _number(Primitive.NUMBER)),
        ),
        "(Integer) The depth",
        "Floating depth",
    ),
    _states(
        Primitive.STRING,
        "comment-date-time",
        "a comment that opens with a word for times, or with a string representing one",
        rf"(?:{_word(Primitive.STRING, 'date-time')}|string representing (?:a |the )?(?:date|time))",
        "Timestamp of the last rain",
        "The last rain's timestamp",
        "date-time",
    ),
    _states(
        Primitive.STRING,
        "comment-string",
        "a comment that opens with the word `string`; or, behind up to three words, with a string that does something",
        r"(?:(?:[\w-]+,? ){0,3}string (?:that|which|representing|describing|indicating|identifying|used)\b"
        rf"|{_word(Primitive.STRING)})",
        "A short, unique string that can be searched for",
        "A pond with a string in it",
    ),
)
"""A type by its name."""

PHRASES = (
    _implies(
        Primitive.BOOLEAN,
        "phrase-whether",
        "`Whether`, `true if`, `a flag indicating`, and what else only a boolean is described with",
        r"(?:indicates |tells |specifies |determines |a flag )?"
        r"(?:whether|(?:is )?true ?if|if true|if set to true|(?:a )?flag (?:indicating|which)|can users?\b"
        r"|when true|true when|indicates if)",
        "Whether there is water",
        "The pond, whether it is wet or not",
    ),
    _implies(
        Primitive.INTEGER,
        "phrase-number-of",
        "`The number of`, unless it is one for each of several things",
        r"(?:the |current |total )*(?:number|count|quantity) of\b(?![^.]* for each\b)",
        "The number of fish",
        "The number of fish for each pond",
    ),
    _states(
        Primitive.BOOLEAN,
        "comment-boolean-within",
        "a boolean that the first words of a comment end in",
        r"[^.;]{0,80}\b(?:a boolean|boolean flag) (?:indicating|for|which|that)",
        "If it rains, there is a boolean indicating whether it is wet",
        "If it rains. It is a boolean indicating whether it is wet",
    ),
    _implies(
        Primitive.STRING,
        "phrase-url",
        "`The URL`, `the pond's URL for`, `… a URL where`",
        r"(?:(?:the |an? )?(?:api |html |full |canvas |absolute )*url\b"
        r"|(?:the |an? )?[\w' ]{0,30}\burl (?:of|to|for|where)\b"
        r"|[^.;]{0,80}\b(?:a|the)(?: api)? url (?:where|to|for)\b)",
        "The API URL of the pond",
        "The pond. Its URL is secret",
        "uri",
    ),
    _implies(
        Primitive.STRING,
        "phrase-date",
        "`The date when`, `the time at which`",
        r"(?:the )?(?:date|time) (?:at which|when|that)\b",
        "The date when it rained",
        "The date of rain",
        "date-time",
    ),
    _implies(
        Primitive.STRING,
        "phrase-name-of",
        "`The display name of`, `a description for`, `a message describing`",
        r"(?:the |an? )?(?:[\w-]+ ){0,2}(?:(?:name|title|description|text) (?:of|for)|message describing)\b",
        "The display name of the pond",
        "The pond, by name of its keeper",
    ),
    _implies(
        Primitive.STRING,
        "phrase-comma-separated",
        "a comma-separated list",
        r"(?:a |the )?(?:\w+ )?comma[- ]sep[ae]rated\b",
        "A comma-separated list of ponds",
        "Ponds, comma-separated",
    ),
)
"""Turns of phrase that are used for one type only."""


def any_claim(rules: Sequence[ClaimRule], before: str = "") -> Callable[[str], Claim | None]:
    """Returns a function that finds the claim of the first rule that applies.

    It is one pattern, which is several times as fast as each in turn. `before`: what may stand before any of them.
    """
    openings = [(rule, *opening) for rule in rules for opening in rule.openings]
    named = {f"rule{number}": opening for number, opening in enumerate(openings)}
    alternatives = "|".join(f"(?P<{name}>{pattern})" for name, (_, pattern, _) in named.items())
    compiled = re.compile(f"{before}(?:{alternatives})", re.IGNORECASE)

    def read(text: str) -> Claim | None:
        match = compiled.match(text)
        if not match or not match.lastgroup:
            return None
        rule, _, claim = named[match.lastgroup]
        rule.fired()
        return claim

    return read
