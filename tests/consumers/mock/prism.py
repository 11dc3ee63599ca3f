"""Start and stop Prism."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.consumers.documents import Document
from tests.consumers.toolbox import NODE_MODULES, WORK

_LONGEST_START = 120


class NotServedError(Exception):
    """Prism did not come up; says what it said."""


@contextmanager
def prism(document: Document) -> Iterator[str]:
    """Prism on a free port of loopback; its URL. Raises NotServedError if it does not start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = WORK / "prism.log"
    command: list[str | Path] = [
        NODE_MODULES / ".bin" / "prism",
        "mock",
        "--host=127.0.0.1",
        f"--port={port}",
        document.yaml,
    ]
    with log.open("w") as output, subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT) as process:
        try:
            _wait(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _LONGEST_START
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise NotServedError((WORK / "prism.log").read_text()[-500:] or f"not up after {_LONGEST_START} s")
