"""Defaults and allowed values that are no values of their schema: mended where the docs are plain, else left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from canvas_docs.diagnostics import Diagnostic, diagnostic
from canvas_docs.model import Json, Origin

from canvas_openapi.openapi.json_types import is_among, is_of_type, types_of
from canvas_openapi.openapi.known import Known, map_known


def fit_values(part: Known) -> tuple[Known, list[Diagnostic]]:
    """The part with its schemas mended, and a warning for each value that was left out, where it was read."""
    problems: list[Diagnostic] = []

    def fitted(one: Known) -> Known:
        if one.evidence is None or ("enum" not in one.node and "default" not in one.node):
            return one
        mended, left_out = _fitted(one.node)
        origin = one.evidence.origin
        problems.extend(_left_out(what, one.node, origin) for what in left_out)
        return one if mended == one.node else Known(mended, one.evidence, one.below)

    return map_known(part, fitted), problems


def _fitted(schema: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The schema with the values that it admits, and what was left out."""
    left_out: list[str] = []
    mended = dict(schema)
    if "enum" in schema:
        kept, lost = _fitted_enum(schema)
        left_out += [f"the allowed value {value!r}" for value in lost]
        mended["enum"] = kept
        if not kept:
            del mended["enum"]
    if "default" in schema:
        mended["default"] = fitted_default(mended, schema["default"])
        if mended["default"] is None:
            left_out.append(f"the default {schema['default']!r}")
            del mended["default"]
    return mended, left_out


def _fitted_enum(schema: Mapping[str, Any]) -> tuple[list[Json], list[Json]]:
    """Each value once, in the type of the schema: an integer's `"1"` is 1. And the values that are none of it."""
    bare = {key: value for key, value in schema.items() if key != "enum"}
    kept: dict[str, Json] = {}
    lost: list[Json] = []
    for value in schema["enum"]:
        fitted = value if fits(value, bare) else _as_printed(value)
        if fits(fitted, bare):
            kept.setdefault(json.dumps(fitted, sort_keys=True), fitted)
        else:
            lost.append(value)
    return list(kept.values()), lost


def _as_printed(value: Json) -> Json:
    try:
        return json.loads(value) if isinstance(value, str) and len(value) < 300 else value
    except ValueError:
        return value


def _left_out(what: str, schema: Mapping[str, Any], origin: Origin) -> Diagnostic:
    type_ = schema.get("type", "the type")
    wanted = " or ".join(type_) if isinstance(type_, list) else type_
    return diagnostic("value-left-out", f"{what[:120]} is no {wanted} that is allowed here", origin)


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
    """Whether a value fits the type and the enum of a schema, or one of its choices; references are not looked up."""
    if "anyOf" in schema:
        return any(fits(value, choice) for choice in schema["anyOf"])
    types = types_of(schema)
    if types and not any(is_of_type(value, name) for name in types):
        return False
    if isinstance(value, list) and not all(fits(item, schema.get("items", {})) for item in value):
        return False
    return "enum" not in schema or is_among(value, schema["enum"])
