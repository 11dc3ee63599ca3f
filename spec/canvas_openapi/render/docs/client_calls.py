"""Samples in Python and TypeScript: calls of our own clients, under the names that the clients have."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from canvas_openapi.render.clients.brackets import segments
from canvas_openapi.render.clients.client_groups import Groups
from canvas_openapi.render.clients.client_model import Argument, Method, SentIn
from canvas_openapi.render.clients.kept_parts import ClientParts
from canvas_openapi.render.clients.locals import argument_keys, argument_names
from canvas_openapi.render.clients.naming import client_names, operations, title_of
from canvas_openapi.render.docs.sample_values import Call, File

_LINE = 72  # a sample that fits is one line


@dataclass(frozen=True, slots=True)
class _Called:
    """A method with what the clients call it: group and name in Python, group and name in TypeScript."""

    method: Method
    names: tuple[str, str, str, str]


class ClientCalls:
    """The calls of all operations of a document."""

    def __init__(self, document: dict[str, Any], parts: ClientParts | None = None) -> None:
        """`parts`: what the clients are made of, if that is there; no more of it is made than is asked for."""
        self._names = client_names(document)
        self._parts = parts or ClientParts(Groups(document))
        self._titles = {one["operationId"]: title_of(one) for _, _, one in operations(document)}
        self._made: dict[str, dict[str, _Called]] = {}

    def _called(self, operation_id: str) -> _Called:
        title = self._titles[operation_id]
        if title not in self._made:
            methods = self._parts.groups.group(title).methods
            self._made[title] = {one.operation_id: _Called(one, self._names[one.operation_id]) for one in methods}
        return self._made[title][operation_id]

    def names(self, operation_id: str) -> tuple[str, str]:
        """How the clients call an operation: `courses.list_course_users`, `courses.listCourseUsers`."""
        group, python, typescript_group, typescript = self._names[operation_id]
        return f"{group}.{python}", f"{typescript_group}.{typescript}"

    def made_from(self, operation_id: str) -> tuple[Any, ...]:
        """All that the samples of an operation are made from, beside the values of its call."""
        return self._names[operation_id], self._parts.made_from(self._titles[operation_id])

    def python(self, call: Call) -> str:
        """`canvas.courses.list_course_users(1234)`, in a loop where there are pages."""
        called = self._called(call.operation_id)
        names = argument_names(called.method)
        arguments = [
            _python(value) if argument.sent_in is SentIn.PATH else f"{names[argument]}={_python(value)}"
            for argument, value in _shown(called.method, call)
        ]
        text = _with_arguments(f"canvas.{called.names[0]}.{called.names[1]}", arguments, indent="    ")
        if called.method.paginated:
            return f"for item in {text}:\n    print(item)"
        return f"result = {text}" if called.method.returns is not None else text

    def typescript(self, call: Call) -> str:
        """`canvas.courses.listCourseUsers(1234)`, in a loop where there are pages."""
        called = self._called(call.operation_id)
        keys = argument_keys(called.method)
        values = _shown(called.method, call)
        arguments = [_typescript(value) for argument, value in values if argument.sent_in is SentIn.PATH]
        members = {keys[argument]: value for argument, value in values if argument.sent_in is not SentIn.PATH}
        arguments += [_typescript(members)] if members else []
        text = _with_arguments(f"canvas.{called.names[2]}.{called.names[3]}", arguments, indent="  ")
        if called.method.paginated:
            return f"for await (const item of {text}) {{\n  console.log(item);\n}}"
        return f"const result = await {text};" if called.method.returns is not None else f"await {text};"


def _shown(method: Method, call: Call) -> list[tuple[Argument, Any]]:
    """The arguments of a method that the call has a value for, in their order."""
    places: dict[SentIn, dict[str, Any]] = {
        SentIn.PATH: call.path_values,
        SentIn.QUERY: _nested(call.query),
        SentIn.BODY: (_nested(call.body) if call.is_multipart else call.body) if isinstance(call.body, dict) else {},
    }
    named = {argument.wire for argument in method.arguments if argument.sent_in is SentIn.BODY}
    whole = call.body
    if named and isinstance(whole, dict):
        whole = {name: value for name, value in whole.items() if name not in named} or None
    shown: list[tuple[Argument, Any]] = []
    for argument in method.arguments:
        if argument.sent_in is SentIn.ROOT and whole is not None:
            shown.append((argument, whole))
        elif argument.wire in places.get(argument.sent_in, {}):
            shown.append((argument, places[argument.sent_in][argument.wire]))
    return shown


def _nested(values: dict[str, Any]) -> dict[str, Any]:
    """Values by bracket name, in the shape that the clients take: `a[b]` is a member of `a`, `a[][b]` of its item."""
    root: dict[str, Any] = {}
    for name, value in values.items():
        node, key = root, ""
        for step in segments(name):
            if step and key:
                node = node.setdefault(key, {})
            if step:
                key = step
            elif key and not name.endswith(f"{key}[]"):  # the value of `a[]` is a list already, `a[][b]` needs one
                node.setdefault(key, [{}])
                node, key = node[key][0], ""
        node[key] = value
    return root


# ------------------------------------------------------------------ as text


def _python(value: Any) -> str:
    match value:
        case File():
            return json.dumps(value.name)
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)}: {_python(below)}" for key, below in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_python, value)) + "]"
        case bool() | None:
            return repr(value)
        case str():
            return json.dumps(value, ensure_ascii=False)
    return repr(value)


def _typescript(value: Any) -> str:
    match value:
        case File():
            return 'new Blob(["…"])'
        case dict():
            members = [f"{_key(key)}: {_typescript(below)}" for key, below in value.items()]
            return f"{{ {', '.join(members)} }}" if members else "{}"
        case list():
            return "[" + ", ".join(map(_typescript, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_$][\w$]*", name, re.ASCII) else json.dumps(name, ensure_ascii=False)


def _with_arguments(name: str, arguments: list[str], indent: str) -> str:
    line = f"{name}({', '.join(arguments)})"
    if len(line) <= _LINE:
        return line
    return f"{name}(\n" + "".join(f"{indent}{argument},\n" for argument in arguments) + ")"
