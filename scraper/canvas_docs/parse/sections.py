"""Blocks → sections: where each resource, object, action and appendix of a page begins and ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from canvas_docs.blocks import Block, Code, Heading, Paragraph, Rule, plain
from canvas_docs.parse.marks import (
    AppendixHeading,
    ControllerLine,
    Mark,
    MarkedBlock,
    ObjectLine,
    OperationHeading,
    ScopeLine,
    VerbLine,
    marked,
)
from canvas_docs.patterns import ALL_RESOURCES


class Part(StrEnum):
    """What a section holds."""

    RESOURCE = "resource"  # the heading of a resource (or nothing, at the top of a page), then prose
    OBJECT = "object"
    ACTION = "action"
    APPENDIX = "appendix"


@dataclass(slots=True)
class Section:
    """A run of blocks; the first is the heading or mark that opened it, where there is one."""

    part: Part
    blocks: list[MarkedBlock] = field(default_factory=list)


_FOOTER = "This documentation is generated directly from the Canvas LMS source code"


def split_sections(blocks: list[Block]) -> list[Section]:
    """Cut a page into sections, in order. Every block lands in one, but for the footer, which is dropped."""
    page = marked(_without_footer(blocks))
    sections = [Section(Part.RESOURCE)]
    routes = _Routes()
    is_collection = any(is_collection_title(block) for block in blocks[:3])
    for at, block in enumerate(page):
        part = _opens(page, at, sections[-1], routes, is_collection)
        if part is not None:
            sections.append(Section(part))
            routes = _Routes()
        sections[-1].blocks.append(block)
        routes.see(block.marks)
    return sections


def is_collection_title(block: Block) -> bool:
    """Whether a block is the title of a page that holds all resources."""
    return isinstance(block, Heading) and bool(ALL_RESOURCES.fullmatch(plain(block.text)))


class _Routes:
    """How much of an action was read. Its routes stand together at its start: a later one opens the next action."""

    def __init__(self) -> None:
        self.seen = False
        self.closed = False
        self.controller = False

    def see(self, marks: tuple[Mark, ...]) -> None:
        if any(isinstance(mark, VerbLine | ScopeLine) for mark in marks):
            self.seen = True
        elif any(isinstance(mark, ControllerLine) for mark in marks):
            self.controller = True
        elif self.seen:
            self.closed = True


def _opens(page: list[MarkedBlock], at: int, current: Section, routes: _Routes, is_collection: bool) -> Part | None:
    """The part that a block opens, or None if it belongs to the current section."""
    block = page[at].block
    mark = next(iter(page[at].marks), None)
    match mark:
        case OperationHeading():
            return Part.ACTION
        case AppendixHeading():
            return Part.APPENDIX
        case ObjectLine() if at + 1 < len(page) and isinstance(page[at + 1].block, Code):
            return Part.OBJECT
        case ControllerLine() if current.part is not Part.ACTION or routes.seen or routes.controller:
            return Part.ACTION  # a page whose headings are lost, or one that broke (FORMATS A6)
        case VerbLine() | ScopeLine() if current.part is not Part.ACTION or routes.closed:
            return Part.ACTION
    if isinstance(block, Heading) and mark is None:
        if _opens_resource(page, at, current, is_collection):
            return Part.RESOURCE
        if block.level == 3 and _controller_follows(page, at):
            return Part.ACTION
    return None


def _opens_resource(page: list[MarkedBlock], at: int, current: Section, is_collection: bool) -> bool:
    """Whether a heading without a mark opens a resource: an `h1`, an `h2` "… API" or right below the `h1`.

    Prose may hold headings of its own. On the page of all resources (`is_collection`) an `h2` opens the next one;
    within an action only if the first action or object of that resource follows at once.
    """
    heading = page[at].block
    if not isinstance(heading, Heading) or heading.level > 2:
        return False
    if heading.level == 1 or plain(heading.text).endswith(" API"):
        return True
    if current.part is Part.RESOURCE:
        return is_collection or len(current.blocks) <= 1
    following = page[at + 1].marks if at + 1 < len(page) else ()
    return any(isinstance(mark, OperationHeading | ObjectLine) for mark in following)


def _controller_follows(page: list[MarkedBlock], at: int) -> bool:
    following = [mark for block in page[at + 1 : at + 3] for mark in block.marks]
    return any(isinstance(mark, ControllerLine | VerbLine) for mark in following)


def _without_footer(blocks: list[Block]) -> list[Block]:
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and plain(block.text).startswith(_FOOTER):
            end = at - 1 if at and isinstance(blocks[at - 1], Rule) else at
            return blocks[:end]
    return blocks
