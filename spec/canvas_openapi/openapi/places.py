"""Where the parts of the document were read, by JSON pointer (RFC 6901)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
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
    return "".join(map(step, parts))


def step(part: object) -> str:
    """One step of a JSON pointer."""
    text = str(part)
    return "/" + (text.replace("~", "~0").replace("/", "~1") if "~" in text or "/" in text else text)


def keys_of(where: str) -> list[str]:
    """The parts of a JSON pointer, as text."""
    return [part.replace("~1", "/").replace("~0", "~") for part in where.split("/")[1:]]


def place_of(where: str, places: Mapping[str, Place]) -> Place:
    """The place of the nearest pointer at or above `where`."""
    return places.get(nearest(where, places, {}), _UNKNOWN)


def nearest(where: str, pointers: Container[str], known: dict[str, str]) -> str:
    """The nearest of the pointers at or above `where`, empty if there is none; `known` is what was found before."""
    if where not in known:
        found = not where or where in pointers
        known[where] = where if found else nearest(where.rpartition("/")[0], pointers, known)
    return known[where]
