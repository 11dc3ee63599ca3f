"""Markdown of the developer portal (`<page>.md`) → blocks. FORMATS, section A.

Markdown is rendered to HTML by a real CommonMark parser and read from there: escapes, pipe and raw tables and
inline HTML all become one tree. The raw output of Canvas's own generator ("A-raw") is read by the same rules.
"""

from __future__ import annotations

import re

import cmarkgfm
from cmarkgfm.cmark import Options

from canvas_docs.blocks import Block, Heading, Items, Note, Paragraph, Span, Text, plain, plain_text
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.documents import Document
from canvas_docs.model import Origin
from canvas_docs.readers.html_page import Element, parse_html
from canvas_docs.readers.html_walk import HtmlWalker
from canvas_docs.readers.portal_headings import repaired_headings
from canvas_docs.readers.raw_tags import table_is_closed, with_foreign_tags_as_text, without_foreign_blocks

_OPTIONS = (
    Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_UNSAFE
)  # the rendered HTML is only parsed and never shown, so it need not be sanitised
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_TABLE_START = re.compile(r"\s*<table\b", re.I)
_CODE_IN_CELL = re.compile(r"```[^`\n]+```")  # on one line: a code span of the generator (FORMATS A0)
_AGENT_SECTION = re.compile(r"\n---\s*\n+#{1,6} Agent Instructions\b.*\Z", re.S)


def read(document: Document) -> tuple[list[Block], list[Diagnostic]]:
    """Read a page of the portal's Markdown.

    Returns its blocks in the order of the page, and what had to be repaired. Any text gives a result.
    """
    source = _AGENT_SECTION.sub("\n", document.text)
    html = cmarkgfm.markdown_to_html_with_extensions(_prepared(source), _OPTIONS, ["table"])
    root, diagnostics = parse_html(with_foreign_tags_as_text(html), document)
    if root is None:
        return [], diagnostics
    blocks, problems = repaired_headings(HtmlWalker(_LineFinder(source).line).blocks(root), document.name)
    diagnostics.extend(problems)
    return _notes(blocks, document.name, diagnostics), diagnostics


def _prepared(source: str) -> str:
    """The Markdown, changed so that no blank line ends a table and no stray tag hides the text below it."""
    if "<" not in source:
        return source
    source = _CODE_IN_CELL.sub(lambda code: code[0].replace("<br>", " "), source)
    return _keep_tables_whole("\n".join(without_foreign_blocks(source.split("\n"))))


def _keep_tables_whole(source: str) -> str:
    """Fill the blank lines in raw tables with a comment: CommonMark ends an HTML block at a blank line.

    The tables are raw because a cell holds `<pre>`, and code may have blank lines (FORMATS A6).
    """
    if "<table" not in source:
        return source
    lines = source.split("\n")
    fence = ""
    in_table = False
    for number, line in enumerate(lines):
        if not in_table and (mark := _FENCE.match(line)):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
        if not fence and not in_table and _TABLE_START.match(line) and table_is_closed(lines, number):
            in_table = True
        if in_table and not line.strip():
            lines[number] = "<!---->"
        if in_table and "</table" in line.lower():
            in_table = False
    return "\n".join(lines)


class _LineFinder:
    """Finds the Markdown line of an element of the rendered page.

    cmark marks what it rendered with `data-sourcepos`. Raw HTML passes through with its line breaks, so that the
    distance between two elements of a raw table is the same in both texts.
    """

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._rendered = 0
        self._written = 0

    def line(self, element: Element) -> int:
        position = element.get("data-sourcepos")
        rendered = element.sourceline or 0
        if position:
            self._written = int(position.partition(":")[0])
            self._rendered = rendered
            return self._written
        if element.tag == "table":
            below = range(self._written, len(self._lines))
            self._written = next((at + 1 for at in below if _TABLE_START.match(self._lines[at])), self._written)
            self._rendered = rendered
        if element.tag == "tr":
            return self._written + max(0, rendered - self._rendered)
        return self._written or 1


_HINT_START = re.compile(r"\{% hint style=[\"“”]?(\w+)[\"“”]? %\}\s*")
_HINT_END = re.compile(r"\s*\{% endhint %\}")


def _notes(blocks: list[Block], name: str, diagnostics: list[Diagnostic]) -> list[Block]:
    """Gather `{% hint %} … {% endhint %}`, which CommonMark takes for paragraphs, into notes."""
    found: list[Block] = []
    inside: list[Block] | None = None
    style, line = "", 0
    for block in blocks:
        current: Block | None = block
        if isinstance(current, Items) and "{% hint" in plain_text([current]):  # that of a response field (FORMATS A0)
            items = tuple(tuple(_notes(list(item), name, diagnostics)) for item in current.items)
            current = Items(items, current.line, current.ordered)
        if isinstance(current, Paragraph) and (start := _HINT_START.match(plain(current.text))):
            if inside is not None:
                found.extend(inside)
            inside, style, line = [], start[1], current.line
            text = _without(current.text, _HINT_START)
            current = Paragraph(text, current.line) if text else None
        ended = False
        if inside is not None and isinstance(current, Paragraph) and _HINT_END.search(plain(current.text)):
            ended = True
            text = _without(current.text, _HINT_END)
            current = Paragraph(text, current.line) if text else None
        if inside is None:
            if current:
                found.append(current)
        elif isinstance(current, Heading):  # a hint never spans headings: its end is missing
            diagnostics.append(
                Diagnostic(
                    "hint-not-closed",
                    "a hint box has no end",
                    "nothing to do: it ends at the next heading",
                    Origin(name, line),
                )
            )
            found.extend((*([Note(style, tuple(inside), line)] if inside else ()), current))
            inside = None
        elif current:
            inside.append(current)
        if ended and inside is not None:
            if inside:
                found.append(Note(style, tuple(inside), line))
            inside = None
    return found + (inside or [])


def _without(text: Text, pattern: re.Pattern[str]) -> Text:
    """The text without what the pattern matches; the match must lie within one span."""
    spans = [Span(pattern.sub("", s.text), s.code, s.strong, s.emphasis, s.link) for s in text]
    return tuple(
        span for span in spans if span.text.strip() or (span.text and span is not spans[-1] and span is not spans[0])
    )
