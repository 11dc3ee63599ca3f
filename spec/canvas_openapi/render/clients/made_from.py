"""What the modules of a group depend on, as a digest: a group whose digest is known need not be made again."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from canvas_openapi.openapi.document_parts import digest_of
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
        self._parts = groups.parts
        self._object_names = object_names

    def group(self, title: str) -> str:
        """The digest of a group."""
        operations = [(path, verb.lower()) for path, verb, _ in self._groups.operations[title]]
        made = [self._parts.operation(*one) for one in operations]
        names = self._groups.type_names
        found = self._parts.reached({reference for part in made for reference in part.references})
        parts = [f"{self._groups.names[title]}", *(f"{name} {names.get(name)}" for name in NAMED_HERE)]
        parts += [f"{path} {verb} {part.digest}" for (path, verb), part in zip(operations, made, strict=True)]
        components = self._parts.components
        for reference in sorted(found & components.keys()):
            schema = reference.removeprefix(COMPONENT)
            known = (components[reference].digest, names.get(schema), self._object_names.get(schema))
            parts.append(f"{reference} {known}")
        if not components.keys() >= found:  # it leads to what is no whole component
            parts.append(self._parts.whole)
        return digest_of(part.encode(errors="surrogatepass") for part in parts)


def digest_of_objects(groups: Groups) -> str:
    """The digest of all component schemas."""
    return digest_of([msgspec.json.encode(groups.schemas)])
