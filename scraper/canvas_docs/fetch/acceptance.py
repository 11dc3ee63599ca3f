"""Whether an answer is the page that was asked for, and all of it. Everything else stays out of the snapshot."""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from canvas_docs.documents import FINAL_MARKS, Form, Unusable, detect
from canvas_docs.fetch.client import Response
from canvas_docs.fetch.manifest import PageKind
from canvas_docs.fetch.refusals import Refusal, refusal


class Medium(StrEnum):
    """What a page is asked for as."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """The file suffix, with its dot."""
        return {Medium.MARKDOWN: ".md", Medium.HTML: ".html", Medium.JSON: ".json"}[self]

    @property
    def accept(self) -> str:
        """The Accept header that asks for it."""
        return {
            Medium.MARKDOWN: "text/markdown, text/plain;q=0.5",
            Medium.HTML: "text/html, application/xhtml+xml;q=0.9",
            Medium.JSON: "application/json, text/plain;q=0.5",
        }[self]


_TYPES = {
    # The portal sends its errors as text/plain, so that is no Markdown (FORMATS E).
    Medium.MARKDOWN: {"text/markdown", "text/x-markdown"},
    Medium.HTML: {"text/html", "application/xhtml+xml"},
    # Some file servers know no JSON; the body decides then.
    Medium.JSON: {"application/json", "text/json", "text/plain", "application/octet-stream"},
}
_FORMS = {
    Medium.MARKDOWN: {Form.GITBOOK_MARKDOWN},
    Medium.HTML: {Form.GITBOOK_HTML, Form.YARD_HTML},
    Medium.JSON: {Form.SWAGGER_JSON},
}
_TITLE = re.compile(r"^# \S.{0,80}", re.MULTILINE)
_GROUP = re.compile(r"^- \[[^\]\n]*\]\(", re.MULTILINE)
_GUIDE = re.compile(rf"{_TITLE.pattern}|{_GROUP.pattern}", re.MULTILINE)
"""Prose of the portal has a title, a page of a group lists the pages of it."""
_METHOD = re.compile(r"""#method\.|(?:id|name)=["']method\.|"nickname"\s*:""")
_DOCUMENTS = re.compile(r"""#method\.|(?:id|name)=["']method\.|\bAn? \S+ object looks like""")
_FENCE = re.compile(r"^\s*(?:```|~~~)", re.MULTILINE)
_NEW_PLACE = re.compile(r"""<link[^>]+rel=["']canonical["'][^>]+href=["'](https?://[^"'\s<>]+)""", re.IGNORECASE)
_END = 1_000  # characters in which a page's end is looked for: servers may add a comment


def judge(
    response: Response, medium: Medium, *, reference: bool = False, accept_unmarked: bool = False
) -> PageKind | Refusal:
    """What kind of page a 200 answer is, or why it is not the whole page that was asked for.

    `reference`: the list of pages says that this one documents the API, so it has the docs' closing line.
    `accept_unmarked` takes Markdown pages that document operations and lack the docs' closing line.
    """
    url = response.url
    try:
        text = response.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The docs are UTF-8 throughout; old HTML pages are read leniently, as browsers do.
        if medium is not Medium.HTML:
            return refusal("fetch-wrong-type", url, "the page is not UTF-8 text")
        text = response.body.decode("utf-8", "replace")
    found = detect(text)
    if isinstance(found, Unusable) and found is not Unusable.UNKNOWN:
        return _unusable(url, found, text)
    media_type = response.content_type.partition(";")[0].strip().lower()
    if media_type not in _TYPES[medium]:
        return refusal("fetch-wrong-type", url, f"the server answered with {media_type or 'no type'}, not {medium}")
    if found is not Unusable.UNKNOWN and found not in _FORMS[medium]:
        return refusal("fetch-wrong-type", url, f"the server answered with {found}, not {medium}")
    incomplete = _incomplete(url, medium, text, reference, accept_unmarked)
    if incomplete is not None:
        return incomplete
    if found is Unusable.UNKNOWN and not (medium is Medium.MARKDOWN and _GUIDE.search(text)):
        return refusal("fetch-wrong-type", url, "the page is no page of the docs")
    if medium is Medium.JSON:
        return PageKind.SWAGGER
    return PageKind.REFERENCE if _DOCUMENTS.search(text) else PageKind.GUIDE


def lost(stored: str, new: str) -> str:
    """What a page would lose by being replaced; empty if nothing that tells of a faulty answer.

    A server in trouble may answer every address with the same friendly words, or with the beginning of the page.
    """
    if _METHOD.search(stored):
        if not _METHOD.search(new):
            return "the stored page documents operations, and the answer none"
    elif (was := _TITLE.search(stored)) and (now := _TITLE.search(new)) and was[0] != now[0]:
        return f"the stored page is called {was[0][2:]!r}, and the answer {now[0][2:]!r}"
    mark = FINAL_MARKS[Form.GITBOOK_MARKDOWN]
    if mark in stored and mark not in new:
        return "the stored page has the closing line of the docs, and the answer has not"
    return ""


def _unusable(url: str, why: Unusable, text: str) -> Refusal:
    match why:
        case Unusable.EMPTY:
            return refusal("fetch-truncated", url, "the page is empty", partial=True)
        case Unusable.NOT_FOUND:
            # GitBook answers so with status 200, deliberately.
            return refusal("fetch-not-found", url, "the site answers that there is no such page", unavailable=True)
        case Unusable.STUB:
            place = _NEW_PLACE.search(text)
            return refusal("fetch-moved", url, f"the page has moved{f' to {place[1]}' if place else ''}")
        case Unusable.LOGIN:
            return refusal("fetch-login", url, "the server answered with a login page")
        case _:
            return refusal("fetch-wrong-type", url, f"the page is {why}")


def _incomplete(url: str, medium: Medium, text: str, reference: bool, accept_unmarked: bool) -> Refusal | None:
    """A refusal if the page lacks its end."""
    match medium:
        case Medium.HTML:
            if FINAL_MARKS[Form.YARD_HTML] not in text[-_END:].lower():
                return refusal("fetch-truncated", url, "the page ends before its </html>", partial=True)
        case Medium.JSON:
            try:
                msgspec.json.decode(text)
            except msgspec.DecodeError:
                return refusal("fetch-truncated", url, "the JSON file is cut off or damaged", partial=True)
        case Medium.MARKDOWN if FINAL_MARKS[Form.GITBOOK_MARKDOWN] not in text:
            if len(_FENCE.findall(text)) % 2:
                return refusal("fetch-truncated", url, "the page ends in the middle of an example", partial=True)
            documents = _DOCUMENTS.search(text) or (reference and not _GROUP.search(text))
            if documents and not accept_unmarked:
                problem = "the page lacks the closing line of the docs, so it may be cut off"
                return refusal("fetch-unmarked", url, problem, passing=True)
    return None
