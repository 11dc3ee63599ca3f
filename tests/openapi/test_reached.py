"""What can be reached through any number of others."""

from __future__ import annotations

import msgspec
from canvas_openapi.openapi.reached import reached, references_in

LEADS_TO = {"pond": ["fish", "reed"], "fish": ["pond"], "reed": ["root"], "root": [], "bird": ["nest"]}


def test_all_that_is_led_to_and_nothing_else() -> None:
    assert reached(["pond"], lambda name: LEADS_TO[name]) == {"pond", "fish", "reed", "root"}
    assert reached(["bird", "root"], lambda name: LEADS_TO.get(name, [])) == {"bird", "nest", "root"}
    assert reached([], lambda name: LEADS_TO[name]) == set()


def test_references_are_read_as_they_were_written() -> None:
    part = {"a": {"$ref": "#/components/schemas/Pond"}, "b": [{"$ref": 'a "quoted" one'}, {"description": "$ref"}]}
    assert references_in(msgspec.json.encode(part)) == {"#/components/schemas/Pond", 'a "quoted" one'}


def test_what_only_looks_like_a_reference_is_none() -> None:
    part = {"example": '{"$ref":"#/components/schemas/Fish"}', "$ref": "#/components/schemas/Pond"}
    assert references_in(msgspec.json.encode(part)) == {"#/components/schemas/Pond"}
