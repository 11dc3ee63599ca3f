"""What operations repeat stands once in the document, under a name that says what it is."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_openapi.openapi.sharing import share

POND = {"schema": {"$ref": "#/components/schemas/Pond"}}
LIST = {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Pond"}}}


def answer(media: dict[str, Any], text: str = "OK") -> dict[str, Any]:
    return {"description": text, "content": {"application/json": media}}


def document(*operations: dict[str, Any], **components: Any) -> dict[str, Any]:
    paths = {
        f"/{at}": {"get": {"operationId": f"get_{at}", "responses": {}, **one}} for at, one in enumerate(operations)
    }
    return {"paths": paths, "components": components}


def got(shared: dict[str, Any]) -> list[dict[str, Any]]:
    return [item["get"] for item in shared["paths"].values()]


def test_path_parameters_under_their_names() -> None:
    pond = {"name": "pond_id", "in": "path", "description": "The pond."}
    other = {"name": "pond_id", "in": "path", "description": "The pond to fish in."}
    bare = {"name": "id", "in": "path"}
    query = {"name": "depth", "in": "query"}
    given = document({"parameters": [pond, query]}, {"parameters": [other, bare]}, {"parameters": [bare, pond, query]})
    shared = share(given)

    reference = {"$ref": "#/components/parameters/pond_id"}
    assert [one["parameters"] for one in got(shared.document)] == [
        [reference, query],  # in a query the same name means something else at the next operation
        [other, bare],
        [bare, reference, query],
    ]
    assert shared.document["components"] == {"parameters": {"pond_id": pond}}
    assert shared.moved["/paths/~12/get/parameters/1"] == "/components/parameters/pond_id"
    assert given["paths"]["/0"]["get"]["parameters"] == [pond, query]


def test_bodies_stay_since_generators_name_their_types_after_operations() -> None:
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    given = document({"requestBody": body}, {"requestBody": body})

    assert share(given).document == given


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (answer(POND), "Pond"),
        (answer(LIST), "PondList"),
        ({"description": "No Content"}, "NoContent"),
        ({"description": "If the pond was drained"}, ""),
        # generators name the type of an inline object after its operation: it stays there
        (answer({"schema": {"type": "object", "properties": {"pond": {}}}}), ""),
        (answer({"schema": {}}), ""),
    ],
)
def test_answers_under_their_objects(content: dict[str, Any], name: str) -> None:
    shared = share(document({"responses": {"200": content}}, {"responses": {"200": content}})).document

    expected = {"$ref": f"#/components/responses/{name}"} if name else content
    assert [one["responses"]["200"] for one in got(shared)] == [expected, expected]


def test_the_most_used_content_has_the_name_and_a_name_that_is_taken_is_left() -> None:
    rare, usual = answer(POND, "if found"), answer(POND)
    failure = answer(LIST)
    given = document(
        *({"responses": {"200": one, "201": failure}} for one in (rare, rare, usual, usual, usual)),
        responses={"PondList": {"description": "Ours"}},
    )
    shared = share(given).document

    assert shared["components"]["responses"] == {"PondList": {"description": "Ours"}, "Pond": usual}
    assert got(shared)[0]["responses"] == {"200": rare, "201": failure}


def test_what_stands_once_stays() -> None:
    given = document({"responses": {"200": answer(POND)}, "parameters": [{"name": "pond_id", "in": "path"}]})

    assert share(given).document == given
