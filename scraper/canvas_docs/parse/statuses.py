"""Response statuses that the text of an action promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from canvas_docs.blocks import Block, Items, Paragraph, plain, plain_text
from canvas_docs.model import Status
from canvas_docs.rules import Rule

_PHRASES = (
    "OK|Created|Accepted|No Content|Found|See Other|Not Modified|Bad Request|Unauthorized|Forbidden|Not Found"
    "|Conflict|Gone|Unprocessable Entity|Unprocessable Content|Payload Too Large|Too Many Requests"
)
_IF = r"(?P<text>if [^.;]+)?"
_STRAY_TAG = re.compile(r"\\?</?b\\?>")


def parse_statuses(blocks: Sequence[Block]) -> tuple[Status, ...]:
    """The statuses in a description, each once: those that lead a bullet or paragraph, then those within sentences.

    Tags that the portal shows as text (`\\<b>204`) are no part of a sentence.
    """
    found: list[Status] = []
    for text in _texts(blocks):
        words = _STRAY_TAG.sub("", text).strip()
        found.extend(LEADING(words) or (status for rule in WITHIN for status in rule(words) or ()))
    return tuple(dict.fromkeys(found))


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Items):
            yield from (plain_text(item) for item in block.items)
        elif isinstance(block, Paragraph):
            yield plain(block.text)


# ------------------------------------------------------------------ the rules


def _each(pattern: str) -> Callable[[str], tuple[Status, ...]]:
    """What reads the groups `code` and, if there is one, `text`, wherever the pattern matches."""
    compiled = re.compile(pattern, re.S)

    def read(text: str) -> tuple[Status, ...]:
        matches = (match.groupdict() for match in compiled.finditer(text))
        return tuple(Status(int(match["code"]), (match.get("text") or "").strip()) for match in matches)

    return read


_REDIRECT = re.compile(r"\bResponds with a redirect\b|(?:\A|\. )(?:Will redirect|Redirects) to\b")

LEADING = Rule(
    "status-leads",
    "a status with its phrase, with which a text begins",
    _each(rf"\A(?:HTTP )?(?P<code>[2345]\d\d) (?:{_PHRASES})(?: response code is returned)?:?[ ,-]*(?P<text>.*)\Z"),
    "409 Conflict if the bed is taken",
    "409 seeds if the bed is taken",
)
WITHIN = (
    Rule(
        "status-redirect",
        "an answer that redirects",
        lambda text: (Status(302),) if _REDIRECT.search(text) else (),
        "Will redirect to a static file of all beds.",
        "Digs. The gate that redirects to the bed stays.",
    ),
    Rule(
        "status-responds",
        "a status behind `the response will be`, `respond with`, maybe with a condition",
        _each(
            r"\b[Rr]espon(?:se|d|ds) (?:will be|with)(?: status code| an?)? (?P<code>[2345]\d\d)\b"
            rf"(?: (?:{_PHRASES}))? ?{_IF}"
        ),
        "Responds with status code 201 if the bed was empty.",
        "Responds with 100 plants.",
    ),
    Rule(
        "status-will-be-returned",
        "`a 401 will be returned`, or `a 401 if`",
        _each(rf"\ban? (?P<code>[45]\d\d) (?:will be returned|{_IF.removesuffix('?')})"),
        "If watering is not allowed, a 401 will be returned.",
        "The limit is a 404 plant row.",
    ),
    Rule(
        "status-returns-a",
        "`returns a 422`",
        _each(rf"\b[Rr]eturns? an? (?P<code>[2345]\d\d)\b ?{_IF}"),
        "A bed of stone will return a 422.",
        "Returns 404 plants.",
    ),
    Rule(
        "status-returns",
        "`returns 204 No Content`",
        _each(rf"\b[Rr]eturns?(?: HTTP| status)? (?P<code>[2345]\d\d) (?:{_PHRASES})(?: response code)? ?{_IF}"),
        "Waters it. Returns 204 No Content response code if successful.",
        "Returns 204 plants.",
    ),
    Rule(
        "status-otherwise",
        "`(404 otherwise)`",
        _each(r"\((?P<code>[45]\d\d) otherwise\)"),
        "Responds with the bed, if any (404 otherwise).",
        "Grows plants (404 of them).",
    ),
)
RULES = (LEADING, *WITHIN)
