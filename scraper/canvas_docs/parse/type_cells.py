"""Type cells → types. The vocabulary is open: what is in no table here stays unknown, with its text.

Measured in FORMATS A4: string, boolean, integer, DateTime, number, Array, Date, Hash, Object, json, File, URL,
Numeric, `Positive Integer`, `[Answer]`, `String[]`, `multiple BlueprintRestrictions`, names of objects.
"""

from __future__ import annotations

import re

from canvas_docs.model import ArrayType, Grade, Type, UnknownType
from canvas_docs.type_words import Where, named_object, type_of

_ARRAY_OF = re.compile(r"(?P<a>[\w:]+)\[\]|\[(?P<b>[\w:]+)\]|[Aa]rray of (?P<c>[\w:]+?)s?|[Aa]rray<(?P<d>[\w:]+)>")
_MULTIPLE = re.compile(r"multiple (?P<name>[A-Z][\w:]*?)s?")


def parse_type(text: str, where: Where = Where.CELL) -> Type:
    """The type that a type cell documents; unknown, with its text, where the words promise no shape."""
    words = " ".join(text.split())
    if stated := type_of(words, where):
        return stated
    if many := _ARRAY_OF.fullmatch(words) or _MULTIPLE.fullmatch(words):
        inner = next(name for name in many.groups() if name)
        return ArrayType(parse_type(inner, where), text=words, grade=Grade.DOCUMENTED)
    return named_object(words, where) or UnknownType(text=words)
