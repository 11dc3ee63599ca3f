"""One type from two sources: the page, which mostly shows an example, and the Swagger file, which states a type."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import assert_never

from canvas_docs.model import (
    UNKNOWN,
    ArrayType,
    Grade,
    Json,
    MapType,
    ObjectType,
    Primitive,
    ReferenceType,
    ScalarType,
    Type,
    UnionType,
    UnknownType,
    values_of,
)
from canvas_docs.parse.parameter_rows import typed_values


class Verdict(StrEnum):
    """Whether the page and the Swagger file agree."""

    AGREES = "agrees"
    DIFFERS = "differs"  # the page's example is not of the stated type
    CONTRADICTS = "contradicts"  # both state a type, and not the same


def combined_type(own: Type, stated: Type, example: Json = None) -> tuple[Type, Verdict]:
    """What is known of a field: `own` is the page's type and `example` its example, `stated` the witness's type.

    A stated type wins over an inferred one, unless the example has another structure: a list or an object is not shown
    by mistake. Nothing that only the page knows is lost: null, allowed values, a narrower format.
    """
    if isinstance(stated, UnknownType):
        return own, Verdict.AGREES
    if isinstance(own, UnknownType):
        return _instead(own, stated), Verdict.AGREES
    if own.kind == stated.kind:
        return _of_one_kind(own, stated, example)
    match own, stated:
        case ((ObjectType() | MapType()), ReferenceType()):
            return _instead(own, stated), Verdict.AGREES
        case ArrayType(items), (ReferenceType() | ObjectType() | MapType()):
            found, _ = combined_type(items or UNKNOWN, stated)
            return replace(own, items=found), _verdict(own)
        case ScalarType(kind), _ if kind is not Primitive.FILE and own.grade is not Grade.DOCUMENTED:
            return _instead(own, stated), Verdict.AGREES if _is_readable_as(example, stated) else Verdict.DIFFERS
    return own, _verdict(own)


def with_allowed(own: Type, stated: Type) -> Type:
    """The type with all values that either allows, in the order of the witness, whose list is a list in its source."""
    if not stated.allowed:
        return own
    values = dict.fromkeys(str(value) for value in (*stated.allowed, *own.allowed))
    return replace(own, allowed=typed_values(list(values), own))


def _verdict(own: Type) -> Verdict:
    return Verdict.CONTRADICTS if own.grade is Grade.DOCUMENTED else Verdict.DIFFERS


def _instead(own: Type, stated: Type) -> Type:
    allowed = stated.allowed or typed_values([str(value) for value in own.allowed], stated)
    return replace(stated, nullable=own.nullable or stated.nullable, allowed=allowed)


def _of_one_kind(own: Type, stated: Type, example: Json) -> tuple[Type, Verdict]:
    match own, stated:
        case ArrayType(known), ArrayType(said):
            shown = example[0] if isinstance(example, list) and example else None
            items, verdict = combined_type(known or UNKNOWN, said or UNKNOWN, shown)
            return replace(own, items=items if items != UNKNOWN else known, grade=Grade.DOCUMENTED, rule=""), verdict
        case ((ObjectType() | MapType()), _):
            return (_instead(own, stated) if values_of(stated) else _stated(own)), Verdict.AGREES
        case ReferenceType(target), ReferenceType(other):
            return own, Verdict.AGREES if target.name == other.name else Verdict.CONTRADICTS
        case ScalarType(Primitive.STRING), ScalarType():
            return _string(own, stated)
    return with_allowed(_stated(own), stated), Verdict.AGREES


def _string(own: ScalarType, stated: ScalarType) -> tuple[Type, Verdict]:
    """A format that only the page shows stays inferred; one that both have and not the same stays the page's."""
    if own.format is None or own.format == stated.format:
        known = replace(own, format=stated.format, grade=Grade.DOCUMENTED, rule="")
        return with_allowed(known, stated), Verdict.AGREES
    return with_allowed(own, stated), Verdict.DIFFERS if stated.format else Verdict.AGREES


def _stated(own: Type) -> Type:
    return replace(own, grade=Grade.DOCUMENTED, rule="")


def _is_readable_as(example: Json, stated: Type) -> bool:
    """Whether the example does not speak against the type; examples of 2014 are texts, whatever they hold."""
    kind = stated.kind
    if example is None or example == "" or kind is Primitive.STRING:
        return example is None or isinstance(example, str)
    if isinstance(example, bool):
        return kind is Primitive.BOOLEAN
    if isinstance(example, int | float):
        return kind is Primitive.NUMBER or (kind is Primitive.INTEGER and float(example).is_integer())
    text = str(example).strip()
    match stated:
        case ScalarType(Primitive.BOOLEAN):
            return text.lower() in ("true", "false")
        case ScalarType(Primitive.INTEGER | Primitive.NUMBER):
            return text.replace(".", "", 1).lstrip("-").isdigit()
        case ArrayType():
            return text.startswith("[")
        case ObjectType() | MapType() | ReferenceType():
            return text.startswith("{")
        case ScalarType() | UnionType() | UnknownType():
            return True
        case _:
            assert_never(stated)
