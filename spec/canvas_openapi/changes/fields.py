"""Schemas as flat lists of fields: the parameters of a body under their wire names, the properties of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from canvas_docs.model import Grade

from canvas_openapi.openapi.known import Graded


@dataclass(frozen=True, slots=True)
class ComparedField:
    """What two editions are compared by: one parameter or property.

    `certain`: the docs or a correction state the type. A type that was inferred may change with an example.
    """

    name: str
    type: str
    values: tuple[str, ...] = ()
    default: str = ""
    required: bool = False
    deprecated: bool = False
    description: str = ""
    certain: bool = True


def sent_fields(operation: Graded) -> dict[str, ComparedField]:
    """The query and body parameters of an operation by wire name: `include[]`, `token[scopes][]`.

    Path parameters are no part of it: their names are only spelling. References are the parameters of every call.
    """
    found: dict[str, ComparedField] = {}
    for at, parameter in enumerate(operation.schema.get("parameters", ())):
        if parameter.get("in") in ("query", "header"):
            schema = operation.below("parameters", at, "schema")
            field = _field(parameter["name"], schema, required=bool(parameter.get("required")))
            description = parameter.get("description", "")
            deprecated = bool(parameter.get("deprecated"))
            found[field.name] = replace(field, description=description, deprecated=deprecated)
    for media in operation.schema.get("requestBody", {}).get("content", {}):
        body = operation.below("requestBody", "content", media, "schema")
        for field in _within(body, "", in_list="[]", join=_in_brackets):
            found.setdefault(field.name, field)
    return found


def answered_fields(schema: Graded) -> dict[str, ComparedField]:
    """The properties of an object or answer by name, nested ones as `a.b`; referenced objects are not entered."""
    return {field.name: field for field in _within(schema, "", in_list="", join=_with_dot)}


def type_name(schema: Mapping[str, Any]) -> str:
    """The type of a schema in a few words: `Course`, `array of string`, `integer or string`; empty if unknown.

    Whether it may be null is left out: of an answer the document lets every property be null.
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return " or ".join(sorted({name for part in schema[key] if (name := type_name(part)) not in ("", "null")}))
    types = [schema["type"]] if isinstance(schema.get("type"), str) else list(schema.get("type", ()))
    named = " or ".join(sorted(name for name in types if name != "null"))
    if named == "array":
        return f"array of {type_name(schema.get('items', {})) or 'anything'}"
    return f"{named} ({schema['format']})" if "format" in schema and named else named or ("null" if types else "")


def _within(schema: Graded, name: str, *, in_list: str, join: Any) -> Iterator[ComparedField]:
    """The fields below a schema: an object without described properties, or any other value, is a field itself."""
    required = set(schema.schema.get("required", ()))
    for key in schema.schema.get("properties", {}):
        yield from _entered(schema.below("properties", key), join(name, key), key in required, in_list, join)
    if isinstance(schema.schema.get("items"), Mapping) and not name:
        yield from _within(schema.below("items"), in_list, in_list=in_list, join=join)


def _entered(member: Graded, name: str, required: bool, in_list: str, join: Any) -> Iterator[ComparedField]:
    items = member.schema.get("items")
    if isinstance(items, Mapping):
        if items.get("properties"):
            yield from _within(member.below("items"), name + in_list, in_list=in_list, join=join)
            return
        yield replace(_field(name + in_list, member, required=required))
    elif member.schema.get("properties"):
        yield from _within(member, name, in_list=in_list, join=join)
    else:
        yield _field(name, member, required=required)


def _field(name: str, graded: Graded, *, required: bool) -> ComparedField:
    schema = graded.schema
    values = {str(value) for value in _values(schema)}
    default = schema.get("default")
    return ComparedField(
        name,
        type_name(schema),
        tuple(sorted(values)),
        "" if default is None else str(default),
        required,
        bool(schema.get("deprecated")),
        schema.get("description", ""),
        is_certain(graded),
    )


def is_certain(graded: Graded) -> bool:
    """Whether the docs or a correction state the type of a schema and of its items, as far as it is known how."""
    evidence = graded.evidence
    own = evidence is None or evidence.grade in (Grade.DOCUMENTED, Grade.CORRECTED)
    return own and (not isinstance(graded.schema.get("items"), Mapping) or is_certain(graded.below("items")))


def _values(schema: Mapping[str, Any]) -> list[Any]:
    for part in (schema, schema.get("items", {})):
        if "enum" in part:
            return [value for value in part["enum"] if value is not None]
        for alternative in part.get("anyOf", ()):
            if "enum" in alternative:
                return [value for value in alternative["enum"] if value is not None]
    return []


def _in_brackets(name: str, key: str) -> str:
    return f"{name}[{key}]" if name else key


def _with_dot(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key
