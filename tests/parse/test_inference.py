"""From example values, comments and names to types, with their evidence."""

from __future__ import annotations

import pytest
from canvas_docs.model import Grade, Json, MapType, Origin, Primitive, Type, UnknownType, fields_of
from canvas_docs.parse.commented_json import read
from canvas_docs.parse.inference import description, fields, infer_value
from canvas_docs.parse.json_tree import Object

from tests.conftest import format_of


def one(text: str) -> Type:
    """The type of the only member of an object."""
    node = read(text).node
    assert isinstance(node, Object)
    (field,) = fields(node.members)
    return field.type


@pytest.mark.parametrize(
    ("value", "name", "kind", "format_", "rule"),
    [
        (True, "wet", "boolean", None, "value-boolean"),
        (3, "fish", "integer", None, "value-integer"),
        (3, "pond_id", "integer", "int64", "value-integer"),
        (3, "points_possible", "number", None, "name-fractional"),
        (2.5, "depth", "number", None, "value-number"),
        ("3", "depth", "string", None, "value-string"),
        ("2030-01-02T03:04:05Z", "dug_at", "string", "date-time", "value-date-time"),
        ("2030-01-02T03:04:05.678-06:00", "dug_at", "string", "date-time", "value-date-time"),
        ("2030-01-02", "day", "string", "date", "value-date"),
        ("https://x.org/<pond>", "url", "string", "uri", "value-uri"),
        ("/ponds/1", "url", "string", None, "value-string"),
        ("a@x.org", "email", "string", "email", "value-email"),
        ("a@x.org", "login_id", "string", None, "value-string"),
        ("3e246700-e305-0130-51de-02e33aa501ef", "uuid", "string", "uuid", "value-uuid"),
        ("3e246700-e305-0130-51de-02e33aa501ef", "key", "string", None, "value-string"),
        ([1, 2], "fish_ids", "array", None, "value-array"),
        ({"a": 1}, "pond", "object", None, "value-object"),
        ({"123": 1, "456": 2}, "counts", "object", None, "value-map"),
        ({"en": "a", "pt-BR": "b"}, "labels", "object", None, "value-map"),
    ],
)
def test_example_values(value: Json, name: str, kind: str, format_: str | None, rule: str) -> None:
    found = infer_value(value, name)
    assert (found.kind, format_of(found), found.grade, found.rule) == (kind, format_, Grade.INFERRED, rule)


def test_elements_take_the_singular_name() -> None:
    found = infer_value([1, 2], "fish_ids")
    assert found.items is not None
    assert found.items.format == "int64"


def test_keys_that_are_data_make_a_map() -> None:
    found = infer_value({"2030-01": {"n": 1}, "2030-02": {"n": 2}})
    assert isinstance(found, MapType)
    assert [field.name for field in fields_of(found.values)] == ["n"]


@pytest.mark.parametrize(
    ("text", "kind", "format_", "grade"),
    [
        ('{"dug_at": null}', "string", "date-time", Grade.INFERRED),
        ('{"pond_id": null}', "integer", "int64", Grade.INFERRED),
        ('{"sis_pond_id": null}', "string", None, Grade.INFERRED),
        ('{"sis_pond_id": 7}', "string", None, Grade.INFERRED),
        ('{"pond_integration_id": 7}', "string", None, Grade.INFERRED),
        ('{"sis_import_id": null}', "integer", "int64", Grade.INFERRED),
        ('{"sis_import_id": 7}', "integer", "int64", Grade.INFERRED),
        ('{"surname": null}', "string", None, Grade.INFERRED),
        ('{"pond_url": null}', "string", "uri", Grade.INFERRED),
        ('{"thing": null}', "unknown", None, Grade.UNKNOWN),
        ('{\n// Whether it is wet\n"thing": null}', "boolean", None, Grade.INFERRED),
        ('{\n// Boolean for wetness\n"thing": null}', "boolean", None, Grade.DOCUMENTED),
        ('{\n// Boolean for wetness\n"thing": true}', "boolean", None, Grade.DOCUMENTED),
        ('{\n// Whether it is wet\n"thing": "false"}', "boolean", None, Grade.INFERRED),
        ('{\n// An integer\n"thing": "12"}', "integer", None, Grade.DOCUMENTED),
        ('{\n// Array of fish\n"thing": "none"}', "string", None, Grade.INFERRED),
        ('{"thing": DateTime}', "string", "date-time", Grade.DOCUMENTED),
    ],
)
def test_comments_and_names_where_the_example_says_little(
    text: str, kind: str, format_: str | None, grade: Grade
) -> None:
    found = one(text)
    assert (found.kind, format_of(found), found.grade) == (kind, format_, grade)
    assert bool(found.rule) == (grade is Grade.INFERRED)


