"""Operations of a Swagger 1.2 file → actions.

An action with several routes is several operations there; those of the same words and parameters are one again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from canvas_docs.model import (
    UNKNOWN,
    Action,
    ArrayType,
    Field,
    Json,
    Parameter,
    ReferenceType,
    Returns,
    Route,
    Scope,
    Type,
)
from canvas_docs.parse.defaults import default_in
from canvas_docs.parse.deprecation import deprecation_in
from canvas_docs.parse.parameter_names import parse_name
from canvas_docs.patterns import VERBS
from canvas_docs.readers.swagger_lines import Lines
from canvas_docs.readers.swagger_models import deprecation
from canvas_docs.readers.swagger_types import prose, read_type

_Group = tuple[str, str, tuple[str, ...]]
_VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class _File:
    """What all operations of a file share."""

    prefix: str
    models: frozenset[str]
    lines: Lines


def read_actions(apis: list[Json], base: str, models: frozenset[str], lines: Lines) -> list[Action]:
    """The actions of a file in order; `base` is its `basePath`, whose path (`/api`) begins every route."""
    prefix = urlsplit(base).path.rstrip("/") or "/api"
    file = _File(prefix, models, lines)
    found: dict[_Group, Action] = {}
    for api in apis:
        path = api.get("path")
        if not isinstance(path, str) or not path.startswith("/"):
            continue
        lines.at("path", path)
        operations = api["operations"]
        for operation in operations if isinstance(operations, list) else ():
            if not isinstance(operation, dict) or str(operation.get("method")).upper() not in VERBS:
                continue
            action = _action(operation, path, file)
            group = (action.title or "", action.description, tuple(p.name for p in action.parameters))
            before = found.get(group)
            found[group] = replace(before, routes=before.routes + action.routes) if before else action
    return list(found.values())


def _action(operation: dict[str, Json], path: str, file: _File) -> Action:
    verb = str(operation["method"]).upper()
    origin = file.lines.at("method", str(operation["method"]))
    route = file.prefix + _VARIABLE.sub(r":\1", path)
    type_ = read_type(operation, file.models | {"File"})
    return Action(
        routes=(Route(verb, route, Scope(f"url:{verb}|{route}", derived=True), origin),),
        title=prose(operation.get("summary")) or None,
        description=prose(operation.get("notes")),
        deprecation=deprecation(operation),
        parameters=tuple(_parameters(operation, file)),
        response_fields=tuple(_response_fields(operation, file)),
        returns=Returns(_said(type_), type_, origin) if isinstance(type_, ReferenceType | ArrayType) else None,
        origin=origin,
    )


def _said(type_: Type) -> str:
    return f"{type_.text} of {type_.items.text}" if isinstance(type_, ArrayType) and type_.items else type_.text


def _parameters(operation: dict[str, Json], file: _File) -> Iterator[Parameter]:
    """The parameters, each name once: of two, the one that is not deprecated (FORMATS D, defect 3)."""
    found: dict[str, Parameter] = {}
    for node in _objects(operation.get("parameters")):
        if not isinstance(node.get("name"), str) or _is_filler(node):
            continue
        parameter = _parameter(node, file)
        before = found.get(parameter.name)
        if before is None or (before.deprecation and not parameter.deprecation):
            found[parameter.name] = parameter
    lists = _lists_of_objects(list(found.values()))
    for parameter in found.values():
        parent, _, member = parameter.name.removesuffix("[]").rpartition("[")
        name = f"{parent}[][{member}" if parent in lists else parameter.name
        yield replace(parameter, name=name, keys=parse_name(name))


def _lists_of_objects(parameters: list[Parameter]) -> set[str]:
    """The names under which every member is an array: the generator removed their `[]`, as in `events[][title]`."""
    members: dict[str, list[bool]] = {}
    for parameter in parameters:
        parent, bracket, _ = parameter.name.removesuffix("[]").rpartition("[")
        if bracket:
            members.setdefault(parent, []).append(parameter.name.endswith("[]"))
    return {parent for parent, are_lists in members.items() if len(are_lists) > 1 and all(are_lists)}


def _is_filler(node: dict[str, Json]) -> bool:
    """Whether the generator added a variable of the path that the author did not describe."""
    return node.get("paramType") == "path" and prose(node.get("description")) in ("", "ID")


def _parameter(node: dict[str, Json], file: _File) -> Parameter:
    """A parameter in the pages' spelling: `include` of type array → `include[]` of the type of its items.

    The generator takes the brackets from the name and makes an array of what they follow.
    """
    origin = file.lines.at("name", node["name"])
    name, type_ = node["name"], read_type(node, file.models)
    if node.get("type") == "array":
        name += "[]"
        type_ = (type_.items if isinstance(type_, ArrayType) else None) or UNKNOWN
    description = prose(node.get("description"))
    return Parameter(
        name=name,
        keys=parse_name(name),
        type=type_,
        required=node.get("required") is True,
        description=description,
        default=default_in(description, type_, [str(value) for value in type_.allowed]),
        deprecation=deprecation(node) or deprecation_in(description),
        origin=origin,
    )


def _response_fields(operation: dict[str, Json], file: _File) -> Iterator[Field]:
    for node in _objects(operation.get("response_fields")):
        if isinstance(node.get("name"), str):
            origin = file.lines.at("name", node["name"])
            description = prose(node.get("description"))
            yield Field(node["name"], description=description, deprecation=deprecation(node), origin=origin)


def _objects(nodes: Json) -> list[dict[str, Json]]:
    return [node for node in nodes if isinstance(node, dict)] if isinstance(nodes, list) else []
