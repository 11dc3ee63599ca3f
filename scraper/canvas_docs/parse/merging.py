"""Several types of one thing as one type: the elements of an array, the examples of one response."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from canvas_docs.model import (
    ArrayType,
    Field,
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
    fields_of,
    values_of,
    with_members,
)


def merge(types: Iterable[Type]) -> Type:
    """The type that allows what each of them allows.

    Null makes it nullable; integers and numbers are numbers; objects have the fields of all; what has no common type
    is a union. Of no types, or only unknown ones, nothing is known.
    """
    given = [choice for found in types for choice in (_choices(found))]
    nullable = any(found.nullable for found in given)
    known = [found for found in given if not isinstance(found, UnknownType)]
    if not known:
        return UnknownType(nullable=nullable)
    kinds = dict.fromkeys(_family(found) for found in known)
    merged = [_of_one_family([found for found in known if _family(found) == kind]) for kind in kinds]
    if len(merged) == 1:
        return replace(merged[0], nullable=nullable)
    return UnionType(tuple(merged), nullable=nullable, grade=_grade(merged), rule="values-differ")


def _choices(found: Type) -> Iterable[Type]:
    if isinstance(found, UnionType):
        return [replace(choice, nullable=choice.nullable or found.nullable) for choice in found.choices]
    return [found]


def _family(found: Type) -> tuple[str, str]:
    match found:
        case ScalarType(Primitive.INTEGER):
            return Primitive.NUMBER, ""
        case ReferenceType(target):
            return found.kind, target.name
    return found.kind, ""


def _of_one_family(types: Sequence[Type]) -> Type:
    first = types[0]
    if all(found == first for found in types):
        return replace(first, nullable=False)
    merged = replace(
        first,
        nullable=False,
        allowed=_allowed(types),
        grade=_grade(types),
        rule=next((found.rule for found in types if found.rule), ""),
    )
    match merged:
        case ScalarType():
            return _scalar(merged, [found for found in types if isinstance(found, ScalarType)])
        case ArrayType():
            items = [found.items for found in types if isinstance(found, ArrayType) and found.items]
            return replace(merged, items=merge(items))
        case ObjectType() | MapType():
            values = [value for found in types if (value := values_of(found))]
            fields = merge_fields([fields_of(found) for found in types])
            return with_members(merged, fields, merge(values) if values else None)
        case ReferenceType() | UnionType() | UnknownType():
            return merged
        case _:
            assert_never(merged)


def _scalar(merged: ScalarType, types: Sequence[ScalarType]) -> ScalarType:
    kinds = {found.kind for found in types}
    formats = {found.format for found in types}
    kind = merged.kind if len(kinds) == 1 else Primitive.NUMBER
    return replace(merged, kind=kind, format=merged.format if len(formats) == 1 and kind is merged.kind else None)


def _allowed(types: Sequence[Type]) -> tuple[Json, ...]:
    """The allowed values of all types together; none if one of the types lists no values, because it allows any."""
    is_listed = all(found.allowed for found in types)
    return tuple(dict.fromkeys(value for found in types for value in found.allowed)) if is_listed else ()


def merge_fields(lists: Sequence[tuple[Field, ...]]) -> tuple[Field, ...]:
    """The fields of all, in the order of first appearance; each with the first words and example that it has."""
    named: dict[str, list[Field]] = {}
    for fields in lists:
        for field in fields:
            named.setdefault(field.name, []).append(field)
    return tuple(
        replace(
            same[0],
            type=merge([field.type for field in same]),
            description=next((field.description for field in same if field.description), ""),
            example=next((field.example for field in same if field.example is not None), None),
        )
        if len(same) > 1
        else same[0]
        for same in named.values()
    )


def _grade(types: Sequence[Type]) -> Grade:
    return Grade.DOCUMENTED if all(found.grade is Grade.DOCUMENTED for found in types) else Grade.INFERRED
