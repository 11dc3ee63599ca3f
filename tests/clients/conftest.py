"""Generated packages, a fake Canvas, and the tools of Node."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import canvas_openapi
import httpx
import pytest
from canvas_docs.sources import BUNDLED
from canvas_openapi.render.clients.python import render_python
from canvas_openapi.render.clients.typescript import render_typescript
from canvas_openapi.write import write_folder

from tests.clients.fake_canvas import FakeCanvas
from tests.clients.invented import with_inventions
from tests.clients.stage import Stage
from tests.made import openapi_of
from tests.minicorpus import layout as minicorpus
from tests.node_tools import install

HERE = Path(__file__).parent
BUNDLER = HERE / "bundler"
Play = Callable[[str], Any]
"""Plays a scenario of `typescript_scenarios.mjs` by its name; gives back what it printed."""

RENDERERS = {"python": render_python, "typescript": render_typescript}


def document_of(source: Path) -> dict[str, Any]:
    """The OpenAPI document of a source."""
    return openapi_of(source).document


def written(document: dict[str, Any], folder: Path) -> Path:
    """Both packages, in folder/python and folder/typescript."""
    for language, render in RENDERERS.items():
        assert write_folder(folder / language, render(document)) is None
    return folder


@pytest.fixture(scope="session")
def bundled() -> dict[str, Any]:
    """The document of the bundled page, with the kinds of operations that it lacks."""
    return with_inventions(document_of(BUNDLED))


@pytest.fixture(scope="session")
def packages(bundled: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages for the bundled page; the Python one can be imported."""
    folder = written(bundled, tmp_path_factory.mktemp("bundled"))
    sys.path.insert(0, str(folder / "python"))
    return folder


@pytest.fixture(scope="session")
def package(packages: Path) -> Any:
    """The Python package for the bundled page."""
    import canvas_client

    return canvas_client


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    """One for all tests: each new one reads the certificates of the machine."""
    with httpx.Client() as client:
        yield client


@pytest.fixture(scope="session")
def corpus_document(real_corpus: Path) -> dict[str, Any]:
    """The document as users get it, with the corrections that ship with the program."""
    reference = canvas_openapi.load(real_corpus / "gitbook_md" / "2025-12").reference
    assert reference is not None
    content = canvas_openapi.make_document(reference, validate=False).content
    assert isinstance(content, dict)
    return content


@pytest.fixture(scope="session")
def invented_document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The document of the invented corpus, with the odd names that pages have."""
    return document_of(minicorpus.write(tmp_path_factory.mktemp("minicorpus")) / "gitbook_md" / "2025-12")


@pytest.fixture(scope="session")
def invented_packages(invented_document: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(invented_document, tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="session")
def corpus_packages(corpus_document: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(corpus_document, tmp_path_factory.mktemp("corpus"))


@pytest.fixture
def fake() -> Iterator[FakeCanvas]:
    with FakeCanvas() as server:
        yield server


@pytest.fixture
def other_host() -> Iterator[FakeCanvas]:
    with FakeCanvas() as server:
        yield server


@pytest.fixture(scope="session")
def node_20() -> None:
    """The test is skipped, and in CI fails, where there is no Node 20."""
    found = shutil.which("node")
    version = (
        subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout if found else "none"
    )
    if not found or int(version.removeprefix("v").split(".")[0]) < 20:
        _missing(f"Node 20 or later is needed, found {version.strip()}")


@pytest.fixture(scope="session")
def node(node_20: None) -> Path:
    """The folder of the tools that check TypeScript: they are many, for tests that are marked slow."""
    installed(HERE)
    return HERE / "node_modules" / ".bin"


@pytest.fixture(scope="session")
def esbuild(node_20: None) -> Path:
    """The bundler, for the quick tests."""
    installed(BUNDLER)
    return BUNDLER / "node_modules" / ".bin" / "esbuild"


def installed(folder: Path) -> None:
    """Install what the lock file of a folder names; without it the test is skipped, and in CI fails."""
    if why := install(folder):
        _missing(why)


def _missing(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


def run_tool(*command: object, cwd: Path) -> str:
    """The output of a tool that must succeed."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


def bundled_script(esbuild: Path, entry: Path, target: Path, *options: str) -> Path:
    """An ES module of `entry` and what it imports, by esbuild."""
    run_tool(
        esbuild,
        entry,
        "--bundle",
        "--format=esm",
        "--platform=node",
        f"--outfile={target}",
        *options,
        cwd=target.parent,
    )
    return target


@pytest.fixture(scope="session")
def bundle(packages: Path, esbuild: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    bundled_script(esbuild, packages / "typescript" / "src" / "node.ts", folder / "node.mjs")
    return bundled_script(esbuild, packages / "typescript" / "src" / "index.ts", folder / "client.mjs")


@pytest.fixture(scope="session")
def stage(bundle: Path) -> Iterator[Stage]:
    """One process of Node plays all scenarios of the bundle: each new one would load it again."""
    with Stage(bundle) as opened:
        yield opened


@pytest.fixture
def play(stage: Stage, fake: FakeCanvas, other_host: FakeCanvas) -> Play:
    """Play a scenario of `typescript_scenarios.mjs`. Whatever it prints must not hold the token."""

    def run(name: str) -> Any:
        printed = stage.play(name, fake.url, other_host.url)
        assert "secret-token" not in printed
        return json.loads(printed)

    return run
