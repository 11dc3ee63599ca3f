"""Documented routes → OpenAPI routes: paths expanded and unified, and all that documents one verb and path together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from canvas_docs.diagnostics import Diagnostic, diagnostic
from canvas_docs.model import Action, Page, Reference, Route
from canvas_docs.routes import expand
from canvas_docs.words import singular, words_of

from canvas_openapi.openapi.operation_ids import operation_id
from canvas_openapi.openapi.paths import Path, PathNames, bare_places, without_braces


@dataclass(frozen=True, slots=True)
class Documentation:
    """One action that documents an operation, with the page it is on and the route as it spells it."""

    page: Page
    action: Action
    route: Route


@dataclass(frozen=True, slots=True)
class OperationRoute:
    """A verb and OpenAPI path, its id, and everything that documents it, first come first."""

    verb: str
    path: Path
    operation_id: str
    documentation: tuple[Documentation, ...]


def operation_routes(reference: Reference) -> tuple[list[OperationRoute], list[Diagnostic]]:
    """All operations of a reference, in the order in which the pages document them."""
    diagnostics: list[Diagnostic] = []
    documented = list(_documented(reference))
    diagnostics.extend(_mended(reference))
    names = PathNames((spelling for _, spelling in documented), _listed_names(documented))
    by_key: dict[tuple[str, str], tuple[Path, list[Documentation]]] = {}
    for documentation, spelling in documented:
        path = names.path(spelling)
        _, together = by_key.setdefault((documentation.route.verb, path.template), (path, []))
        if not any(_says_the_same(documentation.action, other.action) for other in together):
            together.append(documentation)
    routes: dict[str, OperationRoute] = {}
    for (verb, template), (path, together) in by_key.items():
        name = operation_id(verb, template)
        if name in routes:
            other = routes[name]
            diagnostics.append(
                diagnostic(
                    "operation-id-repeated",
                    f"{verb} {template} and {other.verb} {other.path.template} have the same operationId {name}",
                    together[0].route.origin,
                )
            )
            name = _numbered(name, routes)
        routes[name] = OperationRoute(verb, path, name, tuple(together))
    return list(routes.values()), diagnostics


def _documented(reference: Reference) -> Iterator[tuple[Documentation, str]]:
    for page, action in reference.actions:
        for route in action.routes:
            for spelling in expand(without_braces(route.path)):
                yield Documentation(page, action, route), spelling


def _listed_names(documented: Iterable[tuple[Documentation, str]]) -> Iterator[tuple[str, str]]:
    """The places that a route calls just `id` and the table below it calls by name, with that name.

    `GET /roles/:id` lists a required `role_id`, which nothing but the path can carry: it is the role's id.
    """
    for documentation, spelling in documented:
        action = documentation.action
        required = {row.name for row in action.parameters if row.required and f":{row.name}" not in spelling}
        for before, segment in bare_places(spelling):
            owners = {singular(segment), _resource(action.controller)}
            yield from ((before, name) for owner in sorted(owners) if (name := f"{owner}_id") in required)


def _resource(controller: str | None) -> str:
    """What a controller deals in: `course_pace` for CoursePacesController."""
    return "_".join(words_of((controller or "").removesuffix("Controller").removesuffix("Api")))


def _mended(reference: Reference) -> Iterator[Diagnostic]:
    for _, action in reference.actions:
        for route in action.routes:
            if (mended := without_braces(route.path)) != route.path:
                yield diagnostic("route-mended", f"the route {route.path} was read as {mended}", route.origin)


def _says_the_same(action: Action, other: Action) -> bool:
    """Whether two actions are one that two pages print (an all-resources page repeats the others)."""
    return (action.description, [p.name for p in action.parameters], action.controller, action.name) == (
        other.description,
        [p.name for p in other.parameters],
        other.controller,
        other.name,
    )


def _numbered(name: str, taken: dict[str, OperationRoute]) -> str:
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
