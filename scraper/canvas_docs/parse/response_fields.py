"""The fields of a response that an action lists under "API response field:".

The generator's list breaks on its way into the portal (FORMATS A5), so the same thing arrives in several layouts:

    one item                      a name; what follows the list up to the next list is its description
    two items                     a name and its type; the description is inside the second item
    item with paragraphs          a name and its description (legacy pages, and dictionaries within a description)
    items of `type name`          the generator's own form, and the legacy pages
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from canvas_docs.blocks import Block, Items, Note, Paragraph, markdown, plain, plain_text
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import (
    ArrayType,
    Deprecation,
    Field,
    Grade,
    ObjectType,
    Origin,
    Primitive,
    ReferenceType,
    ScalarType,
    Target,
    Type,
)
from canvas_docs.parse import comments
from canvas_docs.parse.defaults import default_in
from canvas_docs.parse.deprecation import deprecation_in
from canvas_docs.parse.inference import infer
from canvas_docs.parse.json_tree import MISSING
from canvas_docs.type_words import LIST_NOUN, OBJECT_NAME, Where, any_of, type_of, words

_NAME = re.compile(r"[A-Za-z_$][\w$.-]*(?:\[\w*\])*")
_QUOTED_UNION = re.compile(r"[\[(]?\s*(?:[\"'“‘][^\"'”’|,]+[\"'”’]\s*[|,]\s*)+[\"'“‘][^\"'”’|,]+[\"'”’]\s*[\])]?")
_TYPE = re.compile(rf"\[?(?:{OBJECT_NAME.pattern}|{any_of(words(Where.FIELD))})\]?(?:\[\])?")
_TYPED_NAME = re.compile(rf"(?P<type>{_TYPE.pattern})\s+(?P<name>{_NAME.pattern})")


@dataclass
class _Entry:
    """A field while its blocks are gathered."""

    name: str
    line: int
    type_text: str = ""
    blocks: list[Block] = field(default_factory=list)


def parse_response_fields(
    blocks: Sequence[Block], document: str = ""
) -> tuple[tuple[Field, ...], tuple[Diagnostic, ...]]:
    """The fields in the blocks between the label "API response field:" and the next label.

    Blocks before the first name belong to no field; a diagnostic says so.
    """
    entries: list[_Entry] = []
    stray: list[Block] = []
    for block in blocks:
        if isinstance(block, Items):
            _add_items(block, entries)
        elif entries:
            entries[-1].blocks.append(block)
        else:
            stray.append(block)
    return tuple(_field(entry, document) for entry in entries), tuple(_unread(block, document) for block in stray)


def _unread(block: Block, document: str) -> Diagnostic:
    return Diagnostic(
        "response-field-unread",
        f"text before the first response field belongs to none: {plain_text([block])[:80]}",
        "look at the page: a name may be missing",
        Origin(document, block.line),
        Severity.NOTE,
    )


def _add_items(block: Items, entries: list[_Entry]) -> None:
    """A list's items: fields, the type of the field before, or members of the field before ("Fields include:")."""
    fresh: _Entry | None = None  # the field that this list has begun, while it has no type
    for item in block.items:
        text = _first(item)
        line = item[0].line if item else block.line
        typed = _TYPED_NAME.fullmatch(text)
        if fresh and not fresh.blocks and _is_type(text):
            fresh.type_text = text
            fresh.blocks.extend(item[1:])
            fresh = None
        elif len(item) > 1 and entries and _announces_members(entries[-1]):
            entries[-1].blocks.append(Items((item,), line))
        elif _NAME.fullmatch(text):
            fresh = _Entry(text, line, "", list(item[1:]))
            entries.append(fresh)
        elif typed:
            entries.append(_Entry(typed["name"], line, typed["type"], list(item[1:])))
            fresh = None
        elif entries:
            entries[-1].blocks.append(Items((item,), line))


def _announces_members(entry: _Entry) -> bool:
    words = [block for block in entry.blocks if not isinstance(block, Items)]
    return bool(words) and plain_text(words[-1:]).rstrip().endswith(":")


def _first(item: Sequence[Block]) -> str:
    return plain(item[0].text) if item and isinstance(item[0], Paragraph) else ""


def _is_type(text: str) -> bool:
    return _TYPE.fullmatch(text) is not None or _QUOTED_UNION.fullmatch(text) is not None


def _field(entry: _Entry, document: str) -> Field:
    deprecation = _take_deprecation(entry)
    words = plain_text(block for block in entry.blocks if not isinstance(block, Items))
    found = _type(entry, words, _members(entry.blocks, document))
    return Field(
        entry.name.removesuffix("[]"),  # `types[]` is how a query spells it; the key of the answer is `types`
        replace(found, nullable=True) if comments.is_nullable(words) else found,
        markdown(_together(entry.blocks)),
        default=default_in(words, found, found.allowed),
        deprecation=deprecation or comments.deprecation(words),
        origin=Origin(document, entry.line),
    )


def _take_deprecation(entry: _Entry) -> Deprecation | None:
    """Take the generator's hint "[DEPRECATED] This field is deprecated, effective …" out of the description."""
    first = entry.blocks[0] if entry.blocks else None
    found = deprecation_in(plain_text(first.blocks)) if isinstance(first, Note) else None
    if found:
        del entry.blocks[0]
    return found


def _together(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with neighbouring lists as one, as they were before the portal took them apart."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Items) and isinstance(last, Items):
            joined[-1] = replace(last, items=last.items + block.items)
        else:
            joined.append(block)
    return joined


def _type(entry: _Entry, text: str, members: tuple[Field, ...]) -> Type:
    """The type that is printed, else what the description and the name tell."""
    printed = _printed_type(entry.type_text)
    if printed:
        return printed
    found = infer(MISSING, entry.name, text)
    if not members:
        return found
    listed = ObjectType(members, grade=Grade.DOCUMENTED)
    if isinstance(found, ArrayType) or re.match(rf"(?:an? )?{LIST_NOUN}\b", text, re.IGNORECASE):
        return ArrayType(listed, grade=Grade.DOCUMENTED)
    return listed


def _printed_type(text: str) -> Type | None:
    if not text:
        return None
    if _QUOTED_UNION.fullmatch(text):
        values = tuple(re.findall(r"[\"'“‘]([^\"'”’|,]+)[\"'”’]", text))
        return ScalarType(Primitive.STRING, text=text, allowed=values, grade=Grade.DOCUMENTED)
    inner = text.strip("[]")
    known = type_of(inner, Where.FIELD) or ReferenceType(Target(inner), text=inner, grade=Grade.DOCUMENTED)
    return known if inner == text else ArrayType(known, text=text, grade=Grade.DOCUMENTED)


def _members(blocks: Sequence[Block], document: str) -> tuple[Field, ...]:
    """The dictionary inside a description, if each of its terms is a name."""
    found: list[Field] = []
    for block in blocks:
        if isinstance(block, Items):
            if not all(_NAME.fullmatch(_first(item)) and len(item) > 1 for item in block.items):
                return ()
            found += [_field(_Entry(_first(item), item[0].line, "", list(item[1:])), document) for item in block.items]
    return tuple(found)
