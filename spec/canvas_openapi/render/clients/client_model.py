"""What a client package consists of, in no language: groups of methods, their arguments, and named types.

Built from the OpenAPI document (`client_groups.Groups`), read by the renderers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Types without parts."""

    STRING = "string"
    INTEGER = "integer"
    ID = "id"  # a 64-bit integer
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    DATETIME = "datetime"
    DATE = "date"
    BINARY = "binary"
    ANY = "any"


@dataclass(frozen=True)
class Simple:
    """A type without parts."""

    kind: Kind


@dataclass(frozen=True)
class Choice:
    """One of some documented values."""

    values: tuple[str | int | float | bool, ...]


@dataclass(frozen=True)
class ListOf:
    """A list."""

    items: Type


@dataclass(frozen=True)
class MapOf:
    """An object with keys that the caller or the installation chooses."""

    values: Type


@dataclass(frozen=True)
class Named:
    """A definition by name: a documented object, or (`local`) one of the types that belong to a group of methods."""

    name: str
    local: bool


@dataclass(frozen=True)
class AnyOf:
    """One of several types."""

    members: tuple[Type, ...]


Type = Simple | Choice | ListOf | MapOf | Named | AnyOf

ANY = Simple(Kind.ANY)
NULL = Simple(Kind.NULL)


@dataclass(frozen=True)
class Field:
    """A property of an object. `name` is its wire name."""

    name: str
    type: Type
    required: bool = False
    description: str = ""
    deprecated: bool = False


@dataclass(frozen=True)
class Record:
    """A definition with known properties; others may come along."""

    name: str
    fields: tuple[Field, ...]
    description: str = ""


@dataclass(frozen=True)
class Alias:
    """A definition that gives a type a name."""

    name: str
    type: Type
    description: str = ""


Definition = Record | Alias


class SentIn(Enum):
    """Where an argument goes on the wire."""

    PATH = "path"
    QUERY = "query"
    BODY = "body"
    ROOT = "root"  # the whole body, such as a JSON array
    FILE = "file"  # what an upload is to send in its later steps


class Encoding(Enum):
    """How a body is written."""

    JSON = "json"
    FORM = "form"  # multipart/form-data


@dataclass(frozen=True, eq=False)
class Argument:
    """An argument of a method, which is equal to itself only: it is a key, and its type may be large.

    `wire` is the name up to the first bracket (`include` of `include[]`): what follows is the shape of the value, and
    the clients write it back from that shape. `glob` marks a path argument that may hold slashes.
    """

    wire: str
    sent_in: SentIn
    type: Type
    required: bool
    description: str = ""
    allowed: tuple[str, ...] = ()
    default: str | None = None
    deprecated: bool = False
    glob: bool = False


@dataclass(frozen=True)
class Method:
    """An operation. `returns` is None for an answer without content; of a paginated one it is the type of one item.

    Of the first step of an upload, `uploads` is the type of the answer to the last one; the answer of what `starts_job`
    is a Progress.
    """

    operation_id: str
    verb: str
    path: str
    arguments: tuple[Argument, ...]
    returns: Type | None
    uploads: Type | None
    starts_job: bool
    paginated: bool
    items_key: str | None
    encoding: Encoding | None
    summary: str
    description: str
    scope: str | None
    link: str | None
    deprecated: bool
    beta: bool


@dataclass(frozen=True)
class Group:
    """The methods of one resource page, and the types that only they use."""

    title: str
    methods: tuple[Method, ...]
    definitions: tuple[Definition, ...]
