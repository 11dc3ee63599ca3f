"""What an action answers, from its example, its returns line and its sentences: invented pages about ponds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from canvas_docs.model import (
    NOWHERE,
    UNKNOWN,
    Action,
    ArrayType,
    Field,
    Grade,
    Page,
    Primitive,
    Reference,
    ReferenceType,
    Returns,
    Route,
    ScalarType,
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
from canvas_docs.references.contradictions import contradictions

from tests.conftest import target_of

OBJECTS = {"Fish": '{"fin_count": 3}', "PondEvent": '{"starts": 1}', "EventPlan": '{"n": 1}', "OldEvent": '{"o": 1}'}
A_FISH = ReferenceType(Target("Fish"), text="Fish", grade=Grade.DOCUMENTED)
FISHES = ArrayType(A_FISH, grade=Grade.DOCUMENTED)


def page_of(action: Action) -> Reference:
    objects = tuple(parse_object(name, text, "js", NOWHERE)[0] for name, text in OBJECTS.items())
    return Reference((Page("pond_events", "Pond events", "test", objects=objects, actions=(action,)),))


def resolved(action: Action) -> Action:
    return resolve_references(page_of(action)).pages[0].actions[0]


def answer(action: Action) -> Type:
    returns = resolved(action).returns
    return returns.type if returns else UNKNOWN


def told(description: str) -> Type:
    return answer(Action((), description=description))


def shown(text: str, stated: Type | None = None) -> Type:
    returns = Returns("Returns …", stated) if stated else None
    return answer(Action((), response_examples=(read_example(text),), returns=returns))


def outlined(found: Type) -> tuple[str, list[str]]:
    return found.kind, [member.name for member in fields_of(element_of(found))]


@pytest.mark.parametrize(
    ("text", "kind", "members"),
    [
        ('[\n{\n"depth": 1,\n"n" 2,\n"name": "Mill"\n}\n]', "array", ["depth", "name"]),  # a colon is missing
        ('[{"depth": 1, "n" 2, "name": "Mill"}]', "array", []),  # and here quotes are paired wrongly
        ("[ { ... pond 1 ... }, { ... pond 2 ... } ]", "array", []),
        ('A [Pond] with its depth\n\n[ {"depth": 1} ]', "array", ["depth"]),
        ('!!!javascript\n{"depth": 1}', "object", ["depth"]),
        (
            '# Without grouped:\n[ {"depth": 1}\n# With grouped:\n[ {"mills": []} ]',
            "array",
            [],
        ),  # nobody knows whose
        ('200\n{"depth": 1, "name": ', "object", []),
    ],
)
def test_what_is_nearly_json_shows_its_shape(text: str, kind: str, members: list[str]) -> None:
    found = shown(text)
    assert outlined(found) == (kind, members)
    assert found.rule == "example-outline"


@pytest.mark.parametrize("text", ['404 {\n"error": "dry"\n}', '404\n{"error" "dry"}', "The ponds.", "see [Pond] there"])
def test_failures_and_prose_show_no_answer(text: str) -> None:
    assert shown(text).kind == "unknown"


def test_an_example_that_is_a_list_makes_a_list_of_what_the_returns_line_names() -> None:
    found = shown('[{"fin_count": 2}]', A_FISH)
    assert (found.kind, found.rule, found.items and found.items.target) == (
        "array",
        "value-array",
        Target("Fish"),
    )


def test_an_example_that_is_no_list_wins_over_the_returns_line() -> None:
    found = shown('{"fishes": [{"fin_count": 2}], "pond": {"depth": 1}}', FISHES)
    assert outlined(found) == ("object", ["fishes", "pond"])


@pytest.mark.parametrize(("text", "stated"), [('[{"fin_count": 2}]', FISHES), ('{"fin_count": 2}', A_FISH)])
def test_what_agrees_stands_as_stated(text: str, stated: Type) -> None:
    assert shown(text, stated) == stated
    assert contradictions(page_of(_both(text, stated))) == []


@pytest.mark.parametrize(("text", "stated"), [('[{"fin_count": 2}]', A_FISH), ('{"fin_count": 2}', FISHES)])
def test_a_contradiction_is_a_diagnostic(text: str, stated: Type) -> None:
    (problem,) = contradictions(page_of(_both(text, stated)))
    assert problem.code == "returns-differ"


def _both(text: str, stated: Type) -> Action:
    return Action((), response_examples=(read_example(text),), returns=Returns("Returns …", stated))


def test_listed_fields_are_those_of_each_element_where_the_example_is_nearly_a_list() -> None:
    example = read_example('[ {"depth" 2}, ... ]')
    found = answer(
        Action((), response_fields=(Field("depth", ScalarType(Primitive.INTEGER)),), response_examples=(example,))
    )
    assert outlined(found) == ("array", ["depth"])


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("A paginated list of all existing fishes for a pond.", "Fish"),  # by the last word
        ("Move it and return the moved thing. A paginated list of fishes.", "Fish"),
        ("A paginated list of street events.", None),  # no PondEvent
        ("A paginated list of lost boats.", None),  # a list, of nothing that is described
        ("Returns the current pond's traffic, paginated.", None),
        ("Get a list of all attempts to catch a fish, by its id.", None),
        ("This endpoint returns a paginated list with a limit of 10 fishes for a set.", None),
        ("Gives a paginated list of fishes.", "Fish"),
    ],
)
def test_lists_in_words(description: str, name: str | None) -> None:
    found = told(description)
    assert found.kind == "array"
    assert target_of(element_of(found)) == name
    assert found.rule in ("returns-prose-list", "returns-prose-paginated")


def test_an_empty_outline_is_filled_by_the_words() -> None:
    action = Action((), description="A paginated list of fishes.", response_examples=(read_example("[ {...}, ... "),))
    items = answer(action).items
    assert items is not None
    assert items.target is not None
    assert items.target.name == "Fish"


def test_of_several_objects_the_page_is_named_after_one() -> None:
    found = told("Delete it and return the deleted event")
    assert found.target is not None
    assert found.target.name == "PondEvent"


def test_an_object_that_no_page_describes_is_an_object() -> None:
    found = told("Returns the fish import object that was created")
    assert (found.kind, found.fields, found.rule) == ("object", (), "returns-prose-some-object")


def test_an_example_within_the_description() -> None:
    text = 'You get the ponds. It will look something like this:\n\n```\n[{"depth": 1}, ...]\n```\n\nSend it back.'
    route = Route("GET", "/api/v1/ponds", Scope(""))
    assert outlined(answer(Action((route,), description=text))) == ("array", ["depth"])
    written = replace(route, verb="POST")  # what looks so can be what is sent
    assert answer(Action((written,), description=text)).kind == "unknown"


def test_keys_in_words() -> None:
    found = told("The answer tells what happened. It returns a hash with `id` and `messages` keys.")
    assert outlined(found) == ("object", ["id", "messages"])
    found = told("The return value is a dictionary of pond names to objects containing `depth` and `width` keys.")
    assert found.values is not None
    assert outlined(found.values) == ("object", ["depth", "width"])
    found = told("Returns a mapping of pond names to arrays of fish names.")
    assert found.values is not None
    assert (found.values.kind, element_of(found.values).kind) == ("array", "unknown")


def test_a_mapping_to_ids() -> None:
    found = told("Returns a mapping of pond IDs to arrays of catchable (big) fish IDs for each pond in the park.")
    assert found.values is not None
    assert (found.values.kind, element_of(found.values).kind) == ("array", "integer")


def test_a_list_with_null_for_what_is_not_there() -> None:
    words = "Returns a list of fishes. Returns null elements in the list for requests that were not found."
    found = answer(Action((), description=words, returns=Returns("Returns a list of Fish objects.", FISHES)))
    assert (found.grade, element_of(found)) == (Grade.DOCUMENTED, replace(A_FISH, nullable=True))


@pytest.mark.parametrize(
    "words",
    [
        "Returns the changes of the pond. Supports pagination using the `page` and `per_page` parameters.",
        "Returns the changes of the pond. This endpoint is paginated.",
    ],
)
def test_what_is_paginated_is_a_list(words: str) -> None:
    assert (told(words).kind, told(words).rule) == ("array", "returns-prose-paginated")


def test_a_part_that_is_paginated_makes_no_list() -> None:
    assert told("A document is returned. The collection of fishes is paginated.").kind != "array"


def test_a_list_under_a_key_that_the_words_name() -> None:
    words = "This API returns a JSON object containing the list of fishes. The key for the list of fishes is “fishes”."
    found = answer(Action((), description=words, returns=Returns("Returns a list of Fish objects.", FISHES)))
    assert outlined(found) == ("object", ["fishes"])
    assert found.fields[0].type == FISHES


@pytest.mark.parametrize("description", ["Deletes the fish.", "Send a list of ponds with `id` and `name`.", ""])
def test_words_that_tell_no_answer(description: str) -> None:
    assert told(description).kind == "unknown"


def test_a_participle_in_front_is_no_part_of_the_name() -> None:
    assert target_of(element_of(told("Retrieve a list of published events marked as wet."))) == "PondEvent"


def test_a_list_of_ids() -> None:
    route = Route("GET", "/api/v1/ponds/:id/fish_ids", Scope(""))
    found = answer(Action((route,), description="Get the IDs of the fishes that were caught."))
    assert (found.kind, element_of(found).kind, found.rule) == ("array", "integer", "returns-prose-ids")
    posted = replace(route, verb="POST")
    assert answer(Action((posted,), description="Get the IDs of the fishes that were caught.")).kind == "unknown"


def redirected(title: str, description: str = "", *statuses: Status) -> Type:
    return answer(Action((), title=title, description=description, statuses=statuses or (Status(302), Status(404))))


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Redirect to the fish of a pond", ""),
        ("Find a fish", "Will redirect to the appropriate fish."),
        ("Find a fish", "Responds with a redirect to the fish in this pond, if any (404 otherwise)."),
    ],
)
def test_a_redirect_leads_to_an_object_of_the_page(title: str, description: str) -> None:
    found = redirected(title, description)
    assert (target_of(found), found.grade, found.rule) == ("Fish", Grade.INFERRED, "returns-redirected")


def test_a_redirect_to_something_else_leads_nowhere() -> None:
    assert redirected("Redirect to the boat of a pond").kind == "unknown"
    assert redirected("Find a fish", "Will redirect to a static file.").kind == "unknown"
    assert redirected("Redirect to the fish", "", Status(200)).kind == "unknown"
