"""The paths that a documented route stands for."""

from __future__ import annotations

import re

_OPTIONAL = re.compile(r"\(([^()]*)\)")
_MOST_OPTIONAL = 6


def expand(route: str) -> tuple[str, ...]:
    """`a(/b/:c)` documents both `a` and `a/b/:c`."""
    if len(_OPTIONAL.findall(route)) > _MOST_OPTIONAL:  # no real route has more than two; each doubles the paths
        return (_OPTIONAL.sub("", route), _OPTIONAL.sub(r"\1", route))
    optional = _OPTIONAL.search(route)
    if not optional:
        return (route,)
    before, after = route[: optional.start()], route[optional.end() :]
    return (*expand(before + after), *expand(before + optional[1] + after))
