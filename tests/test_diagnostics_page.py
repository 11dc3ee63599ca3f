"""DIAGNOSTICS.md names every code and every rule, and none that is gone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from canvas_docs.reference import read_reference
from canvas_openapi.evidence import evidence
from canvas_openapi.openapi.document import openapi

from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "DIAGNOSTICS.md").read_text(encoding="utf-8")
CODES, RULES = (set(re.findall(r"`([a-z]+(?:-[a-z…]+)*)`(?=[,| ])", part)) for part in PAGE.split("## Rules", 1))
STRINGS = {
    node.value
    for folder in ("scraper", "spec")
    for file in sorted((REPOSITORY / folder).rglob("*.py"))
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


def codes_in_source() -> Iterator[str]:
    """The first argument of every `Diagnostic(…)` and `….report(…)` that is a plain string."""
    for folder in ("scraper", "spec"):
        for file in sorted((REPOSITORY / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Diagnostic" and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant):
                        yield str(first.value)


def test_every_code_is_explained() -> None:
    found = {code for code in codes_in_source() if not code.startswith("fetch-")}
    assert len(found) > 20
    assert found <= CODES


def test_no_code_of_the_page_is_gone() -> None:
    assert {code for code in CODES if "-" in code and not code.startswith("canvas-")} <= STRINGS


@pytest.mark.corpus
@pytest.mark.parametrize("pages", ["gitbook_md/2025-12", "yard_html/2014"])
def test_every_rule_is_explained(corpus: Path, pages: str) -> None:
    reference, _ = read_reference(corpus / pages)
    assert reference is not None
    result = openapi(reference)
    families = tuple(rule.removesuffix("…") for rule in RULES if rule.endswith("…"))
    rules = evidence(result.document, result.places)["rules"]
    assert len(rules) > 20
    assert [rule for rule in rules if rule not in RULES and not rule.startswith(families)] == []
