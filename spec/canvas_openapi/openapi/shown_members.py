"""Members that an example answer shows and its object does not list become members of the object.

The docs' own text contradicts itself there only by silence: a page lists the fields of a term, and its example answer
shows one more. An example that shares less than half of its names with the object shows something else, and adds
nothing.
"""

from __future__ import annotations

import re
from typing import Any

from canvas_docs.model import NOWHERE, Field, Json
from canvas_docs.parse.inference import infer_value

from canvas_openapi.openapi.json_types import types_of
from canvas_openapi.openapi.schema import Schemas

_COMPONENTS = "#/components/schemas/"
_NAME = re.compile(r"[A-Za-z_]\w*")


def add_shown_members(document: dict[str, Any], schemas: Schemas) -> None:
    """Add them to the schemas of a document."""
    components = document["components"]["schemas"]
    for item in document["paths"].values():
        for operation in item.values():
            for code, answer in operation["responses"].items():
                for media in answer.get("content", {}).values() if code < "300" else ():
                    shown = [media["example"]] if "example" in media else []
                    shown += [one["value"] for one in media.get("examples", {}).values() if "value" in one]
                    for value in shown:
                        _complete(media["schema"], value, components, schemas)


def _complete(schema: dict[str, Any], value: Json, components: dict[str, Any], schemas: Schemas) -> None:
    schema = _resolved(schema, components)
    if isinstance(value, list) and "array" in types_of(schema):
        for item in value:
            _complete(schema.get("items", {}), item, components, schemas)
    if not isinstance(value, dict) or "properties" not in schema or "additionalProperties" in schema:
        return
    listed: dict[str, Any] = schema["properties"]
    if 2 * sum(name in listed for name in value) < len(value):
        return
    for name, below in value.items():
        if name in listed:
            _complete(listed[name], below, components, schemas)
        elif _NAME.fullmatch(name):
            listed[name] = schemas.property(Field(name, infer_value(below, name), example=below, origin=NOWHERE))


def _resolved(schema: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """What a reference, or the one choice beside null, stands for; nothing where there are several choices."""
    while "$ref" in schema or "anyOf" in schema:
        if "$ref" in schema:
            schema = components.get(schema["$ref"].removeprefix(_COMPONENTS), {})
        else:
            choices = [choice for choice in schema["anyOf"] if choice != {"type": "null"}]
            schema = choices[0] if len(choices) == 1 else {}
    return schema
