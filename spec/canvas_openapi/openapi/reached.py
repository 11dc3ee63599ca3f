"""What can be reached from parts of a document, through any number of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Part = TypeVar("Part")


def reached(start: Iterable[Part], leads_to: Callable[[Part], Iterable[Part]]) -> set[Part]:
    """The parts of `start` and all that they lead to, each once; circles are no obstacle."""
    found = set(start)
    ahead = list(found)
    while ahead:
        new = set(leads_to(ahead.pop())) - found
        found |= new
        ahead += new
    return found
