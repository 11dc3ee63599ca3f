"""Pages that show the document, opened in Chromium: the last tag is seen, and the console has no error."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.consumers.checks import Check
from tests.consumers.documents import Document
from tests.consumers.results import Finding, judged
from tests.consumers.toolbox import NODE_MODULES, WORK

_LONGEST = 240_000  # milliseconds until the document is shown
_AFTER = 3_000  # milliseconds for what comes after that
_PAGE = """<!doctype html><meta charset="utf-8"><title>Viewer</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="viewer.css"><div id="app"></div><script src="viewer.js"></script>
<script>SHOW</script>
"""


@dataclass(frozen=True, slots=True)
class _Viewer:
    """A viewer: its script and its styles in node_modules, and the call that shows `document.json` in `#app`."""

    script: str
    show: str
    styles: str = ""


_REDOC = _Viewer("redoc/bundles/redoc.standalone.js", 'Redoc.init("document.json", {}, document.getElementById("app"))')
_SCALAR = _Viewer(
    "@scalar/api-reference/dist/browser/standalone.js",
    'Scalar.createApiReference("#app", {url: "document.json", withDefaultFonts: false, telemetry: false})',
)
_SWAGGER_UI = _Viewer(
    "swagger-ui-dist/swagger-ui-bundle.js",
    'SwaggerUIBundle({url: "document.json", dom_id: "#app", validatorUrl: null})',
    "swagger-ui-dist/swagger-ui.css",
)


def _shows(viewer: _Viewer, document: Document) -> Finding:
    folder = _page(viewer, document)
    with _served(folder) as address:
        errors = _errors(address, document.data()["tags"][-1]["name"])
    return judged(errors, "shown without an error on the console")


def _page(viewer: _Viewer, document: Document) -> Path:
    folder = WORK / "viewer"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(NODE_MODULES / viewer.script, folder / "viewer.js")
    if viewer.styles:
        shutil.copy(NODE_MODULES / viewer.styles, folder / "viewer.css")
    else:
        (folder / "viewer.css").touch()
    shutil.copy(document.json, folder / "document.json")
    (folder / "index.html").write_text(_PAGE.replace("SHOW", viewer.show))
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name in the standard library)
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The folder on a free port of loopback; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def _errors(address: str, expected: str) -> list[str]:
    """What the console says is wrong until the expected words are shown, and a little longer."""
    from playwright.sync_api import Error, sync_playwright

    from tests.docs.browser import launch

    found: list[str] = []
    with sync_playwright() as playwright:
        page = launch(playwright).new_page()
        # Nothing else is asked: a viewer that wants its fonts or its makers' server gets an empty answer.
        page.route(lambda url: not url.startswith(address), lambda route: route.fulfill(status=200, body=""))
        page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: found.append(str(error)))
        try:
            page.goto(address)
            shown = f"() => document.body.textContent.includes({json.dumps(expected)})"
            page.wait_for_function(shown, timeout=_LONGEST)
            page.wait_for_timeout(_AFTER)
        except Error as error:
            found.append(f"not shown: {error.message}")
    return found


def _check(tool: str, package: str, viewer: _Viewer) -> Check:
    show: Callable[[Document], Finding] = partial(_shows, viewer)
    return Check(tool, package, show, ("node", "chromium"), is_heavy=True)


CHECKS = (
    _check("Redoc", "redoc", _REDOC),
    _check("Scalar", "@scalar/api-reference", _SCALAR),
    _check("Swagger UI", "swagger-ui-dist", _SWAGGER_UI),
)
