"""Text saved from the portal's all-resources page (FORMATS B2, B3)."""

from __future__ import annotations

import pytest
from canvas_docs.model import Reference

from tests.conftest import Read

HEADER = "Request Parameters:\n\nParameter\nType\nDescription"
SHOW = "PotsController#show\n\nGET /api/v1/pots/:id\n\nScope: url:GET|/api/v1/pots/:id"


def text_of(read: Read, *blocks: str, end: str = "\n") -> tuple[Reference, list[str]]:
    reference, diagnostics = read({"all.txt": "\n\n".join(["All Resources Reference", *blocks]) + end})
    return reference, [f"{diagnostic.origin.line} {diagnostic.code}" for diagnostic in diagnostics]


def test_a_controller_line_opens_an_action(read: Read) -> None:
    reference, codes = text_of(read, SHOW, "Gets a pot.", SHOW.replace("show", "other").replace("pots", "beds"))

    assert [action.name for _, action in reference.actions] == ["show", "other"]
    assert codes == []


def test_a_scope_after_other_text_opens_an_action_without_controller_and_verb(read: Read) -> None:
    reference, codes = text_of(read, SHOW, "Gets a pot.", "Scope: url:GET|/api/v1/pots/search", "Finds pots.")
    actions = [action for _, action in reference.actions]

    assert [(a.controller, a.routes[0].path, a.description) for a in actions] == [
        ("PotsController", "/api/v1/pots/:id", "Gets a pot."),
        (None, "/api/v1/pots/search", "Finds pots."),
    ]
    assert codes == ["11 verb-line-missing"]


def test_several_routes_and_verbs_printed_twice(read: Read) -> None:
    second = "GET /api/v1/beds/:id/pot\n\nGET /api/v1/beds/:id/pot\n\nScope: url:GET|/api/v1/beds/:id/pot"
    reference, codes = text_of(read, SHOW, second, "Gets a pot.")
    ((_, action),) = reference.actions

    assert [route.path for route in action.routes] == ["/api/v1/pots/:id", "/api/v1/beds/:id/pot"]
    assert codes == []


def test_rows_that_an_extractor_wrote_as_lines_with_pipes(read: Read) -> None:
    rows = (
        "Parameter | Type | Description\n--- | --- | ---\n"
        "pot[size] | Required integer | The size | in cm.\nname | string | Its name."
    )
    reference, _ = text_of(read, SHOW, "Request Parameters:", rows, "Returns a Pot object.")
    ((_, action),) = reference.actions

    assert [(p.name, p.required, p.description, p.origin.line) for p in action.parameters] == [
        ("pot[size]", True, "The size | in cm.", 13),
        ("name", False, "Its name.", 14),
    ]


@pytest.mark.parametrize("header", [HEADER, "Request Parameters:\n\nParameter\n\nType\n\nDescription"])
def test_rows_are_a_name_followed_by_a_type(read: Read, header: str) -> None:
    reference, _ = text_of(
        read,
        SHOW,
        header,
        "pot[size]\n\nRequired integer\n\nThe size.\n\nname\n\nis no type here.",
        "state\n\nstring\n\nThe state of the pot: one of\n\n  • whole\n\n    no cracks\n\n  • cracked",
        "Allowed values: whole, cracked",
        "string\n\nstring\n\nA parameter may be called so.",
        "Returns a Pot object.",
    )
    ((_, action),) = reference.actions

    assert [(p.name, p.type.text, p.required) for p in action.parameters] == [
        ("pot[size]", "integer", True),
        ("state", "string", False),
        ("string", "string", False),
    ]
    assert action.parameters[0].description == "The size.\n\nname\n\nis no type here."
    assert action.parameters[1].description.endswith("- whole\n\n  no cracks\n- cracked")
    assert action.parameters[1].type.allowed == ("whole", "cracked")
    assert action.returns is not None


def test_code_runs_to_the_next_mark_and_may_hold_blank_lines(read: Read) -> None:
    curl = "curl https://<canvas>/api/v1/pots \\\n     -d 'x=1'"
    reference, _ = text_of(read, SHOW, "Example Request:", curl, "Example Response:", '{\n  "id": 1,\n\n  "a": 2\n}')
    ((_, action),) = reference.actions

    assert [example.text for example in action.request_examples] == [curl]
    assert action.response_examples[0].value == {"id": 1, "a": 2}


def test_a_text_that_breaks_off_is_truncated_in_its_last_parameter(read: Read) -> None:
    reference, codes = text_of(read, SHOW, HEADER, "size\n\ninteger\n\nThe si", end="")
    ((_, action),) = reference.actions

    assert action.truncated
    assert action.parameters[0].truncated
    assert action.parameters[0].description == "The si"
    assert codes == ["15 truncated"]


def test_pages_are_made_from_controllers_as_text_has_no_headings(read: Read) -> None:
    beds = "Garden::RaisedBedsController#index\n\nGET /api/v1/beds\n\nScope: url:GET|/api/v1/beds"
    reference, _ = text_of(read, SHOW, "Gets a pot.", beds)

    assert [(page.slug, page.title, page.title_derived) for page in reference.pages] == [
        ("pots", "Pots", True),
        ("raised_beds", "Raised Beds", True),
    ]
