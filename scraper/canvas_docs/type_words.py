"""The words that the docs use for types: one table for all places in which a type can stand.

A word means the same everywhere. What differs is whether it is a type at all: `url` in the type cell of a parameter
is one, `url` in a list of response fields may be the next field, and `File` in an answer is the object of that name.
What no row knows is an object's name, if it is written like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from canvas_docs.model import (
    UNKNOWN,
    ArrayType,
    Grade,
    ObjectType,
    Primitive,
    ReferenceType,
    ScalarType,
    Target,
    Type,
)


class Where(Enum):
    """The places in which the docs print types."""

    CELL = auto()  # the type cell of a parameter table: `Timestamp`
    SAVED_CELL = auto()  # the same in a page saved as plain text, where only its words tell it from a name
    SWAGGER = auto()  # `type` in a Swagger file
    FIELD = auto()  # behind or before the name of a response field: `created_at DateTime`
    EXAMPLE = auto()  # in an example, where a value should stand: `"created_at": DateTime`
    PROPERTY = auto()  # in an example that is a schema: `"created_at": {"type": "datetime"}`
    RETURNS = auto()  # in a returns line: "Returns a Hash object"
    COMMENT = auto()  # the words that a comment opens with: "Timestamp of the last login"


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A word in lower case and the type that it means.

    In the places of `spelled` it is a type however it is spelled; in those of `capitalised` only with a capital, in
    lower case it may be a name or a value there. In all other places it is no type.
    """

    word: str
    type: Type
    spelled: frozenset[Where]
    capitalised: frozenset[Where] = frozenset()

    def is_type(self, text: str, where: Where) -> bool:
        """Whether the word, as the docs spell it, is a type in a place."""
        return where in self.spelled or (where in self.capitalised and text[:1].isupper())


def _scalar(kind: Primitive, form: str | None = None) -> Type:
    return ScalarType(kind, form, grade=Grade.DOCUMENTED)


_STRING, _INTEGER, _NUMBER = _scalar(Primitive.STRING), _scalar(Primitive.INTEGER), _scalar(Primitive.NUMBER)
_BOOLEAN, _FILE = _scalar(Primitive.BOOLEAN), _scalar(Primitive.FILE)
_DATE_TIME, _URI = _scalar(Primitive.STRING, "date-time"), _scalar(Primitive.STRING, "uri")
_OBJECT = ObjectType(grade=Grade.DOCUMENTED)
_ARRAY = ArrayType(grade=Grade.DOCUMENTED)

_COMMENT = frozenset((Where.COMMENT,))
_EXAMPLE = frozenset((Where.EXAMPLE,))
_SAVED = frozenset((Where.SAVED_CELL,))
_STATED = frozenset((Where.CELL, Where.SWAGGER))  # a type stands there, and nothing else
_ANSWERS = frozenset((Where.FIELD, Where.EXAMPLE, Where.PROPERTY, Where.RETURNS))
_ALL = _STATED | _ANSWERS | _SAVED

