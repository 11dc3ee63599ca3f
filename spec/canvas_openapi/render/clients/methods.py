"""An operation of an OpenAPI document → a method of the client model."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.brackets import nested
from canvas_openapi.render.clients.client_model import (
    ANY,
    Alias,
    AnyOf,
    Argument,
    Definition,
    Encoding,
    Kind,
    ListOf,
    Method,
    Named,
    Record,
    SentIn,
    Simple,
    Type,
)
from canvas_openapi.render.clients.naming import Operation
from canvas_openapi.render.clients.schema_types import Definitions, Schema, any_of, description_of

_MASQUERADE = "as_user_id"  # legal on every call: an option of the call, not an argument of each method
_ID = Simple(Kind.ID)
_HOW_TO_UPLOAD = {"upload_url", "upload_params"}  # are in the answer to the first of the three steps of an upload
_UPLOADED = "CanvasFile"
_JOB = "Progress"
NAMED_HERE = (_UPLOADED, _JOB)
"""The documented objects that this module knows by their names."""
_REST_OF_PATH = re.compile(r"\*(\w+)")
_PLACE = re.compile(r"{([^}]*)}")
_FILE = Argument(
    "file",
    SentIn.FILE,
    Simple(Kind.BINARY),
    False,
    "The file to upload: all three steps are made, and the answer describes the file. Without it only the first step "
    "is made, as for a file that Canvas is to fetch from a `url`.",
)


def method_of(
    document: Mapping[str, Any],
    found: Operation,
    local: Definitions,
    object_called: Callable[[str], Definition | None],
) -> Method:
    """The method for an operation; what it needs of types is defined in `local`.

    `object_called` gives the documented object of a type's name: all have to be made for it, and few methods ask.
    """
    path, verb, operation = found
    hint = names.pascal(operation["operationId"])
    parameters = [_resolved(document, parameter) for parameter in operation.get("parameters", ())]
    in_body, encoding = _body(document, operation, local, hint)
    answer = _answer(document, operation, local, hint)
    starts_upload = verb == "POST" and any(_names(document, one) >= _HOW_TO_UPLOAD for one in _successes(operation))
    uploads = local.documented(_UPLOADED) if starts_upload else None
    paginated = any(parameter["name"] == "per_page" for parameter in parameters) or "Link" in _headers(operation)
    items_key = None
    if paginated:
        item, items_key = _items(answer or ANY, local, object_called)
        paginated = items_key is not None or item != answer or not isinstance(item, Named)  # else it is one object
        answer = item
    return Method(
        operation_id=operation["operationId"],
        verb=verb,
        path=_template(path, operation),
        arguments=(
            *_in_path(path, parameters, operation),
            *([_FILE] if uploads else []),
            *_in_query(parameters, local, hint),
            *in_body,
        ),
        returns=answer,
        uploads=uploads,
        starts_job=verb != "GET" and isinstance(answer, Named) and answer == local.documented(_JOB),
        paginated=paginated,
        items_key=items_key,
        encoding=encoding,
        summary=str(operation.get("summary", "")),
        description=str(operation.get("description", "")),
        scope=_scope(operation),
        link=operation.get("externalDocs", {}).get("url"),
        deprecated=bool(operation.get("deprecated")),
        beta=bool(operation.get("x-canvas-beta")),
    )


def _resolved(document: Mapping[str, Any], thing: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in thing:
        found: Any = document
        for part in str(thing["$ref"]).removeprefix("#/").split("/"):
            found = found[part.replace("~1", "/").replace("~0", "~")]
        thing = found
    return thing


def _globs(operation: Mapping[str, Any]) -> set[str]:
    """Path parameters that may hold slashes: `*full_path` in the documented route."""
    return set(_REST_OF_PATH.findall(str(operation.get("x-canvas-route", ""))))


def _template(path: str, operation: Mapping[str, Any]) -> str:
    """The path with `{+name}` (RFC 6570) where slashes stay as they are."""
    globs = _globs(operation)
    return _PLACE.sub(lambda found: f"{{+{found[1]}}}" if found[1] in globs else found[0], path)


def _in_path(path: str, parameters: Iterable[Mapping[str, Any]], operation: Mapping[str, Any]) -> Iterable[Argument]:
    """The path arguments in the order of the path."""
    documented = {parameter["name"]: parameter for parameter in parameters if parameter["in"] == "path"}
    for name in dict.fromkeys(_PLACE.findall(path)):
        about = str(documented.get(name, {}).get("description", ""))
        yield Argument(name, SentIn.PATH, _ID, True, about, glob=name in _globs(operation))


def _in_query(parameters: Iterable[Mapping[str, Any]], local: Definitions, hint: str) -> Iterable[Argument]:
    query = [
        (str(parameter["name"]), _described(parameter), bool(parameter.get("required")))
        for parameter in parameters
        if parameter["in"] == "query" and parameter["name"] != _MASQUERADE
    ]
    for name, (schema, required) in nested(query).items():
        yield _argument(name, SentIn.QUERY, schema, required, local, hint)


def _described(parameter: Mapping[str, Any]) -> Schema:
    schema = parameter.get("schema", {})
    extra = {key: parameter[key] for key in ("description", "deprecated") if key in parameter}
    return {**(schema if isinstance(schema, Mapping) else {}), **extra}


def _argument(name: str, place: SentIn, schema: Schema, required: bool, local: Definitions, hint: str) -> Argument:
    return Argument(
        name,
        place,
        local.type_of(schema, f"{hint} {names.pascal(name)}"),
        required,
        description_of(schema),
        _allowed(schema),
        json.dumps(schema["default"], ensure_ascii=False) if "default" in schema else None,
        bool(schema.get("deprecated")),
    )


def _allowed(schema: Schema) -> tuple[str, ...]:
    """The documented values of a parameter, or of the items of one."""
    items = schema.get("items")
    values = schema.get("enum", items.get("enum", ()) if isinstance(items, Mapping) else ())
    return tuple(str(value) for value in values if value is not None)


def _body(
    document: Mapping[str, Any], operation: Mapping[str, Any], local: Definitions, hint: str
) -> tuple[list[Argument], Encoding | None]:
    """The arguments in the body, and how it is written. What is no object with known properties is one argument."""
    if "requestBody" not in operation:
        return [], None
    body = _resolved(document, operation["requestBody"])
    media, content = max(body["content"].items(), key=lambda entry: entry[0].startswith("multipart/"))
    encoding = Encoding.JSON if "json" in media else Encoding.FORM
    schema = _resolved(document, content.get("schema", {}))
    alternatives = schema.get("anyOf", [schema])
    objects = [one for one in alternatives if one.get("properties")]
    properties = {key: value for one in objects for key, value in one["properties"].items()}
    required = set(objects[0].get("required", ())) if objects and len(alternatives) == 1 else set()
    if encoding is Encoding.FORM:
        parts = nested((key, value, key in required) for key, value in properties.items())
    else:
        parts = {
            key: (value if isinstance(value, Mapping) else {}, key in required) for key, value in properties.items()
        }
    arguments = [_argument(key, SentIn.BODY, part, needed, local, hint) for key, (part, needed) in parts.items()]
    roots = [one for one in alternatives if not one.get("properties")]
    if roots:
        kind = any_of(*(local.type_of(one, f"{hint} Body") for one in roots))
        needed = bool(body.get("required")) and not objects
        about = "Members of the body under names of your own." if objects else "The whole body."
        arguments.append(Argument("body", SentIn.ROOT, kind, needed, about))
    return arguments, encoding


def _successes(operation: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [response for status, response in operation.get("responses", {}).items() if str(status).startswith("2")]


def _names(document: Mapping[str, Any], response: Mapping[str, Any]) -> set[str]:
    """The names of the properties of an answer."""
    contents = _resolved(document, response).get("content", {}).values()
    return {name for one in contents for name in _resolved(document, one.get("schema", {})).get("properties", {})}


def _headers(operation: Mapping[str, Any]) -> set[str]:
    return {header for response in _successes(operation) for header in response.get("headers", {})}


def _answer(document: Mapping[str, Any], operation: Mapping[str, Any], local: Definitions, hint: str) -> Type | None:
    """The type of a successful answer, or None where no success has content."""
    found: list[Type] = []
    successes = [_resolved(document, response) for response in _successes(operation)]
    for response in successes:
        for media, content in response.get("content", {}).items():
            found.append(
                local.type_of(content.get("schema", {}), f"{hint} Result")
                if "json" in media or media.startswith("text/")
                else ANY
            )
    if not successes:
        return ANY
    return any_of(*found) if found else None


def _items(
    answer: Type, local: Definitions, object_called: Callable[[str], Definition | None]
) -> tuple[Type, str | None]:
    """The type of one item of a page, and the property that holds the items where a page is an object."""
    if isinstance(answer, ListOf):
        return answer.items, None
    if isinstance(answer, AnyOf):
        lists = [member.items for member in answer.members if isinstance(member, ListOf)]
        return (any_of(*lists), None) if lists else (answer, None)
    if isinstance(answer, Named):
        definition = local.by_name(answer.name) if answer.local else object_called(answer.name)
        if isinstance(definition, Alias):
            return _items(definition.type, local, object_called)
        if isinstance(definition, Record):
            lists_by_key = [(part.items, field.name) for field in definition.fields for part in _lists(field.type)]
            if len(lists_by_key) == 1:
                return lists_by_key[0]
    return answer, None


def _lists(type_: Type) -> list[ListOf]:
    """A list, also one that may be null."""
    return [part for part in (type_.members if isinstance(type_, AnyOf) else (type_,)) if isinstance(part, ListOf)]


def _scope(operation: Mapping[str, Any]) -> str | None:
    scopes = [scope for option in operation.get("security", ()) for scope in option.get("oauth2", ())]
    return str(scopes[0]) if scopes else None
