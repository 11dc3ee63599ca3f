"""Docs that try to be code: the packages compile, pass the checkers, and do nothing but their job."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from canvas_openapi.render.clients.naming import client_names
from canvas_openapi.render.clients.python import render_python
from canvas_openapi.render.clients.typescript import render_typescript
from canvas_openapi.write import write_folder

from tests.clients.conftest import HERE, bundled_script, run_tool
from tests.clients.fake_canvas import FakeCanvas

EVIL = "evil-was-here"
WRITE = f"open('{EVIL}', 'w').close()"
TEXTS = [
    f'"""\n{WRITE}\n"""',
    f'\\"""\n{WRITE}\n\\"""',
    'ends in a quote" and a backslash \\\n\\N{DIGIT ONE} \\x \\u12 \\',
    f"*/ require('fs').writeFileSync('{EVIL}', '') /*",
    f"*\\/ `${{require('fs').writeFileSync('{EVIL}', '')}}` */",
    "@deprecated {@link x} {{ 7 * 7 }} {% raw %} {# #} <script>",
    "line\u2028separator\u2029and\x00nul\x1b[31m\r\nreturn \u202eesrever\u202c \ud800",
    "'''" + '"' * 7,
    '"',
    "\\",
    "x " * 500 + "y" * 500,
    "# type: ignore\n# noqa\n// @ts-nocheck\n// prettier-ignore",
]
NAMES = [
    "__class__",
    "__init__",
    "__proto__",
    "constructor",
    "toString",
    "self",
    "options",
    "params",
    "class",
    "import",
    "None",
    f'x"; {WRITE}; "',
    f"x'); {WRITE}; ('",
    "${process.exit(1)}",
    "a[__proto__][b]",
    "a[constructor]",
    "client",
    "objects",
    "types",
    "Id",
    "1st",
    "",
    "日本",
    "a b",
    "A-B",
    "a\nb",
    "a\\",
]


def hostile_document() -> dict[str, Any]:
    """A document with every text in every place that holds text, and every name in every place that holds a name."""
    about = "\n\n".join(TEXTS)
    schemas = {
        name: {"type": "object", "description": about, "properties": {inner: {"type": "string", "description": text}}}
        for name, inner, text in zip(
            ["Any", "Literal", "File", "Page", "Array", "Canvas", "Record", "Id", "Object", "None", "Promise", 'E"vil'],
            NAMES,
            TEXTS,
            strict=False,
        )
    }
    schemas["All"] = {
        "type": "object",
        "properties": {
            name: {"type": ["string", "null"], "enum": [*TEXTS, None], "description": TEXTS[0]} for name in NAMES
        },
    }
    paths: dict[str, Any] = {}
    for number, (name, title) in enumerate(zip(NAMES, [*TEXTS, *NAMES], strict=False)):
        operation = {
            "operationId": f"get_{number}",
            "tags": [title],
            "summary": about,
            "description": about,
            "externalDocs": {"url": f"https://x/{about}"},
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": about},
                {"name": name, "in": "query", "schema": {"type": "string", "default": about}, "description": about},
            ],
            "requestBody": {"content": {"application/json": {"schema": schemas["All"]}}},
            "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/All"}}}}},
            "security": [{"oauth2": [about]}],
            "x-canvas-route": f"/api/v1/x{number}/:id",
        }
        paths[f"/api/v1/x{number}/{{id}}"] = {"post": operation}
    words = [
        "list",
        "class",
        "constructor",
        "__init__",
        "call",
        "toString",
        "str",
        "then",
        '"; evil()',
        "delete",
        "client",
    ]
    for number, word in enumerate(words):
        paths[f"/api/v1/{word}/{number}"] = {
            "get": {
                "operationId": word,
                "tags": ["Words"],
                "parameters": [],
                "responses": {},
                "x-canvas-route": "",
            }
        }
    return {"openapi": "3.1.1", "info": {"version": about}, "paths": paths, "components": {"schemas": schemas}}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return hostile_document()


@pytest.fixture(scope="module")
def folder(document: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    assert write_folder(folder / "python", render_python(document)) is None
    assert write_folder(folder / "typescript", render_typescript(document)) is None
    return folder


def test_python(document: dict[str, Any], folder: Path, fake: FakeCanvas, tmp_path: Path) -> None:
    calls = [
        {
            "group": group,
            "method": method,
            "path": ["1"] if "x" in operation_id or "get_" in operation_id else [],
            "arguments": {},
        }
        for operation_id, (group, method, _, _) in client_names(document).items()
    ]
    (tmp_path / "calls.json").write_text(json.dumps(calls))
    driver = [sys.executable, HERE / "python_driver.py", folder / "python", fake.url, tmp_path / "calls.json", "sync"]
    run_tool(*driver, cwd=tmp_path)
    assert [asked.method for asked in fake.asked] == ["POST"] * len(NAMES) + ["GET"] * (len(calls) - len(NAMES))
    everything = "import pkgutil, importlib, canvas_client as c\n"
    everything += "[importlib.import_module(m.name) for m in pkgutil.walk_packages(c.__path__, 'canvas_client.')]"
    subprocess.run([sys.executable, "-c", everything], cwd=folder / "python", check=True)
    assert not list(folder.rglob(EVIL))
    assert not list(tmp_path.rglob(EVIL))


@pytest.mark.slow
def test_python_checkers(folder: Path) -> None:
    run_tool(sys.executable, "-m", "mypy", "--cache-dir", folder / "cache", cwd=folder / "python")
    run_tool(sys.executable, "-m", "ruff", "check", "--no-cache", ".", cwd=folder / "python")


def test_every_name_reaches_the_wire_from_python(document: dict[str, Any], folder: Path) -> None:
    code = (folder / "python" / "canvas_client").rglob("*.py")
    text = "".join(path.read_text() for path in code)
    assert "\u202e" not in text
    assert "\x00" not in text


@pytest.mark.slow
def test_typescript(
    document: dict[str, Any], folder: Path, node: Path, esbuild: Path, fake: FakeCanvas, tmp_path: Path
) -> None:
    calls = [
        {"group": group, "method": method, "path": ["1"] if "get_" in operation_id else [], "arguments": {}}
        for operation_id, (_, _, group, method) in client_names(document).items()
    ]
    (tmp_path / "calls.json").write_text(json.dumps(calls))
    (folder / "typescript" / "node_modules").symlink_to(HERE / "node_modules")
    run_tool(node / "tsc", "--noEmit", cwd=folder / "typescript")
    bundle = bundled_script(esbuild, folder / "typescript" / "src" / "index.ts", tmp_path / "client.mjs")
    run_tool("node", HERE / "typescript_driver.mjs", bundle, fake.url, tmp_path / "calls.json", cwd=tmp_path)
    assert len(fake.asked) == len(calls)
    assert not list(folder.rglob(EVIL))
    assert not list(tmp_path.rglob(EVIL))
