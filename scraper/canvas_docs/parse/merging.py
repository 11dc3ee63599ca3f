"""Several types of one thing as one type: the elements of an array, the examples of one response."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from canvas_docs.model import Field, Grade, Kind, Type


def merge(types: Iterable[Type]) -> Type:
    """The type that allows what each of them allows.

    Null makes it nullable; integers and numbers are numbers; objects have the fields of all; what has no common type
    is a union. Of no types, or only unknown ones, nothing is known.
    """
    given = [choice for found in types for choice in (_choices(found))]
    nullable = any(found.nullable for found in given)
    known = [found for found in given if found.kind is not Kind.UNKNOWN]
    if not known:
        return Type(nullable=nullable)
    kinds = dict.fromkeys(_family(found) for found in known)
    merged = [_same_kind([found for found in known if _family(found) == kind]) for kind in kinds]
    if len(merged) == 1:
        return replace(merged[0], nullable=nullable)
    return Type(Kind.UNION, nullable=nullable, choices=tuple(merged), grade=_grade(merged), rule="values-differ")


def _choices(found: Type) -> Iterable[Type]:
    if found.kind is Kind.UNION:
        return [replace(choice, nullable=choice.nullable or found.nullable) for choice in found.choices]
    return [found]


def _family(found: Type) -> tuple[Kind, str]:
    if found.kind is Kind.INTEGER:
        return Kind.NUMBER, ""
    return found.kind, found.target.name if found.target else ""


def _same_kind(types: Sequence[Type]) -> Type:
    first = types[0]
    if all(found == first for found in types):
        return replace(first, nullable=False)
    kind = Kind.NUMBER if any(found.kind is Kind.NUMBER for found in types) else first.kind
    values = [found.values for found in types if found.values]
    listed = all(found.allowed for found in types)
    return replace(
        first,
        kind=kind,
        nullable=False,
        format=first.format if all(found.format == first.format for found in types) and kind is first.kind else None,
        allowed=tuple(dict.fromkeys(v for found in types for v in found.allowed)) if listed else (),
        items=merge([found.items for found in types if found.items]) if kind is Kind.ARRAY else None,
        fields=merge_fields([found.fields for found in types]),
        values=merge(values) if values else None,
        grade=_grade(types),
        rule=next((found.rule for found in types if found.rule), ""),
    )


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
