"""Model types → JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, assert_never

from canvas_docs.model import (
    ArrayType,
    Field,
    Grade,
    Json,
    MapType,
    ObjectType,
    Origin,
    Primitive,
    ReferenceType,
    ScalarType,
    Target,
    Type,
    UnionType,
    UnknownType,
    fields_of,
    walk_types,
)

from canvas_openapi.openapi.components import ComponentNames
from canvas_openapi.openapi.known import Evidence, Known, known


class Schemas:
    """Turns types into schemas whose references point at named components."""

    def __init__(self, names: ComponentNames) -> None:
        self._names = names

    def schema(self, type_: Type, origin: Origin, *, may_be_null: bool = False) -> Known:
        """The schema of a type. An unknown type is `{}`, never a made-up object. `may_be_null`: documented or not."""
        evidence = Evidence(type_.grade, type_.rule, origin, type_.nullable)
        nullable = type_.nullable or may_be_null
        match type_:
            case UnknownType():
                unknown = Evidence(Grade.UNKNOWN, type_.rule, origin)
                return Known(_with_enum({}, type_.allowed, nullable), unknown)
            case ReferenceType(target):
                return Known(self._reference(target, nullable), evidence)
            case UnionType(choices):
                alternatives: list[Any] = [self.schema(choice, origin) for choice in choices]
                return known({"anyOf": alternatives + ([{"type": "null"}] if nullable else [])}, evidence)
            case ScalarType():
                scalar = _named(_json_type(type_.kind), nullable) | _form(type_)
                return Known(_with_enum(scalar, type_.allowed, nullable), evidence)
            case ArrayType():
                return known({**_named("array", nullable), "items": self._items(type_, origin)}, evidence)
            case ObjectType(fields, values):
                members = _named("object", nullable) | self._members(fields, values, origin)
            case MapType(values):
                members = _named("object", nullable) | self._members((), values, origin)
            case _:
                assert_never(type_)
        return known(_with_enum(members, type_.allowed, nullable), evidence)

    def property(self, field: Field) -> Known:
        """The schema of a field, with its description, example and deprecation.

        A default stays in the description: it says what Canvas takes where a caller sends nothing, and a client that
        reads an answer must not fill it in.
        It may be null: the docs hardly ever promise a value, and a null must not fail a client. What an object is known
        by is always there (`canvas_docs.identity`).
        """
        is_identity = field.required_rule != ""
        schema = self.schema(_as_shown(field), field.origin, may_be_null=not is_identity)
        if is_identity and schema.evidence:
            schema = schema._replace(evidence=replace(schema.evidence, required_rule=field.required_rule))
        return annotated(
            schema,
            description=field.description,
            example=None if _shows_its_own_examples(field.type) else field.example,
            deprecated=field.deprecation is not None,
        )

    def _reference(self, target: Target, nullable: bool) -> dict[str, Any]:
        reference = {"$ref": f"#/components/schemas/{self._names.name(target)}"}
        return {"anyOf": [reference, {"type": "null"}]} if nullable else reference

    def _items(self, type_: ArrayType, origin: Origin) -> Known:
        if type_.items is None:
            return Known(_with_enum({}, type_.allowed, nullable=False), Evidence(Grade.UNKNOWN, "", origin))
        items = self.schema(type_.items, origin)
        return Known(_with_enum(items.node, type_.allowed, nullable=False), items.evidence, items.below)

    def _members(self, fields: tuple[Field, ...], values: Type | None, origin: Origin) -> dict[str, Any]:
        members: dict[str, Any] = {}
        if fields:
            members["properties"] = {field.name: self.property(field) for field in fields}
        if required := [field.name for field in fields if field.required]:
            members["required"] = required
        if values is not None:
            members["additionalProperties"] = self.schema(values, origin)
        return members


def _named(name: str, nullable: bool) -> dict[str, Any]:
    return {"type": [name, "null"] if nullable else name}


def _json_type(kind: Primitive) -> str:
    return "string" if kind is Primitive.FILE else kind.value


def _form(type_: ScalarType) -> dict[str, Any]:
    if type_.kind is Primitive.FILE:  # 3.0's word, which openapi-python-client waits for in 3.1 too
        return {"format": "binary", "contentMediaType": "application/octet-stream"}
    return {"format": type_.format} if type_.format else {}


_URI = re.compile(r"""[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+""", re.IGNORECASE)


def _as_shown(field: Field) -> Type:
    """The field's type, without an inferred URI format that its example contradicts (`/courses/1`, `<canvas>/…`)."""
    match field.type:
        case ScalarType(_, "uri", grade=Grade.INFERRED) if isinstance(field.example, str):
            return field.type if _URI.fullmatch(field.example) else replace(field.type, format=None)
    return field.type


def _shows_its_own_examples(type_: Type) -> bool:
    """Whether the examples stand below: in the component that a type refers to, or at its fields.

    A second one here would only repeat them, and some are no values at all but `{"$ref": "Account"}`.
    """
    return any(isinstance(inner, ReferenceType) or fields_of(inner) for inner in walk_types(type_))


def annotated(
    schema: Known, *, description: str = "", default: Json = None, example: Json = None, deprecated: bool = False
) -> Known:
    """The schema with annotations, in the order in which a reader wants them."""
    members: dict[str, Any] = {"description": description} if description else {}
    members |= schema.node
    if default is not None:
        members["default"] = default  # whether it is a value of the schema, `fitting` looks at
    if example is not None:
        members["examples"] = [example]
    if deprecated:
        members["deprecated"] = True
    return Known(members, schema.evidence, schema.below)


def _with_enum(members: dict[str, Any], allowed: tuple[Json, ...], nullable: bool) -> dict[str, Any]:
    """The members with the allowed values as enum; those of an object are the names that its members may have."""
    if not allowed:
        return dict(members)
    if "object" in members.get("type", ()):
        return {**members, "propertyNames": {"enum": list(allowed)}}
    return {**members, "enum": [*allowed, None] if nullable else list(allowed)}
