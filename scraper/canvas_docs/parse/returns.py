"""What an action says it returns → a type. FORMATS A3, "returns"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from canvas_docs.blocks import Block, Paragraph, plain
from canvas_docs.model import (
    ArrayType,
    Grade,
    ObjectType,
    Origin,
    Primitive,
    ReferenceType,
    Returns,
    ScalarType,
    Target,
    Type,
    UnknownType,
)
from canvas_docs.patterns import RETURNS
from canvas_docs.rules import Rule
from canvas_docs.type_words import Where, type_of


def parse_returns(paragraph: Paragraph, origin: Origin) -> Returns | None:
    """The returns line in a paragraph: "Returns a list of Account objects."; None if it is none.

    The object's name is the text of the link where there is one (it may hold spaces), its href is kept.
    """
    text = _BROKEN_LINK.sub(r"\g<name>", plain(paragraph.text))
    found = RETURNS.fullmatch(text)
    if not found:
        return None
    href = next((span.link for span in paragraph.text if span.link), None)
    item = _item(found["name"], href)
    if found["article"] == "a list of" or found["list"] or found["several"]:
        return Returns(text, ArrayType(item, text=text, grade=Grade.DOCUMENTED), origin)
    return Returns(text, item, origin)


_BROKEN_LINK = re.compile(r"\[(?P<name>[\w: ]+(?:\[\])?)\]\([^()]* [^()]*\)")
"""A link that Markdown does not take for one, because its target has spaces: `[List of Pond](#list of pond)`."""


def _item(name: str, href: str | None) -> Type:
    """The object of a name, linked or not; "a JSON object" and "a Hash object" name none.

    The template makes a link of every name. No object is named in lower case, so `[boolean](#boolean)` is a boolean.
    """
    stated = type_of(name, Where.RETURNS) if href is None or name.islower() else None
    if isinstance(stated, UnknownType):
        return ObjectType(text=name, grade=Grade.DOCUMENTED)
    return stated or ReferenceType(Target(name, href), text=name, grade=Grade.DOCUMENTED)


def returned_file(blocks: Sequence[Block], document: str) -> Returns | None:
    """What the description of an action says of a file that it answers with; None if it speaks of none."""
    for block in blocks:
        if isinstance(block, Paragraph) and (found := CSV_FILE(plain(block.text))):
            type_ = ScalarType(Primitive.STRING, grade=Grade.DOCUMENTED)
            return Returns(found[0], type_, Origin(document, block.line), media_type="text/csv")
    return None


CSV_FILE = Rule(
    "returns-csv-file",
    "an answer that is a CSV file",
    re.compile(r"\breturns an? CSV (?:template )?file\b", re.IGNORECASE).search,
    "Returns a csv file of the beds, ready to import.",
    "Returns the file of the bed whose CSV was imported.",
)
RULES = (CSV_FILE,)
