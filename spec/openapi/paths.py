"""Documented routes → OpenAPI paths, with one name for each position.

`/courses/:id` beside `/courses/:course_id/users` names one position in two ways, which breaks generators and reads
badly: the specific name wins everywhere. The documented spelling stays in the scope and in `x-canvas-route`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_OPTIONAL = re.compile(r"\(([^()]*)\)")
_PARAMETER = re.compile(r"(?P<mark>[:*])(?P<name>[A-Za-z_]\w*)")
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
    """Chooses the parameter name of every position of a set of routes (documented paths, expanded)."""

    def __init__(self, routes: Iterable[str]) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for route in set(routes):
            for position, found in _positions(route):
                counts[position][found["name"]] += 1
        self._names = {position: _best(names) for position, names in counts.items()}

    def path(self, route: str) -> Path:
        """The OpenAPI path of one of the routes."""
        parameters: list[PathParameter] = []
        template = ""
        end = 0
        for position, found in _positions(route):
            name = self._names.get(position, found["name"])
            if any(parameter.name == name for parameter in parameters):
                name = found["name"] if found["name"] != name else f"{name}_{len(parameters) + 1}"
            parameters.append(PathParameter(name, found["name"], found["mark"] == "*"))
            template += f"{route[end : found.start()]}{{{name}}}"
            end = found.end()
        return Path(template + route[end:], tuple(parameters))


def _positions(route: str) -> list[tuple[str, re.Match[str]]]:
    """The parameters of a route, each with its position: the route before it, with the names taken out."""
    return [(_PARAMETER.sub("{}", route[: found.start()]), found) for found in _PARAMETER.finditer(route)]


def _best(names: Counter[str]) -> str:
    """The most specific name, then the most frequent, then the first of the alphabet."""
    return min(names, key=lambda name: (name in _VAGUE, -names[name], name))
