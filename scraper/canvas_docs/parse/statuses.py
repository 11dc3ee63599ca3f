"""Response statuses that the text of an action promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from canvas_docs import quirks
from canvas_docs.blocks import Block, Items, Paragraph, plain, plain_text
from canvas_docs.model import Example, Status
from canvas_docs.rules import Rule, everywhere

_PHRASES = (
    "OK|Created|Accepted|No Content|Found|See Other|Not Modified|Bad Request|Unauthorized|Forbidden|Not Found"
    "|Conflict|Gone|Unprocessable Entity|Unprocessable Content|Payload Too Large|Too Many Requests"
)
_IF = r"(?P<text>if [^.;]+)?"


def parse_statuses(blocks: Sequence[Block]) -> tuple[Status, ...]:
    """The statuses in a description, each once: those that lead a bullet or paragraph, then those within sentences."""
    found: list[Status] = []
    for text in _texts(blocks):
        words = quirks.without_stray_tags(text).strip()
        if leading := LEADING(words):
            found.append(_status(leading))
            continue
        found += [Status(302)] if REDIRECT(words) else []
        found += [Status(204)] if quirks.NO_BODY(words) else []
        found += [_status(match) for rule in (*SENTENCES, *quirks.STATUSES) for match in rule(words) or ()]
    return tuple(dict.fromkeys(found))


def example_statuses(examples: Sequence[Example]) -> tuple[Status, ...]:
    """The statuses that example responses begin with, each once."""
    found = (quirks.STATUS_OF_EXAMPLE(example.text) for example in examples)
    return tuple(dict.fromkeys(Status(int(match["code"])) for match in found if match))


def _status(match: re.Match[str]) -> Status:
    return Status(int(match["code"]), (match.groupdict().get("text") or "").strip())


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Items):
            yield from (plain_text(item) for item in block.items)
        elif isinstance(block, Paragraph):
            yield plain(block.text)


# ------------------------------------------------------------------ the rules


LEADING = Rule(
    "status-leads",
    "a status with its phrase, with which a text begins",
    re.compile(
        rf"(?:HTTP )?(?P<code>[2345]\d\d) (?:{_PHRASES})(?: response code is returned)?:?[ ,-]*(?P<text>.*)", re.S
    ).fullmatch,
    "409 Conflict if the bed is taken",
    "409 seeds if the bed is taken",
)
REDIRECT = Rule(
    "status-redirect",
    "an answer that redirects",
    re.compile(r"\bResponds with a redirect\b|(?:\A|\. )(?:Will redirect|Redirects) to\b").search,
    "Will redirect to a static file of all beds.",
    "Digs. The gate that redirects to the bed stays.",
)
SENTENCES = (
    Rule(
        "status-responds",
        "a status behind `the response will be`, `respond with`, maybe with a condition",
        everywhere(
            r"\b[Rr]espon(?:se|d|ds) (?:will be|with)(?: status code| an?)? (?P<code>[2345]\d\d)\b"
            rf"(?: (?:{_PHRASES}))? ?{_IF}"
        ),
        "Responds with status code 201 if the bed was empty.",
        "Responds with 100 plants.",
    ),
    Rule(
        "status-will-be-returned",
        "`a 401 will be returned`, or `a 401 if`",
        everywhere(rf"\ban? (?P<code>[45]\d\d) (?:will be returned|{_IF.removesuffix('?')})"),
        "If watering is not allowed, a 401 will be returned.",
        "The limit is a 404 plant row.",
    ),
    Rule(
        "status-returns",
        "`returns 204 No Content`, also where the template took it for the name of an object",
        everywhere(
            r"\b[Rr]eturns?(?: an?)?(?: HTTP| status)? \[?(?P<code>[2345]\d\d)"
            rf" (?:{_PHRASES})(?: response code)? ?{_IF}"
        ),
        "Waters it. Returns 204 No Content response code if successful.",
        "Returns 204 plants.",
    ),
)
RULES = (LEADING, REDIRECT, *SENTENCES)
