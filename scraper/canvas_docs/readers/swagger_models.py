"""Models of a Swagger 1.2 file → object definitions."""

from __future__ import annotations

import json

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Deprecation, Example, Field, Grade, Json, ObjectDefinition, ObjectType, Origin
from canvas_docs.readers.swagger_lines import Lines
from canvas_docs.readers.swagger_types import prose, read_type

_FILE = frozenset(("File",))
"""As a parameter a File is an upload; in an answer it is the object."""


def read_models(models: dict[str, Json], lines: Lines) -> tuple[list[ObjectDefinition], list[Diagnostic]]:
    """The models, in order. A property that is no object is kept as a field of unknown type, and reported."""
    lines.at("models")
    diagnostics: list[Diagnostic] = []
    found = [
        _definition(name, model, frozenset(models) | _FILE, lines, diagnostics)
        for name, model in models.items()
        if isinstance(model, dict)
    ]
    return found, diagnostics


def _definition(
    name: str, model: dict[str, Json], models: frozenset[str], lines: Lines, diagnostics: list[Diagnostic]
) -> ObjectDefinition:
    origin = lines.at(name)
    properties = model.get("properties")
    lines.at("properties")
    fields: list[Field] = []
    for key, value in properties.items() if isinstance(properties, dict) else ():
        place = lines.at(key)
        if not isinstance(value, dict):
            problem = f"the property {key} of the model {name} is a text instead of a description of its type"
            diagnostics.append(
                Diagnostic(
                    "swagger-property", problem, "nothing to do: read as a field of unknown type", place, Severity.NOTE
                )
            )
            fields.append(Field(key, description=prose(value), origin=place))
            continue
        fields.append(
            Field(
                key,
                read_type(value, models),
                prose(value.get("description")),
                default=value.get("default"),
                example=value.get("example"),
                deprecation=deprecation(value),
                origin=place,
            )
        )
    type_ = ObjectType(tuple(fields), grade=Grade.DOCUMENTED)
    description = prose(model.get("description"))
    return ObjectDefinition(name, type_, _example(fields, origin), description, None, deprecation(model), origin)


def _example(fields: list[Field], origin: Origin) -> Example:
    """The example as the generator puts it on the page: those of the properties, together."""
    value = {member.name: member.example for member in fields if member.example is not None}
    return Example(json.dumps(value, indent=2, ensure_ascii=False), "json", "", value, True, origin=origin)


def deprecation(node: dict[str, Json]) -> Deprecation | None:
    """The deprecation that a model, operation, parameter or property is flagged with."""
    return Deprecation(prose(node.get("deprecation_description"))) if node.get("deprecated") is True else None
