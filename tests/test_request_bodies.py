"""What holds the parameters of a body, as example requests show it: an invented API of ponds."""

from __future__ import annotations

from typing import Any

from canvas_docs.model import (
    Action,
    ArrayType,
    Key,
    KeyKind,
    Page,
    Parameter,
    Primitive,
    Reference,
    Route,
    ScalarType,
    Scope,
)
from canvas_docs.parse.example_blocks import read_example
from canvas_docs.parse.parameter_names import parse_name
from canvas_docs.request_bodies import with_shown_bodies

ITEM = Key(KeyKind.ITEM)


def keys_of(example: str, *names: str, verb: str = "POST") -> dict[str, tuple[Key, ...]]:
    return {one.name: one.keys for one in shaped(example, *names, verb=verb).parameters}


def parameters_of(example: str, *names: str) -> tuple[Parameter, ...]:
    return shaped(example, *names).parameters


def shaped(example: str, *names: str, verb: str = "POST") -> Action:
    parameters = tuple(Parameter(name, parse_name(name), ScalarType(Primitive.STRING)) for name in names)
    action = Action(
        (Route(verb, "/api/v1/ponds/:pond_id/fish", Scope("")),),
        parameters=parameters,
        request_examples=(read_example(example),),
    )
    (page,) = with_shown_bodies(Reference((Page("ponds", "Ponds", "test", actions=(action,)),))).pages
    return page.actions[0]


def test_a_list_of_what_the_table_lists() -> None:
    found = keys_of('[{"fish_id": 3, "weight": 2}]', "pond_id", "fish_id", "weight", "colour")
    assert found["fish_id"] == (ITEM, Key(KeyKind.NAME, "fish_id"))
    assert found["colour"][0] == ITEM
    assert found["pond_id"] == (Key(KeyKind.NAME, "pond_id"),)  # it is part of the path


def test_below_a_key_that_the_table_does_not_mention() -> None:
    listed = keys_of('{"catches": [{"fish_id": 3}]}', "fish_id", "weight")
    assert listed["weight"] == (Key(KeyKind.NAME, "catches"), ITEM, Key(KeyKind.NAME, "weight"))
    single = keys_of('{"catch": {"fish_id": 3}}', "fish_id", "weight")
    assert single["weight"] == (Key(KeyKind.NAME, "catch"), Key(KeyKind.NAME, "weight"))


def test_what_does_not_show_a_shape_changes_nothing() -> None:
    plain = {"fish_id": parse_name("fish_id"), "weight": parse_name("weight")}
    assert keys_of('{"fish_id": 3}', *plain) == plain  # as the table has it
    assert keys_of('{"fish_id": 3, "depth": 2}', *plain) == plain  # one more member
    assert keys_of('{"catches": [{"depth": 3}]}', *plain) == plain  # none of the table's
    assert keys_of('{"catches": [], "note": "x"}', *plain) == plain
    assert keys_of('[{"fish_id": 3}]', *plain, verb="GET") == plain  # a GET sends no body
    assert keys_of("[1, 2]", *plain).keys() >= plain.keys()


def test_a_body_of_which_the_table_lists_nothing_is_inferred() -> None:
    whole = shaped('[{"fish_id": 3}]', "pond_id").shown_body
    assert whole is not None
    assert (type(whole.type), whole.type.rule) == (ArrayType, "request-example")


def test_a_list_of_what_the_table_does_not_list_is_the_body_beside_it() -> None:
    found = shaped('[{"fish_id": 3}]', "include[]")
    assert found.shown_body is not None
    assert isinstance(found.shown_body.type, ArrayType)
    assert [one.keys for one in found.parameters] == [parse_name("include[]")]


def test_a_table_that_tells_of_the_body_as_a_whole_stands() -> None:
    found = shaped('[{"url": "x"}]', "[]url", "[]title")
    assert found.shown_body is None
    assert [one.keys for one in found.parameters] == [parse_name("[]url"), parse_name("[]title")]


def test_null_is_a_value_of_what_the_example_sends_as_null() -> None:
    code, weight = parameters_of('{"code": null, "weight": 2}', "code", "weight")
    assert (code.type.nullable, weight.type.nullable) == (True, False)


def document_of(tmp_path: Any, body: str) -> dict[str, Any]:
    from canvas_openapi import load, make_document

    page = tmp_path / "ponds.md"
    page.write_text(body, encoding="utf-8")
    loaded = load(page)
    assert loaded.reference is not None
    return make_document(loaded.reference).content


PAGE = """# Ponds API

### [Set tracks](#method.ponds.update) <a href="#method.ponds.update" id="method.ponds.update"></a>

[PondsController#update](https://example.org/ponds_controller.rb)

**`PUT /api/v1/ponds/:pond_id/tracks`**

**Scope:** `url:PUT|/api/v1/ponds/:pond_id/tracks`

**Request Parameters:**

| Parameter | Type | Description |
| --- | --- | --- |
| `include[]` | `string` | What to add to the answer. |

**Example Request:**

```bash
[{"locale": "en"}, {"locale": "af", "content": "x"}]
```
"""


def test_beside_a_list_as_the_body_the_other_parameters_go_to_the_query(tmp_path: Any) -> None:
    operation = document_of(tmp_path, PAGE)["paths"]["/api/v1/ponds/{pond_id}/tracks"]["put"]
    body = operation["requestBody"]["content"]["application/json"]
    assert body["schema"]["type"] == "array"
    assert sorted(body["schema"]["items"]["properties"]) == ["content", "locale"]
    assert body["example"] == [{"locale": "en"}, {"locale": "af", "content": "x"}]
    assert [one["name"] for one in operation["parameters"] if one.get("in") == "query"] == ["include[]"]
