"""What an operation answers: documented returns, response fields or examples, and Canvas's common failures."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from canvas_docs.model import Action, Example, Grade, ObjectType, Status, UnknownType

from canvas_openapi.openapi.known import Evidence, Known
from canvas_openapi.openapi.schema import Schemas

_FAILURES = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    422: "UnprocessableContent",
    429: "TooManyRequests",
}
_QUOTA = ("X-Rate-Limit-Remaining", "X-Request-Cost")
"""What Canvas says with every answer about the caller's quota (guide: Throttling)."""
_RENAMED = {413: "Content Too Large", 416: "Range Not Satisfiable", 422: "Unprocessable Content"}
"""Words of RFC 9110 that Python 3.13 has, and those before it do not."""
_PHRASES = {status.value: status.phrase for status in HTTPStatus} | _RENAMED
_REDIRECTED = "What the redirect leads to, for clients that follow it."


def responses(
    action: Action, *, has_body: bool, has_path_parameters: bool, is_paginated: bool, schemas: Schemas
) -> dict[str, Any]:
    """The responses of an operation by status, successes first; known schemas stand in them."""
    found: dict[str, Any] = {}
    for status in [status for status in action.statuses if status.code < 400] or [Status(200)]:
        found[str(status.code)] = _success(action, status, is_paginated, schemas)
    if all(code.startswith("3") for code in found):
        found["200"] = _redirected(action, schemas)
    usual = [401, 403, 429, *((400, 422) if has_body else ()), *((404,) if has_path_parameters else ())]
    documented = {status.code for status in action.statuses if status.code >= 400}
    for code in sorted({*usual, *documented}):
        found[str(code)] = _failure(code, [s.text for s in action.statuses if s.code == code])
    return found


def _success(action: Action, status: Status, is_paginated: bool, schemas: Schemas) -> dict[str, Any]:
    response: dict[str, Any] = {"description": _described(status.code, [status.text])}
    if status.code < 300:
        names = (*(("Link",) if is_paginated and status.has_body else ()), *_QUOTA)
        response["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    if not status.has_body:
        return response
    schema = _schema(action, schemas)
    content: dict[str, Any] = {"schema": schema}
    examples = [example for example in action.response_examples if example.is_json]
    if len(examples) == 1:
        content["example"] = examples[0].value
    elif examples:
        content["examples"] = _named(examples)
    response["content"] = {action.returns.media_type if action.returns else "application/json": content}
    return response


def _redirected(action: Action, schemas: Schemas) -> dict[str, Any]:
    """What a client gets that follows a redirect; what the docs do not describe may be no JSON."""
    if action.returns is None or isinstance(action.returns.type, UnknownType):
        return {"description": f"{_REDIRECTED} The docs do not describe it."}
    content = {"schema": schemas.schema(action.returns.type, action.returns.origin)}
    return {"description": _REDIRECTED, "content": {action.returns.media_type: content}}


def _named(examples: Sequence[Example]) -> dict[str, Any]:
    """The examples by their titles; one without a title, or with that of another, by its number."""
    named: dict[str, Any] = {}
    for number, example in enumerate(examples, 1):
        words = "".join(c if c.isalnum() else " " for c in example.title).split()
        name = "_".join(words).lower()
        named[name if name and name not in named else f"example_{number}"] = {"value": example.value}
    return named


def _schema(action: Action, schemas: Schemas) -> Known:
    """The body's schema by the best witness: the returns line, the response fields, the example; else unknown."""
    if action.returns is not None and not isinstance(action.returns.type, UnknownType):
        return schemas.schema(action.returns.type, action.returns.origin)
    if action.response_fields:
        type_ = ObjectType(action.response_fields, grade=Grade.DOCUMENTED)
        return schemas.schema(type_, action.response_fields[0].origin)
    return Known({}, Evidence(Grade.UNKNOWN, "", action.origin))


def _failure(code: int, texts: list[str]) -> dict[str, Any]:
    name = _FAILURES.get(code)
    if name and not any(texts):
        return {"$ref": f"#/components/responses/{name}"}
    return {
        "description": _described(code, texts),
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CanvasErrors"}}},
    }


def _described(code: int, texts: list[str]) -> str:
    """What the docs say of a status: "if the bed is locked" after "409 Conflict" is `Conflict if the bed is locked`."""
    phrase = _phrase(code)
    return "\n\n".join(f"{phrase} {text}" if text[0].islower() else text for text in texts if text) or phrase


def _phrase(code: int) -> str:
    return _PHRASES.get(code, f"Status {code}")
