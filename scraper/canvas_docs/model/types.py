"""What is known about a value: a type is one of seven shapes, each with members of its own.

`match` on the classes and end with `assert_never`: then mypy proves that every shape was thought of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

Json = Any
"""A JSON value as the standard library reads it: None, bool, int, float, str, list or dict."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was read: the document's path relative to SOURCE (`/` separated) and its 1-based line."""

    document: str = ""
    line: int = 0

    def __str__(self) -> str:
        """`document:line`, without the parts that are not known."""
        return f"{self.document}:{self.line}" if self.line else self.document or "-"


NOWHERE = Origin()


class Grade(StrEnum):
    """How a type is known (ARCHITECTURE, "Types and evidence")."""

    DOCUMENTED = "documented"  # the page states it
    INFERRED = "inferred"  # concluded by a named rule from an example value, a comment or a name
    CORRECTED = "corrected"  # an overlay says so
    UNKNOWN = "unknown"  # nothing is known: the empty schema, never a made-up object


class AnyType:
    """The class of all types: at run time an annotation `Type` means it, and `canvas_docs.serialize` reads it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known(AnyType):
    """What can be said of a type of any shape.

    `text` is what the docs print for it (a type cell, say), empty where they print nothing. `rule` names the rule
    that inferred it, empty when `grade` is DOCUMENTED or UNKNOWN. `allowed` holds the documented values in the type's
    own JSON type: tables list them for parameters of any type, for those of an array they are meant for its elements.
    """

    text: str = ""
    nullable: bool = False
    allowed: tuple[Json, ...] = ()
    grade: Grade = Grade.UNKNOWN
    rule: str = ""


class Primitive(StrEnum):
    """What a value without parts is."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    FILE = "file"  # the content of a file, as a part of a form


@dataclass(frozen=True, slots=True)
class ScalarType(_Known):
    """A value without parts. `format` is an OpenAPI/JSON Schema format name."""

    kind: Primitive
    format: str | None = None


@dataclass(frozen=True, slots=True)
class UnknownType(_Known):
    """A value of which nothing is known, but perhaps what the docs print for its type."""

    kind: Literal["unknown"] = field(default="unknown", init=False)


UNKNOWN = UnknownType()


@dataclass(frozen=True, slots=True)
class ArrayType(_Known):
    """A list; `items` is the type of its elements, None where the docs say nothing of them."""

    kind: Literal["array"] = field(default="array", init=False)
    items: Type | None = None


@dataclass(frozen=True, slots=True)
class MapType(_Known):
    """An object whose keys the caller or the server chooses; `values` is the type of what they hold.

    In `reference.json` it is an object with `values` and without `fields`.
    """

    kind: Literal["object"] = field(default="object", init=False)
    values: Type


@dataclass(frozen=True, slots=True)
class Target:
    """A link to an object definition.

    `name` is as printed, `href` the absolute address of its link. `page` is the slug of the page that defines the
    object, filled in by `canvas_docs.link` (None: not linked yet, or nothing is documented under that name).
    """

    name: str
    href: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceType(_Known):
    """An object that the docs define elsewhere."""

    kind: Literal["reference"] = field(default="reference", init=False)
    target: Target


@dataclass(frozen=True, slots=True)
class UnionType(_Known):
    """One of several types."""

    kind: Literal["union"] = field(default="union", init=False)
    choices: tuple[Type, ...] = ()


@dataclass(frozen=True, slots=True)
class Deprecation:
    """That something is deprecated, in the docs' words, with ISO dates where the docs give them."""

    text: str = ""
    effective: str | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an object: from a commented example, or from an "API response field" list.

    `required_rule` names the rule that concluded `required`, empty where the docs say it (`canvas_docs.identity`);
    `example` is the JSON value shown (None: none, or null).
    """

    name: str
    type: Type = UNKNOWN
    description: str = ""
    required: bool = False
    required_rule: str = ""
    default: Json = None
    example: Json = None
    deprecation: Deprecation | None = None
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class ObjectType(_Known):
    """An object with named keys; `values` is the type of further keys, None where the docs speak of none.

    One with `values` and no `fields` is a `MapType`: a ValueError says so.
    """

    kind: Literal["object"] = field(default="object", init=False)
    fields: tuple[Field, ...] = ()
    values: Type | None = None

    def __post_init__(self) -> None:
        if self.values is not None and not self.fields:
            raise ValueError("an object that only has keys of free choice is a MapType")


if TYPE_CHECKING:
    Type: TypeAlias = ScalarType | ArrayType | ObjectType | MapType | ReferenceType | UnionType | UnknownType
else:
    Type = AnyType  # msgspec knows no unions of dataclasses
