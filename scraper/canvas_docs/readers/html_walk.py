"""HTML elements → blocks; shared by the readers whose form is HTML or is turned into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from canvas_docs.blocks import Block, Code, Heading, Items, Paragraph, Row, Rule, Span, Table
from canvas_docs.readers.html_inline import DROPPED, MAX_DEPTH, folded, inline, trimmed
from canvas_docs.readers.html_page import Element, own_rows, source_line, text_of

LineOf = Callable[[Element], int]
Translate = Callable[[Element], list[Block] | None]

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_CONTAINERS = frozenset(
    re.findall(
        r"\w+",
        "article aside blockquote body center dd details div dl dt fieldset figure footer form header html main nav "
        "section summary",
    )
)
_BLOCKS = _CONTAINERS | _HEADINGS.keys() | {"p", "pre", "ul", "ol", "table", "hr", "li"}


class HtmlWalker:
    """Turns the content of elements into blocks.

    `line_of` says on which line of the page an element stands. `translate` gives the blocks of the elements that mean
    something in the form at hand, and None for all others.
    """

    def __init__(self, line_of: LineOf = source_line, translate: Translate | None = None) -> None:
        self._line_of = line_of
        self._translate = translate

    def blocks(self, element: Element, depth: int = 0) -> list[Block]:
        """The blocks in an element, in order. Text that stands in it directly becomes paragraphs."""
        found: list[Block] = []
        run: list[Span] = []
        run_line = 0

        def flush() -> None:
            if text := trimmed(run):
                found.append(Paragraph(text, run_line))
            run.clear()

        def add(text: str | None, at: Element) -> None:
            """Add text to the run; white space does not open one."""
            nonlocal run_line
            if text and (run or not text.isspace()):
                run_line = run_line if run else self._line_of(at)
                run.append(Span(folded(text)))

        add(element.text, element)
        for child in element:
            tag = child.tag
            translated = self._translate(child) if self._translate and isinstance(tag, str) else None
            if not isinstance(tag, str) or tag in DROPPED:
                pass
            elif translated is not None:
                flush()
                found.extend(translated)
            elif tag in _BLOCKS and depth < MAX_DEPTH:
                flush()
                found.extend(self.block(child, tag, depth + 1))
            elif depth < MAX_DEPTH and _holds_blocks(child):
                flush()
                found.extend(self.blocks(child, depth + 1))
            elif tag == "br":
                add(" ", child)
            else:
                run_line = run_line if run else self._line_of(child) or self._line_of(element)
                run.extend(inline(child))
            add(child.tail, child)
        flush()
        return found

    def block(self, element: Element, tag: str, depth: int) -> list[Block]:
        """The blocks that one block-level element stands for. Forms that mark parts by other means override it."""
        line = self._line_of(element)
        if tag == "p":
            return self.blocks(element, depth) if _holds_blocks(element) else _paragraph(inline(element), line)
        if tag in _HEADINGS:
            return [Heading(_HEADINGS[tag], trimmed(inline(element)), line, anchor_of(element))]
        if tag == "pre":
            return [code_block(element, line)]
        if tag in ("ul", "ol"):
            items = tuple(tuple(self.blocks(li, depth)) for li in element if li.tag == "li")
            return [Items(items, line, tag == "ol")] if items else self.blocks(element, depth)
        if tag == "table":
            return [self._table(element, line, depth)]
        if tag == "hr":
            return [Rule(line)]
        return self.blocks(element, depth)

    def _table(self, table: Element, line: int, depth: int) -> Table:
        header: tuple[str, ...] = ()
        rows: list[Row] = []
        for row in own_rows(table):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            if not rows and not header and all(cell.tag == "th" for cell in cells):
                header = tuple(text_of(cell) for cell in cells)
            else:
                rows.append(self.row(row, cells, depth))
        return Table(header, tuple(rows), line)

    def row(self, row: Element, cells: Iterable[Element], depth: int) -> Row:
        """One row of a table, each cell as its blocks."""
        return Row(tuple(tuple(self.blocks(cell, depth)) for cell in cells), self._line_of(row))


def _holds_blocks(element: Element) -> bool:
    return len(element) > 0 and any(below.tag in _BLOCKS for below in element.iterdescendants())


def _paragraph(spans: list[Span], line: int) -> list[Block]:
    text = trimmed(spans)
    return [Paragraph(text, line)] if text else []


def code_block(element: Element, line: int) -> Code:
    """A `pre` as code; its language is in a class such as `language-bash` or `brush:js`, on it or on its `code`."""
    inner = element.find("code")
    classes = f"{element.get('class', '')} {'' if inner is None else inner.get('class', '')} {element.get('lang', '')}"
    language = re.search(r"(?:language-|lang-|brush:\s*)(\w+)", classes)
    text = "".join(element.itertext())
    return Code(text.strip("\n").rstrip(), line, language[1] if language else element.get("lang") or "")


def anchor_of(heading: Element) -> str | None:
    """The anchor of a heading.

    The link target wins over the id: GitBook writes `/` as `-` in ids (FORMATS A3, "Op.id"). Browsers that save a
    page make its links absolute.
    """
    for link in heading.iter("a"):
        fragment = str(link.get("href", "")).rpartition("#")[2]
        if fragment.startswith("method."):
            return fragment
    own = heading.get("id")
    if own:
        return str(own)
    for link in heading.iter("a"):
        name = link.get("id") or link.get("name")
        if name:
            return str(name)
    return None