def test_null_is_no_type_but_nullable() -> None:
    assert one('{"thing": null}') == UnknownType(nullable=True)
    assert one('{\n// The depth, or null\n"thing": 1}').nullable


def test_words_in_arrays_name_objects_and_types() -> None:
    ponds, numbers = one('{"ponds": [Pond::Deep]}').items, one('{"n": [Integer]}').items
    assert ponds is not None
    assert numbers is not None
    assert (ponds.kind, ponds.target and ponds.target.name) == ("reference", "Pond::Deep")
    assert (numbers.kind, numbers.grade) == ("integer", Grade.DOCUMENTED)


def test_a_literal_reference() -> None:
    found = one('{"pond": {"$ref": "Pond"}}')
    assert (found.kind, found.target and found.target.name, found.grade) == ("reference", "Pond", Grade.DOCUMENTED)


def test_listed_values_are_documented_and_belong_to_the_elements() -> None:
    state = one("{\n// One of 'wet', 'dry'\n\"state\": \"wet\"}")
    assert (state.allowed, state.grade, state.rule) == (("wet", "dry"), Grade.DOCUMENTED, "")
    states = one("{\n// One or more of 'wet', 'dry'\n\"states\": [\"wet\"]}")
    assert states.allowed == ()
    assert states.items is not None
    assert states.items.allowed == ("wet", "dry")


@pytest.mark.parametrize("name", ["pond_id", "dug_at", "pond_url"])
def test_names_that_no_list_is_about(name: str) -> None:
    assert one(f"{{\n// One of 'wet', 'dry'\n\"{name}\": null}}").allowed == ()


def test_fields_keep_lines_examples_and_what_the_comment_says() -> None:
    node = read('{\n  // (Deprecated) How deep. Defaults to 3.\n  "depth": 4,\n  "etc": "etc"\n}').node
    assert isinstance(node, Object)
    (field,) = fields(node.members, Origin("pond.md", 10))
    assert (field.name, field.example, field.default, field.required) == ("depth", 4, 3, False)
    assert field.deprecation is not None
    assert field.origin == Origin("pond.md", 12)


def test_descriptions_are_commonmark() -> None:
    assert description("See {https://x.org ponds} and <b> *this*") == "See [ponds](https://x.org) and \\<b> \\*this\\*"
    assert description("States:\n- 'wet': water") == "States:\n- 'wet': water"


@pytest.mark.parametrize(
    ("member", "kind", "form"),
    [
        ('"user_name": "nobody@example.com"', Primitive.STRING, None),  # a name that happens to be an address
        ('"address": "nobody@example.com"', Primitive.STRING, None),  # a phone number in the next
        ('"email": "nobody@example.com"', Primitive.STRING, "email"),
        ('\n// The e-mail of the keeper\n"contact": "nobody@example.com"', Primitive.STRING, "email"),
        ('"id": "550e8400-e29b-41d4-a716-446655440000"', Primitive.STRING, None),
        ('\n// The UUID of the pond\n"id": "550e8400-e29b-41d4-a716-446655440000"', Primitive.STRING, "uuid"),
        ('"unique_id": null', Primitive.STRING, None),
        ('"current_score": ""', Primitive.NUMBER, None),
        ('"current_grade": ""', Primitive.STRING, None),
        ('"publish_grade": null', "unknown", None),
        ('"summary": ""', "unknown", None),
        (
            "\n// A flag that tells whether it froze. One of 'thawed', 'frozen', or null\n\"frost\": null",
            Primitive.STRING,
            None,
        ),
    ],
)
def test_a_format_or_a_scalar_needs_more_than_one_look(member: str, kind: str, form: str | None) -> None:
    found = one(f"{{{member}}}")
    assert (found.kind, format_of(found)) == (kind, form)


def test_an_empty_text_is_no_example_of_another_type() -> None:
    node = read('{"current_score": "", "note_text": ""}').node
    assert isinstance(node, Object)
    score, note = fields(node.members)
    assert (score.example, note.example) == (None, "")
