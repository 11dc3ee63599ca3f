"""The goldens are what the program makes now, and the check that says so can say otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from tests import golden


@pytest.fixture(scope="module")
def made() -> golden.Files:
    return golden.goldens()


def test_the_goldens_are_up_to_date(made: golden.Files) -> None:
    assert golden.differences(made, golden.GOLDENS) == [], "run `make golden`, then look at the diff"


def test_the_schema_of_the_model_is_up_to_date() -> None:
    assert golden.SCHEMA.read_bytes() == golden.schema(), "run `make golden`"


def test_the_check_names_what_is_missing_changed_or_too_much(tmp_path: Path) -> None:
    golden.replace({"a/b": b"1", "c": b"2"}, tmp_path)
    assert golden.differences({"a/b": b"1", "c": b"2"}, tmp_path) == []
    (tmp_path / "c").write_bytes(b"3")
    (tmp_path / "d").write_bytes(b"4")

    assert golden.differences({"a/b": b"1", "c": b"2", "e": b"5"}, tmp_path) == [
        str(tmp_path / name) for name in ("c", "d", "e")
    ]
    golden.replace({"c": b"2"}, tmp_path)
    assert golden.files_in(tmp_path) == {"c": b"2"}


@pytest.mark.parametrize("case", golden.CASES)
def test_the_golden_model_fits_the_published_schema(case: str) -> None:
    schema = json.loads(golden.SCHEMA.read_bytes())
    jsonschema_rs.Draft202012Validator(schema).validate(
        json.loads((golden.GOLDENS / case / "reference.json").read_bytes())
    )


def test_the_broken_pages_show_every_diagnostic_that_a_page_can_cause(made: golden.Files) -> None:
    said = made["broken/said.txt"].decode()
    codes = {line.split(": ")[1] for line in said.splitlines() if line.startswith("pages/")}

    assert codes == {
        "allowed-values-mangled",
        "heading-broken",
        "heading-in-list",
        "hint-not-closed",
        "no-reference-page",
        "no-route",
        "object-ambiguous",
        "object-mended",
        "object-not-json",
        "operation-id-repeated",
        "parameter-row",
        "response-field-unread",
        "scope-differs",
        "truncated",
        "type-lost",
        "verb-line-missing",
    }


@pytest.mark.parametrize("case", golden.CASES)
def test_places_in_the_golden_model_are_lines_of_the_golden_pages(case: str) -> None:
    """Every route was read on a line that names its path."""
    reference = json.loads((golden.GOLDENS / case / "reference.json").read_bytes())
    for page in reference["pages"]:
        lines = (golden.GOLDENS / case / "pages" / page["origin"]["document"]).read_text().split("\n")
        for action in page["actions"]:
            for route in action["routes"]:
                assert route["path"] in lines[route["origin"]["line"] - 1]


def test_the_golden_document_has_the_operations_of_the_invented_api() -> None:
    document = yaml.safe_load((golden.GOLDENS / "greenhouse" / "openapi.yaml").read_text())

    assert sum(len(verbs) for verbs in document["paths"].values()) == 13
