"""Values against the schemas of a document, and what its references lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jsonschema_rs
import msgspec

from canvas_openapi.openapi.json_types import is_among, is_of_type, types_of
from canvas_openapi.validation.meta import shortened

_ANNOTATIONS = frozenset(("description", "title", "default", "example", "examples", "deprecated"))
_PLAIN = _ANNOTATIONS | {"type", "enum", "nullable"}
"""Keywords of a schema whose values can be judged without a validator: nearly all properties of objects."""
_DOCUMENT = "urn:canvas-openapi:document"
_ABSOLUTE = f'"$ref":"{_DOCUMENT}#/'.encode()
_Validator = jsonschema_rs.Draft4Validator | jsonschema_rs.Draft202012Validator
Contradiction = tuple[str, Sequence[str | int]]
"""What is wrong with a value, and the keys and indexes that lead to the place in it."""


class Values:
    """Judges values. One for each document: what is compiled once is used for all values of a schema."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._is_30 = str(document.get("openapi", "")).startswith("3.0")
        self._components: dict[str, Any] = dict(document.get("components", {}))
        self._targets: dict[str, Mapping[str, Any] | None] = {}
        self._registry: jsonschema_rs.Registry | None = None
        self._validators: dict[bytes, _Validator] = {}

    def resolved(self, node: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The node, or what its `$ref` leads to, several steps if need be; None if that is nothing or a circle."""
        pointer = node.get("$ref")
        if not isinstance(pointer, str):
            return node
        if pointer not in self._targets:
            self._targets[pointer] = self._target(pointer)
        return self._targets[pointer]

    def _target(self, pointer: str) -> Mapping[str, Any] | None:
        seen = set()
        found: Any = {"$ref": pointer}
        while isinstance(found, Mapping) and isinstance(found.get("$ref"), str):
            pointer = found["$ref"]
            if pointer in seen or not pointer.startswith("#/"):
                return None
            seen.add(pointer)
            found = self._at(pointer)
        return found if isinstance(found, Mapping) else None

    def _at(self, pointer: str) -> Any:
        found: Any = self._document
        for part in pointer.removeprefix("#/").split("/"):
            if not isinstance(found, Mapping):
                return None
            found = found.get(part.replace("~1", "/").replace("~0", "~"))
        return found

    def problem(self, value: Any, schema: Any) -> str:
        """Why a value does not fit a schema; empty if it does. A broken schema is an error of its own."""
        try:
            found = self.contradiction(value, schema)
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError):
            return ""
        return shortened(found[0]) if found else ""

    def contradiction(self, value: Any, schema: Any) -> Contradiction | None:
        """What of a value does not fit a schema, and where in the value that is; None if it fits.

        Raises what jsonschema-rs raises for a schema that is broken or refers to nothing.
        """
        if isinstance(schema, Mapping) and _PLAIN.issuperset(schema) and _is_plain(value, schema):
            return None
        error = next(self._validator(schema).iter_errors(value), None)
        return (error.message, error.instance_path) if error else None

    def uncompiled(self, schema: Mapping[str, Any]) -> str:
        """Why the pattern of a schema cannot be compiled; empty if it can, or if there is none."""
        patterns = [schema["pattern"]] if "pattern" in schema else []
        for pattern in (*patterns, *schema.get("patternProperties", ())):
            try:
                jsonschema_rs.Draft202012Validator({"pattern": pattern})
            except jsonschema_rs.ValidationError:
                return f"the pattern {pattern!r} cannot be compiled"
        return ""

    def _validator(self, schema: Any) -> _Validator:
        """A validator; one for all small schemas that differ in nothing but what they say to readers."""
        if isinstance(schema, Mapping):
            schema = {keyword: value for keyword, value in schema.items() if keyword not in _ANNOTATIONS}
        content = msgspec.json.encode(schema)
        if b'"$ref"' in content:  # it holds all that it refers to: hundreds of them would be a third of the memory
            return self._compiled(content)
        if content not in self._validators:
            self._validators[content] = self._compiled(content)
        return self._validators[content]

    def _compiled(self, content: bytes) -> _Validator:
        draft = jsonschema_rs.Draft4Validator if self._is_30 else jsonschema_rs.Draft202012Validator
        if self._registry is None:
            name = "http://json-schema.org/draft-04/schema#" if self._is_30 else _DRAFT
            whole = {"$schema": name, "components": self._plain(msgspec.json.encode(self._components))}
            self._registry = jsonschema_rs.Registry([(_DOCUMENT, whole)])
        return draft(self._plain(content), registry=self._registry, validate_formats=True)

    def _plain(self, content: bytes) -> Any:
        """A schema as plain JSON Schema: its references made absolute, 3.0's `nullable` written out."""
        found = msgspec.json.decode(content.replace(b'"$ref":"#/', _ABSOLUTE))
        return _with_null(found) if self._is_30 else found


_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _with_null(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_with_null(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _with_null(value) for key, value in schema.items()}
    if found.get("nullable") is True and isinstance(found.get("type"), str):
        found["type"] = [found["type"], "null"]
    return found


def _is_plain(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value fits a schema of `_PLAIN` keywords surely; False where a validator has to say."""
    names = (*types_of(schema), *(("null",) if schema.get("nullable") else ()))
    if names and not any(is_of_type(value, name) for name in names):
        return False
    return "enum" not in schema or is_among(value, schema["enum"])
