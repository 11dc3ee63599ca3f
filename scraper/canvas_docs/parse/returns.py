"""What an action says it returns → a type. FORMATS A3, "returns"."""

from __future__ import annotations

from canvas_docs.blocks import Paragraph, plain
from canvas_docs.model import ArrayType, Grade, Origin, ReferenceType, Returns, Target
from canvas_docs.patterns import RETURNS


def parse_returns(paragraph: Paragraph, origin: Origin) -> Returns | None:
    """The returns line in a paragraph: "Returns a list of Account objects."; None if it is none.

    The object's name is the text of the link where there is one (it may hold spaces), its href is kept.
    """
    text = plain(paragraph.text)
    found = RETURNS.fullmatch(text)
    if not found:
        return None
    href = next((span.link for span in paragraph.text if span.link), None)
    item = ReferenceType(Target(found["name"], href), text=found["name"], grade=Grade.DOCUMENTED)
    if found["article"] == "a list of":
        return Returns(text, ArrayType(item, text=text, grade=Grade.DOCUMENTED), origin)
    return Returns(text, item, origin)
