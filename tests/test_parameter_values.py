"""Values that only a parameter lists, on the field that it writes."""

from __future__ import annotations

import pytest
from canvas_docs.model import (
    NOWHERE,
    Action,
    Grade,
    Key,
    KeyKind,
    Page,
    Parameter,
    Primitive,
    Reference,
    Route,
    ScalarType,
    Scope,
    Type,
)
from canvas_docs.parameter_values import share_parameter_values
from canvas_docs.parse.objects import parse_object

COLOURS = ScalarType(Primitive.STRING, allowed=("red", "blue"), grade=Grade.DOCUMENTED)


def shared(fence: str, name: str = "colour", verb: str = "POST", owner: str = "big_pond") -> Type:
    keys = (Key(KeyKind.NAME, owner), Key(KeyKind.NAME, name))
    action = Action((Route(verb, "/p", Scope("s")),), parameters=(Parameter(f"{owner}[{name}]", keys, COLOURS),))
    page = Page(
        "ponds", "Ponds", "test", objects=(parse_object("BigPond", fence, "js", NOWHERE)[0],), actions=(action,)
    )
    return share_parameter_values(Reference((page,))).pages[0].objects[0].type.fields[0].type


def test_a_field_without_a_list_gets_the_parameters() -> None:
    found = shared('{"colour": "red"}')
    assert (found.allowed, found.grade, found.rule) == (("red", "blue"), Grade.INFERRED, "parameter-values")


def test_a_list_of_its_own_is_widened() -> None:
    found = shared("{\n// One of 'red', 'green'\n\"colour\": \"red\"}")
    assert found.allowed == ("red", "green", "blue")
    assert found.grade is Grade.DOCUMENTED


def test_elements() -> None:
    items = shared('{"colours": ["red"]}', "colours").items
    assert items is not None
    assert items.allowed == ("red", "blue")


@pytest.mark.parametrize("fence", ['{"colour": "green"}', '{\n// such as rain\n"colour": "red"}', '{"colour": 1}'])
def test_doubt(fence: str) -> None:
    assert shared(fence).allowed == ()


def test_states_and_searches_and_other_objects() -> None:
    assert shared('{"pond_state": "red"}', "pond_state").allowed == ()
    assert shared('{"colour": "red"}', verb="GET").allowed == ()
    assert shared('{"colour": "red"}', owner="lake").allowed == ()
