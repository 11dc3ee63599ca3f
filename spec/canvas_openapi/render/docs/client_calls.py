"""Samples in Python and TypeScript: calls of our own clients, made from the model that the clients are made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from canvas_openapi.render.clients import client_names
from canvas_openapi.render.clients.client_model import (
    Alias,
    AnyOf,
    Argument,
    Choice,
    Definition,
    Field,
    Kind,
    ListOf,
    MapOf,
    Method,
    Named,
    Place,
    Record,
    Simple,
    Type,
)
from canvas_openapi.render.clients.locals import argument_keys, argument_names
from canvas_openapi.render.clients.methods import client_of

_LINE = 72  # a sample that fits is one line
_ENOUGH = 2  # optional values that show the shape of a body
_DEEPEST = 4
_VALUES: dict[Kind, Any] = {
    Kind.INTEGER: 1,
    Kind.ID: 1,
    Kind.NUMBER: 1.5,
    Kind.BOOLEAN: True,
    Kind.NULL: None,
    Kind.DATETIME: "2026-01-31T12:00:00Z",
    Kind.DATE: "2026-01-31",
    Kind.ANY: "text",
}


class _File:
    """Stands for a file in a value."""


@dataclass(frozen=True, slots=True)
class _Called:
    """A method with what the clients call it and the definitions that its types name."""

    method: Method
    names: tuple[str, str, str, str]
    definitions: Mapping[tuple[str, bool], Definition]


class ClientCalls:
    """The calls of all operations of a document, by operationId."""

    def __init__(self, document: dict[str, Any]) -> None:
        client = client_of(document)
        names = client_names(document)
        objects = {(one.name, False): one for one in client.objects}
        self._called = {
            method.operation_id: _Called(
                method, names[method.operation_id], objects | {(one.name, True): one for one in group.definitions}
            )
            for group in client.groups
            for method in group.methods
        }

    def python(self, operation_id: str) -> str:
        """`canvas.courses.list_course_users(1)`, in a loop where there are pages."""
        called = self._called[operation_id]
        names = argument_names(called.method)
        arguments = [
            _python(value) if argument.place is Place.PATH else f"{names[argument]}={_python(value)}"
            for argument, value in _shown(called)
        ]
        call = _with_arguments(f"canvas.{called.names[0]}.{called.names[1]}", arguments, indent="    ")
        if called.method.paginated:
            return f"for item in {call}:\n    print(item)"
        return f"result = {call}" if called.method.returns is not None else call

    def typescript(self, operation_id: str) -> str:
        """`canvas.courses.listCourseUsers(1)`, in a loop where there are pages."""
        called = self._called[operation_id]
        keys = argument_keys(called.method)
        values = list(_shown(called))
        arguments = [_typescript(value) for argument, value in values if argument.place is Place.PATH]
        members = {keys[argument]: value for argument, value in values if argument.place is not Place.PATH}
        arguments += [_typescript(members)] if members else []
        call = _with_arguments(f"canvas.{called.names[2]}.{called.names[3]}", arguments, indent="  ")
        if called.method.paginated:
            return f"for await (const item of {call}) {{\n  console.log(item);\n}}"
        return f"const result = await {call};" if called.method.returns is not None else f"await {call};"


def _shown(called: _Called) -> Iterator[tuple[Argument, Any]]:
    """The arguments that a call must have; of a body in which nothing must be, the first, so that its shape shows."""
    arguments = called.method.arguments
    needed = [one for one in arguments if one.required]
    if not any(one.place in (Place.BODY, Place.ROOT) for one in needed):
        in_body = [one for one in arguments if one.place in (Place.BODY, Place.ROOT) and not one.deprecated]
        needed += in_body[:_ENOUGH]
    for argument in arguments:
        if argument in needed:
            yield argument, _value(argument.type, argument.wire, called.definitions, 0)


def _value(type_: Type, name: str, definitions: Mapping[tuple[str, bool], Definition], depth: int) -> Any:
    match type_:
        case Choice(values):
            return values[0]
        case Simple(Kind.BINARY):
            return _File()
        case Simple(Kind.STRING):
            return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip() or "text"
        case Simple(kind):
            return _VALUES[kind]
        case ListOf(items):
            return [_value(items, name, definitions, depth + 1)] if depth < _DEEPEST else []
        case MapOf(values):
            return {"key": _value(values, name, definitions, depth + 1)} if depth < _DEEPEST else {}
        case AnyOf(members):  # a checker does not find a record among several maps: the plainest member will do
            plainest = min(members, key=lambda member: repr(member).count("Named("))
            return _value(plainest, name, definitions, depth)
        case Named(defined, local):
            return _defined(definitions[defined, local], name, definitions, depth)


def _defined(definition: Definition, name: str, definitions: Mapping[tuple[str, bool], Definition], depth: int) -> Any:
    if isinstance(definition, Alias):
        return _value(definition.type, name, definitions, depth + 1) if depth < _DEEPEST else {}
    return {one.name: _value(one.type, one.name, definitions, depth + 1) for one in _members(definition, depth)}


def _members(record: Record, depth: int) -> list[Field]:
    needed = [one for one in record.fields if one.required]
    if needed or depth >= _DEEPEST:
        return needed
    return [one for one in record.fields if not one.deprecated][:_ENOUGH]


# ------------------------------------------------------------------ as text


def _python(value: Any) -> str:
    match value:
        case _File():
            return '"notes.pdf"'
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
        case _File():
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
