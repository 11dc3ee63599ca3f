"""The checkers that users run find nothing in the packages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import HERE, run_tool

SOURCES = ["packages", pytest.param("corpus_packages", marks=pytest.mark.corpus)]


@pytest.fixture(scope="module", params=SOURCES)
def folder(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def test_mypy(folder: Path) -> None:
    run_tool(sys.executable, "-m", "mypy", "--cache-dir", folder / "cache", cwd=folder / "python")


def test_ruff(folder: Path) -> None:
    run_tool(sys.executable, "-m", "ruff", "check", "--no-cache", ".", cwd=folder / "python")
    run_tool(sys.executable, "-m", "ruff", "format", "--no-cache", "--check", ".", cwd=folder / "python")


@pytest.mark.corpus
def test_pyright(corpus_packages: Path, node: Path) -> None:
    run_tool(node / "pyright", "--pythonpath", sys.executable, cwd=corpus_packages / "python")


@pytest.mark.corpus
def test_tsc(corpus_packages: Path, node: Path) -> None:
    (corpus_packages / "typescript" / "node_modules").symlink_to(HERE / "node_modules")
    run_tool(node / "tsc", "--noEmit", cwd=corpus_packages / "typescript")


def test_prettier(folder: Path, node: Path) -> None:
    run_tool(node / "prettier", "--check", "src", "package.json", "tsconfig.json", cwd=folder / "typescript")


def test_npm_pack(packages: Path, node: Path) -> None:
    """`npm pack` builds ES modules with declarations (by tsc --strict)."""
    folder = packages / "typescript"
    (folder / "node_modules").symlink_to(HERE / "node_modules")
    listed = run_tool("npm", "pack", "--dry-run", "--json", cwd=folder)
    for name in ("dist/index.js", "dist/index.d.ts", "dist/resources/accounts.d.ts", "dist/node.js", "README.md"):
        assert f'"path": "{name}"' in listed
    script = "import('./dist/index.js').then(({ Canvas }) => console.log(typeof Canvas))"
    assert run_tool("node", "--eval", script, cwd=folder) == "function\n"
