"""Model types → JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from canvas_docs.model import NOWHERE, Field, Grade, Json, Kind, Origin, Type

from canvas_openapi.openapi.components import ComponentNames


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a type is known: its grade, the rule that inferred it (empty if documented), and where it was read."""

    grade: Grade
    rule: str = ""
    origin: Origin = NOWHERE
    null_documented: bool = False
    """Whether the docs say that the value may be null. Every property of an answer may be, as far as they promise."""


class Schema(dict[str, Any]):
    """A JSON Schema that remembers how its type is known; `canvas_openapi.evidence` gathers that by JSON pointer."""

    __slots__ = ("evidence",)

    def __init__(self, members: dict[str, Any], evidence: Evidence) -> None:
        super().__init__(members)
        self.evidence = evidence


_JSON_TYPES = {
    Kind.STRING: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.FILE: "string",
    Kind.ARRAY: "array",
    Kind.OBJECT: "object",
}


class Schemas:
    """Turns types into schemas whose references point at named components."""

    def __init__(self, names: ComponentNames) -> None:
        self._names = names

    def schema(self, type_: Type, origin: Origin, *, may_be_null: bool = False) -> Schema:
        """The schema of a type. An unknown type is `{}`, never a made-up object. `may_be_null`: documented or not."""
        evidence = Evidence(type_.grade, type_.rule, origin, type_.nullable)
        nullable = type_.nullable or may_be_null
        if type_.kind is Kind.UNKNOWN:
            return Schema(_with_enum({}, type_.allowed, nullable), Evidence(Grade.UNKNOWN, type_.rule, origin))
        if type_.kind is Kind.REFERENCE:
            return self._reference(type_, evidence, nullable)
        if type_.kind is Kind.UNION:
            choices: list[Any] = [self.schema(choice, origin) for choice in type_.choices]
            return Schema({"anyOf": choices + ([{"type": "null"}] if nullable else [])}, evidence)
        name = _JSON_TYPES[type_.kind]
        members: dict[str, Any] = {"type": [name, "null"] if nullable else name}
        if type_.format:
            members["format"] = type_.format
        if type_.kind is Kind.FILE:
            members["format"] = "binary"  # 3.0's word, which openapi-python-client waits for in 3.1 too
            members["contentMediaType"] = "application/octet-stream"
        elif type_.kind is Kind.ARRAY:
            members["items"] = self._items(type_, origin)
            return Schema(members, evidence)
        elif type_.kind is Kind.OBJECT:
            members |= self._members(type_, origin)
        return Schema(_with_enum(members, type_.allowed, nullable), evidence)

    def property(self, field: Field) -> Schema:
        """The schema of a field, with its description, default, example and deprecation.

        It may be null: the docs hardly ever promise a value, and a null must not fail a client.
        """
        return annotated(
            self.schema(_as_shown(field), field.origin, may_be_null=True),
            description=field.description,
            default=field.default,
            example=None if _shows_its_own_examples(field.type) else field.example,
            deprecated=field.deprecation is not None,
        )

    def _reference(self, type_: Type, evidence: Evidence, nullable: bool) -> Schema:
        if type_.target is None:
            raise ValueError(f"a reference without a target: {type_}")
        pointer = f"#/components/schemas/{self._names.name(type_.target)}"
        if nullable:
            return Schema({"anyOf": [{"$ref": pointer}, {"type": "null"}]}, evidence)
        return Schema({"$ref": pointer}, evidence)

    def _items(self, type_: Type, origin: Origin) -> Schema:
        if type_.items is None:
            return Schema(_with_enum({}, type_.allowed, nullable=False), Evidence(Grade.UNKNOWN, "", origin))
        items = self.schema(type_.items, origin)
        return Schema(_with_enum(items, type_.allowed, nullable=False), items.evidence)

    def _members(self, type_: Type, origin: Origin) -> dict[str, Any]:
        members: dict[str, Any] = {}
        if type_.fields:
            members["properties"] = {field.name: self.property(field) for field in type_.fields}
        if required := [field.name for field in type_.fields if field.required]:
            members["required"] = required
        if type_.values is not None:
            members["additionalProperties"] = self.schema(type_.values, origin)
        return members


_URI = re.compile(r"""[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+""", re.IGNORECASE)


def _as_shown(field: Field) -> Type:
    """The field's type, without an inferred URI format that its example contradicts (`/courses/1`, `<canvas>/…`)."""
    is_guess = field.type.format == "uri" and field.type.grade is Grade.INFERRED
    if is_guess and isinstance(field.example, str) and not _URI.fullmatch(field.example):
        return replace(field.type, format=None)
    return field.type


def _shows_its_own_examples(type_: Type) -> bool:
    """Whether the examples stand below: in the component that a type refers to, or at its fields.

    A second one here would only repeat them, and some are no values at all but `{"$ref": "Account"}`.
    """
    below = (type_.items, type_.values, *type_.choices)
    return type_.target is not None or bool(type_.fields) or any(_shows_its_own_examples(t) for t in below if t)


def annotated(
    schema: Schema, *, description: str = "", default: Json = None, example: Json = None, deprecated: bool = False
) -> Schema:
    """The schema with annotations, in the order in which a reader wants them."""
    members: dict[str, Any] = {"description": description} if description else {}
    members |= schema
    if default is not None:
        members["default"] = default  # whether it is a value of the schema, `fitting` looks at
    if example is not None:
        members["examples"] = [example]
    if deprecated:
        members["deprecated"] = True
    return Schema(members, schema.evidence)


def _with_enum(members: dict[str, Any], allowed: tuple[Json, ...], nullable: bool) -> dict[str, Any]:
    """The members with the allowed values as enum; those of an object are the names that its members may have."""
    if not allowed:
        return dict(members)
    if "object" in members.get("type", ()):
        return {**members, "propertyNames": {"enum": list(allowed)}}
    return {**members, "enum": [*allowed, None] if nullable else list(allowed)}
