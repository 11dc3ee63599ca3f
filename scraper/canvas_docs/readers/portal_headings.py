"""Headings that break on their way into the portal, in its Markdown and so in its HTML. FORMATS A6."""

from __future__ import annotations

import re
from collections.abc import Iterable

from canvas_docs.blocks import Block, Heading, Items, Paragraph, Span, plain
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Origin


def repaired_headings(blocks: Iterable[Block], name: str) -> tuple[list[Block], list[Diagnostic]]:
    """The blocks of the page called `name` with its operation headings whole and at top level, and what was broken."""
    diagnostics: list[Diagnostic] = []
    repaired = _rejoined(list(_hoisted(blocks, name, diagnostics)), name, diagnostics)
    return [_with_title_only(block) for block in repaired], diagnostics


def _hoisted(blocks: Iterable[Block], name: str, diagnostics: list[Diagnostic]) -> Iterable[Block]:
    """Lift operation headings out of list items: one is indented under the bullet before it (FORMATS A6)."""
    for block in blocks:
        if not isinstance(block, Items) or not any(_is_operation(b) for item in block.items for b in item):
            yield block
            continue
        kept: list[tuple[Block, ...]] = []
        lifted: list[Block] = []
        for item in block.items:
            at = next((i for i, b in enumerate(item) if _is_operation(b)), len(item))
            if lifted:
                at = 0
            kept.append(item[:at])
            lifted.extend(item[at:])
        kept = [item for item in kept if item]
        if kept:
            yield Items(tuple(kept), block.line, block.ordered)
        diagnostics.append(
            Diagnostic(
                "heading-in-list",
                f'the heading "{_title(lifted[0])}" stands inside a list item',
                "nothing to do: read as a heading of the page",
                Origin(name, lifted[0].line),
                Severity.NOTE,
            )
        )
        yield from lifted


def _is_operation(block: Block) -> bool:
    return isinstance(block, Heading) and (block.anchor or "").startswith("method.")


def _title(block: Block) -> str:
    return plain(block.text) if isinstance(block, Heading) else ""


_BROKEN_TAIL = re.compile(r"^(?P<text>.*?)\]\(#(?P<anchor>method\.[\w./-]+)\)$")


def _rejoined(blocks: list[Block], name: str, diagnostics: list[Diagnostic]) -> list[Block]:
    """Rejoin a heading whose link is broken over two lines (FORMATS A6).

    `### \\[Delete many` is followed by the paragraph `things at once.](#method.things.destroy_many)`.
    """
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Paragraph) and isinstance(last, Heading) and plain(last.text).startswith("["):
            tail = _BROKEN_TAIL.match(plain(block.text))
            if tail:
                title = plain(last.text).removeprefix("[").strip()
                found[-1] = Heading(last.level, (Span(title),), last.line, tail["anchor"])
                if tail["text"]:
                    found.append(Paragraph((Span(tail["text"]),), block.line))
                diagnostics.append(
                    Diagnostic(
                        "heading-broken",
                        f'the heading "{title}" is broken over two lines',
                        "nothing to do: rejoined; its second line is read as description",
                        Origin(name, last.line),
                        Severity.NOTE,
                    )
                )
                continue
        found.append(block)
    return found


def _with_title_only(block: Block) -> Block:
    """An operation heading's text is the text of its first link; the second link is only the anchor."""
    if isinstance(block, Heading) and _is_operation(block):
        return Heading(block.level, tuple(Span(s.text, s.code) for s in block.text), block.line, block.anchor)
    return block
