"""Rules about prose: each has a name, says what it reads, and carries the example and counter-example that test it.

The rules of a subject stand in the module that applies them; `canvas_docs.rule_book` lists all of them. Evidence names
the rule that a type comes from. `python -m canvas_docs.rule_book SOURCE` counts how often each rule fires.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Generic, TypeVar

Found = TypeVar("Found", covariant=True)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Found]):
    """One rule. `read` takes a text and returns what it found; None, or something empty, if the rule does not apply."""

    name: str
    reads: str
    read: Callable[[str], Found | None]
    example: str
    counter_example: str

    def __call__(self, text: str) -> Found | None:
        """What the rule finds in a text; whoever watches is told of it."""
        found = self.read(text)
        if found:
            self.fired()
        return found or None

    def fired(self) -> None:
        """Tell whoever watches that what the rule found is used; for rules whose findings are checked first."""
        watcher = _WATCHER.get()
        if watcher:
            watcher(self)


Watcher = Callable[[Rule[object]], None]
_WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Within the block `watcher` is told of each rule that fires. Results are the same with and without it."""
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)
