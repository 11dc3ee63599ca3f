"""Blocks: the one stream into which every published form is read, and the only input of `canvas_docs.parse`.

A reader turns its form into these blocks and into nothing else. It keeps the conventions of the portal's Markdown,
whatever its own form looks like, so that one parser serves all (FORMATS A2, A3):

    operation heading     Heading with an `anchor` that starts with `method.`; the text is the title
    object                Paragraph or Heading "A Foo object looks like:", then Code
    controller            Paragraph "FooController#action", linked to its source file where the form has the link
    verb and path         Paragraph "GET /api/v1/foo"
    scope                 Paragraph "Scope: url:GET|/api/v1/foo"
    labels                Paragraph or Heading "Request Parameters:", "API response field:", "Example Request:", …
    parameters            Table with the header Parameter, Type, Description; "Required " stands before the type;
                          allowed values are a last paragraph of the description: "Allowed values: a, b"
    returns               Paragraph "Returns a list of Foo objects."
    hints                 Note
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from canvas_docs.spans import Span as Span
from canvas_docs.spans import Text as Text
from canvas_docs.spans import mended


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 to 6; `anchor` the id that links can use."""

    level: int
    text: Text
    line: int
    anchor: str | None = None
    subtopic: str | None = None  # only the legacy site carries it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a run of text that stands alone in a cell or list item."""

    text: Text
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """A code block, verbatim, without its final line break."""

    text: str
    line: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a sequence of blocks."""

    items: tuple[tuple[Block, ...], ...]
    line: int
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One table row; each cell is a sequence of blocks."""

    cells: tuple[tuple[Block, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` holds the plain text of the header cells."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A hint box; `style` is info, warning, danger or success."""

    style: str
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break; the portal puts one before its footer."""

    line: int


Block = Heading | Paragraph | Code | Items | Table | Note | Rule


def plain(text: Text) -> str:
    """The text without its marks, white space folded."""
    return " ".join("".join(span.text for span in text).split())


def plain_text(blocks: Iterable[Block]) -> str:
    """All text below the blocks on one line, white space folded; for comparing and searching, not for showing."""
    return " ".join(filter(None, (_plain(block) for block in blocks)))


def _plain(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return plain(block.text)
        case Code():
            return " ".join(block.text.split())
        case Items():
            return " ".join(plain_text(item) for item in block.items)
        case Table():
            return " ".join(plain_text(cell) for row in block.rows for cell in row.cells)
        case Note():
            return plain_text(block.blocks)
        case Rule():
            return ""


# ------------------------------------------------------------------ CommonMark

_MAYBE_SPECIAL = re.compile(r"[\\`*<_\[]")
_SPECIAL = re.compile(r"([\\`*]|<(?=[a-zA-Z/!?])|(?<!\w)_|_(?!\w))")
_LINE_START = re.compile(r"^(\d{1,9}(?=[.)]\s)|[-+>](?=\s)|#{1,6}(?=\s)|={3,}$|-{3,}$|\|)", re.MULTILINE)


def inline_markdown(text: Text) -> str:
    """The text, mended, as CommonMark on one line; nothing in it can be taken for a mark that it does not carry."""
    return "".join(_span_markdown(span) for span in mended(text)).strip()


def _span_markdown(span: Span) -> str:
    if not span.text.strip():
        return span.text
    if span.code:
        fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", span.text)), default=0))
        pad = " " if span.text.startswith("`") or span.text.endswith("`") else ""
        marked = f"{fence}{pad}{span.text}{pad}{fence}"
        lead = tail = ""
    else:
        bare = span.text.strip()
        start = span.text.index(bare)
        lead, tail = span.text[:start], span.text[start + len(bare) :]
        marked = _escaped(bare)
    if span.strong:
        marked = f"**{marked}**"
    if span.emphasis:
        marked = f"*{marked}*"
    if span.link:
        target = span.link.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
        marked = f"[{marked}](<{target}>)" if re.search(r"[()\s]", target) else f"[{marked}]({target})"
    return lead + marked + tail


def _escaped(text: str) -> str:
    """Text in which no character can be taken for a mark. A bracket can only where a link could follow."""
    if not _MAYBE_SPECIAL.search(text):
        return text
    escaped = _SPECIAL.sub(r"\\\1", text)
    return escaped.replace("[", "\\[") if "](" in text else escaped


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as CommonMark (with pipe tables), without a final line break."""
    return "\n\n".join(filter(None, (_markdown(block) for block in blocks)))


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"**{inline_markdown(tuple(Span(s.text, s.code, False, s.emphasis, s.link) for s in block.text))}**"
        case Paragraph():
            return _LINE_START.sub(r"\\\1", inline_markdown(block.text))
        case Code():
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", block.text)), default=0))
            return f"{fence}{block.language}\n{block.text}\n{fence}"
        case Items():
            return "\n".join(_item_markdown(item, number, block.ordered) for number, item in enumerate(block.items, 1))
        case Table():
            return _table_markdown(block)
        case Note():
            return "\n".join(f"> {line}".rstrip() for line in markdown(block.blocks).splitlines())
        case Rule():
            return ""


def _item_markdown(item: tuple[Block, ...], number: int, ordered: bool) -> str:
    mark = f"{number}. " if ordered else "- "
    lines = markdown(item).splitlines() or [""]
    return "\n".join([mark + lines[0], *(" " * len(mark) + line if line else "" for line in lines[1:])])


def _table_markdown(table: Table) -> str:
    rows = [table.header, tuple("---" for _ in table.header)]
    rows += [
        tuple(markdown(cell).replace("\n\n", "<br>").replace("\n", " ") for cell in row.cells) for row in table.rows
    ]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
