"""Blocks → sections: where each resource, object, action and appendix of a page begins and ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from scraper.blocks import Block, Code, Heading, Paragraph, Rule, plain
from scraper.parse.marks import (
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
    for at, block in enumerate(page):
        part = _opens(page, at, sections[-1], routes)
        if part is not None:
            sections.append(Section(part))
            routes = _Routes()
        sections[-1].blocks.append(block)
        routes.see(block.marks)
    return sections


class _Routes:
    """How far an action has come: routes come first and together, so one after other text opens the next action."""

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


def _opens(page: list[MarkedBlock], at: int, current: Section, routes: _Routes) -> Part | None:
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
        if block.level <= 2 and not _is_inside_action_heading(block, current):
            return Part.RESOURCE
        if block.level == 3 and _controller_follows(page, at):
            return Part.ACTION
    return None


def _is_inside_action_heading(heading: Heading, current: Section) -> bool:
    """An action or appendix may hold prose headings of its own; only an `h1`/`h2` "… API" ends it."""
    return current.part in (Part.ACTION, Part.APPENDIX) and not plain(heading.text).endswith(" API")


def _controller_follows(page: list[MarkedBlock], at: int) -> bool:
    following = [mark for block in page[at + 1 : at + 3] for mark in block.marks]
    return any(isinstance(mark, ControllerLine | VerbLine) for mark in following)


def _without_footer(blocks: list[Block]) -> list[Block]:
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and plain(block.text).startswith(_FOOTER):
            end = at - 1 if at and isinstance(blocks[at - 1], Rule) else at
            return blocks[:end]
    return blocks
