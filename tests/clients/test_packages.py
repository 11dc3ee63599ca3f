"""What the packages hold: every operation exactly once, names that are legal and different, one version."""

from __future__ import annotations

import ast
import inspect
import json
import keyword
import re
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest
from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.naming import client_names, operations
from canvas_openapi.render.clients.python import render_python
from canvas_openapi.render.clients.typescript import render_typescript
from canvas_openapi.render.clients.versions import package_version
from canvas_openapi.render.clients.without_await import TWINS, without_await

DOCUMENTS = [
    "bundled",
    "invented_document",
    pytest.param("corpus_document", marks=[pytest.mark.corpus, pytest.mark.slow]),
]


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("package", ["resources", "async_resources"])
def test_every_operation_is_in_the_python_package_once(document: dict[str, Any], package: str) -> None:
    defined = Counter(
        (name.split("/")[-1].removesuffix(".py"), function.name)
        for name, content in render_python(document).items()
        if name.startswith(f"canvas_client/{package}/")
        for function in ast.walk(ast.parse(content))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and not _is_overload(function)
    )
    expected = Counter((group, method) for group, method, _, _ in client_names(document).values())
    assert defined == expected
    assert set(expected.values()) == {1}
    assert len(expected) == len(list(operations(document)))


def test_every_operation_is_in_the_typescript_package_once(document: dict[str, Any]) -> None:
    files = render_typescript(document)
    calls = Counter(
        (found[1].decode(), found[2].decode())
        for name, content in files.items()
        if name.startswith("src/resources/")
        for found in re.finditer(rb'method: "(\w+)",\n\s+path: "([^"]+)"', content)
    )
    expected = Counter((verb, path) for path, verb, _ in operations(document))
    assert Counter((verb, path.replace("{+", "{")) for verb, path in calls.elements()) == expected


