"""The headers of an answer that a correction gives another status.

An overlay can only put a new answer in the place of the old one, and need not repeat what all successes have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def with_kept_headers(corrected: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The corrected document, where successes that corrections added have the headers of the one that was there before.

    `before`: the document without corrections. Neither is changed.
    """
    paths = {
        path: {verb: _operation(operation, before["paths"].get(path, {}).get(verb)) for verb, operation in item.items()}
        for path, item in corrected["paths"].items()
    }
    return {**corrected, "paths": paths}


def _operation(operation: dict[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    if before is None or operation is before:
        return operation
    old, new = before["responses"], operation["responses"]
    headers = next((answer["headers"] for code, answer in old.items() if _succeeds(code) and "headers" in answer), None)
    added = [code for code in new if _succeeds(code) and code not in old and not {"headers", "$ref"} & new[code].keys()]
    if headers is None or not added:
        return operation
    kept = {code: {"description": new[code]["description"], "headers": headers, **new[code]} for code in added}
    return {**operation, "responses": {**new, **kept}}


def _succeeds(code: str) -> bool:
    return code.startswith("2")
