"""The one recursion over types. What is built here is new; where nothing changes, the same object comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar, assert_never

from canvas_docs.model.pages import ObjectDefinition, Parameter, Returns
from canvas_docs.model.types import (
    NOWHERE,
    ArrayType,
    Field,
    MapType,
    ObjectType,
    Origin,
    ReferenceType,
    ScalarType,
    Type,
    UnionType,
    UnknownType,
)

Typed = TypeVar("Typed", Field, Parameter, Returns, ObjectDefinition)


def children(type_: Type) -> tuple[Type, ...]:
    """The types directly within a type, in order."""
    match type_:
        case ScalarType() | ReferenceType() | UnknownType():
            return ()
        case ArrayType(items):
            return () if items is None else (items,)
        case MapType(values):
            return (values,)
        case ObjectType(fields, values):
            named = tuple(field.type for field in fields)
            return named if values is None else (*named, values)
        case UnionType(choices):
            return choices
        case _:
            assert_never(type_)


def walk_types(type_: Type) -> Iterator[Type]:
    """A type and all types within it, from the outside in."""
    yield type_
    for child in children(type_):
        yield from walk_types(child)


def with_children(type_: Type, change: Callable[[Type, Field | None], Type]) -> Type:
    """The type with each type directly within it changed; `change` gets the field, too, that holds it, if one does."""
    match type_:
        case ScalarType() | ReferenceType() | UnknownType():
            return type_
        case ArrayType(items):
            changed = items and change(items, None)
            return type_ if changed is items else replace(type_, items=changed)
        case MapType(values):
            value = change(values, None)
            return type_ if value is values else replace(type_, values=value)
        case ObjectType(fields, values):
            members = tuple(retyped(field, change(field.type, field)) for field in fields)
            further = values and change(values, None)
            is_same = further is values and all(new is old for new, old in zip(members, fields, strict=True))
            return type_ if is_same else replace(type_, fields=members, values=further)
        case UnionType(choices):
            chosen = tuple(change(choice, None) for choice in choices)
            is_same = all(new is old for new, old in zip(chosen, choices, strict=True))
            return type_ if is_same else replace(type_, choices=chosen)
        case _:
            assert_never(type_)


def retyped(node: Typed, type_: Type) -> Typed:
    """What has a type, with another; the same object if it is its own."""
    return node if type_ is node.type else replace(node, type=type_)


def map_types(type_: Type, change: Callable[[Type, Origin], Type], origin: Origin = NOWHERE) -> Type:
    """The type with `change` applied to all types within it and then to itself.

    `change` gets the place, too: that of the nearest field around which knows its line, else `origin`.
    """

    def inner(child: Type, field: Field | None) -> Type:
        return map_types(child, change, field.origin if field and field.origin.line else origin)

    return change(with_children(type_, inner), origin)


def element_of(type_: Type) -> Type:
    """The type of a list's elements, if it is known; else the type itself."""
    return type_.items if isinstance(type_, ArrayType) and type_.items is not None else type_


def fields_of(type_: Type) -> tuple[Field, ...]:
    """The named fields of an object; none for what is no object."""
    return type_.fields if isinstance(type_, ObjectType) else ()


def values_of(type_: Type) -> Type | None:
    """The type that keys of free choice hold; None for what has no such keys."""
    return type_.values if isinstance(type_, ObjectType | MapType) else None


def with_members(type_: ObjectType | MapType, fields: tuple[Field, ...], values: Type | None) -> ObjectType | MapType:
    """An object type with these fields and this type of further keys, and all else as in the given type."""
    if values is not None and not fields:
        return MapType(
            values,
            text=type_.text,
            nullable=type_.nullable,
            allowed=type_.allowed,
            grade=type_.grade,
            rule=type_.rule,
        )
    return ObjectType(
        fields,
        values,
        text=type_.text,
        nullable=type_.nullable,
        allowed=type_.allowed,
        grade=type_.grade,
        rule=type_.rule,
    )
