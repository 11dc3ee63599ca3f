"""What a page of the reference documents: actions, parameters, objects, examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from canvas_docs.model.types import NOWHERE, UNKNOWN, Deprecation, Field, Json, Origin, Type

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
class Limits:
    """What a description says of the size of a number or the length of a text; all of it inclusive."""

    minimum: int | None = None
    maximum: int | None = None
    min_length: int | None = None
    max_length: int | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One row of a parameter table.

    `name` is as printed, `keys` what it addresses (none: the body as a whole). `type` describes the cell, not the
    brackets: `a[]` of type string is a string here. `required` is the docs' own word, not a conclusion. `default`
    and `limits` are read from prose. `raw_media_types`: those in which the docs send this file as the whole body, too.
    """

    name: str
    keys: tuple[Key, ...]
    type: Type
    required: bool = False
    description: str = ""
    default: Json = None
    deprecation: Deprecation | None = None
    raw_media_types: tuple[str, ...] = ()
    limits: Limits | None = None
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

    @property
    def has_body(self) -> bool:
        """Whether the answer has a body: not 204 No Content or 205 Reset Content, and no redirect."""
        return self.code not in (204, 205) and not 300 <= self.code < 400


@dataclass(frozen=True, slots=True)
class Returns:
    """What an action says it returns: the sentence as printed (empty: it prints none), its type and media type."""

    text: str = ""
    type: Type = UNKNOWN
    origin: Origin = NOWHERE
    media_type: str = "application/json"


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
