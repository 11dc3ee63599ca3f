"""Type cells → types. The vocabulary is open: what is in no table here stays unknown, with its text.

Measured in FORMATS A4: string, boolean, integer, DateTime, number, Array, Date, Hash, Object, json, File, URL,
Numeric, `Positive Integer`, `[Answer]`, `String[]`, `multiple BlueprintRestrictions`, names of objects.
"""

from __future__ import annotations

import re

from canvas_docs.model import Grade, Kind, Target, Type

_SIMPLE: dict[str, tuple[Kind, str | None]] = {
    "string": (Kind.STRING, None),
    "text": (Kind.STRING, None),
    "boolean": (Kind.BOOLEAN, None),
    "bool": (Kind.BOOLEAN, None),
    "integer": (Kind.INTEGER, None),
    "int": (Kind.INTEGER, None),
    "long": (Kind.INTEGER, "int64"),
    "number": (Kind.NUMBER, None),
    "numeric": (Kind.NUMBER, None),
    "float": (Kind.NUMBER, None),
    "double": (Kind.NUMBER, None),
    "decimal": (Kind.NUMBER, None),
    "datetime": (Kind.STRING, "date-time"),
    "timestamp": (Kind.STRING, "date-time"),
    "date": (Kind.STRING, "date"),
    "url": (Kind.STRING, "uri"),
    "uuid": (Kind.STRING, "uuid"),
    "file": (Kind.FILE, None),
    "array": (Kind.ARRAY, None),
    "list": (Kind.ARRAY, None),
    "hash": (Kind.OBJECT, None),
    "object": (Kind.OBJECT, None),
    "serializedhash": (Kind.OBJECT, None),
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
        kind, format_ = simple
        return Type(kind, words, format_, grade=Grade.DOCUMENTED)
    if words.lower() == "positive integer":
        return Type(Kind.INTEGER, words, grade=Grade.DOCUMENTED)
    if not words or words.lower() in _ANYTHING:
        return Type(text=words)
    if many := _ARRAY_OF.fullmatch(words) or _MULTIPLE.fullmatch(words):
        inner = next(name for name in many.groups() if name)
        return Type(Kind.ARRAY, words, items=parse_type(inner), grade=Grade.DOCUMENTED)
    if _OBJECT_NAME.fullmatch(words):
        return Type(Kind.REFERENCE, words, target=Target(words), grade=Grade.DOCUMENTED)
    return Type(text=words)
