"""The values of an example call, chosen once: curl, Python and TypeScript show the same.

In this order: what the docs' own request sends, the example of the body, then for each member an allowed value, its
default or its example, a value that its description quotes, the value that the answer's object shows for it, and only
then a placeholder that fits the type. Placeholders of text stand in angle brackets: nobody takes them for values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from canvas_docs.model import CurlRequest
from canvas_docs.parse.example_routes import is_call_of

from canvas_openapi.openapi.example_values import Misfit, fitted
from canvas_openapi.openapi.json_media import json_media_type
from canvas_openapi.openapi.shown_values import is_telling, quoted

_REFERENCE = "#/components/schemas/"
_ENOUGH = 2  # optional members that show the shape of an object
_DEEPEST = 4
_PAGE_SIZE = 100

Schema = Mapping[str, Any]


class File:
    """Stands for a file in a value."""

    name = "notes.pdf"


@dataclass(frozen=True, slots=True)
class Call:
    """A call with its values, by wire name: what it must have, or what shows its shape where nothing must be."""

    operation_id: str
    verb: str
    path: str
    path_values: dict[str, Any]
    query: dict[str, Any]
    body: Any
    is_multipart: bool


def body_content(spec: Schema) -> tuple[str, dict[str, Any]]:
    """The media type of an operation's body and what is said about it; `("", {})` if it has none."""
    contents: dict[str, dict[str, Any]] = spec.get("requestBody", {}).get("content", {})
    return next(iter(contents.items()), ("", {}))


class Calls:
    """Makes the example calls of a document; `components` is its part of that name."""

    def __init__(self, components: Mapping[str, Any]) -> None:
        self._components = components
        self._schemas: Mapping[str, Any] = components.get("schemas", {})

    def call(self, verb: str, path: str, spec: Schema, requests: Iterable[CurlRequest] = ()) -> Call:
        """The example call of an operation; `requests` are those of the docs, of this operation or others."""
        parameters = [self._resolved(parameter) for parameter in spec.get("parameters", ())]
        media, content = body_content(spec)
        query = {one["name"]: one["schema"] for one in parameters if one["in"] == "query"}
        values = self._documented_query(query, verb, spec, requests)
        for one in parameters:
            if one["in"] == "query" and one.get("required") and one["name"] not in values:
                values[one["name"]] = self.value(one["name"], one["schema"], one.get("description", ""))
        if "per_page" in query:
            values["per_page"] = _PAGE_SIZE
        return Call(
            str(spec.get("operationId", "")),
            verb,
            path,
            {one["name"]: self._path_value(one) for one in parameters if one["in"] == "path"},
            values,
            self._body(path, spec, content) if "schema" in content else None,
            media == "multipart/form-data",
        )

    def value(
        self, name: str, schema: Schema, description: str = "", shown: Schema | None = None, depth: int = 0
    ) -> Any:
        """A value that the schema allows. `shown` is the object whose examples know values of that name."""
        documented = self._documented(name, schema, description or str(schema.get("description", "")), shown)
        if documented is not None:
            return documented
        if "$ref" in schema:
            schema = self._schemas.get(schema["$ref"].removeprefix(_REFERENCE), {})
        choices = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
        if choices:
            values = [self.value(name, choice, "", shown, depth) for choice in sorted(choices, key=_objects)]
            return next((value for value in values if value not in ({}, [], [{}])), values[0])
        match type_of(schema):
            case "array":
                items = schema.get("items") or {}
                return [self.value(name, items, "", shown, depth + 1)] if depth < _DEEPEST else []
            case "object":
                return self._object(schema, shown, depth) if depth < _DEEPEST else {}
            case kind:
                return placeholder(name, kind, schema)

    def _body(self, path: str, spec: Schema, content: Schema) -> Any:
        if "example" in content:
            return content["example"]
        if "examples" in content:
            return next(iter(content["examples"].values()))["value"]
        schema, shown = content.get("schema", {}), self._answered(spec)
        main = _main_member(path, schema.get("properties", {}))
        if main and not schema.get("required"):
            return {main: self.value(main, schema["properties"][main], "", shown)}
        return self.value("body", schema, "", shown)

    def _object(self, schema: Schema, shown: Schema | None, depth: int) -> dict[str, Any]:
        properties: Mapping[str, Any] = schema.get("properties", {})
        names = [name for name in schema.get("required", ()) if name in properties]
        if not names:
            open_ = [name for name, member in properties.items() if not member.get("deprecated")]
            known = [name for name in open_ if self._is_known(name, properties[name], shown)]
            names = [name for name in open_ if name in (known or open_)[:_ENOUGH]]
        members = {name: self.value(name, properties[name], "", shown, depth + 1) for name in names}
        others = schema.get("additionalProperties")
        if not properties and isinstance(others, dict) and others:
            members["<key>"] = self.value("<key>", others, "", shown, depth + 1)
        return members

    def _is_known(self, name: str, schema: Schema, shown: Schema | None) -> bool:
        """Whether the docs show a value. An allowed value or a default says nothing of what one sends."""
        return (
            self._first_fitting(schema, _shown_values(name, schema, str(schema.get("description", "")), shown))
            is not None
        )

    def _documented(self, name: str, schema: Schema, description: str, shown: Schema | None) -> Any:
        """A value that the docs give, in the type of the schema; None where they give none."""
        allowed = [*schema.get("enum", ()), schema.get("default")]
        return self._first_fitting(schema, [*allowed, *_shown_values(name, schema, description, shown)])

    def _first_fitting(self, schema: Schema, candidates: Iterable[Any]) -> Any:
        for candidate in candidates:
            if is_telling(candidate):
                found = fitted(candidate, schema, self._schemas)
                if not isinstance(found, Misfit):
                    return found
        return None

    def _answered(self, spec: Schema) -> Schema | None:
        """The object that the operation answers with, or a list of it."""
        for code, answer in spec.get("responses", {}).items():
            if code < "300":
                contents = answer.get("content", {})
                schema = contents.get(json_media_type(contents) or "", {}).get("schema", {})
                schema = schema.get("items", schema)
                if "$ref" in schema:
                    found: Schema | None = self._schemas.get(schema["$ref"].removeprefix(_REFERENCE))
                    return found
        return None

    def _documented_query(
        self, schemas: Mapping[str, Schema], verb: str, spec: Schema, requests: Iterable[CurlRequest]
    ) -> dict[str, Any]:
        """The query of the docs' own call of this operation, as far as its parameters are documented."""
        sent: dict[str, list[str]] = {}
        for request in requests:
            if is_call_of(request, verb, spec.get("x-canvas-route", "")):
                for name, text in request.query:
                    sent.setdefault(name, []).append(text)
                break
        values: dict[str, Any] = {}
        for name, texts in sent.items():
            if name not in schemas or not all(map(is_telling, texts)):
                continue
            value = fitted(texts if type_of(schemas[name]) == "array" else texts[-1], schemas[name], self._schemas)
            if not isinstance(value, Misfit):
                values[name] = value
        return values

    def _path_value(self, parameter: Schema) -> Any:
        """The id that the document shows, as a number; another value as it may be."""
        examples = [parameter.get("example"), *(one.get("value") for one in parameter.get("examples", {}).values())]
        shown = next((one for one in examples if one is not None), None)
        if shown is None:
            return self.value(parameter["name"], parameter["schema"], parameter.get("description", ""))
        return int(shown) if isinstance(shown, str) and re.fullmatch(r"[1-9]\d{0,15}", shown) else shown

    def _resolved(self, parameter: Schema) -> Schema:
        pointer = parameter.get("$ref")
        found: Schema = self._components["parameters"][pointer.rpartition("/")[2]] if pointer else parameter
        return found


