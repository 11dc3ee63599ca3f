"""Documented requests → examples of request bodies.

Some are printed as JSON. A curl command sends pairs such as `token[scopes][]=a`; the body is the nested JSON that they
stand for, with the types that the docs give. Only a call of the very operation counts, and only one whose every value
fits the documented body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import CurlRequest, Example, Json, KeyKind
from canvas_docs.parse.example_routes import is_call_of
from canvas_docs.parse.parameter_names import parse_name

from canvas_openapi.openapi.documented_routes import OperationRoute
from canvas_openapi.openapi.example_values import Misfit, fitted
from canvas_openapi.openapi.operations import merged

_MEDIA_TYPE = "application/json"


def add_request_examples(document: dict[str, Any], routes: Iterable[OperationRoute]) -> list[Diagnostic]:
    """Put the examples into the bodies of a document; returns a note for each that does not fit its body."""
    diagnostics: list[Diagnostic] = []
    components = document["components"]["schemas"]
    for route in routes:
        body = document["paths"][route.path.template][route.verb.lower()].get("requestBody", {})
        media = body.get("content", {}).get(_MEDIA_TYPE)
        if media is None:
            continue
        values: dict[str, Json] = {}
        for example, sent in _sent(route):
            value = sent if isinstance(sent, Misfit) else fitted(sent, media["schema"], components)
            if isinstance(value, Misfit):
                diagnostics.append(_left_out(example, value))
            elif value not in values.values():
                values[_key(example, len(values) + 1)] = value
        if len(values) == 1:
            media["example"] = next(iter(values.values()))
        elif values:
            media["examples"] = {key: {"value": value} for key, value in values.items()}
    return diagnostics


def _sent(route: OperationRoute) -> Iterator[tuple[Example, Json | Misfit]]:
    """The bodies without files that the documented requests of an operation send."""
    path = route.path.template
    for parameter in route.path.parameters:
        path = path.replace(f"{{{parameter.name}}}", f"*{parameter.name}" if parameter.glob else f":{parameter.name}")
    for example in merged(route.documentation).request_examples:
        if example.is_json and not example.requests:
            yield example, example.value
        for request in example.requests:
            if (request.form or request.is_json) and not request.files and is_call_of(request, route.verb, path):
                yield example, request.value if request.is_json else _nested(request)


def _key(example: Example, number: int) -> str:
    words = "".join(c if c.isalnum() else " " for c in example.title).split()
    return f"{'_'.join(words).lower()}_{number}" if words else f"example_{number}"


def _left_out(example: Example, misfit: Misfit) -> Diagnostic:
    return Diagnostic(
        "example-left-out",
        f"the example request does not fit the documented body: {misfit}",
        "nothing to do: kept as a code sample only",
        example.origin,
        Severity.NOTE,
    )


# ------------------------------------------------------------------ pairs → nested JSON, as Rails reads them


def _nested(request: CurlRequest) -> Json | Misfit:
    root: dict[str, Json] = {}
    for name, text in request.form:
        steps = [key.text if key.kind is not KeyKind.ITEM else None for key in parse_name(name)]
        if not _put(root, steps, text):
            return Misfit(name, "a value stands where others have members")
    return root


def _put(root: dict[str, Json], steps: list[str | None], text: str) -> bool:
    """Put a text at its place below the root; None is a step into a list. Whether there was room for it."""
    node: Json = root
    for at, step in enumerate(steps):
        following = steps[at + 1 :]
        empty: Json = text if not following else [] if following[0] is None else {}
        if isinstance(node, dict) and step is not None:
            if not following:
                node[step] = text
                return True
            node = node.setdefault(step, empty)
        elif isinstance(node, list) and step is None:
            if not following or not node or _begins_another(node[-1], following):
                node.append(empty)
            node = node[-1]
        else:
            return False
    return True


def _begins_another(last: Json, following: list[str | None]) -> bool:
    """Whether a pair begins the next object of a list: `a[][id]` after an object that has its `id`."""
    return not isinstance(last, dict) or (len(following) == 1 and following[0] in last)
