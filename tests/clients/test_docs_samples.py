"""The samples of the docs site are calls of these packages: each must compile, strictly."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from spec.render.clients.naming import operations
from spec.render.docs.samples import Call, OurClients, call_of
from tests.clients.conftest import run_tool

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def calls(corpus_document: dict[str, Any]) -> list[Call]:
    return [call_of(spec["operationId"], verb, path, spec) for path, verb, spec in operations(corpus_document)]


def test_python_samples(
    corpus_packages: Path, corpus_document: dict[str, Any], calls: list[Call], tmp_path: Path
) -> None:
    clients = OurClients(corpus_document)
    functions = [
        f"def sample_{number}(canvas: Canvas) -> None:\n" + "".join(f"    {line}\n" for line in lines)
        for number, lines in enumerate(clients.python(call).splitlines() for call in calls)
    ]
    (tmp_path / "samples.py").write_text("\n".join(["from canvas_client import Canvas\n", *functions]))
    shutil.copytree(corpus_packages / "python" / "canvas_client", tmp_path / "canvas_client")
    assert len(functions) > 500
    run_tool(sys.executable, "-m", "mypy", "--strict", "samples.py", cwd=tmp_path)


def test_typescript_samples(
    corpus_packages: Path, corpus_document: dict[str, Any], calls: list[Call], node: Path, tmp_path: Path
) -> None:
    clients = OurClients(corpus_document)
    functions = [
        f"export async function sample{number}(canvas: Canvas) {{\n{clients.typescript(call)}\n}}"
        for number, call in enumerate(calls)
    ]
    shutil.copytree(corpus_packages / "typescript", tmp_path / "package")
    (tmp_path / "package" / "node_modules").symlink_to(node.parent)
    (tmp_path / "package" / "src" / "samples.ts").write_text(
        "\n".join(['import type { Canvas } from "./index.js";', *functions])
    )
    run_tool(node / "tsc", "--noEmit", "--noUnusedLocals", "false", cwd=tmp_path / "package")
