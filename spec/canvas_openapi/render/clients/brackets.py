"""Parameters with bracket names → one nested schema per first name.

    filter[state]                        filter: {state: …}
    include[]                            include: […]
    overrides[][id], overrides[][title]  overrides: [{id: …, title: …}]
    grades[<student_id>]                 grades: {any key: …}

The clients take values of that shape and write the brackets back, as Rails reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
_CHOSEN_BY_CALLER = re.compile(r"<.*>|\*")

Schema = Mapping[str, Any]


@dataclass
class _Node:
    schema: Schema | None = None
    required: bool = False
    properties: dict[str, _Node] = field(default_factory=dict)
    items: _Node | None = None
    values: _Node | None = None

    def child(self, segment: str) -> _Node:
        if segment == "":
            self.items = self.items or _Node()
            return self.items
        if _CHOSEN_BY_CALLER.fullmatch(segment):
            self.values = self.values or _Node()
            return self.values
        return self.properties.setdefault(segment, _Node())

    def as_schema(self) -> Schema:
        nested: list[Schema] = []
        if self.properties:
            properties = {name: node.as_schema() for name, node in self.properties.items()}
            required = [name for name, node in self.properties.items() if node.required]
            nested.append({"type": "object", "properties": properties, "required": required})
        if self.values is not None:
            nested.append({"type": "object", "additionalProperties": self.values.as_schema()})
        if self.items is not None:
            nested.append({"type": "array", "items": self.items.as_schema()})
        own = self.schema
        if own is None or (nested and own.get("type") in ("object", nested[0]["type"])):
            about = {"description": own["description"]} if own and "description" in own else {}
            return {**nested[0], **about} if len(nested) == 1 else {"anyOf": nested, **about}
        return {"anyOf": [own, *nested], "description": own.get("description", "")} if nested else own


def segments(name: str) -> list[str]:
    """`a[b][]` → `["a", "b", ""]`. A name that is no bracket name is one segment."""
    found = _NAME.fullmatch(name)
    return [found[1], *re.findall(r"\[([^\[\]]*)\]", found[2])] if found else [name]


def nested(parameters: Iterable[tuple[str, Schema, bool]]) -> dict[str, tuple[Schema, bool]]:
    """(wire name, schema with its description, required) of each parameter → (schema, required) of each first name."""
    root: dict[str, _Node] = {}
    for name, schema, required in parameters:
        first, *rest = segments(name)
        if rest and rest[-1] == "":
            rest.pop()
            if schema.get("type") != "array":
                schema = {"type": "array", "items": schema, "description": schema.get("description", "")}
        node = root.setdefault(first, _Node())
        for segment in rest:
            node = node.child(segment)
        node.schema = schema if node.schema is None else {"anyOf": [node.schema, schema]}
        node.required = node.required or required
    return {first: (node.as_schema(), node.required) for first, node in root.items()}
