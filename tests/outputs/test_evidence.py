"""Every type in the document has one grade."""

from collections.abc import Iterator
from typing import Any

from canvas_docs.model import Grade
from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED
from canvas_openapi.evidence import evidence, types_known
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.places import pointer


def schemas(node: Any, where: str = "") -> Iterator[str]:
    """The pointers of all places at which a type stands, found without the help of the emitter."""
    if isinstance(node, dict):
        for key, below in node.items():
            here = where + pointer((key,))
            if key == "schema" or where.endswith(("/properties", "/components/schemas")):
                yield here
            if key not in ("example", "examples", "enum", "default"):
                yield from schemas(below, here)
    elif isinstance(node, list):
        for at, below in enumerate(node):
            yield from schemas(below, f"{where}/{at}")


def test_each_response_property_and_parameter_has_exactly_one_grade() -> None:
    reference, _ = read_reference(BUNDLED)
    assert reference is not None
    result = openapi(reference)
    found = evidence(result.document, result.evidence, result.places, {})
    expected = set(schemas(result.document))
    assert len(expected) > 100
    assert expected <= found["types"].keys()
    assert sum(found["totals"].values()) == len(found["types"])
    assert {entry["grade"] for entry in found["types"].values()} <= {grade.value for grade in Grade}


def test_an_entry_names_its_page_and_line_and_a_rule_where_it_was_inferred() -> None:
    reference, _ = read_reference(BUNDLED)
    assert reference is not None
    result = openapi(reference)
    types = evidence(result.document, result.evidence, result.places, {})["types"]
    body = "/paths/~1api~1v1~1users~1{user_id}~1tokens/post/requestBody/content/application~1json/schema"
    assert types[f"{body}/properties/token/properties/purpose"] == {
        "grade": "documented",
        "page": "tokens",
        "document": "all_resources.txt",
        "line": 25,
    }
    assert all(entry.get("rule") for entry in types.values() if entry["grade"] == "inferred")
    assert not any(entry.get("rule") for entry in types.values() if entry["grade"] == "documented")


def test_the_line_of_the_summary() -> None:
    reference, _ = read_reference(BUNDLED)
    assert reference is not None
    result = openapi(reference)
    totals = evidence(result.document, result.evidence, result.places, {})["totals"]
    assert types_known(result.evidence) == "types: " + ", ".join(f"{count} {grade}" for grade, count in totals.items())
