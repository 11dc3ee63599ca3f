"""The operations and components of a document as digests: what is made from a part is known by them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from canvas_openapi.openapi.reached import reached, references_in

COMPONENTS = "#/components/"
SCHEMAS = f"{COMPONENTS}schemas/"
VERBS = frozenset(("get", "put", "post", "delete", "options", "head", "patch", "trace"))
Keys = tuple[str, str, str]
"""What leads to a part: `("paths", path, verb)` or `("components", kind, name)`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: the digest of what it says, and where the references in it lead."""

    digest: str
    references: frozenset[str]


class DocumentParts:
    """The parts of a document, each looked at once and not before it is asked for."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self._operations: dict[tuple[str, str], Part] = {}

    def operation(self, path: str, verb: str) -> Part:
        """An operation by its path and its verb in lower case."""
        if (path, verb) not in self._operations:
            self._operations[path, verb] = _part(self.document["paths"][path][verb])
        return self._operations[path, verb]

    @cached_property
    def components(self) -> Mapping[str, Part]:
        """The components by the references that lead to them."""
        return {
            f"{COMPONENTS}{kind}/{name}": _part(member)
            for kind, members in _members(self.document.get("components"))
            for name, member in _members(members)
        }

    @cached_property
    def whole(self) -> str:
        """The digest of the document: for what refers to something that is neither an operation nor a component."""
        return digest_of([msgspec.json.encode(self.document)])

    def reached(self, references: Iterable[str]) -> set[str]:
        """Those of the references that lead to components, those in these components, and so on; others as they are."""
        components = self.components
        return reached(references, lambda at: components[at].references if at in components else ())

    @cached_property
    def digests_with_reached(self) -> dict[Keys, str]:
        """A digest of each operation and component with all that it refers to, and the version of OpenAPI, by its keys.

        What was found true of one is true of all that have its digest. There is none where something is referred to
        that is no whole component, nor for operations whose path says something beside them.
        """
        version = str(self.document.get("openapi", ""))
        found: dict[Keys, str] = {}
        for path, item in _members(self.document.get("paths")):
            for verb in item if isinstance(item, dict) and VERBS.issuperset(item) else ():
                keys = ("paths", path, verb)
                if digest := self._with_reached(self.operation(path, verb), (version, *keys)):
                    found[keys] = digest
        for at, part in self.components.items():
            kind, _, name = at.removeprefix(COMPONENTS).partition("/")
            keys = ("components", kind, name)
            if digest := self._with_reached(part, (version, *keys)):
                found[keys] = digest
        return found

    def _with_reached(self, part: Part, about: tuple[str, ...]) -> str:
        components, below = self.components, self.reached(part.references)
        if not below <= components.keys():
            return ""
        texts = (*about, part.digest, *(f"{at} {components[at].digest}" for at in sorted(below)))
        return digest_of(text.encode(errors="surrogatepass") for text in texts)


def digest_of(parts: Iterable[bytes]) -> str:
    """The digest of some contents: other parts have another, however they are cut."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.hexdigest()


def _part(content: Any) -> Part:
    encoded = msgspec.json.encode(content)
    return Part(hashlib.sha256(encoded).hexdigest(), frozenset(references_in(encoded)))


def _members(node: Any) -> Iterable[tuple[str, Any]]:
    """The members of an object; what is none, in a document that has not been checked yet, has none."""
    return node.items() if isinstance(node, dict) else ()
