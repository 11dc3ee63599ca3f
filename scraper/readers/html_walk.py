"""HTML elements → blocks; shared by the readers whose form is HTML or is turned into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin

from lxml import etree

from scraper.blocks import Block, Code, Heading, Items, Paragraph, Row, Rule, Span, Table, Text
from scraper.diagnostics import Diagnostic
from scraper.documents import Document
from scraper.model import Origin

Element = etree._Element
LineOf = Callable[[Element], int]
Translate = Callable[[Element], list[Block] | None]

_SPACE = re.compile(r"\s+")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_CONTAINERS = frozenset(
    [
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "html",
        "main",
        "nav",
        "section",
        "summary",
    ]
)
_BLOCKS = _CONTAINERS | _HEADINGS.keys() | {"p", "pre", "ul", "ol", "table", "hr", "li"}
_DROPPED = frozenset(("script", "style", "svg", "button", "template", "noscript", "iframe", "head"))
_STRONG = frozenset(("strong", "b"))
_EMPHASIS = frozenset(("em", "i"))
_CODE = frozenset(("code", "tt", "kbd", "samp"))
_MAX_DEPTH = 60  # deeper nesting is read as its text; real pages stay below 20


_NOT_XML = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)|x0*(?:[0-8bcef]|1[\da-f]|fff[ef])(?![\da-f]));?",
    re.I,
)
"""Characters that lxml reads and then refuses to write (XML 1.0, 2.2), plain and as references."""


def parse_html(html: str, document: Document) -> tuple[Element | None, list[Diagnostic]]:
    """Parse the HTML of a page as a browser would: its root (None if there is nothing in it), and what was cut off.

    Links are made absolute. Those that lead nowhere, or are no web or mail address, are taken off their text.
    """
    # etree, not lxml.html: the classes of the latter are looked up in Python for every element
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(_NOT_XML.sub("", html).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing but white space
        return None, []
    if root is None:
        return None, []
    for link in root.iter("a"):
        _resolve(link, document.official_url or "")
    limits = [error for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT"]
    return root, [_beyond_limit(error.message, Origin(document.name, error.line)) for error in limits[:1]]


_BROKEN = ("broken://", "/broken-reference")  # what GitBook makes of a link whose target it lost (FORMATS A6)


def _resolve(link: Element, base: str) -> None:
    href = link.get("href")
    if href is None:
        return
    del link.attrib["href"]
    try:
        absolute = href if href.startswith(("http://", "https://")) else urljoin(base, href.strip())
        if absolute.startswith(("http://", "https://", "mailto:")) and not any(mark in absolute for mark in _BROKEN):
            link.set("href", absolute)
    except ValueError:
        pass  # no address: `http://[`, or one with control characters


def _beyond_limit(message: str, origin: Origin) -> Diagnostic:
    """libxml2 stops at 256 levels, and at a text or attribute of 10 MB; real pages stay below 20 levels and 2 MB."""
    code, problem = (
        ("nested-too-deep", "the page nests more than 255 elements in each other")
        if "depth" in message
        else ("too-large", "one text of the page has more than 10 MB")
    )
    return Diagnostic(code, f"{problem}; nothing behind that place was read", "fetch the page again", origin)


def source_line(element: Element) -> int:
    """The line of the element's start tag in its page."""
    line = element.sourceline
    return int(line) if line else 0


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
                run.append(Span(_folded(text)))

        add(element.text, element)
        for child in element:
            tag = child.tag
            translated = self._translate(child) if self._translate and isinstance(tag, str) else None
            if not isinstance(tag, str) or tag in _DROPPED:
                pass
            elif translated is not None:
                flush()
                found.extend(translated)
            elif tag in _BLOCKS and depth < _MAX_DEPTH:
                flush()
                found.extend(self.block(child, tag, depth + 1))
            elif depth < _MAX_DEPTH and _holds_blocks(child):
                flush()
                found.extend(self.blocks(child, depth + 1))
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


def own_rows(table: Element) -> Iterator[Element]:
    """The rows of a table, without those of the tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


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


def of_class(element: Element, name: str) -> Iterator[Element]:
    """The elements below one that carry a class, in order."""
    return (below for below in element.iterdescendants() if name in (below.get("class") or "").split())


def drop(element: Element) -> None:
    """Take an element out of its page, and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "") or None
    else:
        before.tail = (before.tail or "") + (element.tail or "") or None
    parent.remove(element)


def text_of(element: Element) -> str:
    """All text in an element, white space folded."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


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


def inline(element: Element) -> list[Span]:
    """The inline content of an element, with its marks."""
    spans: list[Span] = []
    _inline(element, Span(""), spans, 0)
    return spans


def _inline(element: Element, marks: Span, spans: list[Span], depth: int) -> None:
    marks = _with_marks(element, marks)
    if element.text:
        spans.append(_marked(element.text, marks))
    for child in element:
        tag = child.tag
        if tag == "br":
            spans.append(Span(" "))
        elif isinstance(tag, str) and tag not in _DROPPED:
            if depth < _MAX_DEPTH:
                _inline(child, marks, spans, depth + 1)
            else:
                spans.append(_marked("".join(child.itertext()), marks))
        if child.tail:
            spans.append(_marked(child.tail, marks))


def _marked(text: str, marks: Span) -> Span:
    return Span(_folded(text), marks.code, marks.strong, marks.emphasis, marks.link)


def _folded(text: str) -> str:
    """The text with each run of white space as one space; most has none to fold."""
    return _SPACE.sub(" ", text) if "\n" in text or "  " in text or "\t" in text else text


def _with_marks(element: Element, marks: Span) -> Span:
    tag = element.tag
    if tag in _CODE:
        return Span("", True, marks.strong, marks.emphasis, marks.link)
    if tag in _STRONG:
        return Span("", marks.code, True, marks.emphasis, marks.link)
    if tag in _EMPHASIS:
        return Span("", marks.code, marks.strong, True, marks.link)
    if tag == "a" and element.get("href"):
        return Span("", marks.code, marks.strong, marks.emphasis, str(element.get("href")))
    return marks


def trimmed(spans: Iterable[Span]) -> Text:
    """The spans without empty ones and without white space around the whole."""
    kept: list[Span] = []
    for span in spans:
        text = span.text.lstrip() if not kept or kept[-1].text.endswith(" ") else span.text
        if text:
            kept.append(span if text == span.text else Span(text, span.code, span.strong, span.emphasis, span.link))
    while kept and not (last := kept[-1].text.rstrip()):
        kept.pop()
    if kept and last != kept[-1].text:
        kept[-1] = Span(last, kept[-1].code, kept[-1].strong, kept[-1].emphasis, kept[-1].link)
    return tuple(kept)
