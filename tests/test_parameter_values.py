"""Values that only a parameter lists, on the field that it writes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from canvas_docs.model import (
    NOWHERE,
    Action,
    ArrayType,
    Grade,
    Json,
    Key,
    KeyKind,
    ObjectType,
    Page,
    Parameter,
    Primitive,
    Reference,
    ReferenceType,
    Returns,
    Route,
    ScalarType,
    Scope,
    Target,
    Type,
    fields_of,
)
from canvas_docs.parameter_values import share_parameter_values
from canvas_docs.parse.objects import parse_object
from canvas_docs.parse.parameter_names import parse_name
from canvas_docs.parse.type_cells import parse_type

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


def test_a_list_of_other_values_is_another_list() -> None:
    assert shared("{\n// One of 'wet', 'dry'\n\"colour\": \"wet\"}").allowed == ("wet", "dry")


def returned(fence: str, name: str, *wrapper: str) -> tuple[Json, ...]:
    """What the field `colour` of BigPond may hold if an action that returns one takes this parameter."""
    keys = tuple(Key(KeyKind.NAME, text) for text in (*wrapper, name))
    answer = Returns("", ReferenceType(target=Target("BigPond", page="ponds"), grade=Grade.DOCUMENTED))
    route = Route("POST", "/p", Scope("s"))
    action = Action((route,), parameters=(Parameter("x", keys, COLOURS),), returns=answer)
    definition = parse_object("BigPond", fence, "js", NOWHERE)[0]
    page = Page("ponds", "Ponds", "test", objects=(definition,), actions=(action,))
    assert isinstance(definition.type, ObjectType)
    shared_type = share_parameter_values(Reference((page,))).pages[0].objects[0].type
    assert isinstance(shared_type, ObjectType)
    return shared_type.fields[0].type.allowed


def test_an_action_writes_what_it_returns() -> None:
    assert returned('{"colour": "red"}', "colour") == ("red", "blue")
    assert returned('{"colour": "red"}', "colour", "pond") == ("red", "blue")
    assert returned('{"colour": "red"}', "colour", "fish") == ()
    assert returned("{\n// Values include 'red', 'blue', and null\n\"colour\": null}", "colour") == ("red", "blue")
    assert returned('{\n// Red, or not\n"colour": null}', "colour") == ()


def test_what_one_action_writes_another_may() -> None:
    keys = (Key(KeyKind.NAME, "pond"), Key(KeyKind.NAME, "colour"))
    one, other = (
        Action((Route(verb, "/p", Scope("s")),), parameters=(Parameter("pond[colour]", keys, type_),))
        for verb, type_ in (("POST", replace(COLOURS, allowed=("red", "blue", "green"))), ("PUT", COLOURS))
    )
    page = Page("ponds", "Ponds", "test", actions=(one, other))

    found = share_parameter_values(Reference((page,))).pages[0].actions

    assert [action.parameters[0].type.allowed for action in found] == [("red", "blue", "green")] * 2


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


@pytest.mark.parametrize(
    ("cells", "kind"), [(["number"], "number"), (["integer"], "integer"), (["number", "string"], "integer")]
)
def test_a_whole_number_is_a_number_where_the_parameter_is_one(cells: list[str], kind: str) -> None:
    rows = tuple(Parameter("depth", parse_name("depth"), parse_type(cell)) for cell in cells)
    actions = tuple(Action((Route("POST", "/p", Scope("s")),), parameters=(one,)) for one in rows)
    pond = parse_object("Pond", '{"depth": 3}', "js", NOWHERE)[0]
    page = Page("ponds", "Ponds", "test", objects=(pond,), actions=actions)
    (depth,) = fields_of(share_parameter_values(Reference((page,))).pages[0].objects[0].type)
    assert depth.type.kind == kind


def filtered(fence: str, name: str = "colour", *wrapper: str, verb: str = "GET") -> Type:
    """The field `colour` of BigPond, if a list of them can be filtered by this parameter."""
    keys = tuple(Key(KeyKind.NAME, text) for text in (*wrapper, name))
    one = ReferenceType(target=Target("BigPond", page="ponds"), grade=Grade.DOCUMENTED)
    answer = Returns("", ArrayType(one, grade=Grade.DOCUMENTED))
    action = Action((Route(verb, "/p", Scope("s")),), parameters=(Parameter("x", keys, COLOURS),), returns=answer)
    definition = parse_object("BigPond", fence, "js", NOWHERE)[0]
    page = Page("ponds", "Ponds", "test", objects=(definition,), actions=(action,))
    return fields_of(share_parameter_values(Reference((page,))).pages[0].objects[0].type)[0].type


def test_what_a_list_can_be_filtered_by_is_what_its_objects_can_be() -> None:
    found = filtered('{"colour": "red"}')
    assert (found.allowed, found.grade, found.rule) == (("red", "blue"), Grade.INFERRED, "filter-values")


@pytest.mark.parametrize(
    ("fence", "names", "verb"),
    [
        ('{"colour": "green"}', ("colour",), "GET"),
        ('{"colour": null}', ("colour",), "GET"),
        ('{"colour": "red"}', ("sort",), "GET"),
        ('{"colour": "red"}', ("fish", "colour"), "GET"),
        ('{"colour": "red"}', ("fish", "colour"), "PUT"),
        ('{\n// The colour, e.g. of water\n"colour": "red"}', ("colour",), "GET"),
    ],
)
def test_other_filters_and_other_fields_have_nothing_in_common(fence: str, names: tuple[str, ...], verb: str) -> None:
    *wrapper, name = names
    assert filtered(fence, name, *wrapper, verb=verb).allowed == ()


def test_a_list_of_its_own_is_not_widened_by_a_filter() -> None:
    """A search may allow more than there is: all of them, none of them."""
    assert filtered("{\n// One of 'red', 'green'\n\"colour\": \"red\"}").allowed == ("red", "green")


def told(kind: Primitive, fence: str = '{"colour": null}', name: str = "colour", *more: KeyKind) -> Type:
    """The field `colour` of BigPond, if an action writes it with a parameter of this type."""
    keys = (Key(KeyKind.NAME, "big_pond"), Key(KeyKind.NAME, name), *(Key(one) for one in more))
    parameter = Parameter("x", keys, ScalarType(kind, grade=Grade.DOCUMENTED))
    action = Action((Route("PUT", "/p", Scope("s")),), parameters=(parameter,))
    definition = parse_object("BigPond", fence, "js", NOWHERE)[0]
    page = Page("ponds", "Ponds", "test", objects=(definition,), actions=(action,))
    return fields_of(share_parameter_values(Reference((page,))).pages[0].objects[0].type)[0].type


@pytest.mark.parametrize("kind", [Primitive.BOOLEAN, Primitive.INTEGER, Primitive.NUMBER])
def test_a_field_that_shows_nothing_has_the_type_of_what_writes_it(kind: Primitive) -> None:
    found = told(kind)
    assert (found.kind, found.nullable, found.grade, found.rule) == (kind, True, Grade.INFERRED, "parameter-type")


def test_a_string_a_list_and_another_parameter_tell_nothing() -> None:
    assert told(Primitive.STRING).kind == "unknown"
    assert told(Primitive.BOOLEAN, '{"colour": null}', "colour", KeyKind.ITEM).kind == "unknown"
    assert told(Primitive.BOOLEAN, '{"colour": null}', "depth").kind == "unknown"
    assert told(Primitive.BOOLEAN, '{"colour": "red"}').kind == "string"


def test_a_parameter_that_is_the_whole_body_names_no_field() -> None:
    answer = Returns("", ReferenceType(target=Target("BigPond", page="ponds"), grade=Grade.DOCUMENTED))
    body = Parameter("POST", (), ScalarType(Primitive.BOOLEAN, grade=Grade.DOCUMENTED))
    action = Action((Route("POST", "/p", Scope("s")),), parameters=(body,), returns=answer)
    definition = parse_object("BigPond", '{"colour": null}', "js", NOWHERE)[0]
    page = Page("ponds", "Ponds", "test", objects=(definition,), actions=(action,))
    found = share_parameter_values(Reference((page,))).pages[0].objects[0]
    assert fields_of(found.type)[0].type.kind == "unknown"
