"""Whether an example request calls the route that it stands under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import CurlRequest, Example, Route
from canvas_docs.routes import expand


def is_call_of(request: CurlRequest, verb: str, path: str) -> bool:
    """Whether the request is one of a documented verb and path (`/api/v1/courses/:id(/:part)`)."""
    if request.verb != verb:
        return False
    called = request.path.removesuffix("/").removesuffix(".json").split("/")
    return any(_leads_to(spelling.split("/"), called) for spelling in expand(path))


def differing_examples(examples: Iterable[Example], routes: tuple[Route, ...]) -> Iterator[Diagnostic]:
    """One note for each example request whose verb and path match no route of its action."""
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


def _leads_to(route: list[str], called: list[str]) -> bool:
    """Whether the segments of a call fit those of a route: a parameter takes one, a glob all that are left."""
    for at, segment in enumerate(route):
        if at >= len(called):
            return False
        if segment.startswith("*"):
            return called[at] != ""
        fixed, variable, _ = segment.partition(":")
        if not (called[at].startswith(fixed) and called[at] != fixed if variable else called[at] == segment):
            return False
    return len(route) == len(called)
