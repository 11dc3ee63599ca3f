"""Writes invented pages as the text that an extractor gives for the all-resources page: FORMATS, section B2."""

from __future__ import annotations

from collections.abc import Iterator

from tests.forms.invented import (
    BETA_ACTION,
    InventedAction,
    InventedPage,
    Kind,
    article,
    dated,
    dated_parameter,
)
from tests.forms.markup import text

_HEADER = "Parameter\nType\nDescription"


def write(pages: tuple[InventedPage, ...]) -> str:
    """All actions of the pages. Titles, objects, prose of pages and appendixes are lost on the way."""
    parts = ["All Resources Reference"]
    for page in pages:
        for action in page.actions:
            parts += _action(action)
    return "\n\n".join(parts) + "\n"


def _action(action: InventedAction) -> Iterator[str]:
    if action.controller:
        yield action.controller
    if action.deprecated:
        yield dated("method", action.deprecated)
        yield action.deprecated.text
    if action.beta:
        yield BETA_ACTION
    for route in action.routes:
        yield route
        yield f"Scope: url:{route.replace(' ', '|', 1)}"
    if action.description:
        yield text(action.description)
    if action.parameters:
        yield "Request Parameters:"
        yield _HEADER
    for parameter in action.parameters:
        yield parameter.name
        yield f"{'Required ' if parameter.required else ''}{parameter.type}"
        if parameter.deprecated:
            yield f"[DEPRECATED] {dated_parameter(parameter.deprecated)}"
        if parameter.description:
            yield text(parameter.description)
        if parameter.allowed:
            yield f"Allowed values: {', '.join(parameter.allowed)}"
    if action.response_fields:
        yield "API response field:"
    for field in action.response_fields:
        yield f"  • {field.name}"
        if field.deprecated:
            yield dated("field", field.deprecated)
        yield field.comment
    if action.requests:
        yield "Example Request:"
        yield from action.requests
    if action.responses:
        yield "Example Response:"
        yield from action.responses
    if action.returns:
        kind, name = action.returns
        words, noun = ("a list of", "objects") if kind is Kind.LIST else (article(name), "object")
        yield f"Returns {words} {name} {noun}."
