"""Rules that serve a single page: each is tied to its page and says what it mends there.

A quirk is applied like any other rule. Where one fires on a second page it has become a rule, and moves to the module
that applies it; where its page no longer needs it, it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

from canvas_docs.parse.prose_tokens import Sort, quoted_words
from canvas_docs.parse.value_lists import Prose, ValueList, prose_of
from canvas_docs.parse.value_places import ends_sentence, ends_text, first_closed, follows, is_enclosed
from canvas_docs.rules import PageRule, Rule, everywhere
from canvas_docs.type_words import LIST_NOUN

Found = TypeVar("Found", covariant=True)


@dataclass(frozen=True, slots=True)
class Quirk(Rule[Found]):
    """A rule for one page. `page` is its slug; `mends` says what would be missing or wrong without it."""

    page: str
    mends: str


@dataclass(frozen=True, slots=True)
class PageQuirk(PageRule):
    """The same for a rule that looks at more than one text; those stand in `canvas_docs.page_rules`."""

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

DEFAULT_MARK = Quirk(
    "value-marked-default",
    "a value that stands twice, the second time as the default",
    re.compile(r"default (?P<value>.+)").fullmatch,
    "default wet",
    "wet",
    page="conversations",
    mends="the value `default or` of filter_mode",
)


def without_default_mark(values: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """The values without the one that only says which of the others is the default, and that one."""
    marked = {value: found["value"] for value in values if (found := DEFAULT_MARK.read(value))}
    default = next((value for value in marked.values() if value in values), None)
    if default is None:
        return values, None
    DEFAULT_MARK.fired()
    return tuple(value for value in values if marked.get(value) != default), default


# ------------------------------------------------------------------ statuses

STATUSES = (
    Quirk(
        "status-returns-a",
        "`return a 422`",
        everywhere(r"\b[Rr]eturns? an? (?P<code>[2345]\d\d)\b(?: (?P<text>if [^.;]+))?"),
        "A bed of stone will return a 422.",
        "Returns 404 plants.",
        page="lti_registrations",
        mends="the status of a registration that may not be changed",
    ),
    Quirk(
        "status-otherwise",
        "`(404 otherwise)`",
        everywhere(r"\((?P<code>[45]\d\d) otherwise\)"),
        "Responds with the bed, if any (404 otherwise).",
        "Grows plants (404 of them).",
        page="assignments",
        mends="the status of a redirect that leads nowhere",
    ),
)
STRAY_TAG = Quirk(
    "status-stray-tag",
    "a tag that the portal shows as text, in the middle of a status",
    re.compile(r"\\?</?b\\?>").search,
    "\\\\<b>204 No Content\\\\<b> response code is returned",
    "the bed <bed>",
    page="quiz_question_groups",
    mends="the status 204, which its tag would hide",
)

NO_BODY = Quirk(
    "status-no-body",
    "an answer without a body, which has the status 204",
    re.compile(r"\bNo (?:response )?(?:body|content) is returned\b").search,
    "Waters the bed. No body is returned upon success.",
    "No water is returned. The body of a plant is returned.",
    page="late_policy",
    mends="the status of a change that answers nothing",
)
STATUS_OF_EXAMPLE = Quirk(
    "status-of-example",
    "a status that stands alone in the first line of an example response",
    re.compile(r"\s*(?:HTTP(?:/[\d.]+)? )?(?P<code>[2345]\d\d)[ \t]*\n").match,
    '404\n{"error": "no such bed"}',
    "[\n404\n]",
    page="users",
    mends="the statuses of the failures that an example shows",
)


def without_stray_tags(text: str) -> str:
    """The text without the tags `<b>` that the portal shows as text."""
    while found := STRAY_TAG(text):
        text = text[: found.start()] + text[found.end() :]
    return text


# ------------------------------------------------------------------ parameters

DEPRECATED_IN_PART = Quirk(
    "deprecated-in-part",
    "a title or a paragraph that calls only one use deprecated",
    re.compile(r"\W{0,2}deprecated\W{0,2}\s*\([^)]*\bonly\)", re.I).match,
    "DEPRECATED (for seedlings only)",
    "DEPRECATED (use pots)",
    page="users",
    mends="an operation that is deprecated for a user's own files alone",
)
INNER_LIST = Quirk(
    "name-inner-list",
    "a list within the brackets of a name, `a[b[]]` for `a[b][]`",
    re.compile(r"\[(\w+)\[\]\]").search,
    "beds[plant_ids[]]",
    "beds[plant_ids][]",
    page="course_reports",
    mends="the name parameters[section_ids][]",
)


def without_inner_list(name: str) -> str:
    """The name of a parameter with its list behind the brackets."""
    found = INNER_LIST(name)
    return f"{name[: found.start()]}[{found[1]}][]{name[found.end() :]}" if found else name


SAME_LIST = Quirk(
    "same-list",
    "an action that takes one list of words, such as `include[]`, as another action of its controller does",
    re.compile(
        r"\bsame (?P<name>\w+\[\]) (?:parameters?|arguments?|options?|values?) as (?:the )?:?(?P<action>\w+):? action",
        re.I,
    ).search,
    "Accepts the same include[] parameters as the list action plus:",
    "Accepts the same parameters as the list action plus:",
    page="courses",
    mends="the include[] of the action for a single course, of which the table has only some values",
)
BODY_TAG = Quirk(
    "parameter-body-tag",
    "what is left of a tag that lost a word: the row is about the body",
    re.compile(r"body \[(?P<required>Required, )?(?P<type>\w+)\] ").match,
    "body [Required, Array] The pots.",
    "The body of the pot.",
    page="lti_resource_links",
    mends="the parameter that the page calls POST",
)

# ------------------------------------------------------------------ comments

LIST_IN_SECOND_SENTENCE = Quirk(
    "comment-array-second-sentence",
    "a list with which a later sentence of a comment opens",
    re.compile(rf"[.!?]\s+An? {LIST_NOUN} of\s+(?P<items>[^.;:]*)").search,
    "Only wet ponds have this. An array of fish.",
    "Only wet ponds have this array of fish.",
    page="sis_imports",
    mends="the types of processing_warnings and processing_errors",
)

# ------------------------------------------------------------------ answers

SOME_OBJECT = Quirk(
    "returns-prose-some-object",
    "an object, whatever is in it",
    re.compile(r"(?:^|[.:] )Returns? (?:an?|the) (?P<nouns>(?:[A-Za-z_-]+ ){0,4})object\b", re.I).search,
    "Returns the fish import object that was created.",
    "Feeds an object to the fish.",
    page="rubrics",
    mends="the answers of two actions that return an object which no page describes",
)
WRAPPED = Quirk(
    "returns-prose-wrapped",
    "the key under which a list stands",
    re.compile(r"\bthe key for the list of [a-z ]+ is [`'\"‘“]?(?P<key>\w+)", re.I).search,
    "The key for the list of fishes is “fishes”.",
    "The list of fishes is short.",
    page="conferences",
    mends="the key under which the list of conferences stands",
)
LOOKS_LIKE = Quirk(
    "returns-prose-example",
    "an example within the description",
    re.compile(r"\blooks? (?:something )?like this:\s+```\w*\n(?P<example>[\[{].*?)^```", re.I | re.S | re.M).search,
    "It will look something like this:\n\n```\n[{}]\n```",
    "It looks like a pond:\n\n```\n[{}]\n```",
    page="content_migrations",
    mends="the answer that only the description shows",
)
IDS = Quirk(
    "returns-prose-ids",
    "a list of ids",
    re.compile(r"(?:^|\. )(?:Get|Returns?) the (?:IDs|ids) of the \w", re.I).search,
    "Get the IDs of the fishes that were caught.",
    "Send the IDs of the fishes.",
    page="outcome_imports",
    mends="the answer of the action that lists ids of groups",
)
GAPS = Quirk(
    "returns-prose-gaps",
    "null in a list, for what was asked for and is not there",
    re.compile(rf"(?:^|[.:] )Returns? null (?:elements|entries|values) in the {LIST_NOUN}\b", re.I).search,
    "Returns a list of the given fishes. Returns null elements in the list for those that were eaten.",
    "Returns a list of the given fishes. Send null elements in the list for those that were eaten.",
    page="assignments",
    mends="null in the list of assignments that were asked for by id",
)
MEDIA_TYPE = Quirk(
    "returns-stated-media-type",
    "the media type of all answers of a page",
    re.compile(r"\bResponse Content-Type is [`'\"“]?(?P<type>application/[\w.+-]*\w)", re.I).search,
    "Response Content-Type is application/vnd.pond.v2.fishes+json",
    "The Content-Type is application/json",
    page="names_and_role",
    mends="the media type of its answers",
)

QUIRKS: tuple[Quirk[object], ...] = (
    *VALUES,
    DEFAULT_MARK,
    *STATUSES,
    STRAY_TAG,
    NO_BODY,
    STATUS_OF_EXAMPLE,
    LIST_IN_SECOND_SENTENCE,
    DEPRECATED_IN_PART,
    INNER_LIST,
    SAME_LIST,
    BODY_TAG,
    SOME_OBJECT,
    WRAPPED,
    LOOKS_LIKE,
    IDS,
    GAPS,
    MEDIA_TYPE,
)
