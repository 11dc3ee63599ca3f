"""Plain text of a portal page, as text extractors and "save as text" give it → blocks. FORMATS B2, B3.

The marks are gone: operation titles, links, code spans and table lines. What is left is told apart by the docs' own
sentences and by position: in a parameter table, a block that looks like a name, followed by a block that looks like
a type, opens a row. Neither alone would do: `string` and `name` are also words of descriptions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from canvas_docs.blocks import Block, Code, Heading, Items, Note, Paragraph, Row, Span, Table
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.documents import Document
from canvas_docs.patterns import CONTROLLER, LABELS, PARAMETER_HEADER, RETURNS, SCOPE, VERB_AND_PATH, Label
from canvas_docs.type_words import OBJECT_NAME, Where, any_of, words

_NAME = re.compile(r"(?:\w+|<\w+>|\[\]\w+|https?://\S+)(?:\[\S*\])*:?")
_TYPE = re.compile(
    rf"(?:Required )?(?:(?i:{any_of(words(Where.SAVED_CELL))})|\w+\[\]|\[\w+\]|multiple \w+|{OBJECT_NAME.pattern})"
)
_BULLET = re.compile(r" {0,2}[•◦▪] (.+)", re.S)
_CONTINUED = re.compile(r" {4}\S")
_HINTS = (  # hint boxes are lost in plain text; Canvas's generator begins them with these words
    (re.compile(r"BETA: This API (?:endpoint|resource) "), "warning"),
    (re.compile(r"\[DEPRECATED\] This (?:method|field) "), "danger"),
)
_HEADER = "\n".join(PARAMETER_HEADER)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Lines between two blank lines, and the number of the first."""

    text: str
    line: int

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


def read(document: Document) -> tuple[list[Block], list[Diagnostic]]:
    """Read a page that was saved as text: its blocks in the order of the page. Any text gives a result."""
    chunks = _one_verb_each(_chunks(document.text))
    blocks: list[Block] = []
    at = 0
    if chunks and _is_title(chunks):
        blocks.append(Heading(1, (Span(chunks[0].words),), chunks[0].line))
        at = 1
    label: Label | None = None
    while at < len(chunks):
        chunk = chunks[at]
        header = _header_length(chunks, at)
        if header:
            at, rows = _rows(chunks, at + header)
            blocks.append(Table(PARAMETER_HEADER, tuple(rows), chunk.line))
            continue
        if piped := _pipe_rows(chunk):
            blocks.append(Table(PARAMETER_HEADER, piped, chunk.line))
            at += 1
        elif _is_mark(chunk):
            label = LABELS.get(chunk.words)
            blocks.append(_paragraph(chunk))
            at += 1
        elif label in (Label.REQUEST_EXAMPLE, Label.RESPONSE_EXAMPLE):
            at, code = _code(chunks, at)
            blocks.append(code)
        elif _BULLET.match(chunk.text):
            at, items = _items(chunks, at)
            blocks.append(items)
        else:
            style = next((style for pattern, style in _HINTS if pattern.match(chunk.words)), None)
            paragraph = _paragraph(chunk)
            blocks.append(Note(style, (paragraph,), chunk.line) if style else paragraph)
            at += 1
    return blocks, []


def _chunks(text: str) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    lines: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            chunks.append(_Chunk("\n".join(lines), number - len(lines)))
            lines = []
    return chunks


def _one_verb_each(chunks: list[_Chunk]) -> list[_Chunk]:
    """Drop a verb line that repeats the one before it: some extractors print each twice (FORMATS B2)."""
    return [
        chunk
        for before, chunk in zip([_Chunk("", 0), *chunks], chunks, strict=False)
        if not (before.words == chunk.words and VERB_AND_PATH.fullmatch(chunk.words))
    ]


def _is_title(chunks: list[_Chunk]) -> bool:
    return not _is_mark(chunks[0]) and len(chunks[0].words) < 80 and not chunks[0].words.endswith(".")


def _is_mark(chunk: _Chunk) -> bool:
    """Whether the chunk is one of the sentences that mark a part of an action."""
    words = chunk.words
    return words in LABELS or any(p.fullmatch(words) for p in (CONTROLLER, VERB_AND_PATH, SCOPE, RETURNS))


def _paragraph(chunk: _Chunk) -> Paragraph:
    return Paragraph((Span(chunk.words),), chunk.line)


def _header_length(chunks: list[_Chunk], at: int) -> int:
    """How many chunks the header of a parameter table takes here: one, three, or 0 for no header."""
    if "\n".join(chunks[at].text.split()) == _HEADER:
        return 1
    if tuple(chunk.words for chunk in chunks[at : at + 3]) == PARAMETER_HEADER:
        return 3
    return 0


def _pipe_rows(chunk: _Chunk) -> tuple[Row, ...]:
    """The rows of a table that an extractor wrote as `name | type | description` lines; none if it is none."""
    header, *lines = (_pipe_cells(line) for line in chunk.text.split("\n"))
    if tuple(header) != PARAMETER_HEADER:
        return ()
    return tuple(
        Row(tuple((Paragraph((Span(cell),), number),) for cell in cells), number)
        for number, cells in enumerate(lines, chunk.line + 1)
        if len(cells) == len(PARAMETER_HEADER) and not all(set(cell) <= set("-: ") for cell in cells)
    )


def _pipe_cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|", maxsplit=2)]


def _rows(chunks: list[_Chunk], at: int) -> tuple[int, list[Row]]:
    """The rows of a parameter table; the first index after them comes first."""
    rows: list[Row] = []
    while at < len(chunks) and _opens_row(chunks, at):
        name, kind = chunks[at], chunks[at + 1]
        at += 2
        description: list[Block] = []
        while at < len(chunks) and not _is_mark(chunks[at]) and not _opens_row(chunks, at):
            if _BULLET.match(chunks[at].text):
                at, items = _items(chunks, at)
                description.append(items)
            else:
                description.append(_paragraph(chunks[at]))
                at += 1
        rows.append(Row(((_paragraph(name),), (_paragraph(kind),), tuple(description)), name.line))
    return at, rows


def _opens_row(chunks: list[_Chunk], at: int) -> bool:
    return (
        at + 1 < len(chunks)
        and bool(_NAME.fullmatch(chunks[at].text))
        and bool(_TYPE.fullmatch(chunks[at + 1].text))
        and not _is_mark(chunks[at])
    )


def _items(chunks: list[_Chunk], at: int) -> tuple[int, Items]:
    """A run of bullets as one list; paragraphs of the same item are indented by four spaces."""
    line = chunks[at].line
    items: list[tuple[Block, ...]] = []
    while at < len(chunks) and (bullet := _BULLET.match(chunks[at].text)):
        item: list[Block] = [Paragraph((Span(" ".join(bullet[1].split())),), chunks[at].line)]
        at += 1
        while at < len(chunks) and _CONTINUED.match(chunks[at].text):
            item.append(_paragraph(chunks[at]))
            at += 1
        items.append(tuple(item))
    return at, Items(tuple(items), line)


def _code(chunks: list[_Chunk], at: int) -> tuple[int, Code]:
    """All text up to the next mark. Code cannot be told from prose in plain text, and may contain blank lines."""
    start = at
    while at < len(chunks) and not _is_mark(chunks[at]):
        at += 1
    return at, Code("\n\n".join(chunk.text for chunk in chunks[start:at]), chunks[start].line)
