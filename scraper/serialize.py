"""Reference ↔ `reference.json`, and the JSON Schema of that file."""

from __future__ import annotations

from typing import Any

import msgspec

from scraper.diagnostics import Diagnostic, Severity
from scraper.model import Origin, Reference

_FORMAT = "canvas-openapi reference"
_VERSION = 1


def reference_to_json(reference: Reference) -> bytes:
    """The reference as indented JSON; what is empty or None is left out, and read back as such."""
    content = {"format": _FORMAT, "version": _VERSION, **_pruned(msgspec.to_builtins(reference))}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def reference_from_json(text: str, name: str) -> Reference | Diagnostic:
    """Read a `reference.json`; an error if it is not one, or of another version."""
    try:
        content = msgspec.json.decode(text)
        if not isinstance(content, dict) or content.get("version") != _VERSION:
            return _unreadable(name, f"its version is not {_VERSION}")
        return msgspec.convert(content, Reference)
    except (msgspec.DecodeError, RecursionError) as error:
        return _unreadable(name, str(error))


def _unreadable(name: str, reason: str) -> Diagnostic:
    problem = f"the file is no reference.json that this version can read ({reason})"
    return Diagnostic(
        "reference-unreadable", problem, "write it anew with `canvas-openapi parse`", Origin(name), Severity.ERROR
    )


def reference_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `reference.json`."""
    (schema,), definitions = msgspec.json.schema_components([Reference], ref_template="#/$defs/{name}")
    root = definitions.pop(schema["$ref"].rpartition("/")[2])
    properties = {"format": {"const": _FORMAT}, "version": {"const": _VERSION}, **root["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "canvas-openapi reference",
        "description": root.get("description", ""),
        "type": "object",
        "properties": properties,
        "required": ["format", "version", "pages"],
        "$defs": definitions,
    }


_VERBATIM = frozenset(("value", "example", "default"))  # JSON of the docs: never pruned inside


def _pruned(node: Any) -> Any:
    """Without members that are None, empty or False, which are all defaults of the model."""
    if isinstance(node, dict):
        return {
            key: value if key in _VERBATIM else _pruned(value)
            for key, value in node.items()
            if not (value is None or value is False or value == "" or value == [] or value == ())
            or (key in _VERBATIM and value is not None)
        }
    if isinstance(node, list | tuple):
        return [_pruned(item) for item in node]
    return node
