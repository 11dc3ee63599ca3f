"""The registry has every code, DIAGNOSTICS.md every code and every rule, and neither has one that is gone."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from canvas_docs.codes import CODES
from canvas_docs.diagnostics import Severity, diagnostic
from canvas_openapi.evidence import evidence

from tests.conftest import REPOSITORY, AtLeast
from tests.golden import diagnostics_page
from tests.made import document_of, openapi_of, read

PAGE = (REPOSITORY / "DIAGNOSTICS.md").read_text(encoding="utf-8")
RULES = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)` \|", PAGE.partition("## Rules")[2]))
MADE_BY = {"Diagnostic": 0, "diagnostic": 0, "refusal": 0, "page_diagnostic": 0, "_error": 0, "_note": 0, "_report": 1}
"""The functions that make a diagnostic, and which of their arguments is the code."""


@cache
def nodes() -> list[tuple[Path, ast.AST]]:
    """All that the source says, with the file in which it stands."""
    files = [file for folder in ("scraper", "spec") for file in sorted((REPOSITORY / folder).rglob("*.py"))]
    return [(file, node) for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]


def made() -> Iterator[tuple[str, set[str], str]]:
    """Each code that the source gives to a diagnostic, the severities that are named there, and the place."""
    for file, node in nodes():
        if isinstance(node, ast.Call) and (code := code_of(node)):
            yield code, severities_in(node), f"{file.name}:{node.lineno}"


def code_of(call: ast.Call) -> str:
    """The code that a call gives to a diagnostic as a plain string; nothing if it is no such call."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    at = MADE_BY.get(name)
    argument = call.args[at] if at is not None and len(call.args) > at else None
    text = argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""
    is_code = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) and ("-" in text or name != "_note")  # a kind of note
    return text if is_code else ""


def severities_in(call: ast.Call) -> set[str]:
    """The severities that stand in a call; the one that a Diagnostic has by itself if there is none."""
    named = {
        node.attr.lower()
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]
        for node in ast.walk(argument)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Severity"
    }
    is_usual = getattr(call.func, "id", "") == "Diagnostic" and len(call.args) + len(call.keywords) < 5
    return named or ({"warning"} if is_usual else set())


def test_every_code_of_the_source_is_in_the_registry_with_its_severities() -> None:
    found = list(made())
    assert len({code for code, _, _ in found}) > 60
    for code, severities, place in found:
        assert code in CODES, f"{place}: add {code} to scraper/canvas_docs/codes.py"
        assert severities <= set(CODES[code].severities), f"{place}: {code}"


def test_no_code_of_the_registry_is_gone() -> None:
    strings = {
        node.value
        for file, node in nodes()
        if file.name != "codes.py" and isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(CODES) - strings == set()


def test_the_registry_is_in_order_and_its_sentences_have_no_full_stop() -> None:
    assert list(CODES) == sorted(CODES)
    for code in CODES.values():
        assert code.meaning and code.advice  # noqa: PT018
        assert not code.meaning.endswith(".")
        assert not code.advice.endswith(".")
        assert "|" not in code.meaning + code.advice


def test_the_page_is_made_from_the_registry() -> None:
    assert PAGE.encode() == diagnostics_page()


def test_a_diagnostic_takes_what_its_code_usually_has() -> None:
    assert str(diagnostic("no-pages", "nothing here")).endswith("brings the full docs")
    assert diagnostic("no-pages", "nothing here").severity is Severity.ERROR
    assert diagnostic("too-large", "it is", severity=Severity.ERROR, advice="cut it").advice == "cut it"
    with pytest.raises(KeyError):
        diagnostic("no-such-code", "x")


@pytest.mark.parametrize("pages", ["gitbook_md/2025-12", "yard_html/2014"])
def test_every_rule_is_explained(corpus: Path, at_least: AtLeast, pages: str) -> None:
    result = openapi_of(corpus / pages)
    rules = evidence(result.document, result.evidence, result.places, {})["rules"]
    assert len(rules) >= at_least(real=21, invented=10)
    assert [rule for rule in rules if rule not in RULES] == []


@pytest.mark.parametrize("pages", ["gitbook_md/2025-12", "yard_html/2022", "yard_html/2014"])
def test_every_diagnostic_has_a_page_and_a_line(corpus: Path, at_least: AtLeast, pages: str) -> None:
    _, diagnostics = read(corpus / pages)
    found = (*diagnostics, *document_of(corpus / pages).in_version("3.0").diagnostics)
    assert len(found) >= at_least(real=21, invented=2)
    about_a_file = {"no-reference-page"}
    assert [str(d) for d in found if not d.origin.line and d.code not in about_a_file] == []
    assert all(d.origin.document for d in found)
