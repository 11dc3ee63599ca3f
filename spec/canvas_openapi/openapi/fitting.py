"""Defaults and allowed values that are no values of their schema: mended where the docs are plain, else left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from canvas_docs.diagnostics import Diagnostic, diagnostic
from canvas_docs.model import Json

from canvas_openapi.openapi.schema import Schema, fits, fitted_default

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
