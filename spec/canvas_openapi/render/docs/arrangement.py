"""What the site shows, put in order: pages with their sections and objects, and where each object is used.

Operations that one text documents (the same action for courses and for groups, say) are one section: their
parameters, bodies and responses are the same, and nobody wants to read them twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from canvas_docs.model import Action, ObjectDefinition, Page, Reference, Target

from canvas_openapi.openapi.components import ComponentNames
from canvas_openapi.openapi.document_parts import SCHEMAS, DocumentParts
from canvas_openapi.openapi.documented_routes import OperationRoute, operation_routes
from canvas_openapi.openapi.reached import references_in
from canvas_openapi.render.docs.links import RESOURCES, Anchors, Links, anchor_spellings, file_name

OBJECTS_FILE = "objects.html"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the document. `spec` is its operation object."""

    id: str
    verb: str
    path: str
    spec: dict[str, Any]

    @property
    def scopes(self) -> tuple[str, ...]:
        """The developer-key scopes that the operation needs."""
        return tuple(scope for way in self.spec.get("security", ()) for scope in way.get("oauth2", ()))


@dataclass(frozen=True, slots=True)
class Section:
    """Operations that share all but verb and path, in the order of the page. `anchors` are the ids of the section."""

    anchors: tuple[str, ...]
    action: Action
    operations: tuple[Operation, ...]

    @property
    def spec(self) -> dict[str, Any]:
        """The operation object that stands for all."""
        return self.operations[0].spec

    @property
    def title(self) -> str:
        """The heading: that of the docs, since a summary also says which of the routes is meant."""
        return self.action.title or str(self.spec.get("summary") or self.operations[0].id)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An action whose operations another page documents first. `anchors` are ids that links may use."""

    anchors: tuple[str, ...]
    title: str
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Component:
    """An object of the document, `definition` None if no page defines it; `href` from the site's root."""

    name: str
    schema: dict[str, Any]
    href: str
    anchors: tuple[str, ...]
    definition: ObjectDefinition | None = None


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """A page of the reference and what of the document belongs to it."""

    page: Page
    file: str
    sections: tuple[Section, ...]
    elsewhere: tuple[Elsewhere, ...]
    components: tuple[Component, ...]
    appendix_anchors: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole site. `hrefs` holds the address of each operation.

    By the name of a component: `direct` are those that it refers to, `used_in` those that refer to it, and `uses` the
    operations that do.
    """

    pages: tuple[ResourcePage, ...]
    components: dict[str, Component]
    unowned: tuple[Component, ...]
    hrefs: dict[str, str]
    direct: dict[str, tuple[str, ...]]
    uses: dict[str, tuple[str, ...]]
    used_in: dict[str, tuple[str, ...]]
    links: Links

    @property
    def sections(self) -> Iterator[tuple[ResourcePage, Section]]:
        """Every section with its page, in order."""
        return ((page, section) for page in self.pages for section in page.sections)

    @property
    def operations(self) -> Iterator[tuple[ResourcePage, Section, Operation]]:
        """Every operation with its section and page, in order."""
        return ((page, section, operation) for page, section in self.sections for operation in section.operations)

    def reached(self, names: Iterable[str]) -> set[str]:
        """Those of the names that are components, and all components that these refer to, at any depth."""
        ahead, found = list(names), set[str]()
        while ahead:
            name = ahead.pop()
            if name in self.direct and name not in found:
                found.add(name)
                ahead += self.direct[name]
        return found


def catalogue(
    reference: Reference,
    document: dict[str, Any],
    parts: DocumentParts | None = None,
    routes: Sequence[OperationRoute] = (),
) -> Catalogue:
    """The catalogue of a reference and the OpenAPI document made of it.

    `parts` of the document and `routes` of the reference: if they have been found, they are not looked for again.
    """
    parts = parts or DocumentParts(document)
    builder = _Builder(reference, document, routes or operation_routes(reference)[0])
    pages = tuple(builder.page(page) for page in builder.ordered)
    if "x-canvas-slice" in document["info"]:  # pages of which the slice has nothing
        pages = tuple(page for page in pages if page.sections or page.components)
        kept = {page.page.slug for page in pages}
        builder.files = {slug: file for slug, file in builder.files.items() if slug in kept}
    unowned = builder.unowned()
    hrefs = {o.id: f"{page.file}#{o.id}" for page in pages for s in page.sections for o in s.operations}
    uses: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for section in page.sections:
            first = section.operations[0]
            for name in schemas_among(parts.operation(first.path, first.verb.lower()).references):
                uses[name].extend(operation.id for operation in section.operations)
    direct = {name: schemas_among(parts.components[f"{SCHEMAS}{name}"].references) for name in builder.components}
    used_in: dict[str, list[str]] = defaultdict(list)
    for name in document["components"]["schemas"]:
        for other in direct[name]:
            if other != name:
                used_in[other].append(name)
    return Catalogue(
        pages,
        builder.components,
        unowned,
        hrefs,
        direct,
        {name: tuple(found) for name, found in uses.items()},
        {name: tuple(found) for name, found in used_in.items()},
        Links(builder.files, builder.anchors),
    )


def component_of(pointer: str) -> str | None:
    """The name in a `$ref` to a component schema."""
    return pointer.removeprefix(SCHEMAS) if pointer.startswith(SCHEMAS) else None


def references(node: Any) -> tuple[str, ...]:
    """The names of the component schemas that a part of the document refers to directly, in their order."""
    return schemas_among(references_in(msgspec.json.encode(node)))


def schemas_among(references: Iterable[str]) -> tuple[str, ...]:
    """The names of the component schemas that references lead to, in their order."""
    return tuple(sorted(one.removeprefix(SCHEMAS) for one in references if one.startswith(SCHEMAS)))


class _Builder:
    def __init__(self, reference: Reference, document: dict[str, Any], routes: Iterable[OperationRoute]) -> None:
        self.ordered = sorted(reference.pages, key=lambda page: (page.title.casefold(), page.slug))
        self.files = self._free_files()
        self.anchors = {page.slug: Anchors() for page in reference.pages}
        self.components: dict[str, Component] = {}
        self._schemas: dict[str, Any] = document["components"]["schemas"]
        self._names = ComponentNames(reference)
        self._by_page: dict[str, list[tuple[Operation, tuple[Action, ...]]]] = defaultdict(list)
        self._by_action: dict[int, list[str]] = defaultdict(list)
        for route in routes:
            spec = document["paths"].get(route.path.template, {}).get(route.verb.lower())
            if spec is None:  # the check took it out, or an overlay
                continue
            operation = Operation(spec["operationId"], route.verb, route.path.template, spec)
            actions = tuple(d.action for d in route.documentation)
            self._by_page[route.documentation[0].page.slug].append((operation, actions))
            for action in actions:
                self._by_action[id(action)].append(operation.id)

    def _free_files(self) -> dict[str, str]:
        """A file for each slug; names are told apart without their case, for disks that do not see it."""
        files: dict[str, str] = {}
        taken: set[str] = set()
        for page in self.ordered:
            bare = name = file_name(page.slug)
            number = 2
            while name.casefold() in taken:
                name, number = f"{bare}-{number}", number + 1
            taken.add(name.casefold())
            files[page.slug] = f"{RESOURCES}/{name}.html"
        return files

    def page(self, page: Page) -> ResourcePage:
        anchors = self.anchors[page.slug]
        anchors.claim("main", "nav", "search", "objects", "top")  # the ids of the layout
        sections = tuple(self._sections(page))
        mine = {id(action) for _, actions in self._by_page[page.slug] for action in actions[:1]}
        elsewhere = tuple(
            Elsewhere(
                anchors.claim(*_official(action)),
                action.title or action.name or "Operation",
                tuple(dict.fromkeys(self._by_action[id(action)])),
            )
            for action in page.actions
            if id(action) not in mine and self._by_action[id(action)]
        )
        components = tuple(self._components(page))
        appendixes = tuple(
            anchors.claim(appendix.anchor, f"{appendix.title.replace(' ', '+')}-appendix", otherwise="appendix")
            for appendix in page.appendixes
        )
        return ResourcePage(page, self.files[page.slug], sections, elsewhere, components, appendixes)

    def _sections(self, page: Page) -> Iterator[Section]:
        groups: list[tuple[tuple[Action, ...], list[Operation]]] = []
        for operation, actions in self._by_page[page.slug]:
            for others, group in groups:
                if _same(others, actions) and _shared(group[0]) == _shared(operation):
                    group.append(operation)
                    break
            else:
                groups.append((actions, [operation]))
        for actions, operations in groups:
            for operation in operations:
                self.anchors[page.slug].claim(operation.id)
            anchors = self.anchors[page.slug].claim(*(name for action in actions for name in _official(action)))
            yield Section(anchors, actions[0], tuple(operations))

    def _components(self, page: Page) -> Iterator[Component]:
        for definition in page.objects:
            name = self._names.name(Target(definition.name, page=page.slug))
            if name in self.components or name not in self._schemas:
                continue
            anchors = self.anchors[page.slug].claim(name, definition.name, definition.anchor, otherwise="object")
            href = f"{self.files[page.slug]}#{anchors[0]}"
            self.components[name] = Component(name, self._schemas[name], href, anchors, definition)
            yield self.components[name]

    def unowned(self) -> tuple[Component, ...]:
        """The components that no page defines; they stand on the page of all objects."""
        names = [name for name in self._schemas if name not in self.components]
        found = [Component(name, self._schemas[name], f"{OBJECTS_FILE}#{name}", (name,)) for name in names]
        self.components |= {component.name: component for component in found}
        return tuple(found)


def _official(action: Action) -> tuple[str, ...]:
    return anchor_spellings(action.anchor) if action.anchor else ()


def _same(actions: tuple[Action, ...], others: tuple[Action, ...]) -> bool:
    return [id(action) for action in actions] == [id(action) for action in others]


_OWN = ("operationId", "summary", "security", "x-canvas-route", "parameters", "responses")


def _shared(operation: Operation) -> tuple[Any, ...]:
    """What operations of one section have in common: all but the path, its parameters and the usual failures."""
    rest = {key: value for key, value in operation.spec.items() if key not in _OWN}
    query = [p for p in operation.spec.get("parameters", ()) if p.get("in") != "path"]
    answers = {code: answer for code, answer in operation.spec["responses"].items() if "$ref" not in answer}
    return (operation.verb, rest, query, answers)
