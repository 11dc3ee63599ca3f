"""Examples of query parameters: what a documented call sends, else what the description quotes.

A call of any route of the action counts, since all of them have its table. A value that does not fit the parameter's
schema is left out, as is one that the reader must fill in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from canvas_docs.model import Json
from canvas_docs.parse.example_routes import is_call_of

from canvas_openapi.openapi.documented_routes import OperationRoute
from canvas_openapi.openapi.example_values import Misfit, fitted
from canvas_openapi.openapi.json_types import types_of
from canvas_openapi.openapi.operations import merged
from canvas_openapi.openapi.shown_values import is_telling, quoted

_DATE = r"\d{4}-\d\d-\d\d"
_FORMATS = {"date": re.compile(_DATE), "date-time": re.compile(_DATE + r"T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")}


def add_query_examples(document: dict[str, Any], routes: Iterable[OperationRoute]) -> None:
    """Put examples beside the query parameters of a document."""
    components = document["components"]["schemas"]
    for route in routes:
        parameters = document["paths"][route.path.template][route.verb.lower()].get("parameters", ())
        own = [one for one in parameters if one.get("in") == "query"]
        sent = _sent(route) if own else {}
        for parameter in own:
            texts = sent.get(parameter["name"], [])
            # Allowed values are listed where there are some; descriptions explain them one by one.
            said = [] if _allowed(parameter["schema"]) else quoted(parameter.get("description", ""))
            candidates = ([texts] if texts else []) + [[text] for text in said]
            value = next((v for c in candidates if (v := _value(c, parameter["schema"], components)) is not None), None)
            if value is not None:
                parameter["example"] = value


def _sent(route: OperationRoute) -> dict[str, list[str]]:
    """The texts of each name in the query of the first documented call that sends it."""
    found: dict[str, list[str]] = {}
    documented = [documentation.route for documentation in route.documentation]
    documented += [other for documentation in route.documentation for other in documentation.action.routes]
    for example in merged(route.documentation).request_examples:
        for request in example.requests:
            if any(is_call_of(request, other.verb, other.path) for other in documented):
                texts: dict[str, list[str]] = defaultdict(list)
                for name, text in request.query:
                    texts[name].append(text)
                found = {**texts, **found}
    return found


def _allowed(schema: Mapping[str, Any]) -> Any:
    return schema.get("enum") or schema.get("items", {}).get("enum")


def _value(texts: list[str], schema: dict[str, Any], components: Mapping[str, Any]) -> Json:
    """The texts as a value of the schema; None where they are none."""
    if not all(map(is_telling, texts)):
        return None
    is_list = "array" in types_of(schema)
    value = fitted(list(texts) if is_list else texts[-1], schema, components)
    inner = schema.get("items", {}) if is_list else schema
    if isinstance(value, Misfit) or not all(_has_format(text, inner.get("format")) for text in texts):
        return None
    return value


def _has_format(text: str, format_: str | None) -> bool:
    return format_ is None or (format_ in _FORMATS and bool(_FORMATS[format_].fullmatch(text)))
