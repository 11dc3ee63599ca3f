"""The vocabulary in which an invented API is described; the writers beside this file publish it.

Prose is written with the blocks of `canvas_docs.blocks`, so that what a reader should find is known exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from canvas_docs.blocks import Block, Code, Items, Paragraph, Span


def p(*parts: str | Span) -> Paragraph:
    """A paragraph of text and marked spans."""
    return Paragraph(tuple(Span(part) if isinstance(part, str) else part for part in parts), 0)


def code(text: str) -> Span:
    return Span(text, code=True)


def strong(text: str) -> Span:
    return Span(text, strong=True)


def link(text: str, href: str) -> Span:
    return Span(text, link=href)


def bullets(*items: Paragraph | tuple[Block, ...]) -> Items:
    return Items(tuple(item if isinstance(item, tuple) else (item,) for item in items), 0)


def fence(text: str) -> Code:
    return Code(text, 0)


@dataclass(frozen=True)
class Dates:
    """A deprecation proper: the tag with its dates, and what to use instead."""

    effective: str
    notice: str
    text: str = ""


@dataclass(frozen=True)
class InventedParameter:
    """A row; `allowed` becomes the "Allowed values" paragraph."""

    name: str
    type: str
    description: tuple[Block, ...] = ()
    required: bool = False
    allowed: tuple[str, ...] = ()
    deprecated: Dates | None = None


@dataclass(frozen=True)
class InventedField:
    """A member of an object, or a field of a response; `example` is JSON text."""

    name: str
    comment: str
    example: str = ""
    type: str = ""
    deprecated: Dates | None = None


@dataclass(frozen=True)
class InventedObject:
    name: str
    fields: tuple[InventedField, ...]
    comment: str = ""
    deprecated: Dates | None = None


class Kind(Enum):
    """What an action says it returns."""

    ONE = auto()
    LIST = auto()


@dataclass(frozen=True)
class InventedAction:
    """`page` in `returns` is the slug of the page that the link names (None: the action's own)."""

    anchor: str
    title: str
    routes: tuple[str, ...]  # "GET /api/v1/plants"
    controller: str | None = None
    subtopic: str | None = None
    description: tuple[Block, ...] = ()
    beta: bool = False
    deprecated: Dates | None = None
    parameters: tuple[InventedParameter, ...] = ()
    response_fields: tuple[InventedField, ...] = ()
    requests: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()
    returns: tuple[Kind, str] | None = None
    returns_page: str | None = None


@dataclass(frozen=True)
class InventedAppendix:
    title: str
    text: tuple[Block, ...]


@dataclass(frozen=True)
class InventedPage:
    """A resource; `slug` is the name of its file on the portal, `legacy` the one on the legacy site."""

    slug: str
    legacy: str
    title: str
    description: tuple[Block, ...] = ()
    beta: bool = False
    objects: tuple[InventedObject, ...] = ()
    actions: tuple[InventedAction, ...] = ()
    appendixes: tuple[InventedAppendix, ...] = ()


BETA_PAGE = "BETA: This API resource is not finalized, and there could be breaking changes before its final release."
BETA_ACTION = "BETA: This API endpoint is not finalized, and there could be breaking changes before its final release."
FOOTER = "This documentation is generated directly from the Canvas LMS source code, available"
REPOSITORY = "https://github.com/instructure/canvas-lms"


def source_url(controller: str) -> str:
    """The link of a controller line: `Greenhouse::BedsController#show` → its file."""
    path = "".join(f"_{c.lower()}" if c.isupper() else c for c in controller.partition("#")[0].replace("::", "/"))
    return f"{REPOSITORY}/blob/master/app/controllers/{path.lstrip('_').replace('/_', '/')}.rb"


def dated(what: str, dates: Dates) -> str:
    """The first sentence of the hint about a deprecated method, model or field."""
    return f"[DEPRECATED] This {what} is deprecated, effective {dates.effective} (notice given {dates.notice}):"


def dated_parameter(dates: Dates) -> str:
    """The words at the start of the cell, or in the cell of its own, of a deprecated parameter."""
    return f"Effective {dates.effective} (notice given {dates.notice})"


def object_fence(invented: InventedObject) -> str:
    """The commented example of an object, as all forms print it."""
    lines = [*([f"// {invented.comment}"] if invented.comment else []), "{"]
    for field in invented.fields:
        lines.append(f"  // {field.comment}")
        comma = "," if field is not invented.fields[-1] else ""
        lines.append(f'  "{field.name}": {field.example}{comma}')
    return "\n".join([*lines, "}"])


def article(name: str) -> str:
    return "an" if name[0] in "AEIOUaeio" else "a"
