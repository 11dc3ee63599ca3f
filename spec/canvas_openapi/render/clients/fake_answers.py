"""What a fake Canvas answers to each documented call: the examples of the document, for the tests of users."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from canvas_openapi.render.clients.naming import Operation

_DEEPEST = 3


def example_texts(document: Mapping[str, Any], operations: Iterable[Operation]) -> dict[str, str]:
    """For each call (`GET /api/v1/courses`) its example as JSON.

    Without an example of its own a call has one made of those of properties, else `[]` or `{}`; null without content.
    """
    return {f"{verb} {path}": compact(_answer(document, operation)) for path, verb, operation in operations}


def answers_of(texts: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Each call with its example → two JSON texts: the number of the example of each call, and the examples."""
    numbers: dict[str, int] = {}
    calls = {call: numbers.setdefault(text, len(numbers)) for call, text in texts}
    return compact(calls), f"[{','.join(numbers)}]"


def _answer(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Any:
    for status, response in operation.get("responses", {}).items():
        contents = _resolved(document, response).get("content", {}) if status.startswith("2") else {}
        for media, content in contents.items():
            if "json" in media:
                return _example(document, content)
    return None


def _example(document: Mapping[str, Any], content: Mapping[str, Any]) -> Any:
    """The example of an answer, as a list where the answer is one."""
    schema = _resolved(document, content.get("schema", {}))
    is_list = schema.get("type") == "array"
    if "example" in content:
        found = content["example"]
    elif content.get("examples"):
        found = _resolved(document, next(iter(content["examples"].values()))).get("value")
    elif "upload_url" in schema.get("properties", {}):  # by this the fake knows the first step of an upload
        return {"upload_url": ""}
    else:
        found = _sample(document, schema, 0)
        return found if found is not None else [] if is_list else {}
    return [found] if is_list and isinstance(found, Mapping) else found


def _sample(document: Mapping[str, Any], schema: Mapping[str, Any], depth: int) -> Any:
    """A value made of the examples of properties, or None where there are none."""
    schema = _resolved(document, schema)
    for shown in (schema.get("examples"), schema.get("enum")):
        if isinstance(shown, list) and shown:
            return shown[0]
    if depth > _DEEPEST:
        return None
    if "items" in schema:
        item = _sample(document, schema["items"], depth + 1)
        return None if item is None else [item]
    properties = {
        name: _sample(document, inner, depth + 1)
        for name, inner in schema.get("properties", {}).items()
        if isinstance(inner, Mapping)
    }
    return {name: value for name, value in properties.items() if value is not None} or None


def _resolved(document: Mapping[str, Any], thing: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in thing:
        found: Any = document
        for part in str(thing["$ref"]).removeprefix("#/").split("/"):
            found = found.get(part.replace("~1", "/").replace("~0", "~"), {})
        thing = found
    return thing


def compact(value: Any) -> str:
    """JSON in one line, in ASCII: no character of an example can be taken for a line's end."""
    return json.dumps(value, separators=(",", ":"))
