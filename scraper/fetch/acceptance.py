"""Whether an answer is the page that was asked for, and all of it. Everything else stays out of the snapshot."""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from scraper.fetch.client import Response
from scraper.fetch.manifest import PageKind
from scraper.fetch.refusals import Refusal, refusal


class Form(StrEnum):
    """The form in which a page is asked for."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """The file suffix of the form, with its dot."""
        return {Form.MARKDOWN: ".md", Form.HTML: ".html", Form.JSON: ".json"}[self]

    @property
    def accept(self) -> str:
        """The Accept header that asks for the form."""
        return {
            Form.MARKDOWN: "text/markdown, text/plain;q=0.5",
            Form.HTML: "text/html, application/xhtml+xml;q=0.9",
            Form.JSON: "application/json, text/plain;q=0.5",
        }[self]


_TYPES = {
    Form.MARKDOWN: {"text/markdown", "text/x-markdown"},
    Form.HTML: {"text/html", "application/xhtml+xml"},
    # Some file servers know neither Markdown nor JSON; the body decides then.
    Form.JSON: {"application/json", "text/json", "text/plain", "application/octet-stream"},
}
_CLOSING_LINE = "generated directly from the Canvas LMS source code"
_OPERATION = re.compile(r"#method\.")
_REFERENCE = re.compile(r"""#method\.|(?:id|name)=["']method\.|\bAn? \S+ object looks like""")
_NOT_FOUND = re.compile(r"^# Page Not Found\s*$", re.MULTILINE | re.IGNORECASE)
_FENCE = re.compile(r"^\s*(```|~~~)", re.MULTILINE)
_STUB = re.compile(r"""<meta[^>]+http-equiv=["']?refresh["'\s>]|<title>\s*Redirecting to """, re.IGNORECASE)
_STUB_TARGET = re.compile(r"""<link[^>]+rel=["']canonical["'][^>]+href=["'](https?://[^"'\s<>]+)""", re.IGNORECASE)
_LOGIN = re.compile(r"""<input[^>]+type=["']?password""", re.IGNORECASE)
_LONGEST_STUB = 8_000


def judge(
    response: Response, form: Form, *, reference: bool = False, accept_unmarked: bool = False
) -> PageKind | Refusal:
    """What kind of page a 200 answer is, or why it is not the whole page that was asked for.

    `reference`: the list of pages says that this one documents the API, so another page is not it.
    `accept_unmarked` takes Markdown pages that document operations and lack the docs' closing line.
    """
    kind = _judge(response, form, accept_unmarked)
    if reference and kind is PageKind.GUIDE:
        return refusal("fetch-wrong-type", response.url, "the page documents no operation and no object")
    return kind


def _judge(response: Response, form: Form, accept_unmarked: bool) -> PageKind | Refusal:
    url = response.url
    media_type = response.content_type.partition(";")[0].strip().lower()
    body = response.body.removeprefix(b"\xef\xbb\xbf")
    if not body.strip():
        return refusal("fetch-truncated", url, "the page is empty", partial=True)
    looks_like_html = body[:512].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    if form is not Form.HTML and looks_like_html:
        text = body.decode("utf-8", "replace")
        if _LOGIN.search(text):
            return refusal("fetch-login", url, "the server answered with a login page")
        return refusal("fetch-wrong-type", url, f"the server answered with an HTML page in place of {form}")
    if media_type not in _TYPES[form]:
        return refusal("fetch-wrong-type", url, f"the server answered with {media_type or 'no type'}, not {form}")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        # The docs are UTF-8 throughout; the oldest HTML pages are read leniently, as browsers do.
        if form is not Form.HTML:
            return refusal("fetch-wrong-type", url, "the page is not UTF-8 text")
        text = body.decode("utf-8", "replace")
    if "\0" in text:
        return refusal("fetch-wrong-type", url, "the page is binary data")
    match form:
        case Form.MARKDOWN:
            return _judge_markdown(url, text, accept_unmarked)
        case Form.HTML:
            return _judge_html(url, text)
        case Form.JSON:
            return _judge_json(url, body)


def _judge_markdown(url: str, text: str, accept_unmarked: bool) -> PageKind | Refusal:
    # The portal serves an unknown page with status 200 (GitBook does so deliberately).
    if _NOT_FOUND.search(text[:2_000]):
        return refusal("fetch-not-found", url, "the site answers that there is no such page", unavailable=True)
    closed = _CLOSING_LINE in text
    if not closed and len(_FENCE.findall(text)) % 2:
        return refusal("fetch-truncated", url, "the page ends in the middle of an example", partial=True)
    if not closed and not accept_unmarked and _OPERATION.search(text):
        return refusal("fetch-unmarked", url, "the page lacks the closing line of the docs, so it may be cut off")
    return PageKind.REFERENCE if _REFERENCE.search(text) else PageKind.GUIDE


def _judge_html(url: str, text: str) -> PageKind | Refusal:
    if _LOGIN.search(text):
        return refusal("fetch-login", url, "the server answered with a login page")
    if len(text) < _LONGEST_STUB and _STUB.search(text):
        target = _STUB_TARGET.search(text)
        return refusal("fetch-moved", url, f"the page has moved{f' to {target[1]}' if target else ''}")
    if not text.rstrip().lower().endswith("</html>"):
        return refusal("fetch-truncated", url, "the page ends before its </html>", partial=True)
    return PageKind.REFERENCE if _REFERENCE.search(text) else PageKind.GUIDE


def _judge_json(url: str, body: bytes) -> PageKind | Refusal:
    try:
        content = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return refusal("fetch-truncated", url, "the JSON file is cut off or damaged", partial=True)
    if not isinstance(content, dict) or not isinstance(content.get("apis"), list):
        return refusal("fetch-wrong-type", url, "the JSON file is no Swagger 1.2 description")
    return PageKind.SWAGGER