def _is_overload(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return "overload" in map(ast.unparse, function.decorator_list)


def test_names_are_legal(document: dict[str, Any]) -> None:
    for python_group, python_method, group, method in client_names(document).values():
        assert python_group.isidentifier()
        assert python_method.isidentifier()
        assert not keyword.iskeyword(python_group)
        assert re.fullmatch(r"[a-z]\w*", group)
        assert re.fullmatch(r"[a-z]\w*", method)


@pytest.mark.parametrize(
    ("text", "python", "typescript"),
    [
        ("Courses", "courses", "courses"),
        ("Accounts (LTI)", "accounts_lti", "accountsLti"),
        ("ePub Exports", "epub_exports", "epubExports"),
        ("ePortfolios", "eportfolios", "eportfolios"),
        ("JWTs", "jwts", "jwts"),
        ("SIS Imports", "sis_imports", "sisImports"),
        ("What's New", "whats_new", "whatsNew"),
        ("Import", "import_", "import_"),
        ("Upload", "upload_", "upload_"),
        ("__class__", "class_", "class_"),
        ("constructor", "constructor", "constructor_"),
        ("2024 — Übersicht", "resource_2024_ubersicht", "resource2024Ubersicht"),
        ("日本", "resource", "resource"),
        ("", "resource", "resource"),
    ],
)
def test_group_names(text: str, python: str, typescript: str) -> None:
    assert (names.python_group(text), names.typescript_group(text)) == (python, typescript)


@pytest.mark.parametrize(
    ("wire", "python", "key"),
    [
        ("include", "include", "include"),
        ("scoreMaximum", "scoreMaximum", "scoreMaximum"),
        ("from", "from_", "from"),
        ("self", "self_", "self"),
        ("options", "options_", "options"),
        ("__class__", "class_", "__class__"),
        ("__proto__", "proto", "proto_"),
        ("constructor", "constructor", "constructor_"),
        ('x"; import os', "x_import_os", 'x"; import os'),
        ("https://canvas/lti/type", "https_canvas_lti_type", "https://canvas/lti/type"),
    ],
)
def test_argument_names(wire: str, python: str, key: str) -> None:
    assert (names.python_argument(wire), names.typescript_key(wire)) == (python, key)


def test_names_that_would_be_the_same_are_counted() -> None:
    assert names.unique(["a b", "A-B", "a_b"], names.snake) == {"a b": "a_b", "A-B": "a_b_2", "a_b": "a_b_3"}


@pytest.mark.parametrize(
    ("version", "expected"), [("1.0", "1.0.0"), ("2025-09", "2025.9.0"), ("2025-12-03", "2025.12.3"), ("beta", "0.0.0")]
)
def test_versions(version: str, expected: str) -> None:
    assert package_version(version) == expected


def test_the_version_is_tied_to_the_documents(packages: Path, bundled: dict[str, Any], package: Any) -> None:
    manifest = json.loads((packages / "typescript" / "package.json").read_text())
    assert bundled["info"]["version"] == package.SPEC_VERSION
    assert manifest["version"] == package.__version__ == package_version(bundled["info"]["version"])


def test_a_resource_is_imported_when_it_is_used(packages: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, canvas_client\n"
        "canvas = canvas_client.Canvas('https://school.example', 'token')\n"
        "parts = ('canvas_client.resources.', 'canvas_client.types', 'canvas_client.objects')\n"
        "loaded = lambda: sorted(name for name in sys.modules if name.startswith(parts))\n"
        "before = loaded(); canvas.accounts; print(before, loaded())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=packages / "python", capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] ['canvas_client.resources.accounts']"


def test_the_same_document_gives_the_same_bytes(bundled: dict[str, Any]) -> None:
    assert render_python(bundled) == render_python(bundled)
    assert render_typescript(bundled) == render_typescript(bundled)


def test_a_docstring_says_what_there_is_to_say(package: Any) -> None:
    from canvas_client.resources.accounts import Accounts

    said = Accounts.list_accounts.__doc__
    assert said is not None
    for part in ("include:", "Any of `lti_guid`", "Scope: `url:GET|/api/v1/accounts`", "Route: `GET /api/v1/accounts`"):
        assert part in said


def test_the_sync_python_client_is_the_async_one_without_await() -> None:
    source = (
        '"""Use it as an async context manager: `await canvas.call()`."""\n'
        "import asyncio\nimport time\n\n"
        "async def later(http: httpx.AsyncClient, pages: AsyncPaginator[T]) -> None:\n"
        "    async for page in pages:\n        await asyncio.sleep(1)\n    await http.aclose()\n"
    )
    assert without_await(source) == (
        '"""Use it as a context manager: `canvas.call()`."""\n'
        "import time\n\n"
        "def later(http: httpx.Client, pages: Paginator[T]) -> None:\n"
        "    for page in pages:\n        time.sleep(1)\n    http.close()\n"
    )


def test_no_twin_waits(packages: Path) -> None:
    for twin in TWINS.values():
        tree = ast.parse((packages / "python" / "canvas_client" / twin).read_text())
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith)]
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef)]


def test_what_starts_a_job_says_how_to_wait(package: Any) -> None:
    from canvas_client.async_resources.courses import AsyncCourses
    from canvas_client.resources.courses import Courses

    assert "`canvas.wait(progress)`" in str(Courses.update_courses.__doc__)
    assert "`await canvas.wait(progress)`" in str(AsyncCourses.update_courses.__doc__)


def test_examples_are_for_the_flavour_that_shows_them(package: Any) -> None:
    from canvas_client.async_resources.courses import AsyncCourses
    from canvas_client.resources.courses import Courses

    assert "\n    for course in canvas.courses.list_courses(" in inspect.cleandoc(str(Courses.list_courses.__doc__))
    said = inspect.cleandoc(str(AsyncCourses.get_course.__doc__))
    assert "\n    course = await canvas.courses.get_course(" in said


def test_deprecated_calls_warn(package: Any, http: httpx.Client) -> None:
    with pytest.warns(DeprecationWarning, match="deprecate"):
        package.Canvas("https://x.example", "t", http_client=http).courses.list_old_courses()
