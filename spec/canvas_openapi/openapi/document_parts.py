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
            for kind, members in self.document.get("components", {}).items()
            for name, member in members.items()
        }

    @cached_property
    def whole(self) -> str:
        """The digest of the document: for what refers to something that is neither an operation nor a component."""
        return digest_of([msgspec.json.encode(self.document)])

    def reached(self, references: Iterable[str]) -> set[str]:
        """Those of the references that lead to components, those in these components, and so on; others as they are."""
        components = self.components
        return reached(references, lambda at: components[at].references if at in components else ())


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
