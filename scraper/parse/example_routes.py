"""Whether an example request calls the route that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from scraper.diagnostics import Diagnostic, Severity
from scraper.model import CurlRequest, Example, Route

_VARIABLES = re.compile(r":\w+(?:[^/():*]*:\w+)+")  # several in one segment: matched as one
_STEP = re.compile(r"[():*]\w*|[^():*]+")


def is_call_of(request: CurlRequest, verb: str, path: str) -> bool:
    """Whether the request is one of a documented verb and path (`/api/v1/courses/:id(/:part)`)."""
    return request.verb == verb and bool(_pattern(path).fullmatch(request.path))


def differing_examples(examples: Iterable[Example], routes: tuple[Route, ...]) -> Iterator[Diagnostic]:
    """One note for each example with a call that is none of the routes: a slip, or the example of another action."""
    for example in examples:
        for request in example.requests:
            if routes and not any(is_call_of(request, route.verb, route.path) for route in routes):
                yield Diagnostic(
                    "example-differs",
                    f"the example calls {request.verb} {request.path} under {routes[0].verb} {routes[0].path}",
                    "nothing to do: kept as text, its values are not used",
                    example.origin,
                    Severity.NOTE,
                )
                break


@lru_cache(maxsize=4096)
def _pattern(path: str) -> re.Pattern[str]:
    """A route as a pattern for the paths of its calls, which may end in `/` or `.json`."""
    steps = _STEP.findall(_VARIABLES.sub(":all", path))
    return re.compile("".join(map(_step, steps)) + r"(?:\.json)?/?")


def _step(text: str) -> str:
    match text[0]:
        case "(":
            return "(?:" + re.escape(text[1:])
        case ")":
            return ")?" + re.escape(text[1:])
        case ":":
            return "[^/]+"
        case "*":
            return ".+"
    return re.escape(text)
