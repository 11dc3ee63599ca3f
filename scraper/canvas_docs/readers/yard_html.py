"""Pages of the legacy site (`/doc/api/*.html`, made by YARD) → blocks. FORMATS, section C.

The element classes name every part, so this reader translates them into the conventions of `canvas_docs.blocks`. The
pages of 2014 and of 2022 differ only in how they print parameters and scopes; both are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from canvas_docs.blocks import Block, Code, Heading, Items, Note, Paragraph, Span, Table, plain
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.documents import Document
from canvas_docs.patterns import PARAMETER_HEADER
from canvas_docs.readers.html_page import Element, of_class, parse_html, source_line, text_of
from canvas_docs.readers.html_walk import HtmlWalker, code_block
from canvas_docs.readers.yard_parameters import argument_list, request_params

_WALKER = HtmlWalker()


_UNCLOSED = re.compile(r"(<div class='response-field deprecated'>\s*<strong>[^<]*</strong>\s*)<div>")
"""The template opens a `div` where it means to close one, which would take in the rest of the page (FORMATS C2)."""


def read(document: Document) -> tuple[list[Block], list[Diagnostic]]:
    """Read a page of the legacy site: its blocks in the order of the page. Any text gives a result."""
    root, diagnostics = parse_html(_UNCLOSED.sub(r"\1</div>", document.text), document)
    if root is None:
        return [], diagnostics
    content = root.find(".//*[@id='content']")
    blocks = _PAGE.blocks(content if content is not None else root)
    return [_with_object_name(block) for block in blocks], diagnostics


# ------------------------------------------------------------------ the parts of a page

Part = Callable[[Element], list[Block]]


def _translate(element: Element) -> list[Block] | None:
    """The blocks of an element that YARD's templates give a meaning; None for ordinary content."""
    classes = (element.get("class") or "").split()
    tag = str(element.tag)
    for name in classes:
        if part := _PARTS.get(f"{tag}.{name}"):
            return part(element)
    if tag == "table" and element.get("id") == "quicklinks":
        return []
    if tag == "div" and not classes and element.find("code[@class='scope']") is not None:
        return _scope(element)
    return None


def _text(text: str, line: int) -> list[Block]:
    return [Paragraph((Span(" ".join(text.split())),), line)]


def _operation_heading(h2: Element) -> list[Block]:
    line = source_line(h2)
    link = h2.find("a")
    anchor = h2.get("name") or (link.get("name") if link is not None else None)
    title = text_of(link) if link is not None else text_of(h2)
    blocks: list[Block] = [Heading(3, (Span(title),), line, anchor, h2.get("data-subtopic"))]
    for defined_in in of_class(h2, "defined-in"):
        source = defined_in.find("a")
        name = text_of(defined_in)
        blocks.append(Paragraph((Span(name, link=source.get("href") if source is not None else None),), line))
    return blocks


def _paragraph(element: Element) -> list[Block]:
    return _text(text_of(element), source_line(element))


def _scope(element: Element) -> list[Block]:
    """`<div><strong>Scope: </strong><code class="scope">…`"""
    return [
        block for code in of_class(element, "scope") for block in _text(f"Scope: {text_of(code)}", source_line(code))
    ]


def _object_definition(element: Element) -> list[Block]:
    blocks: list[Block] = []
    for child in element:
        if child.tag == "h3":
            anchor = child.get("name") or next((a.get("name") for a in child.iter("a") if a.get("name")), None)
            blocks.append(Heading(3, (Span(text_of(child)),), source_line(child), anchor))
        elif child.tag == "pre":
            code = code_block(child, source_line(child))
            blocks.append(Code(code.text, code.line, "js"))
        else:
            blocks.extend(_WALKER.blocks(child))
    return blocks


def _examples(element: Element) -> list[Block]:
    blocks: list[Block] = []
    for child in element:
        if child.tag == "pre":
            blocks.append(code_block(child, source_line(child)))
        elif text := text_of(child):
            blocks.extend(_text(text, source_line(child)))
    return blocks


def _response_fields(ul: Element) -> list[Block]:
    """`li` with `span.type`, `span.name` and a text → the portal's layout: a list of name and type, then the text."""
    blocks: list[Block] = []
    for li in ul.iterchildren("li"):
        line = source_line(li)
        name = " ".join(text_of(span) for span in of_class(li, "name"))
        kind = " ".join(text_of(span) for span in of_class(li, "type")).strip()
        cells = [(Paragraph((Span(name),), line),)]
        if kind:
            cells.append((Paragraph((Span(kind),), line),))
        blocks.append(Items(tuple(cells), line))
        for text in li.xpath("./div"):  # class inline; or response-field deprecated, with the text inside (FORMATS C2)
            notes = _WALKER.blocks(text)
            deprecated = "deprecated" in (text.get("class") or "")
            blocks.extend([Note("danger", tuple(notes), line)] if deprecated else notes)
    return blocks


def _note(style: str) -> Part:
    return lambda element: [Note(style, tuple(_WALKER.blocks(element)), source_line(element))]


def _arguments(ul: Element) -> list[Block]:
    return [Table(PARAMETER_HEADER, tuple(argument_list(ul)), source_line(ul))]


def _request_params(table: Element) -> list[Block]:
    return [Table(PARAMETER_HEADER, tuple(request_params(table)), source_line(table))]


_PARTS: dict[str, Part] = {
    "h2.api_method_name": _operation_heading,
    "h3.endpoint": _paragraph,
    "h3.beta": _note("warning"),
    "div.object_definition": _object_definition,
    "div.examples": _examples,
    "ul.response_field": _response_fields,
    "ul.argument": _arguments,
    "table.request-params": _request_params,
    "p.deprecated": _note("danger"),
    "div.deprecated": _note("danger"),
    "div.warning-message": _note("warning"),
    "div.info-message": _note("info"),
    "div.danger-message": _note("danger"),
}


_PAGE = HtmlWalker(translate=_translate)

_UNNAMED_RETURN = re.compile(r"Returns (?:an?|a list of) \S+$")


def _with_object_name(block: Block) -> Block:
    """Complete the returns line of 2014: "Returns a list of Courses", where only the link names the object."""
    if isinstance(block, Paragraph) and block.text[-1].link and _UNNAMED_RETURN.match(plain(block.text)):
        link = block.text[-1].link
        name = Span(link.rpartition("#")[2], link=link)
        noun = " objects" if " list of " in plain(block.text) else " object"
        return Paragraph((*block.text[:-1], name, Span(noun)), block.line)
    return block
