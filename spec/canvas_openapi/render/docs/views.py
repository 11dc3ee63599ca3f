"""What a resource page shows, as values that the templates only lay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from canvas_docs.model import Deprecation

from canvas_openapi.openapi.json_media import json_media_type
from canvas_openapi.openapi.known import Evidences, Graded
from canvas_openapi.render.docs.arrangement import (
    Catalogue,
    Component,
    Operation,
    ResourcePage,
    Section,
    references,
)
from canvas_openapi.render.docs.client_calls import ClientCalls
from canvas_openapi.render.docs.guides import slug
from canvas_openapi.render.docs.links import relative
from canvas_openapi.render.docs.sample_values import Calls, body_content
from canvas_openapi.render.docs.samples import Sample, samples
from canvas_openapi.render.docs.shown_answers import Answers, Code, ShownAnswer
from canvas_openapi.render.docs.tree import Label, Row, Trees

_COMMON = ("as_user_id",)  # legal on every call: explained once, on the start page


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site, or out of it."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RouteView:
    """One verb and path of a section, with its scope and samples."""

    id: str
    verb: str
    path: str
    scopes: tuple[str, ...]
    scope_is_derived: bool
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: status, what it means, its type, and the rows of an object that has no name."""

    status: str
    description: str
    type: tuple[Label, ...]
    rows: tuple[Row, ...]
    reference: str | None
    mark: Any
    is_known: bool


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section: operations that share all but verb and path."""

    anchors: tuple[str, ...]
    title: str
    description: str
    routes: tuple[RouteView, ...]
    beta: bool
    paginated: bool
    truncated: bool
    deprecated: bool
    deprecation: str
    path_rows: tuple[Row, ...]
    query_rows: tuple[Row, ...]
    body_rows: tuple[Row, ...]
    body_media: str
    answers: tuple[Answer, ...]
    request_examples: tuple[Code, ...]
    shown_answers: tuple[ShownAnswer, ...]
    shared_failures: tuple[Link, ...]
    official: Link | None
    controller: str
    common: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the section: the one of its first operation."""
        return self.routes[0].id

    @property
    def verb(self) -> str:
        """The verb that all its operations have."""
        return self.routes[0].verb

    @property
    def has_nested_body(self) -> bool:
        """Whether the body has members of members, which the docs name with brackets."""
        return any(below.wire for row in self.body_rows for below in row.rows)


@dataclass(frozen=True, slots=True)
class ObjectView:
    """One object: properties, example, and where it is used."""

    anchors: tuple[str, ...]
    name: str
    documented_name: str
    description: str
    deprecated: bool
    rows: tuple[Row, ...]
    type: tuple[Label, ...]
    example: Code | None
    used_by: tuple[Link, ...]
    part_of: tuple[Link, ...]
    has_rows: bool
    is_undocumented: bool = False


