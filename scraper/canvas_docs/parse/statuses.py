"""Response statuses that the text of an action promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from canvas_docs.blocks import Block, Items, Paragraph, plain, plain_text
from canvas_docs.model import Status

_PHRASES = (
    "OK|Created|Accepted|No Content|Found|See Other|Not Modified|Bad Request|Unauthorized|Forbidden|Not Found"
    "|Conflict|Gone|Unprocessable Entity|Unprocessable Content|Payload Too Large|Too Many Requests"
)
_LEADING = re.compile(
    rf"(?:HTTP )?(?P<code>[2345]\d\d) (?P<phrase>{_PHRASES})(?: response code is returned)?:?[ ,-]*(?P<text>.*)", re.S
)
_IF = r"(?P<text>if [^.;]+)?"
_SENTENCES = (
    re.compile(
        r"\b[Rr]espon(?:se|d|ds) (?:will be|with)(?: status code| an?)? (?P<code>[2345]\d\d)\b"
        rf"(?: (?:{_PHRASES}))? ?{_IF}"
    ),
    re.compile(rf"\ban? (?P<code>[45]\d\d) (?:will be returned|{_IF.removesuffix('?')})"),
    re.compile(rf"\b[Rr]eturns? an? (?P<code>[2345]\d\d)\b ?{_IF}"),
    re.compile(rf"\b[Rr]eturns?(?: HTTP| status)? (?P<code>[2345]\d\d) (?:{_PHRASES})(?: response code)? ?{_IF}"),
    re.compile(r"\((?P<code>[45]\d\d) otherwise\)"),
)
_REDIRECT = re.compile(r"\bResponds with a redirect\b|(?:\A|\. )(?:Will redirect|Redirects) to\b")
_STRAY_TAG = re.compile(r"\\?</?b\\?>")


def parse_statuses(blocks: Sequence[Block]) -> tuple[Status, ...]:
    """The statuses in a description, each once: those that lead a bullet or paragraph, then those within sentences.

    "**409 Conflict** if …"; "On success, the response will be 204 No Content"; "Responds with status code 201 if …";
    "Returns 204 No Content response code if …"; "a 401 will be returned"; "Responds with a redirect …, if any (404
    otherwise)"; "Will redirect to a file …". Tags that the portal shows as text (`\\<b>204`) are no part of a sentence.
    """
    found: list[Status] = []
    for text in _texts(blocks):
        words = _STRAY_TAG.sub("", text).strip()
        if leading := _LEADING.fullmatch(words):
            found.append(Status(int(leading["code"]), leading["text"].strip()))
        else:
            found.extend(_within(words))
    return tuple(dict.fromkeys(found))


def _within(words: str) -> Iterator[Status]:
    if _REDIRECT.search(words):
        yield Status(302)
    for pattern in _SENTENCES:
        for status in pattern.finditer(words):
            yield Status(int(status["code"]), (status.groupdict().get("text") or "").strip())


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Items):
            yield from (plain_text(item) for item in block.items)
        elif isinstance(block, Paragraph):
            yield plain(block.text)
