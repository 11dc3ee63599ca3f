"""What the modules of a group depend on, as a digest: a group whose digest is known need not be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec

from canvas_openapi.openapi.reached import reached, references_in
from canvas_openapi.render.clients.client_groups import Groups
from canvas_openapi.render.clients.methods import NAMED_HERE
from canvas_openapi.render.clients.schema_types import COMPONENT


class MadeFrom:
    """Digests of all that groups, and the documented objects, are made from.

    A group is made from its operations, from the components that these reach, at any depth, and from the names that
    types have in the packages: those follow from all component schemas, where two would share one.
    `object_names`: for each component schema the names of the types that were defined for it.
    """

    def __init__(self, groups: Groups, object_names: Mapping[str, tuple[str, ...]]) -> None:
        self._groups = groups
        self._object_names = object_names
        self._kinds: Mapping[str, Any] = groups.document.get("components", {})

    def group(self, title: str) -> str:
        """The digest of a group."""
        operations = msgspec.json.encode(self._groups.operations[title])
        names = self._groups.type_names
        found = reached(references_in(operations), lambda at: self._components.get(at, ("", set()))[1])
        parts = [f"{self._groups.names[title]}", *(f"{name} {names.get(name)}" for name in NAMED_HERE)]
        for reference in sorted(found):
            content, _ = self._components.get(reference, ("", set()))
            schema = reference.removeprefix(COMPONENT)
            parts.append(f"{reference} {content} {names.get(schema)} {self._object_names.get(schema)}")
        if not self._components.keys() >= found:  # it leads to what is no whole component
            parts.append(_digest(msgspec.json.encode(self._groups.document)))
        return _digest(operations, *(part.encode(errors="surrogatepass") for part in parts))

    @cached_property
    def _components(self) -> dict[str, tuple[str, set[str]]]:
        """The digest of each component, and the references in it."""
        found: dict[str, tuple[str, set[str]]] = {}
        for kind, members in self._kinds.items():
            for name, member in members.items():
                content = msgspec.json.encode(member)
                found[f"#/components/{kind}/{name}"] = (_digest(content), references_in(content))
        return found


def digest_of_objects(groups: Groups) -> str:
    """The digest of all component schemas."""
    return _digest(msgspec.json.encode(groups.schemas))


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.hexdigest()
