"""Which part of a page a block marks. Every published form marks its parts by the same sentences (`patterns`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from canvas_docs.blocks import Block, Heading, Paragraph, plain
from canvas_docs.patterns import CONTROLLER, LABELS, OBJECT, SCOPE, VERB_AND_PATH, Label


@dataclass(frozen=True, slots=True)
class ControllerLine:
    """`AccountsController#index`, with the link to its source file."""

    controller: str
    action: str
    url: str | None


@dataclass(frozen=True, slots=True)
class VerbLine:
    """`GET /api/v1/accounts`"""

    verb: str
    path: str


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """`Scope: url:GET|/api/v1/accounts`"""

    value: str
    verb: str
    path: str


@dataclass(frozen=True, slots=True)
class ObjectLine:
    """`An Account object looks like:`"""

    name: str


@dataclass(frozen=True, slots=True)
class OperationHeading:
    """The heading of an action; `anchor` is `method.accounts.index`."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class AppendixHeading:
    """`Appendix: Group assignments`, or `Appendixes` above the first (`title` is None)."""

    title: str | None


Mark = ControllerLine | VerbLine | ScopeLine | ObjectLine | OperationHeading | AppendixHeading | Label

_APPENDIX = re.compile(r"Appendix: (?P<title>.+)")


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block and the marks found in it; kept together so that each block is examined only once."""

    block: Block
    marks: tuple[Mark, ...]


def marked(blocks: Iterable[Block]) -> list[MarkedBlock]:
    """The blocks with their marks."""
    return [MarkedBlock(block, marks_of(block)) for block in blocks]


def marks_of(block: Block) -> tuple[Mark, ...]:
    """What a heading or paragraph marks: nothing, one part, or a verb line and its scope in one paragraph."""
    if not isinstance(block, Heading | Paragraph):
        return ()
    if isinstance(block, Heading) and (mark := _heading_mark(block)):
        return (mark,)
    words = plain(block.text)
    if label := LABELS.get(words):
        return (label,)
    if found := CONTROLLER.fullmatch(words):
        url = next((span.link for span in block.text if span.link), None)
        return (ControllerLine(found["controller"], found["action"], url),)
    if found := OBJECT.fullmatch(words):
        return (ObjectLine(found["name"]),)
    verb_part, scope, scope_part = words.partition("Scope:")
    marks: list[Mark] = []
    if found := VERB_AND_PATH.fullmatch(verb_part.strip()):
        marks.append(VerbLine(found["verb"], found["path"]))
    elif verb_part.strip():
        return ()
    if found := SCOPE.fullmatch((scope + scope_part).strip()):
        marks.append(ScopeLine(found["scope"], found["verb"], found["path"]))
    elif scope:
        return ()
    return tuple(marks)


def _heading_mark(heading: Heading) -> Mark | None:
    words = plain(heading.text)
    anchor = heading.anchor or ""
    if anchor.startswith("method."):
        return OperationHeading(words, anchor)
    if words == "Appendixes":
        return AppendixHeading(None)
    if found := _APPENDIX.fullmatch(words):
        return AppendixHeading(found["title"])
    if anchor.endswith("-appendix"):
        return AppendixHeading(words)
    return None
