"""The answers that are shown beside a call: what the docs show, else what the examples of objects make of its type.

A value that nothing shows is a placeholder, as in the calls. Where the docs say nothing of an answer, it shows nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from canvas_openapi.render.docs.arrangement import Component, component_of
from canvas_openapi.render.docs.sample_values import placeholder, type_of

_LONGEST_EXAMPLE = 12_000  # characters
_DEEPEST = 4
_MOST_MEMBERS = 40
_EMPTY = "The body is empty."
_UNKNOWN = "The docs do not show the body."

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Code:
    """An example: where it is from if that must be said, its text, and the language that colours it."""

    title: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """The answer of one status: its bodies, or a note where there is none to show."""

    status: str
    phrase: str
    note: str
    bodies: tuple[Code, ...]


class Answers:
    """Shows the answers of a document; `components` is its part of that name, `objects` are those of the site."""

    def __init__(self, components: Mapping[str, Any], objects: Mapping[str, Component]) -> None:
        self._components = components
        self._objects = objects
        self._shared: dict[tuple[str, str], ShownAnswer] = {}

    def shown(self, status: str, answer: Schema) -> ShownAnswer:
        """An answer with its bodies. `answer` is a response object of the document, or refers to a shared one."""
        if "$ref" in answer:
            key = (status, answer["$ref"])
            if key not in self._shared:
                self._shared[key] = self.shown(status, self._components["responses"][key[1].rpartition("/")[2]])
            return self._shared[key]
        contents: Mapping[str, Any] = answer.get("content", {})
        bodies = tuple(body for media, content in contents.items() for body in self._bodies(media, content))
        phrase, description = _phrase(status), str(answer.get("description", ""))
        note = "" if description == phrase else description
        if not bodies and status < "300":
            note = _UNKNOWN if contents else _EMPTY
        return ShownAnswer(status, phrase, note, bodies)

    def _bodies(self, media: str, content: Schema) -> Iterator[Code]:
        language = "json" if media.endswith("json") else ""
        if "example" in content:
            yield Code("", _text(content["example"], language), language)
        for name, example in content.get("examples", {}).items():
            if "$ref" in example:
                value = self._components["examples"][example["$ref"].rpartition("/")[2]]["value"]
                yield Code(f"by the example of {name}", _text(value, language), language)
            else:
                title = example.get("summary") or name.replace("_", " ").capitalize()
                yield Code(title, _text(example.get("value"), language), language)
        if language and not content.keys() & {"example", "examples"}:
            value = self._made("", content.get("schema", {}), 0)
            if isinstance(value, (dict, list)) and value not in ({}, [], [{}]):
                yield Code("made of the documented types", _text(value, language), language)

    def _made(self, name: str, schema: Schema, depth: int) -> Any:
        """A value of a type: what is shown for it, or what its parts make."""
        shown = [*schema.get("examples", ()), *schema.get("enum", ())]
        if shown:
            return shown[0]
        component = self._objects.get(component_of(schema["$ref"]) or "") if "$ref" in schema else None
        if component:
            definition = component.definition
            if definition and definition.example.is_json:
                return definition.example.value
            schema = component.schema
        choices = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
        if choices:
            return self._made(name, choices[0], depth)
        if "allOf" in schema:
            parts = [self._made(name, part, depth) for part in schema["allOf"]]
            return {key: value for part in parts if isinstance(part, dict) for key, value in part.items()}
        match type_of(schema) if schema else "unknown":
            case "unknown":
                return None
            case "array":
                item = self._made(name, schema.get("items") or {}, depth + 1) if depth < _DEEPEST else None
                return [] if item in (None, {}) else [item]
            case "object":
                return self._members(schema, depth) if depth < _DEEPEST else {}
            case kind:
                return placeholder(name, kind, schema)

    def _members(self, schema: Schema, depth: int) -> dict[str, Any]:
        properties = [one for one in schema.get("properties", {}).items() if not one[1].get("deprecated")]
        members = {name: self._made(name, below, depth + 1) for name, below in properties[:_MOST_MEMBERS]}
        others = schema.get("additionalProperties")
        if not members and isinstance(others, dict) and others:
            members["<key>"] = self._made("<key>", others, depth + 1)
        return members


def _phrase(status: str) -> str:
    with suppress(ValueError):
        return HTTPStatus(int(status)).phrase
    return ""


def _text(value: Any, language: str) -> str:
    text = value if isinstance(value, str) and not language else json.dumps(value, indent=2, ensure_ascii=False)
    return text if len(text) <= _LONGEST_EXAMPLE else f"{text[:_LONGEST_EXAMPLE]}\n…"
