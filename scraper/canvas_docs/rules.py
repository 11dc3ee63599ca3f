"""Rules about the docs: each has a name, says what it reads, and carries the example and counter-example that test it.

Rules about a text stand in the module that applies them, those about whole pages in `canvas_docs.page_rules`;
`canvas_docs.rule_book` lists all of them. Evidence names
the rule that a type comes from. `make rules SOURCE=folder` prints how often each fires.
"""

from __future__ import annotations

import re
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
        watch = _WATCH.get()
        if watch:
            watch(self.name, _PAGE.get())


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule that looks at more than one text: example values, the fields of objects, the other actions of a page.

    `example` and `counter_example` are parts of a page in the portal's form. Evidence names the rule in what is read
    from the first, and does not in what is read from the second.
    """

    name: str
    reads: str
    example: str
    counter_example: str


def everywhere(pattern: str) -> Callable[[str], tuple[re.Match[str], ...]]:
    """Returns a function that finds every match of a pattern in a text."""
    compiled = re.compile(pattern)
    return lambda text: tuple(compiled.finditer(text))


Watch = Callable[[str, str], None]
"""Is told the name of a rule that fired, and the page on which it did."""
_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)
_PAGE: ContextVar[str] = ContextVar("page", default="")


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Within the block `watch` is told of each rule that fires. Results are the same with and without it."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


@contextmanager
def on_page(name: str) -> Iterator[None]:
    """Within the block rules are applied to this page."""
    token = _PAGE.set(name)
    try:
        yield
    finally:
        _PAGE.reset(token)
