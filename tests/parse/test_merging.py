"""Several types as one."""

from __future__ import annotations

from canvas_docs.model import UNKNOWN, Field, Grade, ObjectType, Primitive, ScalarType, UnknownType
from canvas_docs.parse.inference import infer_value
from canvas_docs.parse.merging import merge

INTEGER = ScalarType(Primitive.INTEGER, grade=Grade.INFERRED, rule="value-integer")
NUMBER = ScalarType(Primitive.NUMBER, grade=Grade.INFERRED, rule="value-number")
STRING = ScalarType(Primitive.STRING, grade=Grade.INFERRED, rule="value-string")


def test_nothing_is_known_of_nothing() -> None:
    assert merge([]) == UNKNOWN
    assert merge([UnknownType(nullable=True), UNKNOWN]) == UnknownType(nullable=True)


def test_null_makes_nullable() -> None:
    merged = merge([UnknownType(nullable=True), INTEGER])
    assert (merged.kind, merged.nullable) == ("integer", True)


def test_integers_and_numbers_are_numbers() -> None:
    assert merge([INTEGER, NUMBER]).kind == "number"


def test_different_formats_are_no_format() -> None:
    merged = merge([infer_value("2030-01-02"), infer_value("soon")])
    assert (merged.kind, merged.format) == ("string", None)


def test_different_kinds_are_a_union() -> None:
    merged = merge([STRING, INTEGER, STRING])
    assert merged.kind == "union"
    assert [choice.kind for choice in merged.choices] == ["string", "integer"]
    assert merge([merged, NUMBER]).choices[1].kind == "number"


def test_objects_have_the_fields_of_all() -> None:
    merged = infer_value([{"a": 1}, {"a": None, "b": "x"}]).items
    assert merged is not None
    assert [(field.name, field.type.kind, field.type.nullable, field.example) for field in merged.fields] == [
        ("a", "integer", True, 1),
        ("b", "string", False, "x"),
    ]


def test_an_empty_array_learns_from_a_full_one() -> None:
    merged = merge([infer_value([]), infer_value([1])])
    assert merged.items is not None
    assert merged.items.kind == "integer"


def test_documented_only_if_all_are() -> None:
    documented = ScalarType(Primitive.STRING, format="date", grade=Grade.DOCUMENTED)
    assert merge([documented, documented]).grade is Grade.DOCUMENTED
    assert merge([documented, STRING]).grade is Grade.INFERRED


def test_same_fields_merge_their_words() -> None:
    first = ObjectType((Field("a", INTEGER),))
    second = ObjectType((Field("a", INTEGER, "How many"),))
    assert merge([first, second]).fields[0].description == "How many"
