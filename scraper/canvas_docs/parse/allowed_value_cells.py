"""The allowed values of a parameter: the paragraph `Allowed values:` of its cell, or what its description says.

Where the description leaves the list open, or says that one value may hold several, separated by commas, the list
makes no enum and stays in the description.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from canvas_docs import quirks
from canvas_docs.blocks import Block, Items, Paragraph, Span, Text, plain, plain_text
from canvas_docs.parse.allowed_values import stated_values
from canvas_docs.parse.value_introductions import more_to_come
from canvas_docs.patterns import ALLOWED_VALUES
from canvas_docs.rules import Rule

SEPARATED = Rule(
    "values-separated-by-commas",
    "one string that holds several of the values",
    re.compile(r"\bcomma[- ]separated\b|\bseparated by commas?\b", re.I).search,
    "Any combination of these roles (separated by commas).",
    "Separate the values, and add commas.",
)
RULES = (SEPARATED,)


@dataclass(frozen=True, slots=True)
class CellValues:
    """The values as printed, and the description without them.

    `default` is a value that the list itself marks as the default; `nullable`: null is one of the values; `mangled`:
    the page had broken the list.
    """

    description: list[Block]
    values: tuple[str, ...] = ()
    default: str | None = None
    nullable: bool = False
    mangled: bool = False


def cell_values(blocks: Sequence[Block], *, can_state: bool) -> CellValues:
    """The allowed values in the blocks of a description: those of `Allowed values:`, else those that its prose states.

    `can_state`: whether a list in the prose would be about this parameter, as far as its name and type tell.
    """
    kept, listed, mangled = _split_allowed_values(blocks)
    words = plain_text(block for block in kept if isinstance(block, Paragraph | Items))
    if listed:
        if is_no_closed_list(words):
            return CellValues(list(blocks))
        values, default = quirks.without_default_mark(tuple(listed))
        return CellValues(kept, values, default, mangled=mangled)
    found = stated_values(words) if can_state and not SEPARATED(words) else None
    return CellValues(kept, found.values, nullable=found.nullable) if found else CellValues(kept)


def is_no_closed_list(description: str) -> bool:
    """Whether a description says of its list that there will be more values, or that one string holds several."""
    return more_to_come(description) or SEPARATED(description) is not None


def _split_allowed_values(blocks: Sequence[Block]) -> tuple[list[Block], list[str], bool]:
    """The description without its allowed values, the values, and whether the page had broken them.

    They are a paragraph of their own (`Allowed values: <code>a</code>, <code>b</code>`), or stand in a sentence where
    stray back-ticks of the source broke the cell (FORMATS A6).
    """
    kept: list[Block] = []
    values: list[str] = []
    mangled = False
    for block in blocks:
        found = _values_in(block)
        if found is None:
            kept.append(block)
            continue
        before, some, broken = found
        mangled = mangled or broken
        values.extend(some)
        if before:
            kept.append(Paragraph(before, block.line))
    return kept, list(dict.fromkeys(values)), mangled


def _values_in(block: Block) -> tuple[tuple[Span, ...], list[str], bool] | None:
    if not isinstance(block, Paragraph):
        return None
    words = plain(block.text)
    start = ALLOWED_VALUES.search(words)
    if not start:
        return None
    codes = [span.text.strip() for span in block.text if span.code]
    listed = _listed(words[start.end() :])
    if start.start() == 0:
        clean = [code for code in codes if code]
        if clean == listed or (clean and len(", ".join(codes)) >= len(words[start.end() :].strip()) - 2):
            return (), clean, False
        return (), listed, bool(codes)
    if codes[-len(listed) :] == listed:  # the raw form of the generator knows no paragraphs in a cell (FORMATS A0)
        return _before_allowed_values(block.text), listed, False
    source = "".join(f"`{span.text}`" if span.code else span.text for span in block.text)
    before = source[: source.find("Allowed values:")].rstrip()
    return ((Span(before),) if before else ()), listed, True


def _before_allowed_values(text: Text) -> Text:
    """The spans before "Allowed values:", which stands within one of them."""
    at, last = next((at, span) for at, span in enumerate(text) if ALLOWED_VALUES.search(span.text))
    cut = replace(last, text=ALLOWED_VALUES.split(last.text)[0].rstrip())
    return (*text[:at], *((cut,) if cut.text else ()))


_MARKS = re.compile(r"</?\w+>|[`\\‘’“”\"]|&lt;/?\w+&gt;")


def _listed(text: str) -> list[str]:
    return [value for part in text.split(",") if (value := _MARKS.sub("", part).strip(" '."))]
