"""The echo server, and the comparison of what reached it with the golden requests."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.consumers.checks import Check
from tests.consumers.clients import generate
from tests.consumers.documents import Document
from tests.consumers.results import Finding, counted, judged
from tests.consumers.toolbox import PYTHON, Finished, run
from tests.consumers.wire.requests import canonical, read_request, without_defaults

_HERE = Path(__file__).parent
Received = dict[str, dict[str, Any]]


@contextmanager
def echo_server() -> Iterator[tuple[str, Received]]:
    """A server on loopback that notes what is sent to `/OPERATION_ID/…` and answers 204; its URL and its notes."""
    received: Received = {}

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            """Note the request."""
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            _, operation, target = self.path.split("/", 2)
            content_type = self.headers.get("Content-Type") or ""
            received[operation] = read_request(self.command, f"/{target}", content_type, body)
            self.send_response(204)
            self.end_headers()

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", received
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def cases(document: Document) -> list[dict[str, Any]]:
    """The cases whose operations the document has; path values, given in order, under the names it has for them."""
    paths = {operation["operationId"]: path for _, path, operation in document.operations()}
    found = [case for case in json.loads((_HERE / "cases.json").read_text()) if case["operation"] in paths]
    for case in found:
        names = re.findall(r"{(\w+)}", paths[case["operation"]])
        case["path"] = dict(zip(names, case.get("path", []), strict=True))
    return found


def problems(
    case: dict[str, Any], received: dict[str, Any] | None, said: str, body: Mapping[str, Any] | None = None
) -> list[str]:
    """What is wrong with a received request; `body`: the schema of what the operation takes as JSON."""
    wanted = canonical(case["request"])
    if received is None:
        return [f"{case['operation']} ({case['why']}): nothing was sent: {said}"]
    if "body" in received:
        received = {**received, "body": without_defaults(received["body"], wanted.get("body"), body or {})}
    if received == wanted:
        return []
    differing = [key for key in {**wanted, **received} if wanted.get(key) != received.get(key)]
    wrong = ", ".join(f"{key} {received.get(key)!r} instead of {wanted.get(key)!r}" for key in differing)
    return [f"{case['operation']} ({case['why']}): {wrong}"]


def _body(operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of the JSON body of an operation; empty if it takes none."""
    schema: Mapping[str, Any] = (
        operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    )
    return schema


def _sends(
    generator: str, call: Callable[[Path, str], Finished], only: Sequence[str] = ()
) -> Callable[[Document], Finding]:
    """A check that makes the calls of all cases, or of those of some operations."""

    def check(document: Document) -> Finding:
        folder, _ = generate(generator, document)
        chosen = [case for case in cases(document) if not only or case["operation"] in only]
        (folder / "cases.json").write_text(json.dumps(chosen))
        with echo_server() as (url, received):
            done = call(folder, url)
        said = dict(line.partition(": ")[::2] for line in done.stderr.splitlines())
        bodies = {operation["operationId"]: _body(operation) for _, _, operation in document.operations()}
        found = [
            problem
            for case in chosen
            for name in [case["operation"]]
            for problem in problems(case, received.get(name), said.get(name, done.output), bodies[name])
        ]
        return judged(found, f"{counted(len(chosen), 'request')} as they should be")

    return check


def _in_node(driver: str) -> Callable[[Path, str], Finished]:
    def call(folder: Path, url: str) -> Finished:
        bundle = folder / "wire.cjs"
        words: list[str | Path] = [
            "esbuild",
            _HERE / driver,
            "--bundle",
            "--platform=node",
            f"--alias:client={folder}",
            "--log-level=error",
        ]
        built = run([*words, f"--outfile={bundle}"])
        return built if built.code else run(["node", bundle, folder / "cases.json", url])

    return call


def _in_python(driver: str) -> Callable[[Path, str], Finished]:
    def call(folder: Path, url: str) -> Finished:
        # -P: `requests.py` beside the drivers is not the library of that name.
        return run([PYTHON, "-P", _HERE / driver, folder / "cases.json", url], cwd=folder)

    return call


_NODE = ("node",)
_TOOL_CALLS = ("list_accounts", "create_account_account_notification", "get_course", "create_account_role")
"""Tools are called with plain values: a name with brackets, a nested body, a path id, keys that the caller chooses."""
CHECKS = (
    Check("hey-api on the wire", "@hey-api/openapi-ts", _sends("hey-api", _in_node("call_hey_api.mjs")), _NODE),
    Check(
        "openapi-generator typescript-fetch on the wire",
        "openapi-generator-cli",
        _sends("typescript-fetch", _in_node("call_typescript_fetch.mjs")),
        ("node", "java"),
    ),
    Check(
        "openapi-python-client on the wire",
        "openapi-python-client",
        _sends("openapi-python-client", _in_python("call_openapi_python_client.py")),
    ),
    Check(
        "openapi-generator python on the wire",
        "openapi-generator-cli",
        _sends("python", _in_python("call_openapi_generator_python.py")),
        ("java",),
    ),
    Check("FastMCP on the wire", "fastmcp", _sends("fastmcp", _in_python("call_fastmcp.py"), only=_TOOL_CALLS)),
)
