"""The smallest documents that show a tool's own defect: each is run, so that none stays when the tool is mended."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from tests.consumers.clients import generate
from tests.consumers.documents import Document
from tests.consumers.languages import unread
from tests.consumers.results import Outcome, Result
from tests.consumers.toolbox import HERE, missing, versions
from tests.consumers.typescript import compile_errors


@dataclass(frozen=True, slots=True)
class _Defect:
    """A generator of a package, a document in `defects/`, and what is said where it is run: by tsc, or by a parser."""

    generator: str
    package: str
    file: str
    said: str
    needs: tuple[str, ...]


_DEFECTS = (
    _Defect("orval", "orval", "orval-null", "TS1110", ("node",)),
    _Defect("openapi-zod-client", "openapi-zod-client", "zod-circle", "TS2749", ("node",)),
    _Defect("openapi-zod-client", "openapi-zod-client", "zod-circle-3.0", "TS2322", ("node",)),
    _Defect("openapi-zod-client", "openapi-zod-client", "zod-null", "TS2769", ("node",)),
    _Defect("java", "openapi-generator-cli", "java-map", "Errors.java:", ("java", "javac")),
    _Defect("go", "openapi-generator-cli", "go-accessor", "same name HasOverrides", ("java", "go")),
    _Defect("csharp", "openapi-generator-cli", "csharp-list", "&gt;JsonConverter", ("java",)),
)
"""Prism's two and orval's warning are not here: the first need a server, and the second is met on every document."""


def shown_defects() -> Iterator[Result]:
    """One line of the table for each; it fails if the tool does not show the defect any more."""
    for defect in _DEFECTS:
        version = versions()[defect.package.lower()]
        reasons = [reason for need in defect.needs if (reason := missing(need))]
        if reasons:
            yield Result(defect.generator, version, defect.file, Outcome.SKIPPED, ", ".join(reasons))
            continue
        said = _said(defect)
        is_there = any(defect.said in line for line in said)
        outcome = Outcome.DEFECT if is_there else Outcome.FAILED
        detail = (
            f"{defect.said.rstrip(':')} is there" if is_there else "it is gone: remove the document and its exception"
        )
        yield Result(defect.generator, version, f"defects/{defect.file}.yaml", outcome, detail, tuple(said))


def _said(defect: _Defect) -> list[str]:
    source = HERE / "defects" / f"{defect.file}.yaml"
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    document = Document(f"defect-{defect.file}", data["openapi"][:3])
    document.yaml.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    document.json.write_text(json.dumps(data), encoding="utf-8")
    folder, _ = generate(defect.generator, document)
    return unread(defect.generator, folder) if "java" in defect.needs else compile_errors(folder)
