"""The two ways in which the legacy site prints parameters → rows of name, type and description. FORMATS C2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from canvas_docs.blocks import Block, Note, Paragraph, Row, Span
from canvas_docs.readers.html_page import Element, of_class, own_rows, source_line, text_of
from canvas_docs.readers.html_walk import HtmlWalker

_WALKER = HtmlWalker()


def request_params(table: Element) -> Iterator[Row]:
    """The rows of a `table.request-params` (2022).

    If any row of a table is deprecated, all have a cell more, before the description.
    """
    for row in own_rows(table):
        cells = row.findall("td")
        descriptions = [cell for cell in cells if "param-desc" in (cell.get("class") or "").split()]
        if len(cells) < 4 or not descriptions:
            continue
        line = source_line(row)
        name, required, kind = (text_of(cell) for cell in cells[:3])
        description: list[Block] = _WALKER.blocks(descriptions[0])
        if "deprecated" in (row.get("class") or "").split():
            words = " ".join(text_of(cell) for cell in cells[3:] if cell is not descriptions[0])
            description.insert(0, Note("danger", (Paragraph((Span(words),), line),), line))
        yield _row(line, name, f"{required} {kind}".strip(), description)


_CHOICES = re.compile(r"[\"“”].*")  # `"a"|"b"`, to the end of the term


def argument_list(ul: Element) -> Iterator[Row]:
    """The rows of a `ul.argument` (2014): `span.name`, then a `dt` such as `Optional, String, "a"|"b"`.

    `dt` and `dd` are never closed, so that the description may stand in either, and after the list.
    """
    for item in ul.iterchildren("li"):
        line = source_line(item)
        name = " ".join(text_of(span) for span in of_class(item, "name"))
        terms = list(item.iter("dt"))
        term = " ".join((terms[0].text or "").split()) if terms else ""
        choices = _CHOICES.search(term)
        words = [word.strip() for word in _CHOICES.sub("", term).split(",") if word.strip()]
        required = "Required" in words
        kind = next((word for word in words if word not in ("Required", "Optional")), "")
        for dt in terms[:1]:
            dt.text = None
        description = [block for inner in item.iterchildren("div", "dl") for block in _WALKER.blocks(inner)]
        if choices:
            values = ", ".join(part.strip().strip('"“”') for part in choices[0].split("|"))
            description.append(Paragraph((Span(f"Allowed values: {values}"),), line))
        yield _row(line, name, f"Required {kind}".strip() if required else kind, description)


def _row(line: int, name: str, kind: str, description: list[Block]) -> Row:
    def cell(text: str) -> tuple[Block, ...]:
        return (Paragraph((Span(text),), line),) if text else ()

    return Row((cell(name), cell(kind), tuple(description)), line)
