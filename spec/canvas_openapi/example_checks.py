"""Documented examples against the schemas of their places.

An example that its own docs contradict is taken out, and both places are named: a tool that checks examples would
rightly complain, and a reader could not tell which of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import NOWHERE, Origin

from canvas_openapi.openapi.known import Evidences, Graded
from canvas_openapi.openapi.places import Place, place_of, pointer
from canvas_openapi.validation.value_checks import Contradiction, Values

REFERENCE = "#/components/schemas/"


Path = tuple[str, ...]
"""The keys that lead to a member of the document."""


def check_examples(
    document: dict[str, Any], evidence: Evidences, places: Mapping[str, Place], values: Values
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The document without the examples that do not validate, and what was contradictory; the input is not changed.

    `values` judges values by the schemas of this document.
    """
    checker = _Checker(document, evidence, values)
    found: list[tuple[Path, Diagnostic]] = []
    for path, media in _media(document):
        found.extend(_check_media(path, media, checker, places))
    for name, schema in document["components"]["schemas"].items():
        found.extend(_check_properties(("components", "schemas", name), name, schema, checker, places))
    return _without_all(document, [path for path, _ in found]), [diagnostic for _, diagnostic in found]


def _without_all(document: dict[str, Any], paths: Sequence[Path]) -> dict[str, Any]:
    """The document without the members at these paths, nor an `examples` that they leave empty."""
    gone: _Gone = {}
    for path in paths:
        below = gone
        for key in path:
            below = below.setdefault(key, {})
    return _without(document, gone) if gone else document


_Gone = dict[str, Any]
"""Which members go: key by key as far down as they stand; an empty one is a member that goes."""


def _without(node: dict[str, Any], gone: _Gone) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for key, value in node.items():
        if key not in gone:
            members[key] = value
        elif gone[key] and ((rest := _without(value, gone[key])) or key != "examples"):
            members[key] = rest
    return members


class _Checker:
    """Judges values, and knows where the schemas were read."""

    def __init__(self, document: Mapping[str, Any], evidence: Evidences, values: Values) -> None:
        self.contradiction = values.contradiction
        self._schemas: dict[str, Any] = document["components"]["schemas"]
        self._evidence = evidence

    def read_at(self, schema: Mapping[str, Any], at: Path, path: Sequence[str | int]) -> Origin:
        """Where the type was read that holds for a path in a value of the schema; `at` leads to the schema."""
        graded: Graded | None = Graded(schema, self._evidence, pointer(at))
        origin = NOWHERE
        for step in (*path, None):
            graded = self._resolved(graded)
            if graded is None:
                break
            if graded.evidence and graded.evidence.origin.line:
                origin = graded.evidence.origin
            graded = None if step is None else _member(graded, step)
        return origin

    def _resolved(self, graded: Graded | None) -> Graded | None:
        while graded is not None:
            if "$ref" in graded.schema:
                name = graded.schema["$ref"].removeprefix(REFERENCE)
                at = pointer(("components", "schemas", name))
                graded = Graded(self._schemas[name], self._evidence, at) if name in self._schemas else None
            elif "anyOf" in graded.schema:
                graded = graded.below("anyOf", 0)
            else:
                break
        return graded


def _member(graded: Graded, step: str | int) -> Graded | None:
    if isinstance(step, int):
        return graded.below("items") if isinstance(graded.schema.get("items"), dict) else None
    return graded.below("properties", step) if step in graded.schema.get("properties", {}) else None


def _media(document: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every media type object of requests and responses, with its path."""
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            above = ("paths", path, verb)
            holders: dict[Path, Any] = {(*above, "requestBody"): operation.get("requestBody") or {}}
            holders |= {(*above, "responses", code): response for code, response in operation["responses"].items()}
            for where, holder in holders.items():
                for media_type, media in holder.get("content", {}).items():
                    yield (*where, "content", media_type), media


def _check_media(
    path: Path, media: dict[str, Any], checker: _Checker, places: Mapping[str, Place]
) -> Iterator[tuple[Path, Diagnostic]]:
    schema = media.get("schema", {})
    examples: dict[Path, Any] = {("example",): media["example"]} if "example" in media else {}
    examples |= {("examples", name): example["value"] for name, example in media.get("examples", {}).items()}
    for below, value in examples.items():
        if error := checker.contradiction(value, schema):
            read_at = checker.read_at(schema, (*path, "schema"), error[1])
            yield (*path, *below), _contradiction(pointer(path), error, read_at, places)


def _check_properties(
    path: Path, name: str, schema: Any, checker: _Checker, places: Mapping[str, Place]
) -> Iterator[tuple[Path, Diagnostic]]:
    """The examples of an object's properties; there is one for each that is shown."""
    for key, below in schema.get("properties", {}).items():
        for value in below.get("examples", ())[:1]:
            if error := checker.contradiction(value, below):
                found = (error[0], (key, *error[1]))
                read_at = checker.read_at(schema, path, found[1])
                yield (*path, "properties", key, "examples"), _contradiction(pointer(path), found, read_at, places)


def _contradiction(where: str, error: Contradiction, read_at: Origin, places: Mapping[str, Place]) -> Diagnostic:
    message, path = error[0].partition("\n")[0][:120], error[1]
    member = ".".join(str(step) for step in path) or "the value"
    return Diagnostic(
        "example-contradicts",
        f"the example at {where} contradicts its type, read at {read_at}: {member}: {message}",
        "nothing to do: the example was left out",
        place_of(where, places).origin,
    )
