"""One operation: everything that documents a verb and path, in one OpenAPI operation object."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from canvas_docs.model import Action, ArrayType, Page, Parameter, Primitive

from canvas_openapi.openapi.bodies import request_body, shown_body
from canvas_openapi.openapi.documented_routes import Documentation, OperationRoute
from canvas_openapi.openapi.known import Known, known
from canvas_openapi.openapi.parameters import path_parameters, query_parameters, split_path_rows
from canvas_openapi.openapi.responses import responses
from canvas_openapi.openapi.schema import Schemas
from canvas_openapi.openapi.security import security

_IN_QUERY = frozenset(("GET", "HEAD", "DELETE", "OPTIONS"))
_UPDATES = frozenset(("PUT", "PATCH"))
_PAGINATED = re.compile(r"\bpaginated\b", re.I)
_SHARED = ("page", "per_page")


def operation(route: OperationRoute, schemas: Schemas, summary: str) -> Known:
    """The operation object of a route; `summary` is its own among all operations."""
    action = merged(route.documentation)
    page = route.documentation[0].page
    _, rows = split_path_rows(route.path, action.parameters)
    # Beside a body that is a list there is no room for names: `include[]` goes to the query, where Rails looks as well.
    in_query = rows if route.verb in _IN_QUERY or action.shown_body else []
    body = shown_body(action.shown_body, schemas) if action.shown_body else None
    if not in_query:
        body = body or request_body(_as_sent(route.verb, rows), schemas)
    paginated = is_paginated(route.verb, action)
    shared = [name for name in _SHARED if paginated and name not in {row.name for row in rows}]
    parameters = path_parameters(route.path, action.parameters) + query_parameters(in_query, schemas)
    in_table = {row.name for row in in_query}
    shared += ["as_user_id"] if "as_user_id" not in in_table else []  # some tables document what all calls have
    parameters += [{"$ref": f"#/components/parameters/{name}"} for name in shared]
    result: dict[str, Any] = {
        "operationId": route.operation_id,
        "tags": [page.title],
        "summary": summary,
        "description": action.description or title(route),  # linters want one; some actions have only a title
        "deprecated": action.deprecation is not None,
        "externalDocs": external_docs(page, action),
        "parameters": parameters,
        "requestBody": body,
        "responses": responses(
            action,
            has_body=body is not None,
            has_path_parameters=bool(route.path.parameters),
            is_paginated=paginated,
            schemas=schemas,
        ),
        "security": security(route),
        "x-canvas-route": route.documentation[0].route.path,
        "x-canvas-controller": f"{action.controller}#{action.name}" if action.controller else None,
        "x-canvas-scope-derived": all(d.route.scope.derived for d in route.documentation),
        "x-canvas-beta": action.beta or page.beta,
        "x-canvas-truncated": action.truncated,
        "x-codeSamples": [
            {"lang": "Shell", "label": example.title or "curl", "source": _runnable(example.text)}
            for example in action.request_examples
            if example.requests
        ],
    }
    return known({key: value for key, value in result.items() if value not in (None, False, "", [])})


def _runnable(text: str) -> str:
    """An example request for a shell: what the docs say above the first command is a comment."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.lstrip().startswith("curl")), 0)
    said = [f"# {line}" if line.strip() and not line.lstrip().startswith("#") else line for line in lines[:first]]
    return "\n".join([*said, *lines[first:]])


def _as_sent(verb: str, rows: list[Parameter]) -> list[Parameter]:
    """The rows of a body, in an update or a form with a file without their defaults: the description names them.

    Clients of openapi-generator and openapi-python-client send the default of what their caller leaves out: an update
    would reset it, and in a form the second sends `False`, which Rails does not know.
    """
    is_form = any(row.type.kind is Primitive.FILE for row in rows)
    return [replace(row, default=None) for row in rows] if is_form or verb in _UPDATES else rows


def merged(documentation: tuple[Documentation, ...]) -> Action:
    """What several actions say about one route, as one action: the first leads, the others add."""
    first, *others = (d.action for d in documentation)
    for other in others:
        names = {parameter.name for parameter in first.parameters}
        first = replace(
            first,
            description="\n\n".join(dict.fromkeys(filter(None, (first.description, _also(other), other.description)))),
            parameters=(*first.parameters, *(p for p in other.parameters if p.name not in names)),
            shown_body=first.shown_body or other.shown_body,
            response_fields=first.response_fields or other.response_fields,
            request_examples=(*first.request_examples, *other.request_examples),
            response_examples=(*first.response_examples, *other.response_examples),
            statuses=tuple(dict.fromkeys((*first.statuses, *other.statuses))),
            returns=first.returns or other.returns,
            deprecation=first.deprecation if other.deprecation else None,
            beta=first.beta and other.beta,
        )
    rows = _without_repeats(first.parameters)
    return first if len(rows) == len(first.parameters) else replace(first, parameters=rows)


def _also(action: Action) -> str:
    return f"**{action.title}**" if action.title else ""


def _without_repeats(parameters: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    """One row for each name: a live one before a deprecated one (`assignment[submission_types]` has both)."""
    rows: dict[str, Parameter] = {}
    for parameter in parameters:
        known = rows.get(parameter.name)
        if known is None or (known.deprecation and not parameter.deprecation):
            rows[parameter.name] = parameter
    return tuple(rows.values())


def is_paginated(verb: str, action: Action) -> bool:
    """Whether a call comes in pages: a GET whose text says "paginated", or that returns a list."""
    returns_list = action.returns is not None and isinstance(action.returns.type, ArrayType)
    return verb == "GET" and (returns_list or bool(_PAGINATED.search(f"{action.title} {action.description}")))


def title(route: OperationRoute) -> str:
    """The title that the docs give, else one made from the operationId, which is made of the route's own words."""
    titles = (documentation.action.title for documentation in route.documentation)
    return next(titles) or route.operation_id.replace("_", " ").capitalize()


def external_docs(page: Page, action: Action) -> dict[str, str] | None:
    """Link to the official page, where it is known; else to the controller's source; else nothing."""
    if page.url and not page.title_derived:
        # GitBook writes the `/` of an anchor as `-` (FORMATS A3, "Op.id").
        anchor = (action.anchor or "").replace("/", "-") if page.form.startswith("gitbook") else action.anchor
        return {"url": f"{page.url}#{anchor}" if anchor else page.url, "description": "Official documentation"}
    return {"url": action.source_url, "description": "Source of the controller"} if action.source_url else None
