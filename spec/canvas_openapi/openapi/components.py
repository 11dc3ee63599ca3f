"""Names of components: one for each documented object, and one for each name that no page defines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from canvas_docs.link import squashed
from canvas_docs.model import (
    NOWHERE,
    ObjectDefinition,
    ObjectType,
    Origin,
    Page,
    Reference,
    ReferenceType,
    Target,
    Type,
    map_types,
)
from canvas_docs.words import singular

_TYPES_OF_FORMATS = frozenset({"date", "file", "uri", "uuid"})
"""Types that generators have for a format (date, binary, uri, uuid).

A component of that name is lost (Java), written as `class java.io.File` (Kotlin), or taken for what is uploaded
(TypeScript): `File` is called `CanvasFile`.
"""


class ComponentNames:
    """Maps objects to component names and knows which names were asked for without being defined.

    An object that is alone under its name keeps it. Twins, objects of one name with different fields on different
    pages, are told apart by their page; the one whose page is about it (Account on the page Accounts) keeps the name.
    """

    def __init__(self, reference: Reference) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self.definitions: dict[str, ObjectDefinition] = {}
        self.pages: dict[str, str] = {}
        self.undefined: dict[str, str] = {}
        by_name: dict[str, list[tuple[Page, ObjectDefinition]]] = defaultdict(list)
        for page in reference.pages:
            for definition in page.objects:
                by_name[squashed(definition.name)].append((page, definition))
        for twins in by_name.values():
            self._name_twins(twins)

    def _name_twins(self, twins: list[tuple[Page, ObjectDefinition]]) -> None:
        owner = next((page.slug for page, definition in twins if _is_about(page, definition.name)), None)
        shapes = [_shape(definition) if len(twins) > 1 else None for _, definition in twins]
        alone = all(shape == shapes[0] for shape in shapes)
        names: list[str] = []
        for (page, definition), shape in zip(twins, shapes, strict=True):
            first = shapes.index(shape)
            if first < len(names):
                name = names[first]
            else:
                bare = component_name(definition.name)
                name = self._free(bare if alone or page.slug == owner else component_name(page.title) + bare)
                self.definitions[name] = definition
                self.pages[name] = page.slug
            names.append(name)
            self._names[page.slug, squashed(definition.name)] = name

    def _free(self, name: str) -> str:
        if name.lower() in _TYPES_OF_FORMATS:
            name = f"Canvas{name}"
        taken = {used.lower() for used in self.definitions}
        number = 2
        candidate = name
        while candidate.lower() in taken:
            candidate, number = f"{name}{number}", number + 1
        return candidate

    def name(self, target: Target) -> str:
        """The component of a target; for an object that no page defines a name of its own is reserved."""
        if target.page is not None:
            return self._names[target.page, squashed(target.name)]
        key = squashed(target.name)
        if key not in self.undefined:
            self.undefined[key] = self._free(component_name(target.name))
        return self.undefined[key]

    def undefined_objects(self) -> Iterator[str]:
        """The component names of objects that are named but defined on none of the pages."""
        return iter(self.undefined.values())


def component_name(text: str) -> str:
    """A component name: `Lti::Registration` → `LtiRegistration`, `ePortfolio page` → `EPortfolioPage`."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    name = "".join(word[0].upper() + word[1:] for word in words) or "Object"
    return name if name[0].isalpha() else f"Object{name}"


def _is_about(page: Page, name: str) -> bool:
    return squashed(singular(page.slug)) == squashed(name) or squashed(page.slug) == squashed(name)


def _shape(definition: ObjectDefinition) -> tuple[Type, str]:
    """What makes two definitions the same: all but where they were read and the text of the example."""
    return map_types(definition.type, _placeless), definition.description


def _placeless(type_: Type, _: Origin) -> Type:
    match type_:
        case ObjectType(fields) if fields:
            return replace(type_, fields=tuple(replace(field, origin=NOWHERE) for field in fields))
        case ReferenceType(target):
            return replace(type_, target=replace(target, href=None))
    return type_
