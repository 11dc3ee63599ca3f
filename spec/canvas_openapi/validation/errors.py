"""All errors of a document, each with its place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from typing import Any

from canvas_openapi.openapi.document_parts import Keys
from canvas_openapi.validation.meta import breaks_of_schema
from canvas_openapi.validation.walk import breaks_of_rules

MOST = 50
"""More errors than this say nothing new."""


@dataclass(frozen=True, slots=True)
class Error:
    """One broken rule: the keys and indexes that lead to the place, and what is wrong there."""

    path: tuple[str | int, ...]
    problem: str


def find_errors(document: dict[str, Any], sound: Collection[Keys] = ()) -> list[Error]:
    """The errors of an OpenAPI document, at most `MOST`. The rules are looked at where the schemas find nothing.

    `sound`: parts that are known to break no rule, they and all that they refer to.
    """
    found = [Error(*broken) for broken in islice(breaks_of_schema(_without(document, sound)), MOST)]
    if found:
        return found
    return [Error(*broken) for broken in islice(breaks_of_rules(document, sound), MOST)]


def _without(document: dict[str, Any], sound: Collection[Keys]) -> dict[str, Any]:
    """The document without its sound parts: the schemas judge each part alone."""
    if not sound:
        return document
    sections = {
        section: {name: _others(parts, (section, name), sound) for name, parts in document[section].items()}
        for section in ("paths", "components")
        if isinstance(document.get(section), dict)
    }
    return {**document, **sections}


def _others(parts: Any, above: tuple[str, str], sound: Collection[Keys]) -> Any:
    """The parts that are not known to be sound."""
    return (
        {name: part for name, part in parts.items() if (*above, name) not in sound}
        if isinstance(parts, dict)
        else parts
    )
