"""Reference → OpenAPI 3.1 document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import msgspec
from canvas_docs.diagnostics import Diagnostic, diagnostic, unforeseen
from canvas_docs.model import Grade, Json, Page, Reference

from canvas_openapi.openapi.base import base, evidence_of_base
from canvas_openapi.openapi.components import ComponentNames
from canvas_openapi.openapi.document_parts import DocumentParts
from canvas_openapi.openapi.documented_routes import OperationRoute, operation_routes
from canvas_openapi.openapi.fitting import fit_values
from canvas_openapi.openapi.known import Evidence, Evidences, Known, kept_parts, pointers
from canvas_openapi.openapi.operations import operation, title
from canvas_openapi.openapi.places import Place, pointer
from canvas_openapi.openapi.query_examples import add_query_examples
from canvas_openapi.openapi.reached import references_in
from canvas_openapi.openapi.request_examples import add_request_examples
from canvas_openapi.openapi.schema import Schemas, annotated
from canvas_openapi.openapi.security import declare_scopes
from canvas_openapi.openapi.shown_members import add_shown_members
from canvas_openapi.openapi.summaries import unique_summaries
from canvas_openapi.openapi.tag_groups import tag_groups

_Key = TypeVar("_Key")
_VERB_ORDER = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)  # without slots: its parts are looked at once
class OpenApi:
    """An OpenAPI document as plain data, what was noticed while it was made, and where its parts were read.

    `evidence` tells how each schema of the document is known, by JSON pointer; `places` where operations and component
    schemas were read, by JSON pointer too. `object_examples` are the values that the docs show for objects, by the name
    of the component. `routes` are those that the document was made of: what overlays took out is among them.
    """

    document: dict[str, Any]
    evidence: Evidences
    diagnostics: tuple[Diagnostic, ...]
    places: dict[str, Place]
    object_examples: dict[str, Json]
    routes: tuple[OperationRoute, ...] = ()

    @cached_property
    def parts(self) -> DocumentParts:
        """The operations and components of the document, as digests."""
        return DocumentParts(self.document)


def openapi(reference: Reference) -> OpenApi:
    """The OpenAPI 3.1 document of a reference."""
    routes, diagnostics = operation_routes(reference)
    names = ComponentNames(reference)
    schemas = Schemas(names)
    document = base()
    if reference.edition:
        document["info"]["version"] = reference.edition
    document["tags"] = [_tag(page) for page in _tagged(reference, routes)]
    document["x-tagGroups"] = tag_groups(tag["name"] for tag in document["tags"])
    made, lost = _operations(routes, schemas)
    diagnostics += lost
    made, misfits = _fitted(made)
    diagnostics += dict.fromkeys(misfits)
    document["paths"] = _paths(made)
    routes = [route for route in routes if route.verb.lower() in document["paths"].get(route.path.template, {})]
    components, misfits = _fitted(_component_schemas(names, schemas))
    diagnostics += dict.fromkeys(misfits)
    document["components"]["schemas"] |= {name: found.node for name, found in components.items()}
    evidence = _evidence(made, components) | add_shown_members(document, schemas)
    diagnostics += add_request_examples(document, routes)
    add_query_examples(document, routes)
    declare_scopes(document["components"]["securitySchemes"], routes)
    examples = {name: found.example.value for name, found in names.definitions.items() if found.example.is_json}
    whole = _without_unused(document)
    evidence |= kept_parts(evidence_of_base(), whole)
    return OpenApi(whole, evidence, tuple(diagnostics), _places(routes, names), examples, tuple(routes))


def _fitted(parts: Mapping[_Key, Known]) -> tuple[dict[_Key, Known], list[Diagnostic]]:
    """The parts with the values of their schemas mended, and what was left out."""
    found = {key: fit_values(part) for key, part in parts.items()}
    return {key: part for key, (part, _) in found.items()}, [one for _, problems in found.values() for one in problems]


def _evidence(operations: Mapping[Call, Known], components: Mapping[str, Known]) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for (path, verb), made in operations.items():
        found |= pointers(made, pointer(("paths", path, verb.lower())))
    for name, made in components.items():
        found |= pointers(made, pointer(("components", "schemas", name)))
    return found


def _places(routes: list[OperationRoute], names: ComponentNames) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for route in routes:
        first = route.documentation[0]
        place = Place(first.route.origin, first.page.slug, first.action.anchor or "")
        places[pointer(("paths", route.path.template, route.verb.lower()))] = place
    for name, found in names.definitions.items():
        place = Place(found.origin, names.pages[name], found.anchor or "")
        places[pointer(("components", "schemas", name))] = place
    return places


def _tagged(reference: Reference, routes: list[OperationRoute]) -> list[Page]:
    """The pages that operations are tagged with, by title; one for each title."""
    used = {route.documentation[0].page.title for route in routes}
    pages = {page.title: page for page in reversed(reference.pages) if page.title in used}
    return [pages[title] for title in sorted(pages)]


def _tag(page: Page) -> dict[str, Any]:
    """The tag of a page: its prose, and its appendixes, to which descriptions of its operations refer."""
    docs = {"externalDocs": {"url": page.url, "description": "Official documentation"}} if page.url else {}
    about = page.description or f"What the page “{page.title}” documents."
    appendixes = (f"## {one.title}\n\n{one.text}" for one in page.appendixes if one.title and one.text)
    return {"name": page.title, "description": "\n\n".join((about, *appendixes)), **docs}


Call = tuple[str, str]
"""The template of a path and a verb."""


def _operations(routes: list[OperationRoute], schemas: Schemas) -> tuple[dict[Call, Known], list[Diagnostic]]:
    """Operations in the order of the alphabet, so that the order of pages does not show; verbs in the usual order.

    An error that no one foresaw costs the operation that it is in, and no other: a diagnostic names it.
    """
    summaries = unique_summaries(((route.verb, route.path.template), title(route)) for route in routes)
    found: dict[Call, Known] = {}
    lost: list[Diagnostic] = []
    for route in sorted(routes, key=lambda route: (route.path.template, _VERB_ORDER.index(route.verb))):
        try:
            made = operation(route, schemas, summaries[route.verb, route.path.template])
        except Exception as error:  # like the guard of each page: every expected problem is a value
            what = f"{route.verb} {route.path.template}"
            problem = f"{what} was left out of the document: {unforeseen(error)}"
            lost.append(diagnostic("operation-left-out", problem, route.documentation[0].route.origin))
            continue
        found[route.path.template, route.verb] = made
    return found, lost


def _paths(operations: Mapping[Call, Known]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for (path, verb), made in operations.items():
        paths.setdefault(path, {})[verb.lower()] = made.node
    return paths


def _component_schemas(names: ComponentNames, schemas: Schemas) -> dict[str, Known]:
    """The components of all documented objects, and an empty one for each object that is only named."""
    found: dict[str, Known] = {}
    for name, definition in names.definitions.items():
        found[name] = annotated(
            schemas.schema(definition.type, definition.origin),
            description=definition.description,
            deprecated=definition.deprecation is not None,
        )
    for name in names.undefined_objects():
        members = {"description": "An object that these pages name and do not describe.", "x-canvas-undocumented": True}
        found[name] = Known(members, Evidence(Grade.UNKNOWN))
    return {name: found[name] for name in sorted(found)}


_REUSED = ("parameters", "headers", "responses")


def _without_unused(document: dict[str, Any]) -> dict[str, Any]:
    """Drop shared parameters, headers and responses that nothing refers to; linters rightly complain of them."""
    used = references_in(msgspec.json.encode(document))
    for kind in _REUSED:
        shared = document["components"][kind]
        kept = {name: value for name, value in shared.items() if f"#/components/{kind}/{name}" in used}
        document["components"][kind] = kept
    document["components"] = {kind: value for kind, value in document["components"].items() if value}
    return document
