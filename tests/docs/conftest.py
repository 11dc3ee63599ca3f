from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from canvas_docs.model import Reference
from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED
from canvas_openapi.openapi.document import openapi
from canvas_openapi.render.docs import Options, render_docs
from canvas_openapi.render.docs.arrangement import catalogue
from canvas_openapi.serve import serve
from canvas_openapi.write import write_folder

from tests.docs.invented import GADGETS, WIDGETS, hostile_reference
from tests.made import openapi_of, reference_of
from tests.node_tools import install

_HERE = Path(__file__).parent

Build = Callable[..., Path]


def missing(what: str) -> None:
    """Skip, with the reason; on CI what is missing is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}: CI must have it")
    pytest.skip(what)


BESIDE = {"openapi.yaml": b"", "openapi.json": b""}
"""Stands for the document, which is published with the pages and to which they lead."""


def files_of(reference: Reference, options: Options | None = None) -> dict[str, bytes]:
    made = openapi(reference)
    return {**render_docs(reference, made.document, options, made.evidence), **BESIDE}


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    folder = tmp_path_factory.mktemp("invented")
    (folder / "widgets.md").write_text(WIDGETS)
    (folder / "gadgets.md").write_text(GADGETS)
    reference, diagnostics = read_reference(folder)
    assert reference is not None, diagnostics
    return reference


@pytest.fixture(scope="session")
def invented_files(invented: Reference) -> dict[str, bytes]:
    return files_of(invented)


@pytest.fixture(scope="session")
def bundled_files() -> dict[str, bytes]:
    reference, _ = read_reference(BUNDLED)
    assert reference is not None
    return files_of(reference)


@pytest.fixture(scope="session")
def real_files(real_corpus: Path) -> dict[str, bytes]:
    return files_of(reference_of(real_corpus / "gitbook_md" / "2025-12"))


@pytest.fixture(scope="session")
def corpus_files(corpus: Path) -> dict[str, bytes]:
    return files_of(reference_of(corpus / "gitbook_md" / "2025-12"))


@pytest.fixture(scope="session")
def real_site_sections(real_corpus: Path) -> dict[str, str]:
    """The id of the section that an operation stands in: that of its first route."""
    pages = real_corpus / "gitbook_md" / "2025-12"
    found = catalogue(reference_of(pages), openapi_of(pages).document)
    return {one.id: section.operations[0].id for _, section in found.sections for one in section.operations}


@pytest.fixture(scope="session")
def hostile_files() -> dict[str, bytes]:
    return files_of(hostile_reference())


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sites")


@pytest.fixture(scope="session")
def written(sites: Path) -> Build:
    """Writes a site below `sites`, once: its address is its name, so every site stands under a sub-path."""

    def write(name: str, files: dict[str, bytes]) -> Path:
        if not (sites / name).exists():
            assert write_folder(sites / name, files) is None
        return sites / name

    return write


@pytest.fixture(scope="session")
def host(sites: Path) -> Iterator[str]:
    server = serve(sites, 0)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def checkers() -> Path:
    """The folder of axe-core and the Nu checker, from the npm registry (exact versions, in package-lock.json)."""
    modules = _HERE / "node_modules"
    if why := install(_HERE):
        missing(f"axe and the Nu checker cannot be installed: {why}")
    return modules
