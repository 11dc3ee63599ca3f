"""OpenAPI schemas → types of the client model. Objects with known properties become definitions with a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_model import (
    ANY,
    NULL,
    Alias,
    AnyOf,
    Choice,
    Definition,
    Field,
    Kind,
    ListOf,
    MapOf,
    Named,
    Record,
    Simple,
    Type,
)

Schema = Mapping[str, Any]

_SIMPLE = {"integer": Kind.INTEGER, "number": Kind.NUMBER, "boolean": Kind.BOOLEAN, "null": Kind.NULL}
_FORMATS = {"date-time": Kind.DATETIME, "date": Kind.DATE, "binary": Kind.BINARY}
_LONGEST_INLINE = 60  # characters of a list of allowed values that still reads well within a line
COMPONENT = "#/components/schemas/"


class Definitions:
    """The named types of one module: documented objects, or (`local`) those of one group."""

    def __init__(self, components: Mapping[str, str], schemas: Mapping[str, Schema], *, local: bool) -> None:
        """`components` maps the names of component schemas to type names; `schemas` holds them."""
        self._components = components
        self._schemas = schemas
        self._local = local
        self._names: set[str] = set() if local else {name.lower() for name in components.values()}
        self.found: list[Definition] = []

    def type_of(self, schema: Schema | bool, hint: str) -> Type:
        """The type of a schema; `hint` names what has to be defined for it."""
        if isinstance(schema, bool) or not schema:
            return ANY
        if "$ref" in schema:
            name = str(schema["$ref"]).removeprefix(COMPONENT)
            return Named(self._components[name], local=False) if name in self._components else ANY
        if "enum" in schema or "const" in schema:
            return self._choice(schema, hint)
        if "allOf" in schema:
            return self.type_of(self._merged(schema), hint)
        for key in ("anyOf", "oneOf"):
            if key in schema:
                return any_of(*(self.type_of(member, hint) for member in schema[key]))
        return any_of(*(self._one(kind, schema, hint) for kind in _types(schema)))

    def define(self, name: str, schema: Schema) -> None:
        """Define a component schema under its type name."""
        if _types(schema) == ["object"] and schema.get("properties"):
            self._record(name, schema)
        else:
            self.found.append(Alias(name, self.type_of(schema, name), str(schema.get("description", ""))))

    def by_name(self, name: str) -> Definition | None:
        """A definition that was found; None if there is none of that name."""
        return next((definition for definition in reversed(self.found) if definition.name == name), None)

    def documented(self, name: str) -> Type:
        """A component schema by its name, or anything where the document has none of that name."""
        return self.type_of({"$ref": f"{COMPONENT}{name}"}, "")

    def _merged(self, schema: Schema, around: tuple[str, ...] = ()) -> Schema:
        """`allOf` as one schema: the only member, or all properties together, those of components too.

        `around`: the components that are being merged, which are not looked into again.
        """
        parts = [part for part in schema["allOf"] if isinstance(part, Mapping)]
        if len(parts) == 1:
            return parts[0]
        parts = [self._whole(part, around) for part in parts]
        properties = {key: value for part in parts for key, value in part.get("properties", {}).items()}
        required = [key for part in parts for key in part.get("required", ())]
        return {"type": "object", "properties": properties, "required": required} if properties else {}

    def _whole(self, part: Schema, around: tuple[str, ...]) -> Schema:
        """A member of `allOf`, or the component that it stands for."""
        name = str(part.get("$ref", "")).removeprefix(COMPONENT)
        whole = self._schemas.get(name, part) if name not in around else {}
        return self._merged(whole, (*around, name)) if "allOf" in whole else whole

    def _one(self, kind: str, schema: Schema, hint: str) -> Type:
        if kind == "string":
            binary = schema.get("contentMediaType") == "application/octet-stream"
            return Simple(Kind.BINARY if binary else _FORMATS.get(schema.get("format", ""), Kind.STRING))
        if kind == "integer" and schema.get("format") == "int64":
            return Simple(Kind.ID)
        if kind == "array":
            return ListOf(self.type_of(schema.get("items", {}), hint))
        if kind == "object":
            return self._object(schema, hint)
        return Simple(_SIMPLE.get(kind, Kind.ANY))

    def _object(self, schema: Schema, hint: str) -> Type:
        others = schema.get("additionalProperties")
        if not schema.get("properties"):
            return MapOf(self.type_of(others, hint) if isinstance(others, Mapping) else ANY)
        record = self._record(self._free(hint), schema)
        if others is True:
            return any_of(record, MapOf(ANY))
        if not isinstance(others, Mapping) or not others:
            return record
        return any_of(record, MapOf(self.type_of(others, f"{hint} value")))

    def _record(self, name: str, schema: Schema) -> Named:
        place = len(self.found)
        required = schema.get("required", ())
        fields = tuple(
            Field(
                key,
                self._type_of_property(key, property_, f"{name} {names.pascal(key)}"),
                key in required,
                description_of(property_),
                isinstance(property_, Mapping) and bool(property_.get("deprecated")),
            )
            for key, property_ in schema["properties"].items()
        )
        self.found.insert(place, Record(name, fields, str(schema.get("description", ""))))
        return Named(name, self._local)

    def _type_of_property(self, key: str, schema: Schema | bool, hint: str) -> Type:
        """The type of a property. What has an `id` has it: it is never null, although the document allows that."""
        type_ = self.type_of(schema, hint)
        if key == "id" and isinstance(type_, AnyOf):
            return any_of(*(member for member in type_.members if member != NULL))
        return type_

    def _choice(self, schema: Schema, hint: str) -> Type:
        values = schema["enum"] if "enum" in schema else [schema["const"]]
        known = tuple(dict.fromkeys(value for value in values if isinstance(value, str | int | float)))
        if not known:
            return NULL if None in values else ANY
        choice: Type = Choice(known)
        if len(str(known)) > _LONGEST_INLINE:
            name = self._free(hint)
            self.found.append(Alias(name, choice))
            choice = Named(name, self._local)
        return any_of(choice, NULL) if None in values or "null" in _types(schema) else choice

    def _free(self, hint: str) -> str:
        return names.free(names.type_name(hint), self._names)


def any_of(*members: Type) -> Type:
    """One of the members, flat and without repetitions; anything, if one of them may be anything."""
    if len(members) == 1:
        return members[0]
    flat: list[Type] = []
    for member in members:  # few: to compare them is quicker than to hash all that is in them
        flat += [one for one in (member.members if isinstance(member, AnyOf) else (member,)) if one not in flat]
    if not flat or ANY in flat:
        return ANY
    maps = [member for member in flat if isinstance(member, MapOf)]
    if len(maps) > 1:  # checkers find the type of a literal in one map of several types, not in one of several maps
        flat = [*(one for one in flat if one not in maps), MapOf(any_of(*(one.values for one in maps)))]
    return flat[0] if len(flat) == 1 else AnyOf(tuple(flat))


def description_of(schema: Schema | bool) -> str:
    """The description of a schema, or nothing."""
    return str(schema.get("description", "")) if isinstance(schema, Mapping) else ""


def _types(schema: Schema) -> list[str]:
    kind = schema.get("type")
    if isinstance(kind, list):
        return [str(one) for one in kind]
    if kind is not None:
        return [str(kind)]
    if "properties" in schema or "additionalProperties" in schema:
        return ["object"]
    return ["array"] if "items" in schema else ["any"]