VOCABULARY = (
    TypeWord("string", _STRING, _ALL | _COMMENT),
    TypeWord("text", _STRING, _STATED, _ANSWERS | _SAVED),
    TypeWord("boolean", _BOOLEAN, _ALL | _COMMENT),
    TypeWord("bool", _BOOLEAN, _ALL),
    TypeWord("integer", _INTEGER, _ALL | _COMMENT),
    TypeWord("positive integer", _INTEGER, _STATED | _SAVED),
    TypeWord("int", _INTEGER, _ALL),
    TypeWord("long", _scalar(Primitive.INTEGER, "int64"), _STATED, _ANSWERS | _SAVED),
    TypeWord("id", _scalar(Primitive.INTEGER, "int64"), _EXAMPLE),  # in a cell it would be a string: `self`
    TypeWord("number", _NUMBER, _ALL),  # a comment that opens with it counts something: "Number of files"
    TypeWord("numeric", _NUMBER, _ALL),
    TypeWord("float", _NUMBER, _ALL | _COMMENT),
    TypeWord("double", _NUMBER, _ALL),
    TypeWord("decimal", _NUMBER, _ALL | _COMMENT),
    TypeWord("datetime", _DATE_TIME, _ALL | _COMMENT),
    TypeWord("date-time", _DATE_TIME, _STATED | _COMMENT),
    *(TypeWord(word, _DATE_TIME, _COMMENT) for word in ("date and time", "iso8601", "iso 8601", "iso-8601")),
    TypeWord("timestamp", _DATE_TIME, _STATED | _SAVED | _EXAMPLE | _COMMENT, _ANSWERS),
    TypeWord("date", _scalar(Primitive.STRING, "date"), _ALL),
    TypeWord("time", UNKNOWN, _EXAMPLE),  # may be a time of day, or a date and time
    TypeWord("url", _URI, _ALL),
    TypeWord("uri", _URI, _STATED | _EXAMPLE, _ANSWERS | _SAVED),
    TypeWord("uuid", _scalar(Primitive.STRING, "uuid"), _STATED, _ANSWERS | _SAVED),
    TypeWord("file", _FILE, _STATED | _SAVED),  # in an answer it is the object of that name
    TypeWord("array", _ARRAY, _ALL),
    TypeWord("list", _ARRAY, _STATED, _ANSWERS | _SAVED),
    TypeWord("object", _OBJECT, _ALL),
    TypeWord("hash", _OBJECT, _ALL),
    TypeWord("serializedhash", _OBJECT, _ALL),
    TypeWord("map", _OBJECT, frozenset((Where.SWAGGER,))),
    TypeWord("json", UNKNOWN, _ALL),  # these words say nothing about the shape of the value
    TypeWord("any", UNKNOWN, _STATED),
    TypeWord("variable", UNKNOWN, _STATED | _SAVED),
    TypeWord("deprecated", UNKNOWN, _STATED),  # the cell lost its type
    *(TypeWord(word, UNKNOWN, frozenset((Where.SWAGGER,))) for word in ("void", "nil", "null")),
)
_BY_WORD = {row.word: row for row in VOCABULARY}

OBJECT_NAME = re.compile(r"[A-Z]\w*(?:::\w+)*")
"""How the name of an object is spelled."""


def type_of(text: str, where: Where) -> Type | None:
    """The type that a word means in a place, with the word as its text; None if it is no type there.

    In an answer the elements of a list are unknown until another rule concludes them; in a request only a table or a
    Swagger file tells of them.
    """
    row = _BY_WORD.get(text.lower())
    if row is None or not row.is_type(text, where):
        return None
    if isinstance(row.type, ArrayType) and where in _ANSWERS:
        return replace(row.type, items=UNKNOWN, text=text)
    return replace(row.type, text=text)


def named_object(text: str, where: Where) -> ReferenceType | None:
    """The object that a text names, if it is written like a name and no word for a type there."""
    if not OBJECT_NAME.fullmatch(text) or type_of(text, where) is not None:
        return None
    return ReferenceType(Target(text), text=text, grade=Grade.DOCUMENTED)


@cache
def words(where: Where) -> frozenset[str]:
    """The words that are types in a place even in lower case."""
    return frozenset(row.word for row in VOCABULARY if where in row.spelled)


def words_for(kind: Primitive, form: str | None, where: Where) -> frozenset[str]:
    """Those of them that mean one type."""
    return frozenset(word for word in words(where) if _BY_WORD[word].type == _scalar(kind, form))


def any_of(spellings: Iterable[str]) -> str:
    """The spellings as alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(spellings, key=lambda word: (-len(word), word))))


LIST_NOUN = "(?:array|list|set|collection)"
"""What sentences call a list, as a pattern: "an array of users", "the collection of ratings"."""
MAP_NOUN = "(?:hash|map|mapping|dictionary)"
"""What they call an object whose keys are data: "a mapping of user ids to …"."""
OBJECT_NOUN = "(?:object|hash|dictionary)"
"""What they call an object with named keys: "a hash with the keys …"."""

SWAGGER_FORMATS = {"int64": "int64", "date-time": "date-time", "iso8601": "date-time", "uuid": "uuid"}
"""The words for formats in Swagger files → those of JSON Schema."""
