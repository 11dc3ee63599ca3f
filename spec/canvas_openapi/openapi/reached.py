"""What can be reached from parts of a document, through any number of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

Part = TypeVar("Part")
_REFERENCE = re.compile(rb'"\$ref":("(?:[^"\\]|\\.)*")')


def references_in(content: bytes) -> set[str]:
    """Where the references in a part of a document lead; `content` is the part as `msgspec.json.encode` writes it."""
    return {msgspec.json.decode(found, type=str) for found in set(_REFERENCE.findall(content))}


def reached(start: Iterable[Part], leads_to: Callable[[Part], Iterable[Part]]) -> set[Part]:
    """The parts of `start` and all that they lead to, each once; circles are no obstacle."""
    found = set(start)
    ahead = list(found)
    while ahead:
        new = set(leads_to(ahead.pop())) - found
        found |= new
        ahead += new
    return found
