"""Markdown of the developer portal (`<page>.md`) → blocks. FORMATS, section A.

Markdown is rendered to HTML by a real CommonMark parser and read from there: escapes, pipe and raw tables and
inline HTML all become one tree. The raw output of Canvas's own generator ("A-raw") is read by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import cmarkgfm
from cmarkgfm.cmark import Options

from scraper.blocks import Block, Heading, Items, Note, Paragraph, Span, Text, plain
from scraper.diagnostics import Diagnostic, Severity
from scraper.documents import Document
from scraper.model import Origin
from scraper.readers.html_walk import Element, HtmlWalker, parse_html

_OPTIONS = Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_UNSAFE  # raw HTML is read, never shown
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_TABLE_START = re.compile(r"\s*<table\b", re.I)
_AGENT_SECTION = re.compile(r"\n---\s*\n+#{1,6} Agent Instructions\b.*\Z", re.S)


def read(document: Document) -> tuple[list[Block], list[Diagnostic]]:
    """Read a page of the portal's Markdown.

    Returns its blocks in the order of the page, and what had to be repaired. Any text gives a result.
    """
    source = _AGENT_SECTION.sub("\n", document.text)
    html = cmarkgfm.markdown_to_html_with_extensions(_keep_tables_whole(source), _OPTIONS, ["table"])
    root, diagnostics = parse_html(html, document)
    if root is None:
        return [], diagnostics
    blocks = HtmlWalker(_LineFinder().line).blocks(root)
    blocks = list(_hoist_headings(blocks, document.name, diagnostics))
    blocks = _notes(blocks, document.name, diagnostics)
    blocks = _rejoin_headings(blocks, document.name, diagnostics)
    return [_with_title_only(block) for block in blocks], diagnostics


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
        if not fence and not in_table and _TABLE_START.match(line):
            in_table = True
        if in_table and not line.strip():
            lines[number] = "<!---->"
        if in_table and "</table" in line.lower():
            in_table = False
    return "\n".join(lines)


class _LineFinder:
    """Finds the Markdown line of an element of the rendered page.

    cmark marks what it rendered with `data-sourcepos`. Raw HTML passes through with its line breaks, so that the
    distance between two raw elements, or to the marked element above, is the same in both texts.
    """

    def __init__(self) -> None:
        self._rendered = 0
        self._written = 0

    def line(self, element: Element) -> int:
        position = element.get("data-sourcepos")
        rendered = element.sourceline or 0
        if position:
            self._written = int(position.partition(":")[0])
            self._rendered = rendered
            return self._written
        if self._written == 0:
            return 1
        return self._written + max(0, rendered - self._rendered) if element.tag in ("tr", "table") else self._written


def _hoist_headings(blocks: Iterable[Block], name: str, diagnostics: list[Diagnostic]) -> Iterable[Block]:
    """Lift operation headings out of list items: one is indented under the bullet before it (FORMATS A6)."""
    for block in blocks:
        if not isinstance(block, Items) or not any(_is_operation(b) for item in block.items for b in item):
            yield block
            continue
        kept: list[tuple[Block, ...]] = []
        lifted: list[Block] = []
        for item in block.items:
            at = next((i for i, b in enumerate(item) if _is_operation(b)), len(item))
            if lifted:
                at = 0
            kept.append(item[:at])
            lifted.extend(item[at:])
        kept = [item for item in kept if item]
        if kept:
            yield Items(tuple(kept), block.line, block.ordered)
        diagnostics.append(
            Diagnostic(
                "heading-in-list",
                f'the heading "{_title(lifted[0])}" stands inside a list item',
                "nothing to do: read as a heading of the page",
                Origin(name, lifted[0].line),
                Severity.NOTE,
            )
        )
        yield from lifted


def _is_operation(block: Block) -> bool:
    return isinstance(block, Heading) and (block.anchor or "").startswith("method.")


def _title(block: Block) -> str:
    return plain(block.text) if isinstance(block, Heading) else ""


_HINT_START = re.compile(r"\{% hint style=[\"“”]?(\w+)[\"“”]? %\}\s*")
_HINT_END = re.compile(r"\s*\{% endhint %\}")


def _notes(blocks: list[Block], name: str, diagnostics: list[Diagnostic]) -> list[Block]:
    """Gather `{% hint %} … {% endhint %}`, which CommonMark takes for paragraphs, into notes."""
    found: list[Block] = []
    inside: list[Block] | None = None
    style, line = "", 0
    for block in blocks:
        current: Block | None = block
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
    """The text less what the pattern matches, which lies within one span."""
    spans = [Span(pattern.sub("", s.text), s.code, s.strong, s.emphasis, s.link) for s in text]
    return tuple(
        span for span in spans if span.text.strip() or (span.text and span is not spans[-1] and span is not spans[0])
    )


_BROKEN_TAIL = re.compile(r"^(?P<text>.*?)\]\(#(?P<anchor>method\.[\w./-]+)\)$")


def _rejoin_headings(blocks: list[Block], name: str, diagnostics: list[Diagnostic]) -> list[Block]:
    """Rejoin a heading whose link is broken over two lines (FORMATS A6).

    `### \\[Delete many` is followed by the paragraph `things at once.](#method.things.destroy_many)`.
    """
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Paragraph) and isinstance(last, Heading) and plain(last.text).startswith("["):
            tail = _BROKEN_TAIL.match(plain(block.text))
            if tail:
                title = plain(last.text).removeprefix("[").strip()
                found[-1] = Heading(last.level, (Span(title),), last.line, tail["anchor"])
                if tail["text"]:
                    found.append(Paragraph((Span(tail["text"]),), block.line))
                diagnostics.append(
                    Diagnostic(
                        "heading-broken",
                        f'the heading "{title}" is broken over two lines',
                        "nothing to do: rejoined; its second line is read as description",
                        Origin(name, last.line),
                        Severity.NOTE,
                    )
                )
                continue
        found.append(block)
    return found


def _with_title_only(block: Block) -> Block:
    """An operation heading's text is the text of its first link; the second link is only the anchor."""
    if isinstance(block, Heading) and _is_operation(block):
        return Heading(block.level, tuple(Span(s.text, s.code) for s in block.text), block.line, block.anchor)
    return block
