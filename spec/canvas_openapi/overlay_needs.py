"""What all parts of the program rely on in a document, and an overlay of the user can take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from canvas_openapi.openapi.document_parts import VERBS
from canvas_openapi.openapi.places import pointer

Lack = tuple[str, str]
"""Where something is missing, as a JSON pointer of it, and what to give instead of nothing."""

_WHOLE = {
    ("info",): "an object with title and version",
    ("info", "title"): "a text",
    ("info", "version"): "a text",
    ("paths",): "an object",
    ("components",): "an object with schemas",
    ("components", "schemas"): "an object",
}


def lacks(document: Mapping[str, Any]) -> list[Lack]:
    """What is missing of the frame of the document, its operations, and whatever holds values."""
    missing = [keys for keys in _WHOLE if not _is_there(document, keys)]
    outermost = [keys for keys in missing if keys[:-1] not in missing]
    return [(pointer(keys), _WHOLE[keys]) for keys in outermost] or [
        lack
        for path, item in document["paths"].items()
        for verb, operation in _objects(item)
        if verb in VERBS
        for lack in _of_operation(operation, pointer(("paths", path, verb)))
    ]


def _of_operation(operation: Mapping[str, Any], at: str) -> Iterator[Lack]:
    if not isinstance(operation.get("responses"), dict):
        yield f"{at}/responses", "an object with a response"
    parameters = operation.get("parameters", ())
    for number, parameter in enumerate(parameters if isinstance(parameters, list) else ()):
        if isinstance(parameter, dict) and not {"$ref", "schema", "content"} & parameter.keys():
            yield f"{at}/parameters/{number}/schema", "a schema, {} for any value"
    holders = [
        (f"{at}/requestBody", operation.get("requestBody")),
        *_below(operation.get("responses"), f"{at}/responses"),
    ]
    for where, holder in holders:
        content = holder.get("content") if isinstance(holder, dict) else None
        for there, media in _below(content, f"{where}/content"):
            yield from _of_media(media, there)


def _of_media(media: Any, at: str) -> Iterator[Lack]:
    if not isinstance(media, dict) or "schema" not in media:
        yield f"{at}/schema", "a schema, {} for any value"
        return
    for where, example in _below(media.get("examples"), f"{at}/examples"):
        if not isinstance(example, dict) or not {"$ref", "value"} & example.keys():
            yield f"{where}/value", "a value, or remove the example"


def _below(node: Any, at: str) -> list[tuple[str, Any]]:
    return [(at + pointer((key,)), below) for key, below in node.items()] if isinstance(node, dict) else []


def _objects(node: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(key, below) for key, below in node.items() if isinstance(below, dict)] if isinstance(node, dict) else []


def _is_there(document: Any, keys: tuple[str, ...]) -> bool:
    for key in keys:
        if not isinstance(document, dict) or key not in document:
            return False
        document = document[key]
    return isinstance(document, str if keys[-1] in ("title", "version") else dict)
