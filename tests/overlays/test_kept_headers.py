"""An answer that a correction gives another status has the headers that all successes have."""

from __future__ import annotations

from typing import Any

from canvas_openapi.kept_headers import with_kept_headers

QUOTA = {"X-Request-Cost": {"$ref": "#/components/headers/X-Request-Cost"}}


def document(**responses: dict[str, Any]) -> dict[str, Any]:
    answers = {code.removeprefix("of_"): answer for code, answer in responses.items()}
    return {"paths": {"/ponds": {"post": {"responses": answers}}}}


def answers(made: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = made["paths"]["/ponds"]["post"]["responses"]
    return found


def test_another_status_has_the_same_headers() -> None:
    before = document(of_200={"description": "OK", "headers": QUOTA})
    corrected = document(of_201={"description": "Created", "content": {}}, of_409={"description": "Conflict"})
    made = answers(with_kept_headers(corrected, before))
    assert made["201"] == {"description": "Created", "headers": QUOTA, "content": {}}
    assert "headers" not in made["409"]
    assert "headers" not in answers(corrected)["201"]


def test_headers_that_a_correction_gives_stand() -> None:
    before = document(of_200={"description": "OK", "headers": QUOTA})
    corrected = document(of_201={"description": "Created", "headers": {}})
    assert answers(with_kept_headers(corrected, before)) == answers(corrected)


def test_answers_of_the_docs_and_new_operations_stay() -> None:
    bare = document(of_200={"description": "OK"})
    assert with_kept_headers(document(of_201={"description": "Created"}), bare) == document(
        of_201={"description": "Created"}
    )
    assert with_kept_headers(bare, {"paths": {}}) == bare


def test_an_answer_that_is_a_reference_stays_one() -> None:
    before = {"paths": {"/a": {"get": {"responses": {"200": {"description": "OK", "headers": {"X": {}}}}}}}}
    corrected = {"paths": {"/a": {"get": {"responses": {"201": {"$ref": "#/components/responses/Made"}}}}}}
    assert with_kept_headers(corrected, before) == corrected
