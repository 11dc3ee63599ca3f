"""The checkers that users run find nothing in the packages, nor in the code of their READMEs."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import HERE, run_tool

SOURCES = ["packages", pytest.param("corpus_packages", marks=pytest.mark.corpus)]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=SOURCES)
def folder(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def test_mypy(folder: Path) -> None:
    run_tool(sys.executable, "-m", "mypy", "--cache-dir", folder / "cache", cwd=folder / "python")


def test_ruff(folder: Path) -> None:
    run_tool(sys.executable, "-m", "ruff", "check", "--no-cache", ".", cwd=folder / "python")
    run_tool(sys.executable, "-m", "ruff", "format", "--no-cache", "--check", ".", cwd=folder / "python")


def test_prettier(folder: Path, node: Path) -> None:
    run_tool(node / "prettier", "--check", "src", "package.json", "tsconfig.json", cwd=folder / "typescript")


def test_pyright(node: Path, request: pytest.FixtureRequest) -> None:
    folder = _largest(request)
    run_tool(node / "pyright", "--pythonpath", sys.executable, cwd=folder / "python")


def test_npm_pack(packages: Path, node: Path) -> None:
    """`npm pack` builds ES modules with declarations (by tsc --strict)."""
    folder = packages / "typescript"
    (folder / "node_modules").symlink_to(HERE / "node_modules")
    listed = run_tool("npm", "pack", "--dry-run", "--json", cwd=folder)
    for name in ("dist/index.js", "dist/index.d.ts", "dist/resources/accounts.d.ts", "dist/node.js", "README.md"):
        assert f'"path": "{name}"' in listed
    script = "import('./dist/index.js').then(({ Canvas }) => console.log(typeof Canvas))"
    assert run_tool("node", "--eval", script, cwd=folder) == "function\n"


@pytest.mark.corpus
def test_tsc_with_the_readme(corpus_packages: Path, node: Path, tmp_path: Path) -> None:
    folder = tmp_path / "typescript"
    folder.mkdir()
    for name in ("src", "tsconfig.json", "package.json"):
        (folder / name).symlink_to(corpus_packages / "typescript" / name)
    (folder / "node_modules").symlink_to(HERE / "node_modules")
    code = _code_blocks(corpus_packages / "typescript" / "README.md", "ts")
    code = code.replace('"canvas-openapi-client/node"', '"./src/node.ts"').replace(
        '"canvas-openapi-client/testing"', '"./src/testing.ts"'
    )
    code = code.replace('"canvas-openapi-client"', '"./src/index.ts"')
    preamble = "declare const token: string;\n"
    (folder / "readme.ts").write_text(preamble + code)
    settings = ["--noEmit", "--preserveSymlinks", "--rootDir", "."]
    config = '{ "extends": "./tsconfig.json", "compilerOptions": { "rootDir": "." }, "include": ["src", "readme.ts"] }'
    (folder / "tsconfig.readme.json").write_text(config)
    run_tool(node / "tsc", "--project", "tsconfig.readme.json", *settings, cwd=folder)


@pytest.mark.corpus
def test_real_use(corpus_packages: Path, node: Path, tmp_path: Path) -> None:
    """Code that uses the client in earnest needs no cast, in mypy, pyright and tsc."""
    cache = ["--cache-dir", corpus_packages / "cache"]
    use = HERE / "real_use"
    options = ["--strict", *cache, "--config-file=", *sorted(use.glob("*.py"))]
    run_tool(sys.executable, "-m", "mypy", *options, cwd=corpus_packages / "python")
    paths = {"extraPaths": [str(corpus_packages / "python")], "include": [str(use)], "typeCheckingMode": "standard"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(paths))
    run_tool(node / "pyright", "--pythonpath", sys.executable, "-p", tmp_path, cwd=tmp_path)
    source = corpus_packages / "typescript" / "src"
    programs = sorted(use.glob("*.ts"))
    for program in programs:
        code = program.read_text()
        for name, file in (("/node", "node"), ("/resources/courses", "resources/courses"), ("", "index")):
            code = code.replace(f'"canvas-openapi-client{name}"', f'"{source}/{file}.ts"')
        (tmp_path / program.name).write_text(code)
    (tmp_path / "node_modules").symlink_to(HERE / "node_modules")
    settings = json.loads((corpus_packages / "typescript" / "tsconfig.json").read_text())["compilerOptions"]
    settings = {
        **settings,
        "noEmit": True,
        "rewriteRelativeImportExtensions": False,
        "rootDir": "/",
        "typeRoots": [str(HERE / "node_modules" / "@types")],
    }
    (tmp_path / "package.json").write_text('{ "type": "module" }')
    (tmp_path / "tsconfig.json").write_text(
        json.dumps({"compilerOptions": settings, "files": [one.name for one in programs]})
    )
    run_tool(node / "tsc", "--project", "tsconfig.json", cwd=tmp_path)


@pytest.mark.corpus
def test_mypy_with_the_readme(corpus_packages: Path, tmp_path: Path) -> None:
    code = _code_blocks(corpus_packages / "python" / "README.md", "python")
    (tmp_path / "readme.py").write_text("from datetime import UTC, datetime\ntoken = 'x'\n" + code)
    cache = ["--cache-dir", corpus_packages / "cache"]
    options = ["--strict", *cache, "--config-file=", tmp_path / "readme.py"]
    run_tool(sys.executable, "-m", "mypy", *options, cwd=corpus_packages / "python")


def _largest(request: pytest.FixtureRequest) -> Path:
    """The packages for the corpus where it is at hand, else those for the bundled page."""
    try:
        found = request.getfixturevalue("corpus_packages")
    except pytest.skip.Exception:
        found = request.getfixturevalue("packages")
    assert isinstance(found, Path)
    return found


def _code_blocks(readme: Path, language: str) -> str:
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", readme.read_text(), re.DOTALL))
