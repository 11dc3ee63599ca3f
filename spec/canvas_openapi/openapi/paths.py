"""Documented routes → OpenAPI paths, with one name for each position.

`/courses/:id` beside `/courses/:course_id/users` names one position in two ways, which breaks generators and reads
badly: the specific name wins everywhere. The documented spelling stays in the scope and in `x-canvas-route`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count

_OPTIONAL = re.compile(r"\(([^()]*)\)")
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


def expand(route: str) -> tuple[str, ...]:
    """`a(/b/:c)` documents both `a` and `a/b/:c`."""
    optional = _OPTIONAL.search(route)
    if not optional:
        return (route,)
    before, after = route[: optional.start()], route[optional.end() :]
    return (*expand(before + after), *expand(before + optional[1] + after))


class PathNames:
    """Chooses the parameter name of every position of a set of routes (documented paths, expanded).

    A position is what stands before it, so that two routes of one shape always get one path.
    """

    def __init__(self, routes: Iterable[str]) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for route in set(routes):
            for position, found in _positions(route):
                counts[position][found["name"]] += 1
        self._names: dict[str, str] = {}
        for position in sorted(counts, key=lambda position: (position.count("{}"), position)):
            above = [self._names[position[: place.start()]] for place in _PLACE.finditer(position)]
            self._names[position] = _best(counts[position], above)

    def path(self, route: str) -> Path:
        """The OpenAPI path of one of the routes."""
        parameters: list[PathParameter] = []
        template = ""
        end = 0
        for position, found in _positions(route):
            name = self._names[position]
            parameters.append(PathParameter(name, found["name"], found["mark"] == "*"))
            template += f"{route[end : found.start()]}{{{name}}}"
            end = found.end()
        return Path(template + route[end:], tuple(parameters))


def _positions(route: str) -> list[tuple[str, re.Match[str]]]:
    """The parameters of a route, each with its position: the route before it, with the names taken out."""
    return [(_PARAMETER.sub("{}", route[: found.start()]), found) for found in _PARAMETER.finditer(route)]


def _best(names: Counter[str], taken: Sequence[str]) -> str:
    """The most specific name that the path does not have yet, then the most frequent, then the first by alphabet."""
    ranked = sorted(names, key=lambda name: (name in _VAGUE, -names[name], name))
    numbered = (f"{ranked[0]}_{number}" for number in count(len(taken) + 1))
    return next(name for name in chain(ranked, numbered) if name not in taken)
