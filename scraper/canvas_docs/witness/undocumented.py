"""What one page says and others do not: its routes, and its objects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from canvas_docs.link import squashed
from canvas_docs.model import Page
from canvas_docs.witness.joined_actions import Shape, shapes


def documented_shapes(pages: Iterable[Page]) -> set[Shape]:
    """The shapes of all routes that the pages document."""
    return {shape for page in pages for action in page.actions for shape in shapes(action)}


def object_names(pages: Iterable[Page]) -> set[str]:
    """The names of all objects that the pages define, as they are compared."""
    return {squashed(definition.name) for page in pages for definition in page.objects}


def rest_of(page: Page, documented: set[Shape], names: set[str]) -> Page:
    """The page with nothing but the routes that are not `documented` and the objects that have none of the `names`."""
    actions = []
    for action in page.actions:
        routes = tuple(
            route for route in action.routes if not documented & set(shapes(replace(action, routes=(route,))))
        )
        if routes:
            actions.append(replace(action, routes=routes))
    objects = tuple(definition for definition in page.objects if squashed(definition.name) not in names)
    return replace(page, actions=tuple(actions), objects=objects)


def with_rest(page: Page, rest: Page) -> Page:
    """The page, and after its own what another has besides."""
    return replace(page, actions=page.actions + rest.actions, objects=page.objects + rest.objects)
