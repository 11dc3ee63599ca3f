"""What the resource pages of the site are made from, as digests: a page whose digest is known need not be made again.

A digest holds what a page may show, not how it shows it: the model of the page and what the document says of its
operations, and of each object that can be reached from them what the document says, where it stands and who uses it.
What `views`, `search` and the templates show of a page must be in here (`tests/docs/test_page_keys.py`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec

from canvas_openapi.openapi.document_parts import COMPONENTS, SCHEMAS, DocumentParts
from canvas_openapi.openapi.known import Evidences
from canvas_openapi.openapi.places import pointer
from canvas_openapi.render.docs.arrangement import Catalogue, Component, ResourcePage
from canvas_openapi.render.docs.client_calls import ClientCalls


class PageKeys:
    """The digests of the pages of a catalogue. `clients` are asked what the samples of calls are made from."""

    def __init__(self, found: Catalogue, parts: DocumentParts, clients: ClientCalls, evidence: Evidences) -> None:
        self._found = found
        self._parts = parts
        self._clients = clients
        self._evidence = _by_part(evidence)
        self._known: dict[str, str] = {}

    def page(self, page: ResourcePage) -> str:
        """The digest of all that a page is made from, but for its frame and where the links in its texts lead."""
        own = {f"{SCHEMAS}{component.name}" for component in page.components}
        operations = [operation for section in page.sections for operation in section.operations]
        parts = [self._parts.operation(one.path, one.verb.lower()) for one in operations]
        return content_digest(
            (page.page, page.file, page.elsewhere, page.appendix_anchors),
            [(section.anchors, section.action, len(section.operations)) for section in page.sections],
            [(component.name, component.definition) for component in page.components],
            [(one.id, one.verb, one.path, part.digest) for one, part in zip(operations, parts, strict=True)],
            [self._evidence.get(pointer(("paths", one.path, one.verb.lower()))) for one in operations],
            [self._clients.made_from(one.id) for one in operations],
            [(name, self._found.hrefs[name]) for other in page.elsewhere for name in other.operations],
            self._components(own.union(*(part.references for part in parts))),
        )

    def _components(self, references: set[str]) -> list[str]:
        """The digests of components and of all that can be reached from them.

        Overlays may name components as they like: what leads to no whole component may be shown too.
        """
        found = self._parts.reached(references)
        there = self._parts.components.keys()
        known = [self._component(at) for at in sorted(found & there)]
        return known if found <= there else [*known, self._parts.whole, *map(self._component, there)]

    def _component(self, at: str) -> str:
        """The digest of what any page can show of a component."""
        if at not in self._known:
            component = self._objects.get(at)
            kind, name = at.removeprefix(COMPONENTS).split("/", 1)
            evidence = self._evidence.get(pointer(("components", kind, name)))
            about = self._about(component) if component else ()
            self._known[at] = content_digest(at, self._parts.components[at].digest, evidence, about)
        return self._known[at]

    def _about(self, component: Component) -> tuple[Any, ...]:
        """What is shown of an object besides its schema; the lines where it was read are not."""
        found, definition = self._found, component.definition
        example = definition and definition.example
        return (
            (component.href, component.anchors),
            definition and definition.name,
            example and (example.text, example.is_json, example.value),
            [(name, found.hrefs[name]) for name in found.uses.get(component.name, ())],
            [(name, found.components[name].href) for name in found.used_in.get(component.name, ())],
        )

    @cached_property
    def _objects(self) -> Mapping[str, Component]:
        return {f"{SCHEMAS}{name}": component for name, component in self._found.components.items()}


def content_digest(*parts: Any) -> str:
    """A digest of plain data and values of the model: two that differ in anything have two digests."""
    try:
        content = msgspec.msgpack.encode(parts)
    except (msgspec.MsgspecError, UnicodeEncodeError, OverflowError, RecursionError):
        content = repr(parts).encode(errors="surrogatepass")  # text that is no Unicode, numbers beyond 64 bits
    return hashlib.sha256(content).hexdigest()


def _by_part(evidence: Evidences) -> dict[str, list[tuple[str, str, str]]]:
    """What is shown of the evidence for each operation and component, by the pointer of that."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for at, known in evidence.items():
        found["/".join(at.split("/", 4)[:4])].append((at, known.grade.value, known.rule))
    return found
