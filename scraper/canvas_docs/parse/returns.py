"""What an action says it returns → a type. FORMATS A3, "returns"."""

from __future__ import annotations

from canvas_docs.blocks import Paragraph, plain
from canvas_docs.model import ArrayType, Grade, ObjectType, Origin, ReferenceType, Returns, Target, Type, UnknownType
from canvas_docs.patterns import RETURNS
from canvas_docs.type_words import Where, type_of


def parse_returns(paragraph: Paragraph, origin: Origin) -> Returns | None:
    """The returns line in a paragraph: "Returns a list of Account objects."; None if it is none.

    The object's name is the text of the link where there is one (it may hold spaces), its href is kept.
    """
    text = plain(paragraph.text)
    found = RETURNS.fullmatch(text)
    if not found:
        return None
    href = next((span.link for span in paragraph.text if span.link), None)
    item = _item(found["name"], href)
    if found["article"] == "a list of":
        return Returns(text, ArrayType(item, text=text, grade=Grade.DOCUMENTED), origin)
    return Returns(text, item, origin)


def _item(name: str, href: str | None) -> Type:
    """The object of a name, linked or not; "a JSON object" and "a Hash object" name none."""
    stated = None if href else type_of(name, Where.RETURNS)
    if isinstance(stated, UnknownType):
        return ObjectType(text=name, grade=Grade.DOCUMENTED)
    return stated or ReferenceType(Target(name, href), text=name, grade=Grade.DOCUMENTED)
