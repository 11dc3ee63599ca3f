"""What a Swagger file adds to an object definition."""

from __future__ import annotations

from dataclasses import replace

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.json_text import read_json
from canvas_docs.model import (
    ArrayType,
    Field,
    Grade,
    Json,
    MapType,
    ObjectDefinition,
    ObjectType,
    Primitive,
    ReferenceType,
    ScalarType,
    Type,
    UnionType,
    UnknownType,
    fields_of,
    with_members,
)
from canvas_docs.witness.joined_types import Verdict, combined_type


def enriched_object(
    definition: ObjectDefinition, witness: ObjectDefinition, diagnostics: list[Diagnostic]
) -> ObjectDefinition:
    """The object with the types that the witness states for its fields, and the fields that only the witness has."""
    by_name = {member.name: member for member in fields_of(witness.type)}
    fields = []
    for member in fields_of(definition.type):
        other = by_name.pop(member.name, None)
        fields.append(_field(definition.name, member, other, diagnostics) if other else member)
    return replace(
        definition,
        type=_with_fields(definition.type, (*fields, *by_name.values())),
        description=definition.description or witness.description,
        deprecation=definition.deprecation or witness.deprecation,
    )


def _with_fields(type_: Type, fields: tuple[Field, ...]) -> Type:
    match type_:
        case ObjectType() | MapType():
            return with_members(type_, fields, type_.values)
    return type_


def _field(name: str, member: Field, witness: Field, diagnostics: list[Diagnostic]) -> Field:
    type_, verdict = combined_type(member.type, witness.type, member.example)
    if verdict is not Verdict.AGREES:
        diagnostics.append(_differs(name, member, witness, type_, verdict))
    newly_stated = type_.grade is Grade.DOCUMENTED and member.type.grade is not Grade.DOCUMENTED
    return replace(
        member,
        type=type_,
        description=member.description or witness.description,
        default=witness.default if member.default is None else member.default,
        example=_example(witness.example if member.example is None else member.example, type_),
        deprecation=member.deprecation or witness.deprecation,
        origin=witness.origin if newly_stated else member.origin,
    )


def _example(shown: Json, type_: Type) -> Json:
    """The example in the field's type: the pages of 2014 print every value as a text (`"7.21"`, `"false"`, `""`)."""
    if not isinstance(shown, str) or isinstance(type_, UnknownType | UnionType):
        return shown
    if isinstance(type_, ScalarType) and type_.kind is Primitive.STRING:
        return shown
    try:
        return read_json(shown)
    except (ValueError, RecursionError):
        return None


def _differs(name: str, member: Field, witness: Field, chosen: Type, verdict: Verdict) -> Diagnostic:
    followed = "page" if _called(chosen) != _called(witness.type) else "Swagger file"
    problem = (
        f"{name}.{member.name} is {_called(member.type)} on the page"
        f" and {_called(witness.type)} in the Swagger file ({witness.origin})"
    )
    if verdict is Verdict.CONTRADICTS:
        return Diagnostic(
            "witness-differs", problem, f"check which is right: the {followed} was followed", member.origin
        )
    advice = f"nothing to do, unless it is wrong: the {followed} was followed"
    return Diagnostic("witness-differs", problem, advice, member.origin, Severity.NOTE)


def _called(type_: Type) -> str:
    match type_:
        case ReferenceType(target):
            return target.name
        case ArrayType(items) if items:
            return f"array of {_called(items)}"
        case ScalarType(kind, form) if form:
            return f"{kind} {form}"
    return type_.kind
