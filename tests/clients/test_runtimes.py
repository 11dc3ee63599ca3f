"""The TypeScript package where it is to run: Node, Deno, Bun and a browser; and as others find its types."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import HERE, bundled_script, installed, run_tool
from tests.clients.fake_canvas import Answer, Asked, FakeCanvas

pytestmark = pytest.mark.slow
COURSES = "/api/v1/courses"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "authorization, content-type, accept",
    "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
    "Access-Control-Expose-Headers": "link, x-request-context-id, retry-after, location",
}
SCRIPT = """
import { Canvas, NotFoundError } from "%s";
const canvas = new Canvas({ baseUrl: "%s", token: "secret-token", allowHttp: true });
const ids = (await canvas.courses.listCourses().all()).map(({ id }) => id);
const missing = await canvas.courses.getCourse(7).catch((error) => error instanceof NotFoundError);
const file = new File(["text"], "a.txt", { type: "text/plain" });
const job = await canvas.sisImports.createAccountSisImport(1, { attachment: file });
const told = JSON.stringify({ ids, missing, job });
if (typeof document === "undefined") console.log(told); else document.body.textContent = told;
"""
TOLD = {"ids": [1, 2, "9223372036854775807"], "missing": True, "job": {"id": 5}}


@pytest.fixture
def canvas(fake: FakeCanvas) -> FakeCanvas:
    """A Canvas that browsers may call from pages of other hosts."""
    link = {"Link": f'<{fake.url}{COURSES}?page=2>; rel="next"'}
    json_type = {"Content-Type": "application/json"}

    def courses(asked: Asked) -> Answer:
        if "page" in asked.parameters:
            return Answer(b'[{"id": 9223372036854775807}]', headers={**CORS, **json_type})
        return Answer([{"id": 1}, {"id": 2}], headers={**CORS, **link})

    fake.on("GET", COURSES, courses)
    fake.on("GET", f"{COURSES}/7", Answer({"errors": [{"message": "no"}]}, 404, headers=CORS))
    fake.on("POST", "/api/v1/accounts/1/sis_imports", Answer({"id": 5}, headers=CORS))
    for path in (COURSES, f"{COURSES}/7", "/api/v1/accounts/1/sis_imports"):
        fake.on("OPTIONS", path, Answer(status=204, headers=CORS))
    return fake


@pytest.fixture
def script(packages: Path, esbuild: Path, canvas: FakeCanvas, tmp_path: Path) -> Path:
    bundled_script(esbuild, packages / "typescript" / "src" / "index.ts", tmp_path / "client.mjs")
    path = tmp_path / "script.mjs"
    path.write_text(SCRIPT % ("./client.mjs", canvas.url))
    return path


@pytest.fixture(scope="session")
def runtimes(node_20: None) -> Path:
    """Where Deno and Bun are installed."""
    folder = HERE / "runtimes"
    installed(folder)
    return folder / "node_modules"


def _check(canvas: FakeCanvas, printed: str) -> None:
    assert json.loads(printed) == TOLD
    calls = [asked for asked in canvas.asked if asked.method != "OPTIONS"]
    assert [asked.token for asked in calls] == ["Bearer secret-token"] * 4
    assert calls[-1].parameters["attachment"] == {"filename": "a.txt", "content": "text"}


def test_node(script: Path, canvas: FakeCanvas) -> None:
    _check(canvas, run_tool("node", script, cwd=script.parent))


def test_deno(script: Path, canvas: FakeCanvas, runtimes: Path) -> None:
    _check(canvas, run_tool(runtimes / ".bin" / "deno", "run", "--allow-net", "--no-lock", script, cwd=script.parent))


def test_bun(script: Path, canvas: FakeCanvas, runtimes: Path) -> None:
    (bun,) = (runtimes / "@oven").glob("bun-*/bin/bun")  # its own link is made by a script, which is not run
    _check(canvas, run_tool(bun, "run", script, cwd=script.parent))


@pytest.mark.parametrize("runtime", ["deno", "bun"])
def test_uploads_from_disk_and_with_progress(
    bundle: Path, fake: FakeCanvas, other_host: FakeCanvas, runtimes: Path, runtime: str
) -> None:
    """Parts are streams that are read as they are sent: each runtime does that in its own way."""
    fake.on("POST", f"{COURSES}/1/files", Answer({"upload_url": f"{other_host.url}/store", "upload_params": {}}))
    fake.on("GET", "/files/1/download", Answer(b"downloaded", headers={"Content-Type": "text/plain"}))
    other_host.on("POST", "/store", Answer({"id": 7}))
    (bun,) = (runtimes / "@oven").glob("bun-*/bin/bun")
    start = [runtimes / ".bin" / "deno", "run", "-A", "--no-lock"] if runtime == "deno" else [bun, "run"]
    script = [*start, HERE / "typescript_scenarios.mjs", bundle]
    told = json.loads(run_tool(*script, "upload", fake.url, other_host.url, cwd=bundle.parent))
    assert (told["watched"], told["last"]) == ({"id": 7}, [300_000, 300_000])
    assert [len(sent.parameters["file"]["content"]) for sent in other_host.asked] == [300_000, 300_000, 2]
    told = json.loads(run_tool(*script, "files", fake.url, other_host.url, cwd=bundle.parent))
    assert (told["uploaded"], told["saved"]) == ({"id": 7}, "downloaded")


@pytest.mark.browser
def test_chromium(script: Path, canvas: FakeCanvas, tmp_path: Path) -> None:
    """A page of another host: Canvas answers with CORS headers, the token goes along."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no Chromium")
    with FakeCanvas() as site:
        pages = {"/": ("text/html", b'<body><script type="module" src="/script.mjs"></script></body>')}
        pages["/script.mjs"] = ("text/javascript", script.read_bytes())
        pages["/client.mjs"] = ("text/javascript", (tmp_path / "client.mjs").read_bytes())
        for path, (kind, content) in pages.items():
            site.on("GET", path, Answer(content, headers={"Content-Type": kind}))
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
        options += ["--virtual-time-budget=20000", "--timeout=60000", "--dump-dom"]
        shown = run_tool(chromium, *options, f"{site.url}/", cwd=tmp_path)
    _check(canvas, shown.partition("<body>")[2].partition("</body>")[0])


