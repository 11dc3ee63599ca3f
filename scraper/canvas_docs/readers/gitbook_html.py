"""Saved pages of the developer portal (GitBook's rendered HTML) → blocks. FORMATS, section B1.

GitBook's class names are those of a style sheet and change with every release; what stays are tags, roles, `id`s and
`data-content-ref-root`, so only these are read. The markup was checked against the renderer's published source
(GitbookIO/gitbook, `packages/gitbook/src/components`, 2023 to 2026).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from canvas_docs.blocks import Block, Code, Heading, Note, Paragraph, Row, Table, plain, plain_text
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.documents import Document
from canvas_docs.model import Origin
from canvas_docs.readers.html_page import Element, drop, of_class, parse_html, source_line, text_of
from canvas_docs.readers.html_walk import HtmlWalker, code_block
from canvas_docs.readers.portal_headings import repaired_headings
from canvas_docs.readers.react_stream import stitch


def read(document: Document) -> tuple[list[Block], list[Diagnostic]]:
    """Read a saved portal page: its title and body as blocks, and what was wrong. Any text gives a result."""
    root, diagnostics = parse_html(document.text, document)
    if root is None:
        return [], diagnostics
    if stitch(root):
        diagnostics.append(_streamed(document.name))
    body = _body_of(root)
    blocks = _title(root, body)
    _drop_decoration(body)
    content, problems = repaired_headings(_without_agent_line(_joined_tables(_Walker().blocks(body))), document.name)
    diagnostics.extend(problems)
    if not _holds_a_body(body, content):
        diagnostics.append(_without_body(document.name))
    return blocks + content, diagnostics


def _streamed(name: str) -> Diagnostic:
    return Diagnostic(
        "streamed-body",
        "the page was saved as it is sent, with its body at the end",
        "nothing to do: the body was put in its place",
        Origin(name),
        Severity.NOTE,
    )


def _without_body(name: str) -> Diagnostic:
    return Diagnostic(
        "no-body",
        "the page was saved without its body",
        "save it again when it is fully shown, or fetch its Markdown: its address with .md at the end",
        Origin(name),
    )


# ------------------------------------------------------------------ where the page's own content is

_CONTENT = "data-content-ref-root"


def _body_of(root: Element) -> Element:
    """The element that holds the body: marked as such, else the longest `main`, else the whole page."""
    marked = root.xpath(f"//*[@{_CONTENT}]") or root.xpath("//main")
    return max(marked, key=lambda element: len("".join(element.itertext())), default=root)


def _holds_a_body(body: Element, content: list[Block]) -> bool:
    """Whether there is any text; where nothing marks the body, whether there is a heading below the page's title."""
    if body.get(_CONTENT) is not None:
        return bool(plain_text(content))
    return any(isinstance(block, Heading) and block.level > 1 for block in content)


def _title(root: Element, body: Element) -> list[Block]:
    """The page's title, which stands above the body."""
    for heading in root.xpath("//main//h1"):
        if text_of(heading) and body not in heading.iterancestors():
            return HtmlWalker().block(heading, "h1", 0)
    return []


_DECORATION = (
    "self::script or self::style or self::svg or self::button or self::nav or self::form or self::template",
    "@aria-hidden='true'",
    "starts-with(@aria-label, 'Direct link to')",
    "contains(concat(' ', @class, ' '), ' hash ')",
    "self::a[@role='button']",
)
"""What the renderer adds to the text: icons (whose titles are words), copy buttons, links of headings to themselves."""


def _drop_decoration(body: Element) -> None:
    for element in body.xpath(f".//*[{' or '.join(_DECORATION)}]"):
        drop(element)
    for footer in body.xpath(".//time[@datetime]/ancestor::p[1]"):
        drop(footer)  # "Last updated 2 days ago"


_AGENT_LINE = re.compile(r"For the complete documentation index, see ")


def _without_agent_line(blocks: list[Block]) -> list[Block]:
    """The blocks without the line for language models, which is in the body of pages that do not mark their body."""
    return [block for block in blocks if not (isinstance(block, Paragraph) and _AGENT_LINE.match(plain(block.text)))]


# ------------------------------------------------------------------ elements that mark their part by a role

_STYLES = ("info", "warning", "danger", "success")
_STYLE_IN_CLASS = re.compile(r"\b(?:bg|border|text|hint)-(info|warning|danger|success)\b")


class _Walker(HtmlWalker):
    """Reads hints, tables and highlighted code; all else is plain HTML."""

    def block(self, element: Element, tag: str, depth: int) -> list[Block]:
        role = element.get("role")
        if role == "note" or "hint" in (element.get("class") or "").split():
            return [Note(_style_of(element), tuple(self.blocks(element, depth)), source_line(element))]
        if role == "table":
            return [self._role_table(element, depth)]
        if role == "rowgroup":  # the header of a table with a fixed header stands before it
            return [Table(_header_of(element), (), source_line(element))]
        if tag == "pre":
            return [_code(element)]
        return super().block(element, tag, depth)

    def _role_table(self, table: Element, depth: int) -> Table:
        rows: list[Row] = []
        for row in table.iterfind(".//*[@role='row']"):
            cells = [cell for cell in row if cell.get("role") in ("cell", "gridcell", "rowheader")]
            if cells and _is_own(row, table):
                rows.append(self.row(row, cells, depth))
        return Table(_header_of(table), tuple(rows), source_line(table))


def _header_of(element: Element) -> tuple[str, ...]:
    return tuple(text_of(cell) for cell in element.iterfind(".//*[@role='columnheader']"))


def _is_own(row: Element, table: Element) -> bool:
    """Whether the row is not one of a table in a cell."""
    return next(above for above in row.iterancestors() if above.get("role") == "table") is table


def _style_of(hint: Element) -> str:
    """The style of a hint: its label, or a class where the page is in another language or of an older renderer."""
    label = (hint.get("aria-label") or "").lower()
    if label in _STYLES:
        return label
    classes = " ".join(element.get("class") or "" for element in [hint, *hint.iterchildren()])
    found = _STYLE_IN_CLASS.search(classes)
    return found[1] if found else "info"


def _code(pre: Element) -> Code:
    """A code block. The line breaks stand in the spans of the lines; some ways of saving a page lose them."""
    code = code_block(pre, source_line(pre))
    lines = list(of_class(pre, "highlight-line"))
    if len(lines) > 1 and "\n" not in code.text:
        return Code("\n".join("".join(line.itertext()) for line in lines), code.line, code.language)
    return code


def _joined_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks; a header row that stands before its table becomes the header of that table."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Table) and not block.header and isinstance(last, Table) and not last.rows:
            joined[-1] = Table(last.header, block.rows, last.line)
        else:
            joined.append(block)
    return joined
