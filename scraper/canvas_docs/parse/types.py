"""Type cells → types. The vocabulary is open: what is in no table here stays unknown, with its text.

Measured in FORMATS A4: string, boolean, integer, DateTime, number, Array, Date, Hash, Object, json, File, URL,
Numeric, `Positive Integer`, `[Answer]`, `String[]`, `multiple BlueprintRestrictions`, names of objects.
"""

from __future__ import annotations

import re
from dataclasses import replace

from canvas_docs.model import (
    ArrayType,
    Grade,
    ObjectType,
    Primitive,
    ReferenceType,
    ScalarType,
    Target,
    Type,
    UnknownType,
)

_SIMPLE: dict[str, Type] = {
    "string": ScalarType(Primitive.STRING, grade=Grade.DOCUMENTED),
    "text": ScalarType(Primitive.STRING, grade=Grade.DOCUMENTED),
    "boolean": ScalarType(Primitive.BOOLEAN, grade=Grade.DOCUMENTED),
    "bool": ScalarType(Primitive.BOOLEAN, grade=Grade.DOCUMENTED),
    "integer": ScalarType(Primitive.INTEGER, grade=Grade.DOCUMENTED),
    "int": ScalarType(Primitive.INTEGER, grade=Grade.DOCUMENTED),
    "long": ScalarType(Primitive.INTEGER, "int64", grade=Grade.DOCUMENTED),
    "number": ScalarType(Primitive.NUMBER, grade=Grade.DOCUMENTED),
    "numeric": ScalarType(Primitive.NUMBER, grade=Grade.DOCUMENTED),
    "float": ScalarType(Primitive.NUMBER, grade=Grade.DOCUMENTED),
    "double": ScalarType(Primitive.NUMBER, grade=Grade.DOCUMENTED),
    "decimal": ScalarType(Primitive.NUMBER, grade=Grade.DOCUMENTED),
    "datetime": ScalarType(Primitive.STRING, "date-time", grade=Grade.DOCUMENTED),
    "timestamp": ScalarType(Primitive.STRING, "date-time", grade=Grade.DOCUMENTED),
    "date": ScalarType(Primitive.STRING, "date", grade=Grade.DOCUMENTED),
    "url": ScalarType(Primitive.STRING, "uri", grade=Grade.DOCUMENTED),
    "uuid": ScalarType(Primitive.STRING, "uuid", grade=Grade.DOCUMENTED),
    "file": ScalarType(Primitive.FILE, grade=Grade.DOCUMENTED),
    "array": ArrayType(grade=Grade.DOCUMENTED),
    "list": ArrayType(grade=Grade.DOCUMENTED),
    "hash": ObjectType(grade=Grade.DOCUMENTED),
    "object": ObjectType(grade=Grade.DOCUMENTED),
    "serializedhash": ObjectType(grade=Grade.DOCUMENTED),
}
_ANYTHING = frozenset(("json", "variable", "deprecated", "any"))  # words that promise no shape
_ARRAY_OF = re.compile(r"(?P<a>[\w:]+)\[\]|\[(?P<b>[\w:]+)\]|[Aa]rray of (?P<c>[\w:]+?)s?|[Aa]rray<(?P<d>[\w:]+)>")
_MULTIPLE = re.compile(r"multiple (?P<name>[A-Z][\w:]*?)s?")
_OBJECT_NAME = re.compile(r"[A-Z]\w*(?:::\w+)*")


def parse_type(text: str) -> Type:
    """The type that a type cell documents; unknown, with its text, where the words promise no shape."""
    words = " ".join(text.split())
    simple = _SIMPLE.get(words.lower())
    if simple:
        return replace(simple, text=words)
    if words.lower() == "positive integer":
        return ScalarType(Primitive.INTEGER, text=words, grade=Grade.DOCUMENTED)
    if not words or words.lower() in _ANYTHING:
        return UnknownType(text=words)
    if many := _ARRAY_OF.fullmatch(words) or _MULTIPLE.fullmatch(words):
        inner = next(name for name in many.groups() if name)
        return ArrayType(parse_type(inner), text=words, grade=Grade.DOCUMENTED)
    if _OBJECT_NAME.fullmatch(words):
        return ReferenceType(Target(words), text=words, grade=Grade.DOCUMENTED)
    return UnknownType(text=words)
