"""The client model of an OpenAPI 3.1 document, group by group: nothing is made before it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from canvas_openapi.openapi.document_parts import DocumentParts
from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_model import Definition, Group
from canvas_openapi.render.clients.methods import method_of
from canvas_openapi.render.clients.naming import Operation, group_names, operations, title_of
from canvas_openapi.render.clients.schema_types import Definitions
from canvas_openapi.render.clients.sent_values import with_sent_values


class Groups:
    """The groups of a document by their titles, and the documented objects."""

    def __init__(self, document: Mapping[str, Any], parts: DocumentParts | None = None) -> None:
        """`parts` of the document, if they have been looked at."""
        self.document = document
        self.parts = parts or DocumentParts(document)
        self.version = str(document["info"]["version"])
        self.schemas: Mapping[str, Any] = document.get("components", {}).get("schemas", {})
        self.type_names = names.unique(self.schemas, names.type_name)
        self.operations: dict[str, list[Operation]] = {}
        for operation in operations(document):
            self.operations.setdefault(title_of(operation[2]), []).append(operation)
        self.names = group_names(self.operations)
        self._made: dict[str, Group] = {}

    def group(self, title: str) -> Group:
        """The methods of a group, and the types that only they use."""
        if title not in self._made:
            local = Definitions(self.type_names, self.schemas, local=True)
            methods = [
                method_of(self.document, operation, local, self._object_called) for operation in self.operations[title]
            ]
            self._made[title] = with_sent_values(Group(title, tuple(methods), tuple(local.found)))
        return self._made[title]

    @property
    def objects(self) -> tuple[Definition, ...]:
        """The documented objects, and the types that they are made of."""
        return tuple(definition for found in self.objects_by_schema.values() for definition in found)

    @cached_property
    def objects_by_schema(self) -> dict[str, tuple[Definition, ...]]:
        """For each component schema, by its name, what had to be defined for it."""
        definitions = Definitions(self.type_names, self.schemas, local=False)
        made: dict[str, tuple[Definition, ...]] = {}
        for name, schema in self.schemas.items():
            before = len(definitions.found)
            definitions.define(self.type_names[name], schema)
            made[name] = tuple(definitions.found[before:])
        return made

    def _object_called(self, name: str) -> Definition | None:
        return self._objects_by_name.get(name)

    @cached_property
    def _objects_by_name(self) -> Mapping[str, Definition]:
        return {definition.name: definition for definition in self.objects}
