"""Members that an example answer shows and its object does not list become members of the object.

The docs' own text contradicts itself there only by silence: a page lists the fields of a term, and its example answer
shows one more. An example that shares less than half of its names with the object shows something else, and adds
nothing.
"""

from __future__ import annotations

import re
from typing import Any

from canvas_docs.model import Field, Json
from canvas_docs.parse.inference import infer_value

from canvas_openapi.openapi.json_types import types_of
from canvas_openapi.openapi.known import Evidence, pointers
from canvas_openapi.openapi.places import pointer
from canvas_openapi.openapi.schema import Schemas

_COMPONENTS = "#/components/schemas/"
_NAME = re.compile(r"[A-Za-z_]\w*")


def add_shown_members(document: dict[str, Any], schemas: Schemas) -> dict[str, Evidence]:
    """Add them to the schemas of a document; returns how each is known, by JSON pointer."""
    completion = _Completion(document["components"]["schemas"], schemas)
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            for code, answer in operation["responses"].items():
                for name, media in answer.get("content", {}).items() if code < "300" else ():
                    at = pointer(("paths", path, verb, "responses", code, "content", name, "schema"))
                    shown = [media["example"]] if "example" in media else []
                    shown += [one["value"] for one in media.get("examples", {}).values() if "value" in one]
                    for value in shown:
                        completion.complete(media["schema"], at, value)
    return completion.found


class _Completion:
    """Completes schemas in place; `found` is how what was added is known."""

    def __init__(self, components: dict[str, Any], schemas: Schemas) -> None:
        self._components = components
        self._schemas = schemas
        self.found: dict[str, Evidence] = {}

    def complete(self, schema: dict[str, Any], at: str, value: Json) -> None:
        """Add the members that a value shows to the schema at a pointer, and below it."""
        schema, at = self._resolved(schema, at)
        if isinstance(value, list) and "array" in types_of(schema):
            for item in value:
                self.complete(schema.get("items", {}), f"{at}/items", item)
        if not isinstance(value, dict) or "properties" not in schema or "additionalProperties" in schema:
            return
        listed: dict[str, Any] = schema["properties"]
        if 2 * sum(name in listed for name in value) < len(value):
            return
        for name, below in value.items():
            where = at + pointer(("properties", name))
            if name in listed:
                self.complete(listed[name], where, below)
            elif _NAME.fullmatch(name):
                made = self._schemas.property(Field(name, infer_value(below, name), example=below))
                listed[name] = made.node
                self.found |= pointers(made, where)

    def _resolved(self, schema: dict[str, Any], at: str) -> tuple[dict[str, Any], str]:
        """What a reference, or the one choice beside null, stands for; nothing where there are several choices."""
        while "$ref" in schema or "anyOf" in schema:
            if "$ref" in schema:
                name = schema["$ref"].removeprefix(_COMPONENTS)
                schema, at = self._components.get(name, {}), pointer(("components", "schemas", name))
            else:
                choices = [choice for choice in schema["anyOf"] if choice != {"type": "null"}]
                at = f"{at}/anyOf/{schema['anyOf'].index(choices[0])}" if choices else at
                schema = choices[0] if len(choices) == 1 else {}
        return schema, at
