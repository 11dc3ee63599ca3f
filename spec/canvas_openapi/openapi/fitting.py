"""Defaults and allowed values that are no values of their schema: mended where the docs are plain, else left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from canvas_docs.diagnostics import Diagnostic, diagnostic
from canvas_docs.model import Json

from canvas_openapi.openapi.json_types import is_among, is_of_type, types_of
from canvas_openapi.openapi.schema import Schema

_VALUES = frozenset(("example", "examples", "default", "enum", "x-codeSamples", "description"))


def fit_values(node: Any) -> Iterator[Diagnostic]:
    """Mend the schemas in a part of the document; a warning for each value that was left out, where it was read."""
    if isinstance(node, Schema):
        if "enum" in node:
            yield from _fit_enum(node)
        if "default" in node:
            yield from _fit_default(node)
    if isinstance(node, dict):
        for key, below in node.items():
            if key not in _VALUES or isinstance(below, Schema):  # a property may be called "default"
                yield from fit_values(below)
    elif isinstance(node, list):
        for below in node:
            yield from fit_values(below)


def _fit_enum(schema: Schema) -> Iterator[Diagnostic]:
    """Each value once, in the type of the schema: an integer's `"1"` is 1."""
    bare = {key: value for key, value in schema.items() if key != "enum"}
    kept: dict[str, Json] = {}
    for value in schema["enum"]:
        fitted = value if fits(value, bare) else _as_printed(value)
        if fits(fitted, bare):
            kept.setdefault(json.dumps(fitted, sort_keys=True), fitted)
        else:
            yield _left_out(f"the allowed value {value!r}", schema)
    if kept:
        schema["enum"] = list(kept.values())
    else:
        del schema["enum"]


def _fit_default(schema: Schema) -> Iterator[Diagnostic]:
    fitted = fitted_default(schema, schema["default"])
    if fitted is None:
        yield _left_out(f"the default {schema['default']!r}", schema)
        del schema["default"]
    else:
        schema["default"] = fitted


def _as_printed(value: Json) -> Json:
    try:
        return json.loads(value) if isinstance(value, str) and len(value) < 300 else value
    except ValueError:
        return value


def _left_out(what: str, schema: Schema) -> Diagnostic:
    type_ = schema.get("type", "the type")
    wanted = " or ".join(type_) if isinstance(type_, list) else type_
    return diagnostic("value-left-out", f"{what[:120]} is no {wanted} that is allowed here", schema.evidence.origin)


def fitted_default(schema: Mapping[str, Any], default: Json) -> Json:
    """The default as a value of the schema; None where it is none.

    The docs name one item where the default of a list is the list of it: `enrollment_state[]`, "defaults to 'active'".
    """
    if default is None or fits(default, schema):
        return default
    if "array" in types_of(schema) and fits(default, schema.get("items", {})):
        return [default]
    return None


def fits(value: Json, schema: Mapping[str, Any]) -> bool:
    """Whether a value fits the type and the enum of a schema; what a reference or a choice admits is not looked up."""
    types = types_of(schema)
    if types and not any(is_of_type(value, name) for name in types):
        return False
    if isinstance(value, list) and not all(fits(item, schema.get("items", {})) for item in value):
        return False
    return "enum" not in schema or is_among(value, schema["enum"])
