"""Path and query parameters of an operation. ARCHITECTURE, "Facts of the wire"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from canvas_docs.model import NOWHERE, Grade, Parameter

from canvas_openapi.openapi.bodies import array_of, is_repeated, leaf
from canvas_openapi.openapi.known import Evidence, Known, known
from canvas_openapi.openapi.path_descriptions import path_description
from canvas_openapi.openapi.paths import Path
from canvas_openapi.openapi.schema import Schemas


def path_parameters(path: Path, documented: Sequence[Parameter]) -> list[dict[str, Any]]:
    """The path parameters. All are strings: `self`, `sis_course_id:X` and shard-prefixed ids are legal ids."""
    rows = {parameter.name: parameter for parameter in documented}
    found: list[dict[str, Any]] = []
    for parameter in path.parameters:
        row = rows.get(parameter.documented) or rows.get(parameter.name)
        about = path_description(parameter.name, path.template)
        words = [row.description if row and row.description else about.text]
        if parameter.glob:
            words.append("The rest of the path: it may hold slashes, which must not be escaped.")
        allowed = [str(value) for value in row.type.allowed] if row else []
        schema = {"type": "string", **({"enum": allowed} if allowed else {})}
        evidence = Evidence(Grade.INFERRED, "path-parameter", row.origin if row else NOWHERE)
        found.append(
            {
                "name": parameter.name,
                "in": "path",
                "required": True,
                "description": "\n\n".join(words),
                "schema": Known(schema, evidence),
                **_examples(about.examples if not allowed else ()),
            }
        )
    return found


def _examples(values: Sequence[str]) -> dict[str, Any]:
    """One value as `example`; two, the Canvas id and the SIS id, as `examples`."""
    if not values:
        return {}
    if len(values) == 1:
        return {"example": values[0]}
    return {"examples": {name: {"value": value} for name, value in zip(("canvas_id", "sis_id"), values, strict=True)}}


def split_path_rows(path: Path, documented: Sequence[Parameter]) -> tuple[list[Parameter], list[Parameter]]:
    """The rows that describe path parameters, and the others."""
    names = {parameter.documented for parameter in path.parameters} | {parameter.name for parameter in path.parameters}
    return [p for p in documented if p.name in names], [p for p in documented if p.name not in names]


def query_parameters(parameters: Sequence[Parameter], schemas: Schemas) -> list[dict[str, Any]]:
    """The query parameters, each under its literal wire name: `include[]` is repeated for each value."""
    return [_query_parameter(parameter, schemas) for parameter in parameters]


def _query_parameter(parameter: Parameter, schemas: Schemas) -> dict[str, Any]:
    is_list = is_repeated(parameter)
    schema = array_of(parameter, schemas) if is_list else leaf(parameter, schemas)
    members = dict(schema.node)
    if members.get("items") == {}:  # every value of a query is text: orval's client converts nothing else
        members["items"] = Known({"type": "string"}, Evidence(Grade.INFERRED, "query-value", parameter.origin))
        schema = known(members, schema.evidence)
        members = dict(schema.node)
    description = members.pop("description", "")
    deprecated = members.pop("deprecated", False)
    return {
        "name": parameter.name,
        "in": "query",
        **({"required": True} if parameter.required else {}),
        **({"description": description} if description else {}),
        **({"deprecated": True} if deprecated else {}),
        **({"style": "form", "explode": True} if members.get("type") == "array" else {}),
        "schema": schema._replace(node=members),
    }
