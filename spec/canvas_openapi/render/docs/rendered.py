"""Pages as they were rendered, and the cache that keeps them under the name of all that they were made from."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import msgspec
from canvas_docs.reference import Cache

from canvas_openapi.render.docs.page_frame import PageFrame


class Rendered(msgspec.Struct, frozen=True, array_like=True):
    """A page as made: its HTML, its Markdown twin if it has one, and its part of the search index."""

    html: bytes
    text: bytes = b""
    found: bytes = b""


class KeptPages:
    """The pages that a cache keeps; without one all are made. `around`: what all pages depend on, as a digest.

    `made` counts how many had to be made. The cache must not outlive our code and templates.
    """

    def __init__(self, cache: Cache | None, around: Callable[[], str]) -> None:
        self._cache = cache
        self._around = around() if cache else ""
        self.made = 0

    def page(self, made_from: Callable[[], str], frame: PageFrame, make: Callable[[], Rendered]) -> Rendered:
        """A page, from the cache if it has it: it depends on what it is made from, its frame, and what is around it."""
        if self._cache is None:
            self.made += 1
            return make()
        name = f"site page {made_from()} {frame!r} {self._around}"
        with suppress(msgspec.DecodeError):
            if kept := self._cache.get(name):
                return msgspec.msgpack.decode(kept, type=Rendered)
        self.made += 1
        made = make()
        self._cache.put(name, msgspec.msgpack.encode(made))
        return made
