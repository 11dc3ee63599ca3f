"""The texts of parts of a document, kept from one run to the next: most parts are the same as the last time.

They are kept together, because a file for each of a thousand parts would take longer than writing them anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec
from canvas_docs.reference import Cache

_FEW = 0.05
_DECODER = msgspec.msgpack.Decoder(dict[bytes, str])


class KeptTexts:
    """The texts of the last run of a name, by what they were made from, and those that this run uses."""

    def __init__(self, name: str, cache: Cache) -> None:
        self._name = name
        self._cache = cache
        kept = cache.get(name)
        self._last: dict[bytes, str] = _DECODER.decode(kept) if kept else {}
        self._used: dict[bytes, str] = {}

    def text(self, content: dict[str, Any], made: Callable[[], str]) -> str:
        """The text that `made` makes of a content, from the last run if that has made it."""
        digest = hashlib.sha256(msgspec.json.encode(content)).digest()
        if digest not in self._used:
            self._used[digest] = self._last[digest] if digest in self._last else made()
        return self._used[digest]

    def keep(self) -> None:
        """Keep what was used for the next run, in place of what was kept before, if that has become of less use.

        To make a few texts again and again takes less time than to write all of them.
        """
        new = len(self._used.keys() - self._last.keys())
        if new > len(self._used) * _FEW:
            self._cache.put(self._name, msgspec.msgpack.encode(self._used))
