"""A process of Node that plays the scenarios of `typescript_scenarios.mjs` one after the other."""

from __future__ import annotations

import json
import subprocess
import threading
from pathlib import Path
from typing import Self

SCENARIOS = Path(__file__).with_name("typescript_scenarios.mjs")
_PATIENCE = 300.0
"""Seconds that a scenario may take, on a busy machine too."""


class Stage:
    """Use as a context manager. A scenario that fails ends the process, and the next starts another."""

    def __init__(self, bundle: Path) -> None:
        self._bundle = bundle
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.kill()  # whatever may still wait in it
            self._process.communicate()

    def play(self, name: str, url: str, other_url: str) -> str:
        """What the scenario tells, as JSON. A failure of the script fails the test, with what the script said."""
        process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps([str(self._bundle), name, url, other_url]) + "\n")
        process.stdin.flush()
        watch = threading.Timer(_PATIENCE, process.kill)
        watch.start()
        told = process.stdout.readline()
        watch.cancel()
        if not told:
            self._process = None
            raise AssertionError(process.communicate()[1])
        return told

    def _started(self) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            ["node", str(SCENARIOS)], stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=self._bundle.parent
        )
        return self._process
