"""An example for every answer whose object the docs show: in `components/examples`, once for each object and shape.

Answers that carry the docs' own example keep it. What its own schema contradicts is left out of an object's example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from canvas_docs.model import Json

from canvas_openapi.example_checks import REFERENCE
from canvas_openapi.example_members import NOTHING, listed_members
from canvas_openapi.openapi.json_media import json_media_type
from canvas_openapi.validation.value_checks import Values

_EXAMPLES = "#/components/examples/"


@dataclass(frozen=True, slots=True)
class _Shape:
    """What an answer is made of: an object, a list of it, or either as the one member of an object."""

    component: str
    listed: bool = False
    member: str = ""

    @property
    def name(self) -> str:
        """The name of its example: `Pond`, `PondList`, `PondList.ponds`."""
        return f"{self.component}{'List' if self.listed else ''}{f'.{self.member}' if self.member else ''}"

    def value(self, example: Json) -> Json:
        """The example of the object in this shape."""
        inner = [example] if self.listed else example
        return {self.member: inner} if self.member else inner


def with_answer_examples(document: dict[str, Any], objects: Mapping[str, Json], values: Values) -> dict[str, Any]:
    """The document with examples of its answers; `objects` are the documented examples by component.

    `values` judges values by the schemas of the document, which stays as it is.
    """
    usable = _usable(objects, document["components"]["schemas"], values)
    shapes: dict[str, _Shape] = {}
    paths = {
        path: {verb: _operation(operation, usable, shapes) for verb, operation in item.items()}
        for path, item in document["paths"].items()
    }
    if not shapes:
        return document
    examples = {name: {"value": shape.value(usable[shape.component])} for name, shape in sorted(shapes.items())}
    return {**document, "paths": paths, "components": {**document["components"], "examples": examples}}


def _usable(objects: Mapping[str, Json], components: Mapping[str, Any], values: Values) -> dict[str, Json]:
    """The examples that show a value of their component, as far as they do."""
    found: dict[str, Json] = {}
    for name in (name for name in objects if name in components):
        schema = {"$ref": REFERENCE + name}
        value = listed_members(objects[name], schema, components)
        if isinstance(value, dict) and values.contradiction(value, schema) is not None:
            value = _without_contradicted(value, components[name].get("properties", {}), values)
        if value is not NOTHING and values.contradiction(value, schema) is None:
            found[name] = value
    return found


def _without_contradicted(value: dict[str, Json], properties: Mapping[str, Any], values: Values) -> Any:
    """An object without the members that their schemas contradict, as where one was corrected; NOTHING if all go."""
    sound = {key: one for key, one in value.items() if values.contradiction(one, properties.get(key, {})) is None}
    return sound or NOTHING


def _operation(operation: dict[str, Any], usable: Mapping[str, Json], shapes: dict[str, _Shape]) -> dict[str, Any]:
    """The operation with examples at its successes; the shapes that were needed are added to `shapes`."""
    answers = operation["responses"]
    found = {code: answer for code, old in answers.items() if (answer := _answer(old, usable, shapes)) is not old}
    return {**operation, "responses": {**answers, **found}} if found else operation


def _answer(answer: dict[str, Any], usable: Mapping[str, Json], shapes: dict[str, _Shape]) -> dict[str, Any]:
    media_type = json_media_type(answer.get("content", ()))
    if media_type is None:
        return answer
    media = answer["content"][media_type]
    shape = _shape(media.get("schema", {}))
    if shape is None or shape.component not in usable or "example" in media or "examples" in media:
        return answer
    shapes[shape.name] = shape
    examples = {shape.component: {"$ref": _EXAMPLES + shape.name}}
    return {**answer, "content": {**answer["content"], media_type: {**media, "examples": examples}}}


def _shape(schema: Mapping[str, Any]) -> _Shape | None:
    """The shape of an answer; None if it is none that an object's example can fill. Of several, the first that is."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if choices:
        return next(filter(None, map(_shape, choices)), None)
    if str(schema.get("$ref", "")).startswith(REFERENCE):
        return _Shape(schema["$ref"].removeprefix(REFERENCE))
    if schema.get("type") == "array":
        inner = _shape(schema.get("items", {}))
        return _Shape(inner.component, listed=True) if inner and inner == _Shape(inner.component) else None
    members = schema.get("properties", {})
    if schema.get("type") == "object" and len(members) == 1:
        ((member, below),) = members.items()
        inner = _shape(_without_null(below))
        return _Shape(inner.component, inner.listed, member) if inner and not inner.member else None
    return None


def _without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A property that may be null, as what it is otherwise."""
    if isinstance(schema.get("type"), list):
        return {**schema, "type": next(name for name in schema["type"] if name != "null")}
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    return choices[0] if len(choices) == 1 else schema
