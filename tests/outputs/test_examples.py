"""Documented examples are held against the types of their places."""

from typing import Any

from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import Grade, Origin
from canvas_openapi.example_checks import check_examples
from canvas_openapi.openapi.known import Evidence, Known, known, pointers
from canvas_openapi.openapi.places import Place
from canvas_openapi.validation.value_checks import Values

PATH = "/paths/~1api~1v1~1plants/get"
PLACES = {
    PATH: Place(Origin("plants.md", 40), "plants"),
    "/components/schemas/Plant": Place(Origin("plants.md", 8), "plants"),
}


def typed(members: dict[str, Any], line: int = 0) -> Known:
    return known(members, Evidence(Grade.DOCUMENTED, "", Origin("plants.md", line)))


def checked_examples(made: Known) -> tuple[dict[str, Any], list[Diagnostic]]:
    return check_examples(made.node, pointers(made), PLACES, Values(made.node))


def document(media: dict[str, Any], plant: dict[str, Any]) -> Known:
    content = {"application/json": media}
    whole = {
        "paths": {"/api/v1/plants": {"get": {"responses": {"200": {"content": content}}}}},
        "components": {"schemas": {"Plant": typed({"type": "object", "properties": plant})}},
    }
    return known(whole)


PLANT = {"kind": typed({"type": "string", "enum": ["fern", "moss"], "examples": ["fern"]}, 12)}
LIST = typed({"type": "array", "items": typed({"$ref": "#/components/schemas/Plant"})})


def media_of(made: dict[str, Any]) -> Any:
    return made["paths"]["/api/v1/plants"]["get"]["responses"]["200"]["content"]["application/json"]


def test_examples_that_validate_stay() -> None:
    made = document({"schema": LIST, "example": [{"kind": "moss", "extra": 1}]}, dict(PLANT))
    assert checked_examples(made) == (made.node, [])


def test_a_response_that_contradicts_a_type_is_left_out_and_both_places_are_named() -> None:
    media: dict[str, Any] = {"schema": LIST, "example": [{"kind": "stone"}]}
    checked, (problem,) = checked_examples(document(media, PLANT))
    assert "example" not in media_of(checked)
    assert "example" in media  # the input is as it was
    assert problem.code == "example-contradicts"
    assert problem.origin == Origin("plants.md", 40)
    assert "read at plants.md:12" in problem.problem
    assert "0.kind" in problem.problem


def test_only_the_contradictory_one_of_several_examples_goes() -> None:
    media: dict[str, Any] = {"schema": LIST, "examples": {"good": {"value": []}, "bad": {"value": {}}}}
    checked, problems = checked_examples(document(media, PLANT))
    assert len(problems) == 1
    assert media_of(checked)["examples"] == {"good": {"value": []}}
    assert list(media["examples"]) == ["good", "bad"]


def test_no_empty_examples_are_left() -> None:
    media: dict[str, Any] = {"schema": LIST, "examples": {"bad": {"value": {}}}}
    checked, _ = checked_examples(document(media, PLANT))
    assert media_of(checked) == {"schema": LIST.node}


def test_the_example_of_a_property_that_its_own_comment_contradicts() -> None:
    plant = {"kind": typed({"enum": ["fern"], "examples": ["moss"]}, 12), "size": typed({"examples": [3]}, 13)}
    made = document({"schema": LIST}, plant)
    checked, (problem,) = checked_examples(made)
    kept = checked["components"]["schemas"]["Plant"]["properties"]
    assert "examples" not in kept["kind"]
    assert kept["size"]["examples"] == [3]
    assert made.node["components"]["schemas"]["Plant"]["properties"]["kind"]["examples"] == ["moss"]
    assert problem.origin == Origin("plants.md", 8)
