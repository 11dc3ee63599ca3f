"""The intermediate model: what the Canvas reference docs say, whatever form they were published in.

The model imports nothing of ours. All nodes are frozen and say where they were read (`origin`). Raw text stays
beside each parsed value, so that a reader of the model can always check what a rule made of it. Descriptions are
CommonMark. Type names and parameter names are open vocabularies: nothing here restricts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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


class Kind(StrEnum):
    """The shape of a `Type`."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    FILE = "file"
    ARRAY = "array"  # `items`
    OBJECT = "object"  # `fields`, and `values` for keys that the caller or server chooses
    REFERENCE = "reference"  # `target`
    UNION = "union"  # `choices`
    UNKNOWN = "unknown"


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
class Type:
    """What is known about a value, and how.

    `text` is what the docs print for it (a type cell, say), empty where they print nothing. `rule` names the rule
    that inferred it, empty when `grade` is DOCUMENTED or UNKNOWN. `allowed` holds the documented values in the
    type's own JSON type. `format` is an OpenAPI/JSON Schema format name.
    """

    kind: Kind = Kind.UNKNOWN
    text: str = ""
    format: str | None = None
    nullable: bool = False
    allowed: tuple[Json, ...] = ()
    items: Type | None = None
    fields: tuple[Field, ...] = ()
    values: Type | None = None
    target: Target | None = None
    choices: tuple[Type, ...] = ()
    grade: Grade = Grade.UNKNOWN
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Deprecation:
    """That something is deprecated, in the docs' words, with ISO dates where the docs give them."""

    text: str = ""
    effective: str | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an object: from a commented example, or from an "API response field" list.

    `required` is never concluded from an example; `example` is the JSON value shown (None: none, or null).
    """

    name: str
    type: Type = Type()
    description: str = ""
    required: bool = False
    default: Json = None
    example: Json = None
    deprecation: Deprecation | None = None
    origin: Origin = NOWHERE


Pair = tuple[str, str]
"""A name and its value, both decoded."""


@dataclass(frozen=True, slots=True)
class CurlRequest:
    """The call that a curl command makes; what is in angle brackets (`<canvas>`, `<id>`) is the reader's to fill in.

    `path` is that of `url`, undecoded; `query` holds the pairs of the URL and, for a GET, of the data; `form` those of
    the body, or `body` is its text, and `value` the JSON that it holds if `is_json`. `files` are names of parts and of
    the files to send. `repairs` names what had to be mended in the command.
    """

    verb: str
    url: str
    path: str = ""
    query: tuple[Pair, ...] = ()
    headers: tuple[Pair, ...] = ()
    form: tuple[Pair, ...] = ()
    body: str = ""
    value: Json = None
    is_json: bool = False
    files: tuple[Pair, ...] = ()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A documented request or response.

    `text` is as printed; `value` the JSON it holds and `is_json` whether it could be read as JSON (a value may be
    null). `repairs` names what had to be mended for that, none of which can invent a value. `requests` are the calls
    of the curl commands in the text, in order.
    """

    text: str = ""
    language: str = ""
    title: str = ""
    value: Json = None
    is_json: bool = False
    repairs: tuple[str, ...] = ()
    origin: Origin = NOWHERE
    requests: tuple[CurlRequest, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectDefinition:
    """An "A Foo object looks like:" block. `type` describes it; `example` is the block itself."""

    name: str
    type: Type
    example: Example
    description: str = ""
    anchor: str | None = None
    deprecation: Deprecation | None = None
    origin: Origin = NOWHERE


class KeyKind(StrEnum):
    """What one step of a parameter name addresses."""

    NAME = "name"  # `a` or `[a]`: the member called a
    ITEM = "item"  # `[]`: each element of an array
    ANY = "any"  # `[<student_id>]`, `[X]`, `[*]`: a key that the caller chooses


@dataclass(frozen=True, slots=True)
class Key:
    """One step of a parameter name; `text` is the member's name, or what the docs call the chosen key."""

    kind: KeyKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One row of a parameter table.

    `name` is as printed, `keys` what it addresses (none: the body as a whole). `type` describes the cell, not the
    brackets: `a[]` of type string has Kind.STRING here. `required` is the docs' own word, not a conclusion. `default`
    is read from prose.
    """

    name: str
    keys: tuple[Key, ...]
    type: Type
    required: bool = False
    description: str = ""
    default: Json = None
    deprecation: Deprecation | None = None
    truncated: bool = False
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Scope:
    """A developer-key scope, `url:VERB|/path` in the documented spelling; `derived` where the page prints none."""

    value: str
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """A verb and a path as documented (`/api/v1/courses/:course_id`, `(/optional)`, `*glob`)."""

    verb: str
    path: str
    scope: Scope
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Status:
    """A response status that the text promises: `code` 204, `text` "if the deletion was successful"."""

    code: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Returns:
    """What an action says it returns: the sentence as printed (empty: it prints none), and its type."""

    text: str = ""
    type: Type = Type()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class ShownBody:
    """A request body of which the parameter table lists nothing: its type, as an example request shows it."""

    type: Type
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Action:
    """One documented method of a controller, with all its routes.

    `anchor` is the official one (`method.accounts.index`), `controller` and `name` are `AccountsController` and
    `index`; each is None where the page does not print it. `truncated`: the page ends in the middle of it.
    """

    routes: tuple[Route, ...]
    anchor: str | None = None
    title: str | None = None
    controller: str | None = None
    name: str | None = None
    source_url: str | None = None
    subtopic: str | None = None
    description: str = ""
    beta: bool = False
    deprecation: Deprecation | None = None
    parameters: tuple[Parameter, ...] = ()
    shown_body: ShownBody | None = None
    response_fields: tuple[Field, ...] = ()
    request_examples: tuple[Example, ...] = ()
    response_examples: tuple[Example, ...] = ()
    statuses: tuple[Status, ...] = ()
    returns: Returns | None = None
    truncated: bool = False
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Controller:
    """A Rails controller and its actions; `name` is None for the actions whose page prints no controller line."""

    name: str | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """Prose that a page appends under its own heading; `text` is CommonMark."""

    title: str
    text: str
    anchor: str | None = None
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Page:
    """One resource of the reference: its prose, objects and actions, in the order of the page.

    `slug` is the last part of the portal's URL (`accounts_-lti`). `title_derived`: the form does not carry
    titles, and it was made from the controller's name. `url` is where the page is published, if known.
    """

    slug: str
    title: str
    form: str
    description: str = ""
    beta: bool = False
    objects: tuple[ObjectDefinition, ...] = ()
    actions: tuple[Action, ...] = ()
    appendixes: tuple[Appendix, ...] = ()
    title_derived: bool = False
    url: str | None = None
    origin: Origin = NOWHERE

    @property
    def controllers(self) -> tuple[Controller, ...]:
        """The page's actions by controller, in the order of first appearance."""
        names = dict.fromkeys(action.controller for action in self.actions)
        return tuple(Controller(name, tuple(a for a in self.actions if a.controller == name)) for name in names)


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole of what was read: one folder, file or snapshot.

    `edition` dates the docs (ISO date, from a snapshot's manifest), None where the source says nothing about it.
    """

    pages: tuple[Page, ...]
    edition: str | None = None

    @property
    def actions(self) -> Iterator[tuple[Page, Action]]:
        """Every action with its page, in order."""
        return ((page, action) for page in self.pages for action in page.actions)
