"""Size and speed of the clients, for `make bench`: `python -m tests.clients.bench [SOURCE]`.

Prints medians and ratios. Measured against openapi-python-client's package for the same document, where that is
installed, and bundled with esbuild, where `npm ci` was run in tests/clients/bundler.
"""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from canvas_openapi.outputs import as_json
from canvas_openapi.render.clients.python import render_python
from canvas_openapi.render.clients.typescript import render_typescript
from canvas_openapi.write import write_folder

from tests.clients.conftest import HERE, document_of
from tests.clients.fake_canvas import FakeCanvas

_RUNS = 7
_FIRST_CALL = """
from canvas_client import Canvas
Canvas({url!r}, "token", allow_http=True).courses.get_course(1)
"""
_IMPORT_ALL = """
import importlib, pkgutil, {package} as package
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
"""
_APP = """
import {{ CanvasClient }} from "{source}/client.ts";
import {{ Courses }} from "{source}/resources/courses.ts";
const courses = new Courses(new CanvasClient({{ baseUrl: "https://school.example", token: process.env.TOKEN }}));
for await (const course of courses.listCourses({{ include: ["term"] }})) console.log(course.name);
"""


def main() -> None:
    """Measure and print."""
    corpus = Path(os.environ.get("CANVAS_OPENAPI_CORPUS") or HERE.parents[2] / "shared" / "corpus")
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else corpus / "gitbook_md" / "2025-12"
    document = document_of(source)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = _median(lambda: (render_python(document), render_typescript(document)))
        print(f"generating both clients: {seconds:.2f} s (at most 3 s)")
        write_folder(folder / "python", render_python(document))
        write_folder(folder / "typescript", render_typescript(document))
        tool = shutil.which("openapi-python-client")
        python = str(Path(tool).resolve().with_name("python3")) if tool else sys.executable
        with FakeCanvas() as fake:
            ours = _python(_FIRST_CALL.format(url=fake.url), folder / "python", python)
        print(f"importing the Python client and making the first call: {ours:.2f} s")
        if tool:
            theirs = _other_package(tool, python, as_json(document), folder)
            print(f"importing openapi-python-client's package: {theirs:.2f} s; ratio {ours / theirs:.3f} (at most 0.1)")
        else:
            print("skipped: openapi-python-client is not installed")
        size = _bundle(folder)
        print(
            f"TypeScript bundle of one resource: {size:,} bytes gzipped (at most 15,360)"
            if size
            else "skipped: no esbuild"
        )


def _median(action: Callable[[], object], runs: int = _RUNS) -> float:
    action()  # compiles modules and templates, which is paid once
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _python(code: str, folder: Path, python: str) -> float:
    return _median(lambda: subprocess.run([python, "-c", code], cwd=folder, check=True, capture_output=True))


def _other_package(tool: str, python: str, document: bytes, folder: Path) -> float:
    (folder / "openapi.json").write_bytes(document)
    options = ["--path", "openapi.json", "--meta", "none", "--output-path", "other_client", "--overwrite"]
    subprocess.run([tool, "generate", *options], cwd=folder, check=True, capture_output=True)
    return _python(_IMPORT_ALL.format(package="other_client"), folder, python)


def _bundle(folder: Path) -> int | None:
    esbuild = HERE / "bundler" / "node_modules" / ".bin" / "esbuild"
    if not esbuild.exists():
        return None
    app = folder / "app.ts"
    app.write_text(_APP.format(source=folder / "typescript" / "src"))
    command = [esbuild, app, "--bundle", "--minify", "--format=esm", "--target=es2022"]
    bundle = subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout
    return len(gzip.compress(bundle, 9))


if __name__ == "__main__":
    main()
