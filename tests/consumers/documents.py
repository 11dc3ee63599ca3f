"""The documents that the tools are given, made by the command line as a user makes them."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.consumers.toolbox import REPOSITORY, WORK, run

_TITLES = {"bundled": "bundled page", "corpus": "corpus", "sample": "sample of the corpus"}
_SAMPLE = ("Files", "Courses", "Submissions", "Discussion Topics", "Groups", "Modules", "Rubrics", "SIS Imports")
"""The tags of the sample: uploads, nested bodies, answers of many objects, lists in an object."""
_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class Document:
    """An OpenAPI document in `.work/documents/`: `name` is bundled, corpus or sample, `version` 3.1 or 3.0."""

    name: str
    version: str

    @property
    def key(self) -> str:
        """A short name for files."""
        return f"{self.name}-{self.version}"

    @property
    def title(self) -> str:
        """The name in the table."""
        return f"{_TITLES[self.name]}, {self.version}"

    @property
    def yaml(self) -> Path:
        """The document as YAML."""
        return WORK / "documents" / f"{self.key}.yaml"

    @property
    def json(self) -> Path:
        """The same as JSON."""
        return WORK / "documents" / f"{self.key}.json"

    def data(self) -> dict[str, Any]:
        """The document itself."""
        return _data(self.json)

    def operations(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Verb, path and operation object of every operation."""
        for path, item in self.data()["paths"].items():
            for verb, operation in item.items():
                if verb in _VERBS:
                    yield verb, path, operation

    def digest(self) -> str:
        """A digest of the bytes that tools are given."""
        return hashlib.sha256(self.json.read_bytes() + self.yaml.read_bytes()).hexdigest()

    def operation_ids(self) -> list[str]:
        """All operationIds."""
        return [operation["operationId"] for _, _, operation in self.operations()]


@cache
def _data(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text())
    return document


def corpus_folder() -> Path | None:
    """The pages of the portal, which lie beside the repository and never in it; None where they are absent."""
    folder = Path(os.environ.get("CANVAS_OPENAPI_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    pages = folder / "gitbook_md" / "2025-12"
    return pages if pages.is_dir() else None


def make_documents() -> tuple[Document, ...]:
    """Write all documents; raises SystemExit if one cannot be made."""
    corpus = corpus_folder()
    sources: dict[str, tuple[str | Path, ...]] = {"bundled": ()}
    if corpus is not None:
        sources["corpus"] = (corpus,)
        sources["sample"] = (corpus, *(word for tag in _SAMPLE for word in ("--only", tag)))
    made: list[Document] = []
    for name, source in sources.items():
        documents = [Document(name, version) for version in ("3.1", "3.0")]
        outputs = [word for one in documents for file in (one.yaml, one.json) for word in ("-o", file)]
        done = run([Path(sys.executable).with_name("canvas-openapi"), "spec", *source, "-q", *outputs], cwd=REPOSITORY)
        if done.code:
            sys.exit(f"{name}: the documents could not be made:\n{done.output}")
        made.extend(documents)
    return tuple(made)
