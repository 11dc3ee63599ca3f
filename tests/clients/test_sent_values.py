"""Ids and grades that Canvas sends can be sent back, whatever type the docs give them."""

from __future__ import annotations

from typing import Any

from canvas_openapi.render.clients.python import render_python
from canvas_openapi.render.clients.typescript import render_typescript


def document(properties: dict[str, Any]) -> dict[str, Any]:
    body = {"type": "object", "properties": {"enrollment": {"type": "object", "properties": properties}}}
    operation = {
        "operationId": "create_enrollment",
        "tags": ["Enrollments"],
        "parameters": [],
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": {},
        "x-canvas-route": "/api/v1/enrollments",
    }
    return {"info": {"version": "1"}, "paths": {"/api/v1/enrollments": {"post": operation}}, "components": {}}


def test_ids_in_bodies_have_one_type() -> None:
    properties = {
        "user_id": {"type": "string"},
        "course_ids": {"type": "array", "items": {"type": "integer"}},
        "grid": {"type": "string"},
        "posted_grade": {"type": "string"},
        "recipients": {
            "type": "array",
            "items": {"type": "string"},
            "description": "An array of recipient ids. These may be user ids.",
        },
        "source": {"type": "string", "description": "ID of the course to copy from"},
        "token": {"type": "string", "description": "A registration id, or a token"},
    }
    python = render_python(document(properties))["canvas_client/types/enrollments.py"].decode()
    assert "user_id: int | str | None" in python
    assert "course_ids: Sequence[int | str] | None" in python
    assert "grid: str | None" in python
    assert "posted_grade: str | float | None" in python
    assert "recipients: Sequence[int | str] | None" in python
    assert "source: int | str | None" in python
    assert "token: str | None" in python
    typescript = render_typescript(document(properties))["src/resources/enrollments.ts"].decode()
    assert "user_id?: Id | null;" in typescript
    assert "course_ids?: ReadonlyArray<Id> | null;" in typescript
    assert "posted_grade?: string | number | null;" in typescript
    assert "grid?: string | null;" in typescript


def test_a_component_with_more_members_keeps_its_own() -> None:
    """The answer to a graded submission is that submission, with all that were graded with it."""
    submission = {"type": "object", "properties": {"score": {"type": "number"}}, "required": ["score"]}
    more = {"type": "object", "properties": {"all_submissions": {"type": "array", "items": {"type": "string"}}}}
    made = document({})
    made["components"] = {"schemas": {"Submission": submission}}
    answer = {"allOf": [{"$ref": "#/components/schemas/Submission"}, more]}
    response = {"200": {"content": {"application/json": {"schema": answer}}}}
    made["paths"]["/api/v1/enrollments"]["post"]["responses"] = response
    python = render_python(made)["canvas_client/types/enrollments.py"].decode()
    assert "score: Required[float]" in python
    assert "all_submissions: list[str] | None" in python


def test_a_component_that_holds_itself_ends() -> None:
    made = document({})
    members = [{"$ref": "#/components/schemas/Loop"}, {"type": "object", "properties": {"name": {"type": "string"}}}]
    made["components"] = {"schemas": {"Loop": {"allOf": members}}}
    assert "name: str | None" in render_python(made)["canvas_client/objects.py"].decode()
