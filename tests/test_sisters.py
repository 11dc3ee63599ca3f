"""What an action answers, from the other actions of its resource, its title, and pages that its words name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from canvas_docs.model import (
    NOWHERE,
    UNKNOWN,
    Action,
    ArrayType,
    Grade,
    Page,
    Reference,
    ReferenceType,
    Returns,
    Route,
    Scope,
    Status,
    Target,
    Type,
    element_of,
    fields_of,
)
from canvas_docs.parse.example_blocks import read_example
from canvas_docs.parse.objects import parse_object
from canvas_docs.references import resolve_references

from tests.conftest import target_of

POND = ReferenceType(Target("Pond"), text="Pond", grade=Grade.DOCUMENTED)
BOAT = ReferenceType(Target("Boat"), text="Boat", grade=Grade.DOCUMENTED)
PONDS = ArrayType(POND, grade=Grade.DOCUMENTED)
OBJECTS = {"Pond": '{"id": 3, "depth": 2}', "Boat": '{"id": 4}'}
LIST, MEMBER = "/api/v1/lakes/:lake_id/ponds", "/api/v1/lakes/:lake_id/ponds/:id"


def action(call: str, answer: Type | None = None, name: str = "", title: str = "", **more: object) -> Action:
    verb, path = call.split()
    returns = Returns("Returns …", answer) if answer else None
    found = Action((Route(verb, path, Scope("")),), name=name or None, title=title or None, returns=returns)
    return replace(found, **more)


def page(*actions: Action, slug: str = "ponds") -> Page:
    objects = tuple(parse_object(name, text, "js", NOWHERE)[0] for name, text in OBJECTS.items())
    return Page(slug, slug.capitalize(), "test", objects=objects, actions=actions)


def answer_of(first: Action, *sisters: Action) -> Type:
    returns = resolve_references(Reference((page(first, *sisters),))).pages[0].actions[0].returns
    return returns.type if returns else UNKNOWN


@pytest.mark.parametrize(
    ("call", "name", "sister"),
    [
        (f"POST {LIST}", "create", action(f"GET {LIST}", PONDS)),
        (f"PUT {MEMBER}", "update", action(f"GET {LIST}", PONDS)),
        (f"PATCH {MEMBER}", "update_depth", action(f"GET {MEMBER}", POND)),
        (f"GET {MEMBER}", "show", action("POST /api/v1/lakes/:other/ponds", POND)),
    ],
)
def test_actions_of_a_resource_deal_in_one_object(call: str, name: str, sister: Action) -> None:
    found = answer_of(action(call, name=name), sister)
    assert (target_of(found), found.grade, found.rule) == ("Pond", Grade.INFERRED, "rest-sister")


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (f"DELETE {MEMBER}", "destroy"),  # no sister tells what is left of it
        (f"POST {LIST}", "dredge"),
        (f"POST {MEMBER}", "create"),
        (f"PUT {LIST}", "update"),  # of all of them
        (f"GET {MEMBER}", "poll"),
        (f"GET {LIST}", "index"),
    ],
)
def test_sisters_tell_nothing_of_other_actions(call: str, name: str) -> None:
    sisters = [action(f"{verb} {MEMBER}", POND) for verb in ("GET", "PUT", "PATCH") if f"{verb} {MEMBER}" != call]
    found = answer_of(action(call, name=name), *sisters, action(f"GET {LIST}/all", PONDS))
    assert found.rule in ("", "deals-in-one")


def test_sisters_that_differ_tell_nothing() -> None:
    update = action(f"PUT {MEMBER}", name="update")
    assert answer_of(update, action(f"GET {LIST}", PONDS), action(f"GET {MEMBER}", BOAT)).rule == "deals-in-one"
    shown = replace(action(f"GET {MEMBER}"), response_examples=(read_example('{"ponds": [{"id": 1}]}'),))
    assert answer_of(update, action(f"GET {LIST}", PONDS), shown).rule == "deals-in-one"


def test_an_answer_without_content_stays_without() -> None:
    update = action(f"PUT {MEMBER}", name="update", title="Update a pond", statuses=(Status(204),))
    assert answer_of(update, action(f"GET {MEMBER}", POND)).kind == "unknown"


def test_an_example_with_no_other_keys_is_a_part_of_what_sisters_name() -> None:
    for text, name in (('{"depth": 2}', "Pond"), ('{"depth": 2, "dug": true}', None)):
        update = action(f"PUT {MEMBER}", name="update", response_examples=(read_example(text),))
        found = answer_of(update, action(f"GET {MEMBER}", POND))
        assert target_of(found) == name
        assert (found.rule == "example-of-sister") is (name is not None)


def test_settings_are_answered_as_they_are_shown() -> None:
    shown = action("GET /api/v1/ponds/:id/settings", response_examples=(read_example('{"muddy": true}'),))
    found = answer_of(action("PUT /api/v1/ponds/:pond_id/settings"), shown)
    assert (found.rule, [field.name for field in fields_of(found)]) == ("sister-settings", ["muddy"])
    listed = action("GET /api/v1/ponds/:id/settings", PONDS)
    assert answer_of(action("PUT /api/v1/ponds/:pond_id/settings"), listed).kind == "unknown"


def test_a_title_that_says_by_what_else() -> None:
    by_number = action("PUT /api/v1/numbers/:number", title="Dredge a pond by number")
    found = answer_of(by_number, action("PUT /api/v1/ponds/:id/dredge", POND, title="Dredge a pond"))
    assert (target_of(found), found.rule) == ("Pond", "title-continues")
    read = action("GET /api/v1/ponds/:id/dredge", POND, title="Dredge a pond")
    assert answer_of(by_number, read).rule == "deals-in-one"


def test_a_title_in_the_plural_names_no_single_object() -> None:
    other = action("GET /api/v1/best_pond", POND)
    several = action("PUT /api/v1/pond_groups/:id", name="update", title="Update ponds")
    assert answer_of(several, other).rule == "deals-in-one"
    assert target_of(answer_of(replace(several, title="Update a pond"), other)) == "Pond"


@pytest.mark.parametrize(
    ("call", "title"),
    [
        ("GET /api/v1/ponds/:id", "Show a single pond"),
        ("POST /api/v1/ponds", "Dig a pond"),
        ("POST /api/v1/ponds/:id/drain", "Drain a pond of its fishes"),
        ("POST /api/v1/ponds/:id", "Fill ponds"),
        ("PUT /api/v1/lakes/:lake_id/ponds/:id", ""),
        ("PATCH /api/v1/ponds/:id/depth", "Change the depth"),
        ("DELETE /api/v1/ponds/:id", "Fill up a pond"),
        ("DELETE /api/v1/ponds/gate", "Remove the gate from a pond"),
    ],
)
def test_an_action_that_deals_in_one_thing_answers_an_object(call: str, title: str) -> None:
    found = answer_of(action(call, title=title))
    assert (found.kind, found.grade, found.rule) == ("object", Grade.INFERRED, "deals-in-one")
    assert fields_of(found) == ()


@pytest.mark.parametrize(
    ("call", "title"),
    [
        ("GET /api/v1/ponds/:id", "Query by pond"),
        ("GET /api/v1/ponds/:id", "Get the fishes of a pond"),
        ("GET /api/v1/ponds/best", "Get the best pond"),  # may be a list, a file, a number
        ("POST /api/v1/ponds/:id/drain", "Drain several ponds"),
        ("PUT /api/v1/ponds/:id/order", ""),
        ("DELETE /api/v1/ponds/fishes", "Let all fishes go"),
    ],
)
def test_an_action_that_may_deal_in_several_things_says_nothing_of_its_answer(call: str, title: str) -> None:
    assert answer_of(action(call, title=title)).kind == "unknown"


def test_what_another_page_tells_counts_more_than_that_it_is_an_object() -> None:
    drained = action("POST /api/v1/ponds/:id/drain", title="Drain a pond", description=WORDS)
    traffic = action("GET /api/v1/lakes/traffic", BOAT, title="List the traffic")
    reference = resolve_references(Reference((page(drained), page(traffic, slug="lake"))))
    returns = reference.pages[0].actions[0].returns
    assert returns is not None
    assert (target_of(returns.type), returns.type.rule) == ("Boat", "same-as-elsewhere")


WORDS = "For full documentation, see the API documentation for the lake traffic, in the lake api."


def test_what_another_page_documents() -> None:
    traffic = action("GET /api/v1/lakes/traffic", PONDS, title="List the traffic")
    counts = action("GET /api/v1/lakes/summary", BOAT, title="Traffic counts")
    pointer = action("GET /api/v1/ponds/:id/traffic", description=WORDS)
    pages = (page(pointer), page(counts, traffic, slug="lakes"))
    returns = resolve_references(Reference(pages)).pages[0].actions[0].returns
    assert returns is not None
    assert (target_of(element_of(returns.type)), returns.type.rule) == ("Pond", "same-as-elsewhere")
    assert answer_of(pointer, traffic).kind == "unknown"  # without that page


def test_words_that_lead_to_another_action_say_more_than_a_noun() -> None:
    words = "Launch a boat. Returns a json representation of the created boat (see documentation for ‘fleet’ method)."
    launched = action("POST /api/v1/lakes/:id/fleet", name="launch", description=words)
    fleet = action("GET /api/v1/lakes/:id/fleet", PONDS, name="fleet")
    found = answer_of(launched, fleet)
    assert (target_of(found), found.rule) == ("Pond", "same-as")
    assert answer_of(launched).rule == "returns-prose-one"  # without that action


def test_a_media_type_that_a_page_states_for_its_answers() -> None:
    listed, drained = action(f"GET {LIST}", PONDS), action("POST /api/v1/drain")
    introduced = replace(page(listed, drained), description="Response Content-Type is application/vnd.lake.v2+json")
    first, second = resolve_references(Reference((introduced,))).pages[0].actions
    assert first.returns is not None
    assert first.returns.media_type == "application/vnd.lake.v2+json"
    assert second.returns is None or second.returns.media_type == first.returns.media_type


def test_the_first_step_of_an_upload() -> None:
    words = "This API endpoint is the first step in uploading a file to a pond."
    found = answer_of(action("POST /api/v1/ponds/:id/files", description=words))
    assert (found.rule, fields_of(found)[0].name) == ("upload-first-step", "upload_url")
    assert answer_of(action("GET /api/v1/ponds/:id/files", description=words)).kind == "unknown"


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("A paginated list of the pond's boats.", "Boat"),
        ("A paginated list of Boats this pond or lake has.", "Boat"),
        ("A paginated list of boats sorted by length.", "Boat"),
        ("A paginated list of pond histories.", None),  # not a list of ponds
    ],
)
def test_a_list_is_of_what_its_last_noun_names(description: str, name: str | None) -> None:
    found = answer_of(action("GET /api/v1/some", description=description))
    assert (found.kind, target_of(element_of(found))) == ("array", name)


def test_a_number_comes_in_an_object() -> None:
    found = answer_of(action("GET /api/v1/some", description="Return the number of boats on the pond."))
    assert (found.kind, found.rule) == ("object", "returns-prose-count")


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("Reserve a boat and return the new reservation", "object"),
        ("Returns the traffic's history.", "unknown"),
        ("Returns the summary of the traffic.", "unknown"),
        ("Returns the reservations of the pond.", "unknown"),
    ],
)
def test_a_single_thing_is_an_object(description: str, kind: str) -> None:
    assert answer_of(action("POST /api/v1/some", description=description)).kind == kind


def test_an_endpoint_of_another_page() -> None:
    words = "Deprecated, see the [List the traffic endpoint](https://pond.example) in the Lake API"
    traffic = action("GET /api/v1/lakes/traffic", PONDS, title="List the traffic")
    pages = (page(action("GET /api/v1/ponds/traffic", description=words)), page(traffic, slug="lakes"))
    returns = resolve_references(Reference(pages)).pages[0].actions[0].returns
    assert returns is not None
    assert returns.type.rule == "same-as-elsewhere"
