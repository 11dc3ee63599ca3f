"""What invented pages say, as truth (see `scoring`): from their description, not by reading them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from canvas_docs.blocks import Items, Paragraph, plain

from tests.forms.invented import InventedAction, InventedField, InventedPage, InventedParameter, Kind
from tests.minicorpus.scoring import Row

_DEPRECATED = ("DEPRECATED", "(DEPRECATED)", "Deprecated")
_KINDS = {None: "none", Kind.ONE: "object", Kind.LIST: "list"}


def routes_of(pages: Iterable[InventedPage], *, dated: bool = True) -> list[Row]:
    """A row for each route of the pages. `dated`: whether the form prints deprecations with dates."""
    return [_row(route, action, page, dated) for page in pages for action in page.actions for route in action.routes]


def _row(route: str, action: InventedAction, page: InventedPage, dated: bool) -> Row:
    verb, path = route.split(" ")
    kind, name = action.returns or (None, None)
    return {
        "verb": verb,
        "path": path,
        "page": f"{page.slug}.md",
        "action": action.controller,
        "scope": f"url:{verb}|{path}",
        "beta": action.beta,
        "deprecated": dated and action.deprecated is not None,
        "params": [_parameter(parameter, path, dated) for parameter in action.parameters],
        "returns": {"kind": _KINDS[kind], "object": name},
        "n_requests": len(action.requests),
        "n_responses": len(action.responses),
    }


def _parameter(parameter: InventedParameter, path: str, dated: bool) -> Row:
    allowed = [*parameter.allowed, *_values_in_a_sentence(parameter)]
    return {
        "name": parameter.name,
        "type": parameter.type,
        "required": parameter.required,
        "deprecated": (dated and bool(parameter.deprecated))
        or parameter.type == "Deprecated"
        or _opening(parameter).startswith(_DEPRECATED),
        "allowed_values": allowed or None,
        "allowed_src": "code" if allowed else None,
        "same_as_path_param": f":{parameter.name}" in path.split("/"),
    }


def _opening(parameter: InventedParameter) -> str:
    """The author's first words."""
    first = next(iter(parameter.description), None)
    while isinstance(first, Items):
        first = first.items[0][0]
    return plain(first.text) if isinstance(first, Paragraph) else ""


def _values_in_a_sentence(parameter: InventedParameter) -> list[str]:
    return [
        span.text
        for block in parameter.description
        if isinstance(block, Paragraph) and "Allowed values:" in plain(block.text)
        for span in block.text
        if span.code
    ]


def fields_of(pages: Iterable[InventedPage]) -> dict[str, dict[str, Any]]:
    """The fields of each object with the types that their examples show; a twin's name stands for both."""
    found: dict[str, dict[str, Any]] = {}
    for page in pages:
        for invented in page.objects:
            found[invented.name] = {field.name: _field(field) for field in invented.fields}
    return found


def _field(field: InventedField) -> dict[str, Any]:
    value = json.loads(field.example)
    kinds: dict[type, str] = {
        bool: "boolean",
        int: "integer",
        float: "number",
        str: "datetime" if field.name.endswith("_at") else "string",
        list: "array",
        dict: "object",
    }
    return {"type": kinds[type(value)], "format": None, "enum": None, "ref": None, "items": None}
