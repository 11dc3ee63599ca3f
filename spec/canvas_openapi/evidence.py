"""How every type in the document is known: `evidence.json`, by JSON pointer. ARCHITECTURE, "Types and evidence"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from canvas_docs.model import Grade

from canvas_openapi.openapi.known import Evidence, Evidences
from canvas_openapi.openapi.places import Place, nearest
from canvas_openapi.openapi.positions import schemas_in

DOCUMENT_RULES = {
    "path-parameter": "the place in the path: ids are strings there",
    "query-value": "the place in the query: a value of unknown type is text there",
    "guides": "the guides of the reference, which say it once for all calls: pages, errors, throttling; the line"
    " is that of `base.yaml`",
}
"""Rules that are applied while the document is made; those that read the docs are in `canvas_docs.rule_book`."""


def evidence(
    document: dict[str, Any], known: Evidences, places: Mapping[str, Place], moved: Mapping[str, str]
) -> dict[str, Any]:
    """The grade, rule and source of every schema of the document, in its order, with totals by grade and rule.

    `moved` leads from parts of the document to the components that stand for them where it is written; such a schema is
    listed once, under its component, with the place of its first use. The totals count every use.
    `null_documented`: the docs say that the value may be null. In the document each property of an answer may.
    `required_rule`: the rule by which a property must be there, and is not null (`identity`).

    `{"totals": {"documented": 12, …}, "rules": {"value-string": 3, …}, "types": {"/paths/…/schema": {"grade": …}}}`
    """
    found = {at: known[at] for at, _ in schemas_in(document) if at in known}
    grades = Counter(one.grade for one in found.values())
    rules = Counter(one.rule for one in found.values() if one.rule)
    return {
        "totals": {grade.value: grades[grade] for grade in Grade},
        "rules": dict(sorted(rules.items())),
        "types": _listed(found, places, moved),
    }


def _listed(found: Mapping[str, Evidence], places: Mapping[str, Place], moved: Mapping[str, str]) -> dict[str, Any]:
    listed: dict[str, Any] = {}
    above: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for where, known in found.items():
        part = nearest(where, moved, above[0])
        written = moved[part] + where[len(part) :] if part else where  # what stands in a part that moved moves along
        if written not in listed:
            listed[written] = _entry(known, places.get(nearest(where, places, above[1]), Place()))
    return listed


def types_known(known: Evidences) -> str:
    """One line for the summary: how many types of the document are known by which grade."""
    grades = Counter(evidence.grade for evidence in known.values())
    return "types: " + ", ".join(f"{grades[grade]:,} {grade.value}" for grade in Grade)


def _entry(known: Evidence, place: Place) -> dict[str, Any]:
    origin = known.origin if known.origin.line else place.origin
    entry = {
        "grade": known.grade.value,
        "rule": known.rule,
        "null_documented": known.null_documented,
        "required_rule": known.required_rule,
        "page": place.page,
        "anchor": place.anchor,
        "document": origin.document,
        "line": origin.line,
    }
    return {key: value for key, value in entry.items() if value}
