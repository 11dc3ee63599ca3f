"""Measures of the docs site: `python -m tests.bench_docs [SOURCE]`. Medians and ratios, nothing is judged here.

Building and weight need nothing else; opening, compared with Redoc in the same run, needs Chromium; Lighthouse npm too.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from canvas_docs.model import Page, Reference, Route
from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED
from canvas_openapi.openapi.document import openapi
from canvas_openapi.outputs import as_json
from canvas_openapi.render.docs import markup, render_docs
from canvas_openapi.write import write_folder
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from tests.docs.browser import CHROMIUM, launch

_TOOLS = Path(__file__).parent / "docs" / "bench"
_RUNS = 5
_PAGES = 130


def main() -> None:
    """Print one line per measure."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLED
    reference, _ = read_reference(source)
    if reference is None:
        sys.exit(f"{source} holds no page")
    document = openapi(reference).document
    files = render_docs(reference, document)
    building(reference)
    weight(files)
    if not CHROMIUM.exists():
        sys.exit("opening was not measured: Chromium is not on this machine (apt-get install chromium)")
    if not (_TOOLS / "node_modules").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=_TOOLS, check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        write_folder(folder, files)
        largest = max((name for name in files if name.startswith("resources/")), key=lambda name: len(files[name]))
        opening(folder, largest, as_json(document))
        lighthouse(folder, largest)


def building(reference: Reference) -> None:
    """Time and memory for the source as it is, and for as many pages as the whole reference has."""
    copies = round(_PAGES / len(reference.pages)) - 1
    more = tuple(_copy(page, number) for number in range(1, copies + 1) for page in reference.pages)
    pages = (*reference.pages, *more)
    for given in (reference, replace(reference, pages=pages)):
        document = openapi(given).document
        seconds = [_cold_build(given, document) for _ in range(3)]
        operations = sum(len(item) for item in document["paths"].values())
        print(f"build: {len(given.pages)} pages, {operations} operations: {statistics.median(seconds):.2f} s")
    tracemalloc.start()
    size = sum(map(len, render_docs(reference, openapi(reference).document).values()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"memory: {peak / 1e6:.0f} MB at most, for {size / 1e6:.1f} MB of files")


def _copy(page: Page, number: int) -> Page:
    """The same page under another name, its routes under another path."""

    def moved(route: Route) -> Route:
        scope = replace(route.scope, value=f"{route.scope.value}/{number}")
        return replace(route, path=f"/api/v1/copies_{number}{route.path.removeprefix('/api')}", scope=scope)

    actions = tuple(replace(action, routes=tuple(map(moved, action.routes))) for action in page.actions)
    return replace(page, slug=f"{page.slug}-{number}", title=f"{page.title} {number}", actions=actions)


def _cold_build(reference: Reference, document: dict[str, object]) -> float:
    markup.code.cache_clear()
    start = time.perf_counter()
    render_docs(reference, document)
    return time.perf_counter() - start


def weight(files: dict[str, bytes]) -> None:
    """Compressed sizes: of a page with its CSS and JS, of the JS, of the search index."""
    packed = {name: len(gzip.compress(content, 9)) for name, content in files.items()}
    shared = packed["assets/site.css"] + packed["assets/site.js"]
    pages = sorted(size for name, size in packed.items() if name.startswith("resources/") and name.endswith(".html"))
    print(
        f"weight, compressed: median page {(statistics.median(pages) + shared) / 1e3:.1f} kB, "
        f"largest {(pages[-1] + shared) / 1e3:.1f} kB (JS {packed['assets/site.js'] / 1e3:.1f}), "
        f"search index {packed['assets/search-index.js'] / 1e3:.1f} kB"
    )


class _Compressing(SimpleHTTPRequestHandler):
    """Answers as static hosts do: compressed."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):  # the browser left before it was answered
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def _hosted(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def opening(folder: Path, largest: str, document: bytes) -> None:
    """Time until the first operation of the largest page can be read, and until Redoc shows one of the same spec."""
    shutil.copy(_TOOLS / "node_modules/redoc/bundles/redoc.standalone.js", folder / "redoc.js")
    (folder / "redoc.json").write_bytes(document)
    (folder / "redoc.html").write_text(
        '<!doctype html><meta charset=utf-8><body><redoc spec-url="redoc.json"></redoc><script src="redoc.js"></script>'
    )
    with _hosted(folder) as host, sync_playwright() as playwright:
        browser = launch(playwright)
        ours, redocs = [], []
        for _ in range(_RUNS):  # in turn, so that what else the machine does weighs on both
            for address, readable, found in (
                (largest, "section.operation h2", ours),
                ("redoc.html", "redoc h2, .api-content h2", redocs),
            ):
                page = browser.new_page()
                found.append(_seconds(page, host + address, readable))
                page.close()
        browser.close()
    mine, other = statistics.median(ours), statistics.median(redocs)
    print(f"opening: {largest} {mine:.3f} s, Redoc {other:.3f} s, ratio 1:{other / mine:.1f}")


def _seconds(page: Tab, address: str, readable: str) -> float:
    """From the start of the navigation until an element can be read and the main thread is free."""
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(readable, timeout=120_000)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return time.perf_counter() - start


def lighthouse(folder: Path, largest: str) -> None:
    """Lighthouse's scores of the largest page."""
    flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    with _hosted(folder) as host, tempfile.TemporaryDirectory() as name:
        out = Path(name) / "report.json"
        command = ["node", str(_TOOLS / "node_modules/lighthouse/cli/index.js"), host + largest]
        command += ["--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={flags}"]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": str(CHROMIUM)}, capture_output=True)
        scores = {key: found["score"] for key, found in json.loads(out.read_text())["categories"].items()}
    print(f"lighthouse: {largest} " + ", ".join(f"{name} {round(100 * score)}" for name, score in scores.items()))


if __name__ == "__main__":
    main()
