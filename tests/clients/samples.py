"""A call with all documented parameters for each operation of a document, and what Canvas should receive.

Made from the OpenAPI document alone: the expectation does not come from the code that it checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.naming import client_names

FILE = "$file"
WHOLE = "body"  # the argument for a body that is no object, which Rails calls `_json`
PATH_ID = "sis_course_id:X 1/2"
GLOB = "week 1/notes.pdf"
_TEXT = "ä & b=c+d%/?#[x]"
_DEEPEST = 3
Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Sample:
    """`arguments` by wire name; a file is `{"$file": content}`."""

    operation_id: str
    python: tuple[str, str]
    typescript: tuple[str, str]
    path_arguments: list[str]
    arguments: dict[str, Any]
    method: str
    path: str
    received: dict[str, Any]
    is_json: bool

    def call(self, language: str) -> dict[str, Any]:
        """What the drivers are told."""
        group, method = self.python if language == "python" else self.typescript
        name = names.python_argument if language == "python" else names.typescript_key
        arguments = {name(key): value for key, value in self.arguments.items()}
        return {"group": group, "method": method, "path": self.path_arguments, "arguments": arguments}


def samples(document: Mapping[str, Any]) -> list[Sample]:
    """One per operation."""
    called = client_names(document)
    sampler = _Sampler(document)
    found = []
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            python_group, python_method, group, method = called[operation["operationId"]]
            values = _path_values(path, operation)
            query, body, is_json = sampler.query(operation), *sampler.body(operation)
            received = {**_strings(query), **(body if is_json else _strings(body))}
            if isinstance(body.get(WHOLE), list):
                received["_json"] = received.pop(WHOLE)
            found.append(
                Sample(
                    operation["operationId"],
                    (python_group, python_method),
                    (group, method),
                    list(values.values()),
                    {**query, **body},
                    verb.upper(),
                    re.sub(
                        r"{([^}]*)}", lambda name, v=values: quote(v[name[1]], "/" if v[name[1]] == GLOB else ""), path
                    ),
                    received,
                    is_json,
                )
            )
    return found


def _path_values(path: str, operation: Mapping[str, Any]) -> dict[str, str]:
    globs = set(re.findall(r"\*(\w+)", operation["x-canvas-route"]))
    return {name: GLOB if name in globs else PATH_ID for name in re.findall(r"{([^}]*)}", path)}


class _Sampler:
    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document

    def query(self, operation: Mapping[str, Any]) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        for reference in operation["parameters"]:
            parameter = self._resolved(reference)
            if parameter["in"] == "query" and parameter["name"] != "as_user_id":
                _place(tree, parameter["name"], self.value(parameter["schema"]))
        return tree

    def body(self, operation: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
        content = operation.get("requestBody", {}).get("content", {})
        tree: dict[str, Any] = {}
        for media, described in content.items():
            schema = self._resolved(described["schema"])
            alternatives = schema.get("anyOf", [schema])
            if not any("properties" in alternative for alternative in alternatives):
                return {WHOLE: self.value(schema)}, True
            for alternative in alternatives:
                for name, inner in alternative.get("properties", {}).items():
                    if "json" in media:
                        tree[name] = self.value(inner)
                    else:
                        _place(tree, name, self.value(inner))
            return tree, "json" in media
        return tree, True

    def value(self, schema: Any, depth: int = 0) -> Any:
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return _TEXT
        if "$ref" in schema:
            return self.value(self._resolved(schema), depth + 1)
        if "enum" in schema:
            return next(value for value in schema["enum"] if value is not None)
        for key in ("anyOf", "oneOf", "allOf"):
            if key in schema:
                return self.value(schema[key][0], depth)
        kinds = schema.get("type", "any")
        kind = kinds if isinstance(kinds, str) else next(one for one in kinds if one != "null")
        return self._of_kind(kind, schema, depth)

    def _of_kind(self, kind: str, schema: Schema, depth: int) -> Any:
        if kind == "array":
            return [self.value(schema.get("items", {}), depth + 1)] * 2
        if kind == "object":
            properties = {key: self.value(value, depth + 1) for key, value in schema.get("properties", {}).items()}
            others = schema.get("additionalProperties")
            return properties or {"a key": self.value(others if isinstance(others, dict) else {}, depth + 1)}
        if schema.get("contentMediaType") == "application/octet-stream" or schema.get("format") == "binary":
            return {FILE: "content of the file"}
        if schema.get("format") == "date-time":
            return "2026-01-02T03:04:05Z"
        return {"integer": 9007199254740993, "number": 1.5, "boolean": True}.get(kind, _TEXT)

    def _resolved(self, thing: Any) -> Any:
        while "$ref" in thing:
            found: Any = self._document
            for part in thing["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            thing = found
        return thing


def _place(tree: dict[str, Any], name: str, value: Any) -> None:
    """Put a value where its bracket name says: `a[][b]` → `{"a": [{"b": value}]}`."""
    first, *rest = list(_segments(name))
    if rest[-1:] == [""]:
        rest.pop()
        value = value if isinstance(value, list) else [value, value]
    if not rest:
        tree[first] = value
        return
    if rest[0] == "":
        elements = tree.setdefault(first, [{}])
        _place(elements[0], "".join([rest[1], *(f"[{one}]" for one in rest[2:])]), value)
    else:
        _place(tree.setdefault(first, {}), "".join([rest[0], *(f"[{one}]" for one in rest[1:])]), value)


def _segments(name: str) -> Iterator[str]:
    first, bracket, _ = name.partition("[")
    yield first
    if bracket:
        yield from re.findall(r"\[([^\[\]]*)\]", name)


def _strings(value: Any) -> Any:
    """Values as Rails gets them from a query or a form."""
    if isinstance(value, dict):
        if FILE in value:
            return value
        return {key: _strings(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_strings(inner) for inner in value]
    return "true" if value is True else str(value)
