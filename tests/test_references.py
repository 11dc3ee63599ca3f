"""Which fields hold documented objects: invented pages about ponds."""

from __future__ import annotations

import pytest
from canvas_docs.model import (
    NOWHERE,
    Action,
    Field,
    Grade,
    Page,
    Primitive,
    Reference,
    ScalarType,
    UnionType,
    element_of,
)
from canvas_docs.parse.example_blocks import read_example
from canvas_docs.parse.objects import parse_object
from canvas_docs.references import resolve_references

from tests.conftest import target_of

FISH = '{"fin_count": 3, "colour": "red", "length": 5}'


def pages(**texts: dict[str, str]) -> Reference:
    """Pages by slug; each a mapping of object names to fences."""
    return Reference(
        tuple(
            Page(slug, slug, "test", objects=tuple(parse_object(n, t, "js", NOWHERE)[0] for n, t in objects.items()))
            for slug, objects in texts.items()
        )
    )


def field_of(reference: Reference, owner: str, name: str) -> Field:
    resolved = resolve_references(reference)
    definition = next(one for page in resolved.pages for one in page.objects if one.name == owner)
    return next(field for field in definition.type.fields if field.name == name)


@pytest.mark.parametrize(
    ("member", "rule"),
    [
        ('"f": {"type": "Fish"}', "example-names-object"),
        ('\n// a Fish object that swims\n"f": null', "comment-names-object"),
        ('"f": {"fin_count": 4, "colour": "blue"}', "inline-copy"),
        ('"best_fish": {"length": 1, "colour": "blue"}', "inline-copy-by-name"),
        ('"fish": null', "name-of-object"),
        ('"biggest_fish": null', "name-like-object"),
    ],
)
def test_evidence(member: str, rule: str) -> None:
    field = field_of(pages(ponds={"Pond": f"{{{member}}}", "Fish": FISH}), "Pond", _name(member))
    assert target_of(field.type) == "Fish"
    assert (field.type.grade, field.type.rule) == (Grade.INFERRED, rule)


def _name(member: str) -> str:
    return member.split('"')[1]


@pytest.mark.parametrize(
    "member",
    [
        '"fish": "a red one"',
        '"fish": 3',
        '"f": {"colour": "red"}',
        '"f": {"fin_count": 3, "colour": "red", "price": 1}',
        '"f": {"fin_count": "three", "colour": "red"}',
        '"f": {"type": "Boat"}',
        '\n// The format depends on the season\n"fish": null',
    ],
)
def test_no_evidence(member: str) -> None:
    field = field_of(pages(ponds={"Pond": f"{{{member}}}", "Fish": FISH}), "Pond", _name(member))
    assert target_of(field.type) is None


@pytest.mark.parametrize(
    ("member", "rule"),
    [
        ('\n// A list of all water plants in it\n"things": null', "comment-list-of"),
        ('\n// Water plants that grow there\n"things": []', "comment-opens-with-object"),
        ('"water_plants": null', "name-of-object"),
        ('"water_plants": []', "name-of-object"),
        ('"things": [{"stem": 1, "root": 2}]', "inline-copy"),
    ],
)
def test_arrays_of_objects(member: str, rule: str) -> None:
    reference = pages(ponds={"Pond": f"{{{member}}}", "WaterPlant": '{"stem": 1, "root": 2}'})
    field = field_of(reference, "Pond", _name(member))
    assert field.type.kind == "array"
    assert target_of(field.type.items) == "WaterPlant"
    assert field.type.items is not None
    assert field.type.items.rule == rule


def test_maps_of_objects() -> None:
    field = field_of(pages(ponds={"Pond": f'{{"f": {{"1": {FISH}, "2": {FISH}}}}}', "Fish": FISH}), "Pond", "f")
    assert target_of(field.type.values) == "Fish"


def test_recursion() -> None:
    reference = pages(ponds={"Pond": '{\n// a Pond object\n"upper": null, "child_ponds": null}'})
    assert target_of(field_of(reference, "Pond", "child_ponds").type.items) == "Pond"


def test_objects_within_their_owner_come_first() -> None:
    reference = pages(ponds={"Pond": '{"visitors": null}', "PondVisitor": '{"a": 1}'}, people={"Visitor": '{"b": 1}'})
    assert target_of(field_of(reference, "Pond", "visitors").type.items) == "PondVisitor"


def test_the_whole_wins_over_its_part() -> None:
    reference = pages(
        ponds={"Lake": '{"scheme": null}', "SchemeMark": '{"a": 1}', "SchemeLine": '{"marks": null, "b": 1}'}
    )
    assert target_of(field_of(reference, "Lake", "scheme").type) == "SchemeLine"


