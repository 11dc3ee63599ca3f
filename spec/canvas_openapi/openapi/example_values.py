"""Values that were sent as text → the JSON that a schema documents for them, or why they do not fit it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from canvas_docs.model import Json

_REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where a value does not fit its schema (`course.name`; empty for the whole value), and why."""

    where: str
    why: str

    def __str__(self) -> str:
        """`course.name: why`."""
        return f"{self.where}: {self.why}" if self.where else self.why

    def below(self, step: str) -> Misfit:
        """The same, seen from one level up."""
        return Misfit(f"{step}.{self.where}" if self.where else step, self.why)


def fitted(value: Json, schema: Mapping[str, Any], components: Mapping[str, Any]) -> Json | Misfit:
    """The value in the types of the schema: texts become numbers and booleans where it documents these.

    A member that the schema does not document is a misfit: the docs of the body and the example are not of one edition.
    """
    if "$ref" in schema:
        return fitted(value, components.get(schema["$ref"].removeprefix(_REFERENCE), {}), components)
    if "anyOf" in schema:
        tried = [fitted(value, choice, components) for choice in schema["anyOf"]]
        return next((found for found in tried if not isinstance(found, Misfit)), tried[0])
    types = schema.get("type", [])
    names = [types] if isinstance(types, str) else list(types)
    if not names or (value is None and "null" in names):
        return value
    found: Json | Misfit = Misfit("", f"{value!r} is no {' or '.join(names)}")
    for name in names:
        found = _of_type(value, name, schema, components)
        if not isinstance(found, Misfit):
            break
    if not isinstance(found, Misfit) and "enum" in schema and found not in schema["enum"]:
        return Misfit("", f"{value!r} is none of the allowed values")
    return found


def _of_type(value: Json, name: str, schema: Mapping[str, Any], components: Mapping[str, Any]) -> Json | Misfit:
    if name == "object" and isinstance(value, dict):
        return _object(value, schema, components)
    if name == "array" and isinstance(value, list):
        return _array(value, schema, components)
    if name in _SCALARS and not isinstance(value, dict | list):
        found = _SCALARS[name](value)
        if found is not None:
            return found
    return Misfit("", f"{value!r} is no {name}")


def _object(value: dict[str, Json], schema: Mapping[str, Any], components: Mapping[str, Any]) -> Json | Misfit:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", None if properties else {})
    members: dict[str, Json] = {}
    for key, content in value.items():
        documented = properties.get(key, others)
        if documented is None:
            return Misfit(key, "it is not documented")
        found = fitted(content, documented, components)
        if isinstance(found, Misfit):
            return found.below(key)
        members[key] = found
    missing = [key for key in schema.get("required", ()) if key not in members]
    return Misfit(missing[0], "it is required and missing") if missing else members


def _array(value: list[Json], schema: Mapping[str, Any], components: Mapping[str, Any]) -> Json | Misfit:
    items = []
    for at, content in enumerate(value):
        found = fitted(content, schema.get("items", {}), components)
        if isinstance(found, Misfit):
            return found.below(str(at))
        items.append(found)
    return items


# ------------------------------------------------------------------ scalars; None where the value is none

_TRUTH = {"true": True, "1": True, "false": False, "0": False}


def _boolean(value: Json) -> Json:
    return value if isinstance(value, bool) else _TRUTH.get(value.lower()) if isinstance(value, str) else None


def _integer(value: Json) -> Json:
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,18}", value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: Json) -> Json:
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}\.\d{1,15}", value):
        return float(value)
    return value if isinstance(value, float) else _integer(value)


def _string(value: Json) -> Json:
    return value if isinstance(value, str) else None


_SCALARS: dict[str, Callable[[Json], Json]] = {
    "boolean": _boolean,
    "integer": _integer,
    "number": _number,
    "string": _string,
}
