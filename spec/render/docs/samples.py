"""Samples of one call: curl, and the calls of our own clients, which say how things are named there."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote, urlencode

from spec.render.clients import names
from spec.render.clients.naming import client_names

_HOST = "https://canvas.example.edu"
_LINE = 72  # a sample that fits is one line


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
    has_answer: bool = True


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as shown: `language` is the key of its tab, `label` its name."""

    language: str
    label: str
    text: str


class Clients(Protocol):
    """What the samples need to know of our clients."""

    def python(self, call: Call) -> str:
        """The call in Python."""
        ...

    def typescript(self, call: Call) -> str:
        """The call in TypeScript."""
        ...


def samples(call: Call, clients: Clients) -> tuple[Sample, ...]:
    """The samples of a call, in the order of their tabs."""
    return (
        Sample("bash", "curl", curl(call)),
        Sample("python", "Python", clients.python(call)),
        Sample("typescript", "TypeScript", clients.typescript(call)),
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
        any("content" in answer for code, answer in spec.get("responses", {}).items() if code.startswith("2")),
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


class OurClients:
    """Calls of our clients: path values in order, then what is in query and body, under the name before a bracket."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._names = client_names(document)

    def python(self, call: Call) -> str:
        """`canvas.courses.list_course_users(1, search_term="Ada")`."""
        group, method, _, _ = self._names[call.operation_id]
        arguments = [_python(value) for value in call.path_values.values()]
        arguments += [f"{names.python_argument(name)}={_python(value)}" for name, value in _named(call).items()]
        text = _called(f"canvas.{group}.{method}", arguments)
        if call.is_paginated:
            return f"for item in {text}:\n    print(item)"
        return f"result = {text}" if call.has_answer else text

    def typescript(self, call: Call) -> str:
        """`canvas.courses.listCourseUsers(1, { search_term: "Ada" })`."""
        _, _, group, method = self._names[call.operation_id]
        arguments = [json.dumps(value, ensure_ascii=False) for value in call.path_values.values()]
        if named := {names.typescript_key(name): value for name, value in _named(call).items()}:
            arguments.append(_typescript(named))
        text = _called(f"canvas.{group}.{method}", arguments)
        if not call.is_paginated:
            return f"const result = await {text};" if call.has_answer else f"await {text};"
        return f"for await (const item of {text}) {{\n  console.log(item);\n}}"


def _named(call: Call) -> dict[str, Any]:
    """The arguments with a name: `a[b][]` is the member b of the argument a, whose value is a list."""
    found: dict[str, Any] = {}
    body = call.body if isinstance(call.body, dict) else {} if call.body is None else {"body": call.body}
    for name, value in (*call.query.items(), *body.items()):
        _put(found, _KEY.findall(name.removesuffix("[]")) or ["value"], value)
    return found


_KEY = re.compile(r"[^\[\]]+|(?<=\[)(?=\])")


def _put(found: dict[str, Any], keys: list[str], value: Any) -> None:
    """Put a value where its keys say; an empty key is the one item of a list: `["a", "", "b"]` is `a[][b]`."""
    first, *others = keys
    if not others:
        found[first] = value
    elif others[0]:
        _put(found.setdefault(first, {}), others, value)
    elif len(others) > 1:
        _put(found.setdefault(first, [{}])[0], others[1:], value)
    else:
        found[first] = [value]


def _python(value: Any) -> str:
    """A JSON value as Python writes it, with double quotes."""
    match value:
        case dict():
            return "{" + ", ".join(f"{_python(str(key))}: {_python(member)}" for key, member in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_python, value)) + "]"
        case str():
            return json.dumps(value)
        case _:
            return repr(value)


def _typescript(value: Any) -> str:
    """A JSON value as TypeScript writes it: names that need no quotes have none."""
    match value:
        case dict():
            members = (f"{_key(str(key))}: {_typescript(member)}" for key, member in value.items())
            return f"{{ {', '.join(members)} }}" if value else "{}"
        case list():
            return "[" + ", ".join(map(_typescript, value)) + "]"
        case _:
            return json.dumps(value)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_$][\w$]*", name, re.ASCII) else json.dumps(name)


def _called(name: str, arguments: list[str]) -> str:
    line = f"{name}({', '.join(arguments)})"
    if len(line) <= _LINE or not arguments:
        return line
    return f"{name}(\n" + "".join(f"    {argument},\n" for argument in arguments) + ")"
