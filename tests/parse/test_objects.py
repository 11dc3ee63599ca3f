"""Object definitions from their fences."""

from __future__ import annotations

import pytest
from canvas_docs.diagnostics import Severity
from canvas_docs.model import Grade, Origin
from canvas_docs.parse.objects import parse_object

HERE = Origin("ponds.md", 7)


def test_an_object() -> None:
    text = '// Water with a name.\n{\n  // The pond\'s name\n  "name": "Big Pond",\n  "depth": null\n}'
    definition, diagnostics = parse_object("Water::pond", text, "js", HERE, "pond")
    assert diagnostics == ()
    assert (definition.name, definition.anchor, definition.origin) == ("Water::pond", "pond", HERE)
    assert definition.description == "Water with a name."
    assert (definition.type.kind, definition.type.grade) == ("object", Grade.DOCUMENTED)
    assert [(field.name, field.origin.line) for field in definition.type.fields] == [("name", 10), ("depth", 11)]
    assert definition.example.value == {"name": "Big Pond", "depth": None}
    assert definition.example.is_json
    assert definition.example.text == text


@pytest.mark.parametrize("text", ["{\n  \n}", "{}"])
def test_an_empty_object(text: str) -> None:
    definition, diagnostics = parse_object("Empty", text, "js", HERE)
    assert (definition.type.kind, definition.type.fields, definition.example.value) == ("object", (), {})
    assert diagnostics == ()


def test_repairs_are_noted() -> None:
    definition, (note,) = parse_object("Pond", '{"days": [fri]}', "js", HERE)
    assert definition.example.repairs == ("unquoted string",)
    assert (note.code, note.severity) == ("object-mended", Severity.NOTE)


@pytest.mark.parametrize("text", ['{"a": 1, "b": "no end', "not an object at all", "", '{"when": DateTime}'])
def test_what_is_no_json_stays_text_and_says_so(text: str) -> None:
    definition, (problem,) = parse_object("Pond", text, "js", HERE)
    assert not definition.example.is_json
    assert definition.example.text == text
    assert (problem.code, problem.severity) == ("object-not-json", Severity.WARNING)
    assert definition.type.kind == "object"


def test_fields_are_read_as_far_as_they_go() -> None:
    definition, _ = parse_object("Pond", '{"when": DateTime, "b": "no end', "js", HERE)
    assert [field.name for field in definition.type.fields] == ["when", "b"]


def test_an_example_that_is_a_schema() -> None:
    text = """{
  "depth": {"type": "integer", "description": "how deep", "example": 3},
  "fish": {"$ref": "Fish", "description": "list of fish"},
  "keeper": {"$ref": "Keeper", "description": "who keeps it"}
}"""
    definition, _ = parse_object("Pond", text, "js", HERE)
    depth, fish, keeper = definition.type.fields
    assert (depth.type.kind, depth.type.grade, depth.description, depth.example) == (
        "integer",
        Grade.DOCUMENTED,
        "how deep",
        3,
    )
    assert fish.type.kind == "array"
    assert keeper.type.target is not None
    assert keeper.type.target.name == "Keeper"
    assert not definition.example.is_json


def test_data_that_looks_like_a_schema_is_data() -> None:
    definition, _ = parse_object("Note", '{"note": {"type": "todo", "description": "dig"}, "n": 1}', "js", HERE)
    assert [field.name for field in definition.type.fields[0].type.fields] == ["type", "description"]


def test_an_example_that_its_comment_does_not_list_is_reported() -> None:
    definition, (note,) = parse_object("Pond", "{\n// One of 'wet', 'dry'\n\"state\": \"moist\"}", "js", HERE)
    assert definition.type.fields[0].type.allowed == ("wet", "dry")
    assert (note.code, note.origin.line) == ("example-not-allowed", 9)
