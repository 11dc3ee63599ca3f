"""What can be reached from parts of a document, through any number of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

Part = TypeVar("Part")
_REFERENCE = b'"$ref":"'
_REST_OF_TEXT = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*"')


def references_in(content: bytes) -> set[str]:
    """Where the references in a part of a document lead; `content` is the part as `msgspec.json.encode` writes it."""
    starts = content.split(_REFERENCE)[1:]  # much sooner than a search by a pattern
    found = {matched[0] for after in starts if (matched := _REST_OF_TEXT.match(after))}
    return {msgspec.json.decode(b'"' + rest, type=str) for rest in found}


def reached(start: Iterable[Part], leads_to: Callable[[Part], Iterable[Part]]) -> set[Part]:
    """The parts of `start` and all that they lead to, each once; circles are no obstacle."""
    found = set(start)
    ahead = list(found)
    while ahead:
        new = set(leads_to(ahead.pop())) - found
        found |= new
        ahead += new
    return found