def test_names_of_other_pages_objects_need_their_own_page_or_two_words() -> None:
    reference = pages(
        ponds={"Pond": '{"reply": null, "keeper": null, "gate_plan": null}'},
        letters={"Reply": '{"a": 1}'},
        keepers={"Keeper": '{"b": 1}'},
        gates={"GatePlan": '{"c": 1}'},
    )
    names = ("reply", "keeper", "gate_plan")
    assert [target_of(field_of(reference, "Pond", name).type) for name in names] == [None, "Keeper", "GatePlan"]


def test_a_name_on_several_other_pages_is_left_alone() -> None:
    reference = pages(ponds={"Pond": '{"gate_plan": null}'}, a={"GatePlan": '{"c": 1}'}, b={"GatePlan": '{"d": 1}'})
    assert field_of(reference, "Pond", "gate_plan").type.kind == "unknown"


def test_same_format_as_another_field() -> None:
    reference = pages(
        ponds={"Pond": '{"fish": [], \n// New ones (same format as fish above)\n"others": []}', "Fish": FISH}
    )
    assert target_of(field_of(reference, "Pond", "others").type.items) == "Fish"


def test_a_reference_or_a_string() -> None:
    reference = pages(
        ponds={
            "Pond": '{\n// Its keeper. If a string, it was dug by hand.\n"keeper": {"type": "Keeper"}}',
            "Keeper": '{"b": 1}',
        }
    )
    found = field_of(reference, "Pond", "keeper").type
    assert [choice.kind for choice in found.choices] == ["reference", "string"]


def test_names_shared_by_objects() -> None:
    reference = pages(
        ponds={"Pond": '{"limit": null, "mixed": null}', "Lake": '{"limit": 3, "mixed": 1}', "Sea": '{"mixed": "x"}'}
    )
    limit, mixed = (field_of(reference, "Pond", name).type for name in ("limit", "mixed"))
    assert (limit.kind, limit.rule, limit.nullable) == ("integer", "name-shared", True)
    assert mixed.kind == "unknown"


def test_responses_from_examples() -> None:
    action = Action((), response_examples=(read_example(f"[{FISH}]"), read_example("not JSON")))
    reference = pages(ponds={"Fish": FISH})
    page = reference.pages[0]
    (resolved,) = resolve_references(
        Reference((Page("ponds", "Ponds", "test", objects=page.objects, actions=(action,)),))
    ).pages
    returns = resolved.actions[0].returns
    assert returns is not None
    assert target_of(returns.type.items) == "Fish"


def test_response_fields_get_the_types_of_the_example() -> None:
    fields = (Field("depth", description="How deep"), Field("fish", ScalarType(Primitive.STRING)))
    action = Action((), response_fields=fields, response_examples=(read_example('{"depth": 2.5, "fish": 3}'),))
    (page,) = resolve_references(Reference((Page("ponds", "Ponds", "test", actions=(action,)),))).pages
    depth, fish = page.actions[0].response_fields
    assert (depth.type.kind, depth.example, depth.description) == ("number", 2.5, "How deep")
    assert fish.type.kind == "string"
    assert page.actions[0].returns is None


def test_what_is_listed_stands_and_what_is_guessed_gives_way() -> None:
    stated = ScalarType(Primitive.STRING, grade=Grade.DOCUMENTED)
    guessed = ScalarType(Primitive.STRING, grade=Grade.INFERRED, rule="name-text")
    fields = (Field("a", stated), Field("comment", guessed), Field("b", stated))
    example = read_example('{"a": 1, "comment": {"n": 1}, "b": null, "more": true}')
    action = Action((), response_fields=fields, response_examples=(example,))
    (page,) = resolve_references(Reference((Page("ponds", "Ponds", "test", actions=(action,)),))).pages
    found = page.actions[0].response_fields
    assert [(one.name, one.type.kind, one.type.nullable) for one in found] == [
        ("a", "string", False),
        ("comment", "object", False),
        ("b", "string", True),
        ("more", "boolean", False),
    ]


def test_an_empty_object_under_a_plural_name_is_no_list() -> None:
    reference = pages(ponds={"Pond": '{"fishes": {}, "fish": {}, "maps": {"1": []}}', "Fish": FISH, "Map": '{"n": 1}'})
    assert field_of(reference, "Pond", "fishes").type.kind == "object"
    assert target_of(field_of(reference, "Pond", "fish").type) == "Fish"
    assert target_of(field_of(reference, "Pond", "maps").type.values) is None


GUIDE = '{"text": "x", "author": "y"}'


