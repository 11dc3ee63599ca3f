"""The types of JSON values by the names that schemas give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from canvas_docs.model import Json

_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def types_of(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """The types that a schema names; none if it names none."""
    named = schema.get("type", ())
    return (named,) if isinstance(named, str) else tuple(named)


def is_of_type(value: Json, name: str) -> bool:
    """Whether a value is surely of the type with this name; a float such as 1.0 is not taken for an integer."""
    if isinstance(value, bool):  # which Python takes for an integer
        return name == "boolean"
    return isinstance(value, _PYTHON_TYPES.get(name, ()))


def is_among(value: Json, values: list[Json]) -> bool:
    """Whether a value is one of these, in the same type: Python takes True for 1."""
    return any(value == one and type(value) is type(one) for one in values)
