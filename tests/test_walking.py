"""The one recursion over types: what is within a type, and the same type with something within it changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from canvas_docs.model import (
    NOWHERE,
    UNKNOWN,
    ArrayType,
    Field,
    MapType,
    ObjectType,
    Origin,
    Primitive,
    ReferenceType,
    ScalarType,
    Target,
    Type,
    UnionType,
    children,
    map_types,
    walk_types,
    with_children,
    with_members,
)

TEXT = ScalarType(Primitive.STRING)
NUMBER = ScalarType(Primitive.NUMBER)
POND = ReferenceType(Target("Pond"))
WITHIN = {
    TEXT: (),
    POND: (),
    UNKNOWN: (),
    ArrayType(): (),
    ArrayType(TEXT): (TEXT,),
    MapType(POND): (POND,),
    UnionType((TEXT, POND)): (TEXT, POND),
    ObjectType((Field("a", TEXT), Field("b", POND))): (TEXT, POND),
    ObjectType((Field("a", TEXT),), NUMBER): (TEXT, NUMBER),
}
NESTED = ObjectType((Field("ponds", ArrayType(UnionType((POND, MapType(TEXT))))),), NUMBER)


def _louder(type_: Type, _: object = None) -> Type:
    return replace(type_, text="!")


@pytest.mark.parametrize(("type_", "within"), WITHIN.items())
def test_what_is_directly_within_a_type(type_: Type, within: tuple[Type, ...]) -> None:
    assert children(type_) == within
    assert children(with_children(type_, _louder)) == tuple(map(_louder, within))


def test_a_walk_meets_every_type_from_the_outside_in() -> None:
    kinds = [type_.kind for type_ in walk_types(NESTED)]

    assert kinds == ["object", "array", "union", "reference", "object", "string", "number"]


def test_every_type_is_changed_once() -> None:
    changed = map_types(NESTED, _louder)

    assert [type_.text for type_ in walk_types(changed)] == ["!"] * 7
    assert [type_.text for type_ in walk_types(NESTED)] == [""] * 7


def test_what_does_not_change_stays_the_same_object() -> None:
    fields = (Field("a", ArrayType(TEXT)), Field("b", NUMBER))
    before = ObjectType(fields, MapType(POND))
    after = map_types(before, lambda type_, _: NUMBER if type_ is TEXT else type_)

    assert map_types(before, lambda type_, _: type_) is before
    assert isinstance(after, ObjectType)
    assert after.fields[0] == Field("a", ArrayType(NUMBER))
    assert after.fields[1] is fields[1]
    assert after.values is before.values


def test_a_change_knows_where_a_type_was_read() -> None:
    near, far = Origin("ponds.md", 7), Origin("ponds.md", 3)
    seen: dict[str, Origin] = {}

    def look(type_: Type, origin: Origin) -> Type:
        seen[type_.kind] = origin
        return type_

    map_types(ObjectType((Field("a", ArrayType(TEXT), origin=near), Field("b", NUMBER))), look, far)

    assert seen == {"string": near, "array": near, "number": far, "object": far}
    map_types(TEXT, look)
    assert seen["string"] == NOWHERE


def test_an_object_without_named_keys_but_with_values_is_a_map() -> None:
    named = ObjectType((Field("a", TEXT),), text="Hash", nullable=True)

    assert with_members(named, (), NUMBER) == MapType(NUMBER, text="Hash", nullable=True)
    assert with_members(MapType(NUMBER), (Field("a", TEXT),), NUMBER) == ObjectType((Field("a", TEXT),), NUMBER)
    with pytest.raises(ValueError, match="MapType"):
        ObjectType((), NUMBER)
