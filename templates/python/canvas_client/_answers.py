"""The content of answers."""

from __future__ import annotations

from typing import Any

from canvas_client._response import Response
from canvas_client.errors import UnexpectedAnswerError


def parsed(response: Response) -> Any:
    """The content of an answer to a call: JSON, or text of a type that is none, such as CSV; None if there is none."""
    kind = response.headers.get("content-type", "").lower()
    if response.content.strip() and "html" in kind:
        raise UnexpectedAnswerError(response, "the answer is a page of HTML")
    if not response.content.strip() and response.method == "GET" and response.status != 204:
        raise UnexpectedAnswerError(response, "the answer is empty")
    return response.json()
