"""What an operation answers: no documented example gets lost."""

from canvas_docs.model import Action, Example, Page, Primitive, Reference, Returns, ScalarType, Status
from canvas_openapi.openapi.components import ComponentNames
from canvas_openapi.openapi.known import known
from canvas_openapi.openapi.responses import responses
from canvas_openapi.openapi.schema import Schemas

SCHEMAS = Schemas(ComponentNames(Reference((Page("plants", "Plants", "plain-text"),))))


def example(title: str, value: object) -> Example:
    return Example(str(value), title=title, value=value, is_json=True)


def test_each_of_several_examples_has_a_name_of_its_own() -> None:
    examples = (example("A fern", 1), example("", 2), example("A fern", 3), example("Moss: wet", 4))
    found = responses(
        Action((), response_examples=examples),
        has_body=False,
        has_path_parameters=False,
        is_paginated=False,
        schemas=SCHEMAS,
    )
    named = found["200"]["content"]["application/json"]["examples"]
    assert {name: one["value"] for name, one in named.items()} == {
        "a_fern": 1,
        "example_2": 2,
        "example_3": 3,
        "moss_wet": 4,
    }


def test_the_only_example_needs_no_name() -> None:
    action = Action((), response_examples=(example("A fern", 1),))
    found = responses(action, has_body=True, has_path_parameters=True, is_paginated=True, schemas=SCHEMAS)
    assert found["200"]["content"]["application/json"]["example"] == 1
    assert list(found) == ["200", "400", "401", "403", "404", "422", "429"]


def test_a_file_is_answered_in_its_own_media_type() -> None:
    returns = Returns("returns a CSV file", ScalarType(Primitive.STRING), media_type="text/csv")
    found = responses(
        Action((), returns=returns), has_body=False, has_path_parameters=False, is_paginated=False, schemas=SCHEMAS
    )
    assert known(found["200"]).node["content"] == {"text/csv": {"schema": {"type": "string"}}}


def test_a_redirect_leads_to_a_success() -> None:
    # Redocly, and generators that know successes only: a client that follows the redirect gets one
    action = Action((), statuses=(Status(302),))
    found = responses(action, has_body=False, has_path_parameters=False, is_paginated=False, schemas=SCHEMAS)
    assert list(found) == ["302", "200", "401", "403", "429"]
    assert "content" not in found["200"]


def test_a_redirect_may_lead_to_what_the_page_describes() -> None:
    returns = Returns("", ScalarType(Primitive.STRING))
    action = Action((), statuses=(Status(302), Status(404)), returns=returns)
    found = responses(action, has_body=False, has_path_parameters=False, is_paginated=False, schemas=SCHEMAS)
    assert "content" not in found["302"]
    assert known(found["200"]).node["content"] == {"application/json": {"schema": {"type": "string"}}}


def test_half_a_sentence_about_a_status_stands_after_its_name() -> None:
    # the docs: "- `409 Conflict` if the bed is locked", and "422" of which Python knows two names
    statuses = (Status(204, "if successful"), Status(409, "if the bed is locked"), Status(422, "if it is full"))
    action = Action((), statuses=(*statuses, Status(409, "The bed is gone.")))
    found = responses(action, has_body=False, has_path_parameters=False, is_paginated=False, schemas=SCHEMAS)
    assert found["204"]["description"] == "No Content if successful"
    assert found["409"]["description"] == "Conflict if the bed is locked\n\nThe bed is gone."
    assert found["422"]["description"] == "Unprocessable Content if it is full"