def type_of(schema: Schema) -> str:
    """The type of a schema, of several the one that is not null."""
    types = schema.get("type", "object" if "properties" in schema else "string")
    return types if isinstance(types, str) else next((one for one in types if one != "null"), "string")


def _objects(schema: Schema) -> int:
    """How many objects are in a schema: type checkers do not tell several of them apart, so the plainest is shown."""
    text = repr(schema)
    return text.count("'properties'") + text.count("'$ref'")


def _main_member(path: str, properties: Mapping[str, Any]) -> str:
    """The member that the call is about: `submission` below `…/submissions/{id}` or `…/anonymous_submissions/{id}`."""
    for segment in reversed(re.sub(r"{[^}]*}", "", path).split("/")):
        for name, schema in properties.items():
            spellings = (name, f"{name}s", f"{name}es", f"{name[:-1]}ies")
            if "properties" in schema and f"_{segment}".endswith(tuple(f"_{one}" for one in spellings)):
                return name
    return ""


def _shown_values(name: str, schema: Schema, description: str, shown: Schema | None) -> list[Any]:
    """What the docs show for a member: its example, those of its description, that of the answer's object."""
    of_answer = shown.get("properties", {}).get(name, {}).get("examples", ()) if shown else ()
    return [*schema.get("examples", ()), *quoted(description), *of_answer]


_IDS = re.compile(r"(^|_)ids?(\[\])?$")


def placeholder(name: str, kind: str, schema: Schema) -> Any:
    """A value of a scalar type that nobody takes for a documented one."""
    if schema.get("contentMediaType") == "application/octet-stream" or schema.get("format") == "binary":
        return File()
    match kind, schema.get("format"):
        case "integer", _:
            return 1234
        case "number", _:
            return 1234 if _IDS.search(name) else 12.5
        case "boolean", _:
            return True
        case "null", _:
            return None
        case _, "date-time":
            return "2026-01-31T12:00:00Z"
        case _, "date":
            return "2026-01-31"
        case _, "uri":
            return "https://example.edu/"
    if _IDS.search(name):
        return "1234"
    return "https://example.edu/" if name.endswith("url") else "<text>"
