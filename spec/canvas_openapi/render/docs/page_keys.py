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

from canvas_openapi.openapi.known import Evidences
from canvas_openapi.openapi.places import pointer
from canvas_openapi.openapi.reached import reached, references_in
from canvas_openapi.render.docs.arrangement import Catalogue, Component, ResourcePage
from canvas_openapi.render.docs.client_calls import ClientCalls


class PageKeys:
    """The digests of the pages of a catalogue. `clients` are asked what the samples of calls are made from."""

    def __init__(
        self, found: Catalogue, document: Mapping[str, Any], clients: ClientCalls, evidence: Evidences
    ) -> None:
        self._found = found
        self._clients = clients
        self._evidence = _by_part(evidence)
        self._components = {
            pointer(("components", kind, name)): part
            for kind, parts in document["components"].items()
            for name, part in parts.items()
        }
        self._known: dict[str, tuple[str, set[str]]] = {}

    def page(self, page: ResourcePage) -> str:
        """The digest of all that a page is made from, but for its frame and where the links in its texts lead."""
        operations = [operation for section in page.sections for operation in section.operations]
        used = _references([operation.spec for operation in operations])
        own = {_pointer(component.name) for component in page.components}
        return content_digest(
            page,
            [self._evidence.get(pointer(("paths", one.path, one.verb.lower()))) for one in operations],
            [self._clients.made_from(one.id) for one in operations],
            [(name, self._found.hrefs[name]) for other in page.elsewhere for name in other.operations],
            self._parts(own | used),
        )

    def _parts(self, wanted: set[str]) -> list[str]:
        """The digests of components and of all that can be reached from them."""
        there = self._components.keys()
        found = reached(wanted & there, lambda at: self._part(at)[1] & there)
        return [self._part(at)[0] for at in sorted(found)]

    def _part(self, at: str) -> tuple[str, set[str]]:
        """The digest of what any page can show of a component, and the components that it refers to."""
        if at not in self._known:
            part = self._components[at]
            component = self._objects.get(at)
            about = self._about(component) if component else ()
            self._known[at] = content_digest(at, part, self._evidence.get(at), about), _references(part)
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
        return {_pointer(name): component for name, component in self._found.components.items()}


def _pointer(name: str) -> str:
    return pointer(("components", "schemas", name))


def _references(node: Any) -> set[str]:
    """The pointers of all components that a part of the document refers to directly, or into.

    Overlays may name components as they like: a name with a slash in it is a reference, and one into a component too.
    """
    found: set[str] = set()
    for target in references_in(msgspec.json.encode(node)):
        kind, _, name = target.removeprefix("#/components/").partition("/")
        found |= {pointer(("components", kind, name)), f"/components/{kind}/{name.partition('/')[0]}"}
    return found


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
