"""Where the parts of the document were read, by JSON pointer (RFC 6901)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from canvas_docs.model import NOWHERE, Origin


@dataclass(frozen=True, slots=True)
class Place:
    """The origin of an operation or component, the slug of its page and its anchor there."""

    origin: Origin = NOWHERE
    page: str = ""
    anchor: str = ""


_UNKNOWN = Place()


def pointer(parts: Iterable[object]) -> str:
    """A JSON pointer of the parts."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def place_of(where: str, places: Mapping[str, Place]) -> Place:
    """The place of the nearest pointer at or above `where`."""
    while where:
        if where in places:
            return places[where]
        where = where.rpartition("/")[0]
    return _UNKNOWN
