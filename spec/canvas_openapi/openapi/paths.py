"""Documented routes → OpenAPI paths. A parameter keeps its documented name, with two exceptions:

- a bare `id` gets the name that other routes, or a row of its own table, give to its place: `/courses/:id` beside
  `/courses/:course_id/users` would name one thing in two ways;
- routes that differ in nothing but names are one path, with one set of names.

The documented spelling stays in the scope and in `x-canvas-route`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

from canvas_docs.words import singular

_PARAMETER = re.compile(r"(?P<mark>[:*])(?P<name>[A-Za-z_]\w*)")
_PLACE = re.compile(r"\{\}")
_VAGUE = frozenset(("id", "item_id"))


@dataclass(frozen=True, slots=True)
class PathParameter:
    """A parameter of a path: its unified name, the documented one, and whether it may hold slashes (`*full_path`)."""

    name: str
    documented: str
    glob: bool


@dataclass(frozen=True, slots=True)
class Path:
    """An OpenAPI path template and its parameters in order."""

    template: str
    parameters: tuple[PathParameter, ...]


_BRACED = re.compile(r"\{([A-Za-z_]\w*)\}")


def without_braces(route: str) -> str:
    """The route with `{id}` as `:id`; a brace that encloses no name is a character of the path, which URLs encode."""
    return _BRACED.sub(r":\1", route).replace("{", "%7B").replace("}", "%7D")


class PathNames:
    """Chooses the names of the parameters of a set of routes (documented paths, expanded).

    `listed`: names that tables of parameters give to places, as pairs of the route before the place and the name.
    """

    def __init__(self, routes: Iterable[str], listed: Iterable[tuple[str, str]] = ()) -> None:
        self._at_place: dict[str, Counter[str]] = defaultdict(Counter)
        by_shape: dict[str, list[Counter[str]]] = {}
        for route in sorted(set(routes)):
            places = _places(route)
            counters = by_shape.setdefault(_PARAMETER.sub("{}", route), [Counter() for _ in places])
            for (before, found), names in zip(places, counters, strict=True):
                names[found["name"]] += 1
                self._at_place[before][found["name"]] += 1
        for before, name in listed:
            self._at_place[before][name] += 1
        self._names = {shape: self._chosen(shape, counters) for shape, counters in by_shape.items()}

    def path(self, route: str) -> Path:
        """The OpenAPI path of one of the routes."""
        parameters: list[PathParameter] = []
        template = ""
        end = 0
        names = self._names[_PARAMETER.sub("{}", route)]
        for name, (_, found) in zip(names, _places(route), strict=True):
            parameters.append(PathParameter(name, found["name"], found["mark"] == "*"))
            template += f"{route[end : found.start()]}{{{name}}}"
            end = found.end()
        return Path(template + route[end:], tuple(parameters))

    def _chosen(self, shape: str, documented: Sequence[Counter[str]]) -> list[str]:
        """A name for each parameter of a shape, no name twice: the names that are not vague are given first."""
        places = [shape[: place.start()] for place in _PLACE.finditer(shape)]
        chosen = [""] * len(places)
        order = sorted(range(len(places)), key=lambda index: set(documented[index]) <= _VAGUE)
        for index in order:
            own = _natural(places[index])
            elsewhere = self._at_place[places[index]]
            specific = [name for name in documented[index] if name not in _VAGUE]
            ranked = sorted(
                specific or elsewhere, key=lambda name: (name in _VAGUE, name != own, -elsewhere[name], name)
            )
            numbered = (f"{ranked[0]}_{number}" for number in count(2))
            chosen[index] = next(name for name in chain(ranked, [own], numbered) if name and name not in chosen)
        return chosen


def bare_places(route: str) -> Iterator[tuple[str, str]]:
    """The places of a route that are called just `id`: the route before each, and the segment in front of it."""
    for before, found in _places(route):
        if found["name"] == "id":
            yield before, before.rstrip("/").rpartition("/")[2]


def _places(route: str) -> list[tuple[str, re.Match[str]]]:
    """The parameters of a route, each with the route before it, from which the names are taken out."""
    return [(_PARAMETER.sub("{}", route[: found.start()]), found) for found in _PARAMETER.finditer(route)]


def _natural(before: str) -> str:
    """What the parameter behind a segment would be called: `/folders/` → `folder_id`; nothing behind a parameter."""
    segment = before.rstrip("/").rpartition("/")[2]
    return f"{singular(segment)}_id" if segment.isidentifier() else ""