@pytest.mark.parametrize("resolution", ["node10", "bundler", "nodenext"])
def test_types_are_found(packages: Path, node: Path, tmp_path: Path, resolution: str) -> None:
    package = tmp_path / "node_modules" / "canvas-openapi-client"
    shutil.copytree(packages / "typescript", package, ignore=shutil.ignore_patterns("node_modules"))
    (package / "node_modules").symlink_to(HERE / "node_modules")
    run_tool(node / "tsc", "--project", ".", cwd=package)
    for name in ("index.js.map", "index.d.ts.map"):
        assert "../src/index.ts" in (package / "dist" / name).read_text()
    (tmp_path / "node_modules" / "@types").symlink_to(HERE / "node_modules" / "@types")
    (tmp_path / "use.ts").write_text(
        'import { Canvas, type objects } from "canvas-openapi-client";\n'
        'import { fileFromPath } from "canvas-openapi-client/node";\n'
        'import { OAuth } from "canvas-openapi-client/oauth";\n'
        'import type { Course } from "canvas-openapi-client/objects";\n'
        'import { Courses } from "canvas-openapi-client/resources/courses";\n'
        'import { FakeCanvas } from "canvas-openapi-client/testing";\n'
        "export const course: Promise<objects.Course & Course> = new Courses(new FakeCanvas().canvas()).getCourse(1);\n"
        "export const used = [Canvas, fileFromPath, OAuth];\n"
    )
    module = {"node10": "commonjs", "bundler": "esnext", "nodenext": "nodenext"}[resolution]
    kind = {"module": module, "moduleResolution": resolution, "strict": True, "noEmit": True, "target": "es2022"}
    config: dict[str, Any] = {
        "compilerOptions": {**kind, "lib": ["es2022", "dom", "dom.iterable"]},
        "files": ["use.ts"],
    }
    (tmp_path / "tsconfig.json").write_text(json.dumps(config))
    (tmp_path / "package.json").write_text('{ "type": "module" }')
    run_tool(node / "tsc", "--project", ".", cwd=tmp_path)
