"""The answers beside the calls: each test shows the response of the document and what stands on the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from canvas_docs.model import Example, ObjectDefinition, ObjectType
from canvas_openapi.render.docs.arrangement import Component
from canvas_openapi.render.docs.shown_answers import Answers

_POND = {"type": "object", "properties": {"id": {"type": "integer"}}}
_FROG = {"type": "object", "properties": {"name": {"type": "string"}, "legs": {"type": "integer", "examples": [4]}}}
_DEFINITION = ObjectDefinition("Pond", ObjectType(), Example('{"id": 7}', value={"id": 7}, is_json=True))
_ANSWERS = Answers(
    {
        "examples": {"PondList": {"value": [{"id": 1}]}},
        "responses": {
            "NotFound": {
                "description": "There is no such thing.",
                "content": {
                    "application/json": {"example": {"errors": []}},
                    "text/plain": {"example": "404 Not Found"},
                },
            }
        },
    },
    {
        "Pond": Component("Pond", _POND, "ponds.html#Pond", ("Pond",), _DEFINITION),
        "Frog": Component("Frog", _FROG, "frogs.html#Frog", ("Frog",)),
    },
)
_REF = {name: {"$ref": f"#/components/schemas/{name}"} for name in ("Pond", "Frog")}


def _json(**content: Any) -> dict[str, Any]:
    return {"description": "OK", "content": {"application/json": content}}


def test_the_documented_answer_comes_first_and_needs_no_word() -> None:
    shown = _ANSWERS.shown("200", _json(schema=_REF["Pond"], example={"id": 2}))
    assert [(body.title, json.loads(body.text)) for body in shown.bodies] == [("", {"id": 2})]
    assert (shown.phrase, shown.note) == ("OK", "")


def test_an_answer_made_of_an_objects_example_says_so() -> None:
    shown = _ANSWERS.shown("200", _json(examples={"Pond": {"$ref": "#/components/examples/PondList"}}))
    assert [(body.title, json.loads(body.text)) for body in shown.bodies] == [("by the example of Pond", [{"id": 1}])]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (_REF["Pond"], {"id": 7}),
        (_REF["Frog"], {"name": "<text>", "legs": 4}),
        ({"type": "array", "items": _REF["Pond"]}, [{"id": 7}]),
        ({"type": "object", "properties": {"ponds": {"type": "array", "items": _REF["Pond"]}}}, {"ponds": [{"id": 7}]}),
        ({"anyOf": [{"type": "null"}, _REF["Pond"]]}, {"id": 7}),
        ({"allOf": [_REF["Pond"], {"properties": {"deep": {"type": "boolean"}}}]}, {"id": 7, "deep": True}),
        ({"type": "object", "additionalProperties": _REF["Pond"]}, {"<key>": {"id": 7}}),
        ({"type": "object", "properties": {"old": {"deprecated": True}, "state": {"enum": ["wet"]}}}, {"state": "wet"}),
    ],
)
def test_an_answer_is_made_of_its_type(schema: dict[str, Any], value: Any) -> None:
    shown = _ANSWERS.shown("200", _json(schema=schema))
    assert [(body.title, json.loads(body.text)) for body in shown.bodies] == [("made of the documented types", value)]


@pytest.mark.parametrize("schema", [{}, {"type": "object"}, {"type": "array", "items": {}}, {"type": "string"}])
def test_where_the_docs_say_nothing_nothing_is_made_up(schema: dict[str, Any]) -> None:
    shown = _ANSWERS.shown("200", _json(schema=schema))
    assert (shown.bodies, shown.note) == ((), "The docs do not show the body.")


def test_an_object_that_holds_itself_comes_to_an_end() -> None:
    schema: dict[str, Any] = {"type": "object", "properties": {"id": {"type": "integer"}}}
    schema["properties"]["parent"] = {"$ref": "#/components/schemas/Tree"}
    trees = Answers({}, {"Tree": Component("Tree", schema, "trees.html#Tree", ("Tree",))})
    assert trees.shown("200", _json(schema={"$ref": "#/components/schemas/Tree"})).bodies[0].text.count("parent") < 10


def test_a_failure_is_shown_as_canvas_sends_it_in_both_forms() -> None:
    shown = _ANSWERS.shown("404", {"$ref": "#/components/responses/NotFound"})
    assert (shown.phrase, shown.note) == ("Not Found", "There is no such thing.")
    assert [(body.language, body.text.split()[0]) for body in shown.bodies] == [("json", "{"), ("", "404")]


def test_an_empty_answer_says_so() -> None:
    shown = _ANSWERS.shown("204", {"description": "No Content"})
    assert (shown.bodies, shown.note) == ((), "The body is empty.")
