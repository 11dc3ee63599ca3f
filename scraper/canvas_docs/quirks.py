"""Rules that serve a single page: each is tied to its page and says what it mends there.

A quirk is applied like any other rule. Where one fires on a second page it has become a rule, and moves to the module
that applies it; where its page no longer needs it, it goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from canvas_docs.parse.prose_tokens import Sort, quoted_words
from canvas_docs.parse.value_lists import Prose, ValueList, prose_of
from canvas_docs.parse.value_places import ends_sentence, ends_text, first_closed, follows, is_enclosed
from canvas_docs.rules import Rule

Found = TypeVar("Found", covariant=True)


@dataclass(frozen=True, slots=True)
class Quirk(Rule[Found]):
    """A rule for one page. `page` is its slug; `mends` says what would be missing or wrong without it."""

    page: str
    mends: str


# ------------------------------------------------------------------ lists of values


def _behind_comma(text: str) -> tuple[str, ...]:
    prose = prose_of(text)
    return first_closed(prose, (found for found in prose.quoted if _is_pair_behind_comma(prose, found)))


def _is_pair_behind_comma(prose: Prose, found: ValueList) -> bool:
    is_pair = len(found.values) == 2 and prose.tokens[found.first + 1].lower == "or"
    return is_pair and follows(prose, found, Sort.COMMA) and ends_sentence(prose, found)


def _conditions(text: str) -> tuple[str, ...]:
    tokens = prose_of(text).tokens
    threes = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return quoted_words(value for first, value, last in threes if first.text == "If" and last.sort is Sort.COMMA)


def _bare_enclosed(text: str) -> tuple[str, ...]:
    prose = prose_of(text)
    return first_closed(prose, (found for found in prose.bare if is_enclosed(prose, found)))


def _bare_behind_colon(text: str) -> tuple[str, ...]:
    prose = prose_of(text)
    lists = (found for found in prose.bare if follows(prose, found, Sort.COLON))
    return first_closed(prose, (found for found in lists if ends_text(prose, found)))


VALUES = (
    Quirk(
        "values-behind-comma",
        "two quoted words at the end of a sentence",
        _behind_comma,
        "The state of the pond, 'wet' or 'dry'.",
        "The state of the pond, typically 'wet' or 'dry'.",
        page="discussion_topics",
        mends="the values of read_state",
    ),
    Quirk(
        "values-by-condition",
        "what happens for each of the quoted words",
        _conditions,
        "If 'wet', boats are allowed. If 'dry', cars are.",
        "If 'wet' and 'dry' are requested",
        page="lti_registrations",
        mends="the values of default, which say whether a placement is shown",
    ),
    Quirk(
        "values-bare-enclosed",
        "a list of words in brackets",
        _bare_enclosed,
        "the state (wet, dry or iced).",
        "the state (wet, dry, etc.)",
        page="conversations",
        mends="the values of workflow_state",
    ),
    Quirk(
        "values-bare-behind-colon",
        "a list of words between a colon and the end of the text",
        _bare_behind_colon,
        "Current state of the pond: wet, dry",
        "Current state of the pond: wet, dry, or as the keeper likes",
        page="content_migrations",
        mends="the values of workflow_state and issue_type",
    ),
)

QUIRKS: tuple[Quirk[object], ...] = (*VALUES,)
