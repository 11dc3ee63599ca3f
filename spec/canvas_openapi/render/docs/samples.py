"""Samples of one call: curl, and the calls of our own clients."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from canvas_openapi.render.docs.client_calls import ClientCalls

_HOST = "https://canvas.example.edu"


@dataclass(frozen=True, slots=True)
class Call:
    """A call with example values: what the caller must give, or the first few values where all are optional."""

    operation_id: str
    tag: str
    verb: str
    path: str
    path_values: dict[str, Any]
    query: dict[str, Any]
    body: Any
    is_multipart: bool
    is_paginated: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as shown: `language` is the key of its tab, `label` its name."""

    language: str
    label: str
    text: str


def samples(call: Call, clients: ClientCalls) -> tuple[Sample, ...]:
    """The samples of a call, in the order of their tabs."""
    return (
        Sample("bash", "curl", curl(call)),
        Sample("python", "Python", clients.python(call.operation_id)),
        Sample("typescript", "TypeScript", clients.typescript(call.operation_id)),
    )


def call_of(operation_id: str, verb: str, path: str, spec: dict[str, Any]) -> Call:
    """The example call of an operation object."""
    parameters = [p for p in spec.get("parameters", ()) if "name" in p]
    media, content = body_content(spec)
    return Call(
        operation_id,
        (spec.get("tags") or [""])[0],
        verb,
        path,
        {p["name"]: _path_value(p) for p in parameters if p["in"] == "path"},
        {p["name"]: example(p["name"], p["schema"]) for p in parameters if p["in"] == "query" and p.get("required")},
        _body(content["schema"]) if "schema" in content else None,
        media == "multipart/form-data",
        any(p.get("$ref", "").endswith("/per_page") or p.get("name") == "per_page" for p in spec.get("parameters", ())),
    )


def body_content(spec: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The media type of an operation's body and what is said about it; `("", {})` if it has none."""
    contents: dict[str, dict[str, Any]] = spec.get("requestBody", {}).get("content", {})
    return next(iter(contents.items()), ("", {}))


def example(name: str, schema: dict[str, Any]) -> Any:
    """A value that the docs would accept: an allowed one, the default, or one that fits the type and name."""
    for values in (schema.get("enum"), [schema["default"]] if "default" in schema else None):
        found = [value for value in values or () if value is not None]
        if found:
            return found[0]
    choices = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
    if choices:
        return example(name, choices[0])
    if "$ref" in schema:
        return {}
    types = schema.get("type", "string")
    kind = types if isinstance(types, str) else next((t for t in types if t != "null"), "string")
    match kind:
        case "array":
            return [example(name, schema.get("items") or {})]
        case "object":
            return _body(schema) or {}
        case "integer":
            return 1
        case "number":
            return 1.5
        case "boolean":
            return True
        case _:
            return _text(name, schema.get("format"))


def _text(name: str, format_: str | None) -> str:
    if format_ == "date-time":
        return "2026-01-31T12:00:00Z"
    if format_ == "date":
        return "2026-01-31"
    if format_ == "uri" or name.endswith("url"):
        return "https://example.edu"
    if re.search(r"(^|_)ids?(\[\])?$", name):
        return "1"
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip() or "text"


def _path_value(parameter: dict[str, Any]) -> Any:
    name, schema = parameter["name"], parameter["schema"]
    is_id = "enum" not in schema and re.search(r"(^|_)id$", name)
    return 1 if is_id else example(name, schema)


_ENOUGH = 2  # optional values that show the shape of a body


def _body(schema: dict[str, Any]) -> Any:
    """What must be in the body; where nothing must, the first members, so that the shape shows."""
    if schema.get("type") == "array":
        return [_body(schema.get("items") or {})]
    properties: dict[str, Any] = schema.get("properties") or {}
    needed = [name for name in schema.get("required", ()) if name in properties]
    shown = needed or [name for name, member in properties.items() if not member.get("deprecated")][:_ENOUGH]
    return {name: example(name, properties[name]) for name in shown}


def curl(call: Call) -> str:
    """The call for a shell, with the token and the host in variables."""
    path = call.path
    for name, value in call.path_values.items():
        path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
    query = dict(call.query) | ({"per_page": 100} if call.is_paginated and "per_page" not in call.query else {})
    address = _HOST + path + (f"?{urlencode(query, doseq=True, safe='[]:')}" if query else "")
    parts = ["curl" + (f" -X {call.verb}" if call.verb != "GET" else "") + f" {shlex.quote(address)}"]
    if call.verb == "GET" and any(c in address for c in "[]{}"):
        parts[0] = parts[0].replace("curl", "curl -g", 1)
    parts.append('-H "Authorization: Bearer $CANVAS_TOKEN"')
    if call.body is not None and call.is_multipart:
        parts += [f"-F {shlex.quote(f'{name}={_form(value)}')}" for name, value in call.body.items()]
    elif call.body is not None:
        parts.append('-H "Content-Type: application/json"')
        parts.append(f"-d {shlex.quote(json.dumps(call.body, ensure_ascii=False))}")
    return " \\\n  ".join(parts)


def _form(value: Any) -> str:
    return str(value[0] if isinstance(value, list) and value else value)
