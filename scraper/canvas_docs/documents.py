"""Documents: pages as text, with the published form that their content shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


class Form(StrEnum):
    """The published forms of the reference docs (FORMATS, sections A to D) and our own."""

    GITBOOK_MARKDOWN = "gitbook-markdown"
    GITBOOK_HTML = "gitbook-html"
    YARD_HTML = "yard-html"
    PLAIN_TEXT = "plain-text"
    SWAGGER_JSON = "swagger-json"
    REFERENCE_JSON = "reference-json"


class Unusable(StrEnum):
    """Why a document is no page of the reference; each value completes "the file is …"."""

    EMPTY = "empty"
    BINARY = "not text"
    NOT_FOUND = 'a "Page Not Found" page'
    STUB = "a redirect stub"
    LOGIN = "a login page"
    UNKNOWN = "no page of the reference"


@dataclass(frozen=True, slots=True)
class Document:
    """One page: `name` is its path relative to SOURCE, `/` separated; `url` comes from a manifest.

    `page` is the page's own name where the file holds several.
    """

    name: str
    text: str
    form: Form
    url: str | None = None
    page: str = ""

    @property
    def stem(self) -> str:
        """The page's own name: that of its file, or of its address if it says that (browsers name files by titles)."""
        if self.page:
            return self.page
        url = published_url(self.text) if self.form is Form.GITBOOK_HTML else None
        return url.rpartition("/")[2] if url else PurePosixPath(self.name).stem

    @property
    def official_url(self) -> str | None:
        """Where the page is published: where it was fetched, or says that it is, else by its name; None for a text."""
        if self.url:
            return self.url.removesuffix(".md")
        if self.form is Form.GITBOOK_HTML and (url := published_url(self.text)):
            return url
        stem = self.page or PurePosixPath(self.name).stem
        if self.form in (Form.GITBOOK_MARKDOWN, Form.GITBOOK_HTML):
            return f"https://developerdocs.instructure.com/services/canvas/resources/{stem}"
        if self.form is Form.YARD_HTML:
            return f"https://canvas.instructure.com/doc/api/{stem}.html"
        return None


_LINK = re.compile(r"<link\b[^>]*>", re.I)
_CANONICAL = re.compile(r"""\brel=["']?canonical\b""", re.I)
_HREF = re.compile(r"""\bhref=["']?(https?://[^\s"'<>?#]+/[^\s"'<>?#/]+)""", re.I)


def published_url(html: str) -> str | None:
    """The address that a page gives as its own (`<link rel="canonical">`), without query; None if it gives none."""
    for link in _LINK.finditer(html):
        if _CANONICAL.search(link[0]) and (href := _HREF.search(link[0])):
            return href[1]
    return None


_HEAD = 4096  # characters in which a page shows what it is
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|div)\b", re.I | re.S
)
_NOT_FOUND = re.compile(r"\s*(?:>[^\n]*\n\s*)?#\s+Page Not Found\b")
_REFRESH = re.compile(r"<meta[^>]+http-equiv=[\"']?refresh", re.I)
_PASSWORD = re.compile(r"<input[^>]+type=[\"']?password", re.I)
_YARD = re.compile(
    r"<div[^>]+(?:class=[\"'](?:service|method_details|object_definition)\b|id=[\"']Services[\"'])", re.I
)
_GITBOOK = re.compile(
    r"data-content-ref-root|data-heading-reveal-wrapper|self\.__next_f"
    r"|<meta[^>]+content=[\"']GitBook\b|<h[1-6][^>]+\bid=[\"']?method\."  # what is left where scripts were cleaned away
)
_HTML_NOT_FOUND = re.compile(r"<(?:title|h1)[^>]*>\s*(?:Page )?Not Found\b", re.I)
_MARKDOWN = re.compile(
    r"\]\(#method\.|^\*\*`?(?:[A-Z]+ /|Scope:)|^#{1,6} .*object looks like:|^\*\*An? .+ object looks like:\*\*", re.M
)
_PLAIN = re.compile(
    r"^Scope: ?url:[A-Z]+\|/|^[A-Z][\w:]*#[a-z_]\w*[?!=]?\s*$|^(?:GET|POST|PUT|PATCH|DELETE) /\S*\s*$", re.M
)


def detect(text: str) -> Form | Unusable:
    """Say which published form a text has, from its content alone, or why it is no page of the reference."""
    if not text.strip():
        return Unusable.EMPTY
    if "\0" in text[:_HEAD]:
        return Unusable.BINARY
    if text.lstrip()[:1] == "{":
        return _detect_json(text)
    if _HTML.match(text):
        return _detect_html(text)
    if _NOT_FOUND.match(text):
        return Unusable.NOT_FOUND
    if _MARKDOWN.search(text):
        return Form.GITBOOK_MARKDOWN
    if _PLAIN.search(text):
        return Form.PLAIN_TEXT
    return Unusable.UNKNOWN


def _detect_json(text: str) -> Form | Unusable:
    if '"swaggerVersion"' in text:
        return Form.SWAGGER_JSON
    if '"canvas-openapi reference"' in text[:_HEAD]:
        return Form.REFERENCE_JSON
    return Unusable.UNKNOWN


def _detect_html(text: str) -> Form | Unusable:
    if _YARD.search(text):
        return Form.YARD_HTML
    if _HTML_NOT_FOUND.search(text):
        return Unusable.NOT_FOUND
    if _GITBOOK.search(text):
        return Form.GITBOOK_HTML
    if _REFRESH.search(text[:_HEAD]):
        return Unusable.STUB
    if _PASSWORD.search(text):
        return Unusable.LOGIN
    return Unusable.UNKNOWN


FINAL_MARKS = {
    Form.GITBOOK_MARKDOWN: "generated directly from the Canvas LMS source code",
    Form.GITBOOK_HTML: "</html>",
    Form.YARD_HTML: "</html>",
}
"""By what a whole page of a form is told."""
_JSON = frozenset(
    (Form.SWAGGER_JSON, Form.REFERENCE_JSON)
)  # if such a file was cut off it is not valid JSON, and its reader reports that
_WELCOME = "Welcome to Our New API Docs"


def is_cut_off(document: Document) -> bool:
    """Whether the document lacks the end that all pages of its form have (FORMATS B4, E).

    A text file ends with a line break unless it was cut. The other forms have a final mark; Markdown that is not from
    the portal (it has no welcome either) has none, and is judged like text.
    """
    if document.form in _JSON:
        return False
    mark = FINAL_MARKS.get(document.form)
    if mark and mark in document.text:
        return False
    if document.form is Form.GITBOOK_MARKDOWN and _WELCOME in document.text[:_HEAD]:
        return True
    return mark == "</html>" or not document.text.endswith("\n")
