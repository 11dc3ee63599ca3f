"""Ids and grades that Canvas sends can be sent back, whatever type the docs give them."""

from __future__ import annotations

from typing import Any

from canvas_openapi.render.clients import render_python, render_typescript


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
    }
    python = render_python(document(properties))["canvas_client/types/enrollments.py"].decode()
    assert "user_id: int | str | None" in python
    assert "course_ids: Sequence[int | str] | None" in python
    assert "grid: str | None" in python
    assert "posted_grade: str | float | None" in python
    typescript = render_typescript(document(properties))["src/resources/enrollments.ts"].decode()
    assert "user_id?: Id | null;" in typescript
    assert "course_ids?: ReadonlyArray<Id> | null;" in typescript
    assert "posted_grade?: string | number | null;" in typescript
    assert "grid?: string | null;" in typescript
