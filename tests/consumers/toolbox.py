"""Where the tools live, how they get there once, and how one is run.

npm's go to `node_modules/` (from package-lock.json), Python's to `.work/python/` (from requirements.txt). Both are kept
between runs and made anew when the list of versions changes. After that nothing needs the network.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
WORK = HERE / ".work"
NODE_MODULES = HERE / "node_modules"
PYTHON = WORK / "python" / "bin" / "python"
_NODE = (20, 19)
_JAVA = 11
_LONGEST = 600  # seconds for one tool


@dataclass(frozen=True, slots=True)
class Finished:
    """A tool's run that has ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def output(self) -> str:
        """Everything it said."""
        return self.stdout + self.stderr


def run(command: Sequence[str | Path], *, cwd: Path = HERE) -> Finished:
    """Run a tool by its name (npm's and Python's ours come first), one at a time and behind everything else."""
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(NODE_MODULES / ".bin"), str(PYTHON.parent), os.environ.get("PATH", "")]),
        "NO_COLOR": "1",
        "DO_NOT_TRACK": "1",
        "REDOCLY_TELEMETRY": "off",
        "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
        "PYTHONPATH": str(REPOSITORY),
    }
    words = [str(word) for word in command]
    if shutil.which("nice"):
        words = ["nice", "-n", "10", *words]
    try:
        done = subprocess.run(
            words, cwd=cwd, env=environment, capture_output=True, text=True, timeout=_LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return Finished(124, "", f"no end after {_LONGEST} s")
    return Finished(done.returncode, done.stdout, done.stderr)


@cache
def missing(need: str) -> str:
    """Why a program that a tool needs cannot be used; empty if it can."""
    if need == "node":
        if not shutil.which("node") or not shutil.which("npm"):
            return "no Node.js with npm"
        found = tuple(int(part) for part in re.findall(r"\d+", _said(["node", "--version"]))[:2])
        return "" if found >= _NODE else f"Node.js is older than {_NODE[0]}.{_NODE[1]}"
    if need != "java":
        return "" if shutil.which(need) else f"no {need}"
    if not shutil.which("java"):
        return "no Java"
    major = re.search(r'version "(\d+)', _said(["java", "-version"]))
    return "" if major and int(major[1]) >= _JAVA else f"Java is older than {_JAVA}"


def _said(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def set_up() -> None:
    """Install what is missing or of another version. Raises SystemExit if a registry cannot be reached."""
    WORK.mkdir(exist_ok=True)
    requirements = HERE / "requirements.txt"
    if _is_stale("python", requirements):
        shutil.rmtree(WORK / "python", ignore_errors=True)
        _must([sys.executable, "-m", "venv", str(WORK / "python")])
        _must([str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "-r", str(requirements)])
        _mark("python", requirements)
    lock = HERE / "package-lock.json"
    if not missing("node") and (_is_stale("npm", lock) or not NODE_MODULES.is_dir()):
        _must(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"])
        _mark("npm", lock)


def _must(command: Sequence[str]) -> None:
    print(f"  installing: {' '.join(Path(word).name for word in command[:4])} …", flush=True)
    if subprocess.run(command, cwd=HERE, check=False).returncode:
        sys.exit(f"{' '.join(command)} failed; the consumers need the package registries once, for their tools")


def _stamp(kind: str) -> Path:
    return WORK / f"{kind}.installed"


def _digest(listing: Path) -> str:
    return hashlib.sha256(listing.read_bytes()).hexdigest()


def _is_stale(kind: str, listing: Path) -> bool:
    return not _stamp(kind).is_file() or _stamp(kind).read_text() != _digest(listing)


def _mark(kind: str, listing: Path) -> None:
    _stamp(kind).write_text(_digest(listing))


@cache
def versions() -> dict[str, str]:
    """The version of every tool by package name, as the two lists pin them."""
    npm = json.loads((HERE / "package.json").read_text())["devDependencies"]
    pins = re.findall(r"^([\w.-]+)==(\S+)", (HERE / "requirements.txt").read_text(), re.MULTILINE)
    return {**{name.lower(): version for name, version in pins}, **npm}
