"""What an object is known by is required: an invented API of ponds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from canvas_docs.identity import with_identity
from canvas_docs.link import link
from canvas_docs.model import (
    NOWHERE,
    Action,
    ArrayType,
    Page,
    Parameter,
    Reference,
    ReferenceType,
    Returns,
    Route,
    Scope,
    Target,
    Type,
    fields_of,
)
from canvas_docs.parse.example_blocks import read_example
from canvas_docs.parse.objects import parse_object
from canvas_docs.parse.parameter_names import parse_name
from canvas_openapi import load, make_document

POND = ReferenceType(Target("Pond"))


def required(fence: str, *actions: Action) -> list[str]:
    """The required fields of Pond, documented by its fence and used by the actions."""
    pond = parse_object("Pond", fence, "js", NOWHERE)[0]
    lake = parse_object("Lake", '{"id": 1, "inlet": {"name": "x"}}', "js", NOWHERE)[0]
    reference, _ = link(Reference((Page("ponds", "Ponds", "test", objects=(pond, lake), actions=actions),)))
    return [one.name for one in fields_of(with_identity(reference).pages[0].objects[0].type) if one.required]


def answers(type_: Type, example: str, path: str = "/ponds", name: str = "index") -> Action:
    routes = (Route("GET", path, Scope("")),)
    return Action(routes, name=name, returns=Returns("", type_), response_examples=(read_example(example),))


def test_an_id_that_every_example_has() -> None:
    assert required('{"id": 1, "name": "x"}') == ["id"]
    assert required('{"id": 1}', answers(ArrayType(POND), '[{"id": 2}, {"id": 3}]')) == ["id"]


@pytest.mark.parametrize(
    ("fence", "actions"),
    [
        ('{"id": null}', ()),
        ('{"name": "x"}', ()),
        ('{\n// [garden ponds only] its number\n"id": 1}', ()),
        ('{\n// (Optional) its number\n"id": 1}', ()),
        ('{"id": 1}', (answers(POND, '{"name": "x"}'),)),
        ('{"id": 1}', (answers(ArrayType(POND), '[{"id": 1}, {"id": null}]'),)),
        ('{"id": {"a": 1}}', ()),
        ('{"id": 1}', (Action((), parameters=(Parameter("pond", parse_name("pond"), POND),)),)),
    ],
)
def test_an_id_that_may_be_missing_or_is_sent(fence: str, actions: tuple[Action, ...]) -> None:
    assert required(fence, *actions) == []


def test_what_the_object_s_own_route_ends_in() -> None:
    shown = answers(POND, '{"id": 1, "url": "a"}', "/ponds/:url", "show")
    assert required('{"id": 1, "url": "x", "title": "y"}', shown) == ["id", "url"]


PAGE = """# Ponds API

**A Pond object looks like:**

```js
{
  // its number
  "id": 1,
  "name": "x"
}
```
"""


def test_it_is_not_null_and_its_evidence_names_the_rule(tmp_path: Path) -> None:
    (tmp_path / "ponds.md").write_text(PAGE, encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.reference is not None
    made = make_document(loaded.reference)
    pond = made.content["components"]["schemas"]["Pond"]
    assert (pond["required"], pond["properties"]["id"]["type"]) == (["id"], "integer")
    known = json.loads(json.dumps(made.evidence))["types"]["/components/schemas/Pond/properties/id"]
    assert known["required_rule"] == "identity"