@pytest.mark.parametrize(
    ("member", "why"),
    [
        ('\n// A message describing the fault.\n"fault_report": null', "the comment says what else it is"),
        ('\n// This holds statistics for keepers.\n"keeper": null', "the keepers are what is counted"),
        ('\n// Array of keepers (id, nick_name)\n"people": []', "keys are listed that a keeper does not have"),
        ('\n// keeper guide details, only in winter\n"guide_details": null', "the noun goes on behind the name"),
        ('"keeper": {"id": 1, "name": "x", "shoe_size": 2}', "the value has a key that a keeper does not have"),
    ],
)
def test_a_name_alone_links_to_no_other_page(member: str, why: str) -> None:
    reference = pages(
        ponds={"Pond": f"{{{member}}}"},
        keepers={"Keeper": '{"id": 1, "name": "x", "boots": 2}', "KeeperGuide": GUIDE},
        fault_reports={"FaultReport": '{"a": 1}'},
    )
    found = field_of(reference, "Pond", _name(member)).type
    assert target_of(element_of(found)) is None, why


def test_a_name_links_to_another_page_where_the_comment_says_it_too() -> None:
    reference = pages(
        ponds={"Pond": '{\n// The keeper that dug it\n"keeper": null}'}, keepers={"Keeper": '{"boots": 1}'}
    )
    assert target_of(field_of(reference, "Pond", "keeper").type) == "Keeper"


@pytest.mark.parametrize(
    ("member", "own"),
    [
        ('\n// the water season object of the pond\n"season": null', "Season"),
        ('"gate_group": null', "GateGroupAttributes"),
        ('\n// a paginated list of all seasons\n"pond_seasons": []', "PondSeason"),
        ('"pond_events": [{"id": 1, "kind": "flood", "data": 1}]', "PondEvent"),
    ],
)
def test_the_page_s_own_object_comes_before_that_of_another(member: str, own: str) -> None:
    reference = pages(
        ponds={
            "Pond": f"{{{member}}}",
            own: '{"kind": "x", "data": 1}' if own == "PondEvent" else '{"b": 1}',
        },
        others={"WaterSeason": '{"a": 1}', "GateGroup": '{"a": 1}', "FloodEvent": '{"id": 1, "kind": "x", "data": 1}'},
        **({} if own == "Season" else {"seasons": {"Season": '{"a": 1}'}}),
    )
    found = field_of(reference, "Pond", _name(member)).type
    assert target_of(element_of(found)) == own


def test_what_a_member_contains_is_the_page_s_object_of_that_noun() -> None:
    reference = pages(
        ponds={
            "PondStatistics": '{\n// This contains the statistics for keepers.\n"Keeper": null}',
            "PondStatistic": '{"a": 1}',
        },
        keepers={"Keeper": '{"boots": 1}'},
    )
    assert target_of(field_of(reference, "PondStatistics", "Keeper").type) == "PondStatistic"


def test_of_two_objects_that_differ_in_number_the_one_spelled_like_the_member_is_meant() -> None:
    reference = pages(ponds={"Pond": '{"statistics": null}', "PondStatistic": '{"a": 1}', "PondStatistics": '{"b": 1}'})
    found = field_of(reference, "Pond", "statistics").type
    assert (found.kind, target_of(found)) == ("reference", "PondStatistics")


def test_a_member_that_shows_a_scalar_on_its_page_is_no_object() -> None:
    reference = pages(ponds={"Pond": '{"rank": null}', "Bank": '{"rank": 3}'}, ranks={"Rank": '{"a": 1}'})
    assert target_of(field_of(reference, "Pond", "rank").type) is None


def test_one_of_several_objects_that_the_comment_names() -> None:
    reference = pages(
        ponds={
            "Pond": '{\n// what swims: either a PondFish, PondFrog, or PondDuck, depending on the season\n"inhabitant": null}',
            "PondFish": '{"a": 1}',
            "PondFrog": '{"b": 1}',
            "PondDuck": '{"c": 1}',
        }
    )
    found = field_of(reference, "Pond", "inhabitant").type
    assert isinstance(found, UnionType)
    assert [target_of(choice) for choice in found.choices] == ["PondFish", "PondFrog", "PondDuck"]


def test_the_kinds_of_what_depends_on_a_type() -> None:
    comment = "// Data depending on the event type. A flood has FloodEventData."
    reference = pages(
        ponds={
            "Pond": f'{{\n{comment}\n"event_data": null}}',
            "FloodEventData": '{"a": 1}',
            "FrostEventData": '{"b": 1}',
        }
    )
    found = field_of(reference, "Pond", "event_data").type
    assert isinstance(found, UnionType)
    assert [target_of(choice) for choice in found.choices] == ["FloodEventData", "FrostEventData"]
