"""Request and response examples: text, and the JSON that it holds if it holds one document."""

from __future__ import annotations

import json

from canvas_docs.json_text import finite
from canvas_docs.model import NOWHERE, Example, Json, Origin
from canvas_docs.parse.commented_json import read
from canvas_docs.parse.curl import parse_curl
from canvas_docs.parse.json_tree import Array, Object, json_value


def read_example(text: str, language: str = "", title: str = "", origin: Origin = NOWHERE) -> Example:
    """The example; `is_json` where the whole text is one array or object, if need be mended (`repairs`).

    Prose, several documents in one fence, and truncated text stay text; of curl commands the calls are read.
    """
    if requests := parse_curl(text):
        return Example(text, language, title, requests=requests, origin=origin)
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=finite)
        if "\\u" in text:
            json.dumps(
                value, ensure_ascii=False
            ).encode()  # half a surrogate pair cannot be encoded, so it could not be written to a file
    except (ValueError, RecursionError):
        commented = read(text)
        if not isinstance(commented.node, Array | Object) or not commented.complete:
            return Example(text, language, title, origin=origin)
        value, known = json_value(commented.node)
        if not known:
            return Example(text, language, title, origin=origin)
        return Example(text, language, title, value, True, commented.repairs, origin)
    return Example(text, language, title, value, True, (), origin)


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is not JSON")
