"""HTML pages as trees of elements, and what all readers ask of an element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree

from canvas_docs.diagnostics import Diagnostic
from canvas_docs.documents import Document
from canvas_docs.model import Origin

Element = etree._Element

_SPACE = re.compile(r"\s+")
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


def own_rows(table: Element) -> Iterator[Element]:
    """The rows of a table, without those of the tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


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
