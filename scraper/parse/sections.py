"""Blocks → sections: where each resource, object, action and appendix of a page begins and ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from scraper.blocks import Block, Code, Heading, Paragraph, Rule, plain
from scraper.parse.marks import (
    AppendixHeading,
    ControllerLine,
    ObjectLine,
    OperationHeading,
    ScopeLine,
    VerbLine,
    marks_of,
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
    blocks: list[Block] = field(default_factory=list)


_FOOTER = "This documentation is generated directly from the Canvas LMS source code"


def split_sections(blocks: list[Block]) -> list[Section]:
    """Cut a page into sections, in order. Every block lands in one, but for the footer, which is dropped."""
    blocks = _without_footer(blocks)
    sections = [Section(Part.RESOURCE)]
    routes = _Routes()
    for at, block in enumerate(blocks):
        current = sections[-1]
        part = _opens(blocks, at, current, routes)
        if part is not None:
            sections.append(Section(part))
            routes = _Routes()
        sections[-1].blocks.append(block)
        routes.see(block)
    return sections


class _Routes:
    """How far an action has come: routes come first and together, so one after other text opens the next action."""

    def __init__(self) -> None:
        self.seen = False
        self.closed = False
        self.controller = False

    def see(self, block: Block) -> None:
        marks = marks_of(block)
        if any(isinstance(mark, VerbLine | ScopeLine) for mark in marks):
            self.seen = True
        elif any(isinstance(mark, ControllerLine) for mark in marks):
            self.controller = True
        elif self.seen:
            self.closed = True


def _opens(blocks: list[Block], at: int, current: Section, routes: _Routes) -> Part | None:
    """The part that a block opens, or None if it belongs to the current section."""
    block = blocks[at]
    marks = marks_of(block)
    mark = marks[0] if marks else None
    match mark:
        case OperationHeading():
            return Part.ACTION
        case AppendixHeading():
            return Part.APPENDIX
        case ObjectLine() if any(isinstance(b, Code) for b in blocks[at + 1 : at + 2]):
            return Part.OBJECT
        case ControllerLine() if current.part is not Part.ACTION or routes.seen or routes.controller:
            return Part.ACTION  # a page whose headings are lost, or one that broke (FORMATS A6)
        case VerbLine() | ScopeLine() if current.part is not Part.ACTION or routes.closed:
            return Part.ACTION
    if isinstance(block, Heading):
        if block.level <= 2 and mark is None and not _is_inside_action(blocks, at, current):
            return Part.RESOURCE
        if block.level == 3 and mark is None and _controller_follows(blocks, at):
            return Part.ACTION
    return None


def _is_inside_action(blocks: list[Block], at: int, current: Section) -> bool:
    """An action or appendix may hold prose headings of its own.

    What ends it is an `h1`/`h2` "… API", or one right above the first action or object of the next resource, as on the
    page of all resources.
    """
    if current.part not in (Part.ACTION, Part.APPENDIX) or _title(blocks[at]).endswith(" API"):
        return False
    following = marks_of(blocks[at + 1]) if at + 1 < len(blocks) else ()
    return not any(isinstance(mark, OperationHeading | ObjectLine) for mark in following)


def _title(block: Block) -> str:
    return plain(block.text) if isinstance(block, Heading) else ""


def _controller_follows(blocks: list[Block], at: int) -> bool:
    for block in blocks[at + 1 : at + 3]:
        if any(isinstance(mark, ControllerLine | VerbLine) for mark in marks_of(block)):
            return True
    return False


def _without_footer(blocks: list[Block]) -> list[Block]:
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and plain(block.text).startswith(_FOOTER):
            end = at - 1 if at and isinstance(blocks[at - 1], Rule) else at
            return blocks[:end]
    return blocks
