"""What can be reached through any number of others."""

from __future__ import annotations

from canvas_openapi.openapi.reached import reached

LEADS_TO = {"pond": ["fish", "reed"], "fish": ["pond"], "reed": ["root"], "root": [], "bird": ["nest"]}


def test_all_that_is_led_to_and_nothing_else() -> None:
    assert reached(["pond"], lambda name: LEADS_TO[name]) == {"pond", "fish", "reed", "root"}
    assert reached(["bird", "root"], lambda name: LEADS_TO.get(name, [])) == {"bird", "nest", "root"}
    assert reached([], lambda name: LEADS_TO[name]) == set()
