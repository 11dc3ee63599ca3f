"""What the tests share: the corpus, the command line, and hypothesis profiles that always try the same examples."""

from __future__ import annotations

import gc
import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import Reference, ReferenceType, ScalarType, Type
from canvas_docs.reference import read_reference
from canvas_openapi import program
from canvas_openapi.cli import main
from canvas_openapi.program import folder_digest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

from tests.minicorpus import layout as minicorpus

REPOSITORY = Path(__file__).resolve().parent.parent

settings.register_profile(
    "tests", deadline=None, derandomize=True, max_examples=60, suppress_health_check=list(HealthCheck), database=None
)
settings.register_profile("long", settings.get_profile("tests"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))


def pytest_itemcollected(item: pytest.Item) -> None:
    """What is slow on the real pages only is marked slow there."""
    if item.get_closest_marker("corpus") and item.get_closest_marker("slow_if_real"):
        item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Cycles are looked for as seldom as in a run of the program, and not among the tests, which stay to the end."""
    gc.freeze()
    gc.set_threshold(200_000)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share the work out by what tests have in common."""
    from tests.scheduling import Scheduling

    return Scheduling(config, log)


@pytest.fixture(scope="session")
def real_corpus() -> Path:
    """The folder of real pages, which lies beside the repository and never in it."""
    folder = Path(os.environ.get("CANVAS_OPENAPI_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    if not folder.is_dir():
        pytest.skip(f"no corpus: {folder} is missing (set CANVAS_OPENAPI_CORPUS to its place)")
    return folder


@pytest.fixture(scope="session", params=["invented", pytest.param("real", marks=pytest.mark.corpus)])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented corpus, and then the real one where it is at hand: both are laid out alike."""
    if request.param == "real":
        folder: Path = request.getfixturevalue("real_corpus")
        return folder
    return minicorpus.write(tmp_path_factory.mktemp("minicorpus"))


AtLeast = Callable[..., int]


@pytest.fixture
def at_least(request: pytest.FixtureRequest) -> AtLeast:
    """How many of something the corpus at hand has at least: `at_least(real=100, invented=10)`."""
    kind: str = request.node.callspec.params["corpus"]
    return lambda **counts: counts[kind]


@pytest.fixture(autouse=True)
def _own_cache(_caches: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another has kept, nor what the user's own runs have."""
    folder = str(next(_caches))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, folder)


@pytest.fixture(scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders for caches; that of a test is only made if the test keeps something."""
    root = tmp_path_factory.mktemp("caches")
    return (root / str(number) for number in itertools.count())


@dataclass(frozen=True)
class Said:
    """What a run of the command line said, and its exit code."""

    code: int
    stdout: str
    stderr: str


Run = Callable[..., Said]


@cache
def _digest_of(folders: tuple[Path, ...]) -> str:
    return folder_digest(folders)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `canvas-openapi` in this process, in an empty folder. What would be a traceback fails the test.

    Our code, on which all that is kept depends, stays as it is while the tests run: it is read once.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(program, "folder_digest", lambda folders: _digest_of(tuple(folders)))

    def run_command(*arguments: object) -> Said:
        result = CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)
        return Said(result.exit_code, result.stdout, result.stderr)

    return run_command


@pytest.fixture
def run_process(tmp_path: Path) -> Run:
    """Run `canvas-openapi` as a process of its own, in an empty folder.

    `limits` are shell commands before it (`ulimit -f 8`), `env` are variables to add.
    """

    def run_command(
        *arguments: object, env: dict[str, str] | None = None, limits: str = "", cwd: Path = tmp_path
    ) -> Said:
        command = [str(Path(sys.executable).with_name("canvas-openapi")), *map(str, arguments)]
        if limits:
            command = ["bash", "-c", f'{limits}; exec "$@"', "bash", *command]
        environment = {**os.environ, **(env or {})}
        done = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Said(done.returncode, done.stdout, done.stderr)

    return run_command


def format_of(type_: Type) -> str | None:
    """The format of a type, whatever its shape."""
    return type_.format if isinstance(type_, ScalarType) else None


def target_of(type_: Type | None) -> str | None:
    """The name of the object that a type refers to, if it refers to one."""
    return type_.target.name if isinstance(type_, ReferenceType) else None


Read = Callable[..., tuple[Reference, list[Diagnostic]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read pages, given as name → text (or bytes), from a folder of their own."""

    def read_pages(files: dict[str, str | bytes], name: str = "pages") -> tuple[Reference, list[Diagnostic]]:
        folder = write_pages(tmp_path / name, files)
        reference, diagnostics = read_reference(folder)
        assert reference is not None, [str(diagnostic) for diagnostic in diagnostics]
        return reference, diagnostics

    return read_pages


def write_pages(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A folder with these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
