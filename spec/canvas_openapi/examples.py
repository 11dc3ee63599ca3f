"""Documented examples against the schemas of their places.

An example that its own docs contradict is taken out, and both places are named: a tool that checks examples would
rightly complain, and a reader could not tell which of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import jsonschema_rs
import msgspec
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import NOWHERE, Origin

from canvas_openapi.openapi.places import Place, place_of, pointer
from canvas_openapi.openapi.schema import Schema

_COMPONENTS = "urn:canvas-openapi:components"
REFERENCE = "#/components/schemas/"


def check_examples(document: dict[str, Any], places: Mapping[str, Place]) -> list[Diagnostic]:
    """Take the examples that do not validate out of the document; returns what was contradictory."""
    checker = Checker(document["components"]["schemas"])
    found: list[Diagnostic] = []
    for where, media in _media(document):
        found.extend(_check_media(where, media, checker, places))
    for name, schema in document["components"]["schemas"].items():
        found.extend(_check_properties(pointer(("components", "schemas", name)), name, schema, checker, places))
    return found


class Checker:
    """Validates values against schemas that refer to the document's components."""

    def __init__(self, schemas: dict[str, Any]) -> None:
        self.schemas = schemas
        dialect = "https://json-schema.org/draft/2020-12/schema"
        components = {"$schema": dialect, "components": {"schemas": schemas}}
        self._registry = jsonschema_rs.Registry([(_COMPONENTS, _plain(components))])

    def contradiction(self, schema: dict[str, Any], value: Any) -> tuple[str, Sequence[str | int]] | None:
        """The first error of a value: its message and the path in the value; None if it validates."""
        validator = jsonschema_rs.Draft202012Validator(_plain(schema), registry=self._registry, validate_formats=True)
        error = next(validator.iter_errors(value), None)
        return (error.message.partition("\n")[0][:120], error.instance_path) if error else None

    def read_at(self, schema: Any, path: Sequence[str | int]) -> Origin:
        """Where the type was read that holds for a path in a value."""
        origin = NOWHERE
        for step in (*path, None):
            schema = self._resolved(schema)
            if isinstance(schema, Schema) and schema.evidence.origin.line:
                origin = schema.evidence.origin
            if step is None or not isinstance(schema, dict):
                break
            schema = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
        return origin

    def _resolved(self, schema: Any) -> Any:
        while isinstance(schema, dict):
            if "$ref" in schema:
                schema = self.schemas.get(schema["$ref"].removeprefix(REFERENCE))
            elif "anyOf" in schema:
                schema = schema["anyOf"][0]
            else:
                break
        return schema


def _plain(schema: dict[str, Any]) -> Any:
    """The schema as plain data, its references to components made absolute."""
    text = msgspec.json.encode(schema).replace(b'"#/components/', f'"{_COMPONENTS}#/components/'.encode())
    return msgspec.json.decode(text)


def _media(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every media type object of requests and responses, with its pointer."""
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            above = pointer(("paths", path, verb))
            holders = {f"{above}/requestBody": operation.get("requestBody") or {}}
            holders |= {f"{above}/responses/{code}": response for code, response in operation["responses"].items()}
            for where, holder in holders.items():
                for media_type, media in holder.get("content", {}).items():
                    yield where + pointer(("content", media_type)), media


def _check_media(
    where: str, media: dict[str, Any], checker: Checker, places: Mapping[str, Place]
) -> Iterator[Diagnostic]:
    examples = media.get("examples", {})
    if "example" in media and (error := checker.contradiction(media["schema"], media["example"])):
        del media["example"]
        yield _contradiction(where, error, checker.read_at(media["schema"], error[1]), places)
    for name in list(examples):
        if error := checker.contradiction(media["schema"], examples[name]["value"]):
            del examples[name]
            yield _contradiction(where, error, checker.read_at(media["schema"], error[1]), places)
    if "examples" in media and not examples:
        del media["examples"]


def _check_properties(
    where: str, name: str, schema: Any, checker: Checker, places: Mapping[str, Place]
) -> Iterator[Diagnostic]:
    """The examples of an object's properties, together as one value: one validator for each object."""
    properties = schema.get("properties", {})
    value = {key: below["examples"][0] for key, below in properties.items() if below.get("examples")}
    while error := checker.contradiction({"$ref": REFERENCE + name}, value):
        if not error[1]:
            break
        key = str(error[1][0])
        del value[key]
        del properties[key]["examples"]
        yield _contradiction(where, error, checker.read_at(schema, error[1]), places)


def _contradiction(
    where: str, error: tuple[str, Sequence[str | int]], read_at: Origin, places: Mapping[str, Place]
) -> Diagnostic:
    message, path = error
    member = ".".join(str(step) for step in path) or "the value"
    return Diagnostic(
        "example-contradicts",
        f"the example at {where} contradicts its type, read at {read_at}: {member}: {message}",
        "nothing to do: the example was left out",
        place_of(where, places).origin,
    )
