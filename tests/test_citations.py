"""What the code cites is in the repository: sections of FORMATS.md and of ARCHITECTURE.md."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import REPOSITORY

_SECTION = r"[A-E]\d?\b"
_FORMATS = re.compile(rf"\bFORMATS,? (?:sections? )?({_SECTION}(?:(?:, | and | to ){_SECTION})*)")
_ARCHITECTURE = re.compile(r"\bARCHITECTURE\b(?:, \"(?P<section>[^\"]+)\")?")
_UNKNOWN = re.compile(r"\b(?:DESIGN|FORMATS)\b(?!\.md| ?=|\.get|\[)")


def sources() -> list[Path]:
    """Our own Python files, without the packages that tests have installed beside themselves."""
    folders = (REPOSITORY / name for name in ("scraper", "spec", "tests", "templates"))
    found = sorted(path for folder in folders for path in folder.rglob("*.py"))
    strangers = {"node_modules", ".work"}
    return [path for path in found if path != Path(__file__) and strangers.isdisjoint(path.parts)]


def headings(name: str) -> set[str]:
    """The headings of a page: the letter and number of `### A1. Where pages are listed`, else the whole text."""
    lines = (REPOSITORY / name).read_text(encoding="utf-8").splitlines()
    found = [line.lstrip("# ").strip() for line in lines if line.startswith("#")]
    return {re.split(r"\. ", heading)[0] for heading in found}


def citations(text: str) -> tuple[set[str], set[str]]:
    """The sections that a text cites: of FORMATS.md and of ARCHITECTURE.md."""
    formats = {section for match in _FORMATS.finditer(text) for section in re.findall(_SECTION, match[1])}
    return formats, {match["section"] for match in _ARCHITECTURE.finditer(text) if match["section"]}


def test_citations_are_found() -> None:
    text = 'as in FORMATS A6 and (FORMATS, section A2 to A5). See ARCHITECTURE, "Facts of the wire".'
    assert citations(text) == ({"A6", "A2", "A5"}, {"Facts of the wire"})


def test_every_citation_resolves() -> None:
    known = headings("scraper/FORMATS.md"), headings("ARCHITECTURE.md")
    unresolved = []
    for path in sources():
        text = path.read_text(encoding="utf-8")
        formats, architecture = citations(text)
        unresolved += [(path.name, section) for section in (formats - known[0]) | (architecture - known[1])]
        unresolved += [(path.name, line) for line in _FORMATS.sub("", text).splitlines() if _UNKNOWN.search(line)]
    assert unresolved == []
