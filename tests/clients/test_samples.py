"""The samples of the docs site are calls of these clients, and compile."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from canvas_openapi.render.docs.client_calls import ClientCalls
from canvas_openapi.render.docs.sample_values import Call, Calls

from tests.clients.conftest import HERE, run_tool

pytestmark = pytest.mark.slow


def calls_of(document: dict[str, Any]) -> list[Call]:
    calls = Calls(document["components"])
    return [
        calls.call(verb.upper(), path, operation)
        for path, item in document["paths"].items()
        for verb, operation in item.items()
    ]


@pytest.mark.corpus
def test_every_sample_in_python_passes_mypy(corpus_document: dict[str, Any], corpus_packages: Path) -> None:
    clients = ClientCalls(corpus_document)
    functions = [
        f"def sample_{number}(canvas: Canvas) -> None:\n"
        + "\n".join(f"    {line}" for line in clients.python(call).splitlines())
        for number, call in enumerate(calls_of(corpus_document))
    ]
    file = corpus_packages / "python" / "samples.py"
    file.write_text("from canvas_client import Canvas\n\n" + "\n\n".join(functions) + "\n", encoding="utf-8")
    options = ("--warn-unused-ignores", "--cache-dir", corpus_packages / "cache")
    run_tool(sys.executable, "-m", "mypy", *options, file.name, cwd=file.parent)


@pytest.mark.corpus
def test_every_sample_in_typescript_passes_tsc(
    corpus_document: dict[str, Any], corpus_packages: Path, node: Path
) -> None:
    clients = ClientCalls(corpus_document)
    blocks = [f"  {{\n{clients.typescript(call)}\n  }}" for call in calls_of(corpus_document)]
    folder = corpus_packages / "typescript"
    body = "\n".join(blocks)
    text = (
        f'import type {{ Canvas }} from "./index.ts";\n\nexport async function samples(canvas: Canvas) {{\n{body}\n}}\n'
    )
    (folder / "src" / "samples.ts").write_text(text.replace("const result = ", ""), encoding="utf-8")
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(HERE / "node_modules")
    run_tool(node / "tsc", "--noEmit", cwd=folder)


def test_members_that_are_arguments_are_shown_once() -> None:
    """A body with members of its own and others of the caller's choice: what has an argument is not in `body` too."""
    named = {"type": "object", "properties": {"name": {"type": "string"}}}
    chosen = {"type": "object", "additionalProperties": {"type": "object"}}
    body = {"schema": {"anyOf": [named, chosen]}, "example": {"name": "A", "placement": {"text": "B"}}}
    operation = {
        "operationId": "create_tool",
        "tags": ["Tools"],
        "requestBody": {"content": {"application/json": body}},
        "responses": {},
    }
    document: dict[str, Any] = {
        "info": {"version": "1"},
        "paths": {"/api/v1/tools": {"post": operation}},
        "components": {},
    }
    (call,) = calls_of(document)
    said = "".join(ClientCalls(document).python(call).split())
    assert 'name="A",body={"placement":{"text":"B"}}' in said