@dataclass(frozen=True, slots=True)
class ElsewhereView:
    """An action whose operations stand on another page."""

    anchors: tuple[str, ...]
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AppendixView:
    """Prose under a heading of its own."""

    anchors: tuple[str, ...]
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A resource page. `quoted` holds the objects of other pages that its rows can be expanded to."""

    file: str
    slug: str
    title: str
    description: str
    beta: bool
    sections: tuple[SectionView, ...]
    elsewhere: tuple[ElsewhereView, ...]
    objects: tuple[ObjectView, ...]
    appendixes: tuple[AppendixView, ...]
    quoted: tuple[ObjectView, ...]
    official: Link | None
    failures: tuple[ShownAnswer, ...]
    previous: Link | None = None
    next: Link | None = None


class Views:
    """Makes the views of a catalogue. `document` is needed for the shared parameters and responses."""

    def __init__(
        self, found: Catalogue, document: dict[str, Any], clients: ClientCalls, evidence: Evidences | None = None
    ) -> None:
        self._catalogue = found
        self._whole = Graded(document, evidence or {}, "")
        self._components: dict[str, Any] = document["components"]
        self._clients = clients
        self._calls = Calls(self._components)
        self._answers = Answers(self._components, found.components)

    def resource(
        self, page: ResourcePage, previous: ResourcePage | None, following: ResourcePage | None
    ) -> ResourceView:
        """The view of a resource page between its neighbours."""
        trees = Trees(self._catalogue.components, page.file)
        sections = tuple(self._section(section, trees) for section in page.sections)
        return ResourceView(
            file=page.file,
            slug=page.page.slug,
            title=page.page.title,
            description=page.page.description,
            beta=page.page.beta,
            sections=sections,
            elsewhere=tuple(
                ElsewhereView(e.anchors, e.title, tuple(self.operation_link(o, page.file) for o in e.operations))
                for e in page.elsewhere
            ),
            objects=tuple(self.object(component, page.file, trees) for component in page.components),
            appendixes=tuple(
                AppendixView(anchors, appendix.title, appendix.text)
                for appendix, anchors in zip(page.page.appendixes, page.appendix_anchors, strict=True)
            ),
            quoted=tuple(self.object(component, page.file, trees) for component in self._quoted(page)),
            official=_official(page),
            failures=self._failures(page.sections),
            previous=_neighbour(previous, page),
            next=_neighbour(following, page),
        )

    def operation_link(self, name: str, here: str) -> Link:
        """A link to an operation, by its id."""
        return Link(name, relative(self._catalogue.hrefs[name], here))

    def object(self, component: Component, here: str, trees: Trees | None = None) -> ObjectView:
        """The view of an object as shown in file `here`."""
        trees = trees or Trees(self._catalogue.components, here)
        definition = component.definition
        used_in = self._catalogue.used_in.get(component.name, ())
        rows = trees.properties(self._whole.below("components", "schemas", component.name))
        return ObjectView(
            anchors=component.anchors,
            name=component.name,
            documented_name=definition.name if definition and definition.name != component.name else "",
            description=str(component.schema.get("description", "")),
            deprecated=bool(component.schema.get("deprecated")),
            rows=rows,
            type=trees.type(component.schema),
            example=Code("", definition.example.text, "json") if definition else None,
            used_by=tuple(self.operation_link(name, here) for name in self._catalogue.uses.get(component.name, ())),
            part_of=tuple(
                Link(name, relative(self._catalogue.components[name].href, here))
                for name in used_in
                if name in self._catalogue.components
            ),
            has_rows=bool(rows),
            is_undocumented=bool(component.schema.get("x-canvas-undocumented")),
        )

    def shared_failures(self) -> tuple[ShownAnswer, ...]:
        """The failures that any operation may answer with."""
        return self._failures(section for _, section in self._catalogue.sections)

    def _failures(self, sections: Iterable[Section]) -> tuple[ShownAnswer, ...]:
        """The answers that operations refer to, each once."""
        found = {
            status: answer
            for section in sections
            for status, answer in section.spec["responses"].items()
            if "$ref" in answer
        }
        return tuple(self._answers.shown(status, found[status]) for status in sorted(found))

    def _quoted(self, page: ResourcePage) -> Iterator[Component]:
        """The objects of other pages that can be reached from this one, in the order of their names."""
        mine = {component.name for component in page.components}
        used = {name for section in page.sections for name in references(section.spec)}
        for name in sorted(self._catalogue.reached(used | mine) - mine):
            yield self._catalogue.components[name]

    def _section(self, section: Section, trees: Trees) -> SectionView:
        spec = section.spec
        operation = self._graded(section.operations[0])
        parameters = list(self._parameters(operation))
        media, content = body_content(spec)
        own = sorted((code, answer) for code, answer in spec["responses"].items() if "$ref" not in answer)
        answers = tuple(self._answer(operation, code, trees) for code, _ in own)
        deprecation = section.action.deprecation
        docs = spec.get("externalDocs")
        return SectionView(
            anchors=section.anchors,
            title=section.title,
            description=str(spec.get("description", "")),
            routes=tuple(self._route(operation, section) for operation in section.operations),
            beta=bool(spec.get("x-canvas-beta")),
            paginated=_is_paginated(spec),
            truncated=bool(spec.get("x-canvas-truncated")),
            deprecated=bool(spec.get("deprecated")),
            deprecation=deprecated_since(deprecation) if spec.get("deprecated") and deprecation else "",
            path_rows=tuple(trees.parameter(p) for p in self._path_parameters(section)),
            query_rows=tuple(trees.parameter(p) for p in parameters if _is_own_query(p.schema)),
            body_rows=trees.body(
                operation.below("requestBody", "content", media, "schema"), nested=media == "application/json"
            )
            if content
            else (),
            body_media=media,
            answers=answers,
            request_examples=tuple(
                Code(_label(sample), sample["source"].strip(), "bash") for sample in spec.get("x-codeSamples", ())
            ),
            shown_answers=tuple(self._answers.shown(status, answer) for status, answer in own),
            shared_failures=tuple(
                Link(one.status, f"guides/errors.html#{slug(f'{one.status} {one.phrase}')}")
                for one in self._failures((section,))
            ),
            official=Link(docs["description"], docs["url"]) if docs and _is_web(docs["url"]) else None,
            controller=str(spec.get("x-canvas-controller", "")),
            common=tuple(p.schema["name"] for p in parameters if p.schema["name"] in _COMMON),
        )

    def _route(self, operation: Operation, section: Section) -> RouteView:
        requests = [request for example in section.action.request_examples for request in example.requests]
        return RouteView(
            operation.id,
            operation.verb,
            operation.path,
            operation.scopes,
            bool(operation.spec.get("x-canvas-scope-derived")),
            samples(self._calls.call(operation.verb, operation.path, operation.spec, requests), self._clients),
        )

    def _graded(self, operation: Operation) -> Graded:
        return self._whole.below("paths", operation.path, operation.verb.lower())

    def _parameters(self, operation: Graded) -> Iterator[Graded]:
        """The parameters of an operation, shared ones where they stand."""
        for at, parameter in enumerate(operation.schema.get("parameters", ())):
            if "$ref" in parameter:
                yield self._whole.below("components", "parameters", parameter["$ref"].rpartition("/")[2])
            else:
                yield operation.below("parameters", at)

    def _path_parameters(self, section: Section) -> list[Graded]:
        """The path parameters of all operations of a section, each once."""
        found: dict[str, Graded] = {}
        for operation in section.operations:
            for parameter in self._parameters(self._graded(operation)):
                if parameter.schema["in"] == "path":
                    found.setdefault(parameter.schema["name"], parameter)
        return list(found.values())

    def _answer(self, operation: Graded, status: str, trees: Trees) -> Answer:
        answer = operation.schema["responses"][status]
        media_type = json_media_type(answer.get("content", ()))
        if media_type is None or "schema" not in answer["content"][media_type]:
            return Answer(status, answer["description"], (), (), None, None, is_known=True)
        schema = operation.below("responses", status, "content", media_type, "schema")
        row = trees.answer(schema)
        rows, is_known = trees.properties(schema), bool(schema.schema)
        return Answer(status, answer["description"], row.type, rows, row.reference, row.mark, is_known=is_known)


def _is_own_query(parameter: Mapping[str, Any]) -> bool:
    return parameter["in"] == "query" and parameter["name"] not in _COMMON


def _is_paginated(spec: dict[str, Any]) -> bool:
    return any("Link" in answer.get("headers", {}) for answer in spec["responses"].values())


def deprecated_since(deprecation: Deprecation) -> str:
    """The dates and the words of a deprecation, as one CommonMark text."""
    dates = [
        f"{word} {date}"
        for word, date in (("Announced", deprecation.notice), ("effective", deprecation.effective))
        if date
    ]
    return ". ".join(filter(None, (", ".join(dates), deprecation.text)))


def _label(sample: dict[str, Any]) -> str:
    label = str(sample.get("label", ""))
    return "" if label.lower() == "curl" else label


def _official(page: ResourcePage) -> Link | None:
    for section in page.sections:
        docs = section.spec.get("externalDocs")
        if docs and docs["description"] == "Official documentation" and _is_web(docs["url"]):
            return Link("Official page", docs["url"].partition("#")[0])
    return None


def _neighbour(page: ResourcePage | None, here: ResourcePage) -> Link | None:
    return Link(page.page.title, relative(page.file, here.file)) if page else None


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))
