"""How every type in the document is known: `evidence.json`, by JSON pointer. ARCHITECTURE, "Types and evidence"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from canvas_docs.model import Grade

from canvas_openapi.openapi.places import Place, place_of, pointer
from canvas_openapi.openapi.schema import Evidence, Schema


def evidence(document: dict[str, Any], places: Mapping[str, Place]) -> dict[str, Any]:
    """The grade, rule and source of every schema of the document, in its order, with totals by grade and rule.

    `null_documented`: the docs say that the value may be null. In the document each property of an answer may.

    `{"totals": {"documented": 12, …}, "rules": {"value-string": 3, …}, "types": {"/paths/…/schema": {"grade": …}}}`
    """
    found = dict(_graded(document, ""))
    grades = Counter(known.grade for known in found.values())
    rules = Counter(known.rule for known in found.values() if known.rule)
    return {
        "totals": {grade.value: grades[grade] for grade in Grade},
        "rules": dict(sorted(rules.items())),
        "types": {where: _entry(where, known, places) for where, known in found.items()},
    }


def types_known(document: dict[str, Any]) -> str:
    """One line for the summary: how many types of the document are known by which grade."""
    grades = Counter(schema.evidence.grade for schema in _schemas(document))
    return "types: " + ", ".join(f"{grades[grade]:,} {grade.value}" for grade in Grade)


def _graded(node: Any, where: str) -> Iterator[tuple[str, Evidence]]:
    if isinstance(node, Schema):
        yield where, node.evidence
    if isinstance(node, dict):
        for key, below in node.items():
            if isinstance(below, dict | list):
                yield from _graded(below, where + pointer((key,)))
    elif isinstance(node, list):
        for at, below in enumerate(node):
            if isinstance(below, dict | list):
                yield from _graded(below, f"{where}/{at}")


def _schemas(document: dict[str, Any]) -> Iterator[Schema]:
    """All schemas of a document, in no order: much quicker than with their pointers."""
    waiting: list[Any] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Schema):
            yield node
        waiting.extend(
            below for below in (node.values() if isinstance(node, dict) else node) if isinstance(below, dict | list)
        )


def _entry(where: str, known: Evidence, places: Mapping[str, Place]) -> dict[str, Any]:
    place = place_of(where, places)
    origin = known.origin if known.origin.line else place.origin
    entry = {
        "grade": known.grade.value,
        "rule": known.rule,
        "null_documented": known.null_documented,
        "page": place.page,
        "anchor": place.anchor,
        "document": origin.document,
        "line": origin.line,
    }
    return {key: value for key, value in entry.items() if value}
