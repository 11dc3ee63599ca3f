"""The program as it is installed: it ends at once, with everything said and the right status."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from canvas_docs.sources import BUNDLED
from canvas_openapi import load, make_document
from canvas_openapi.cli import Verbs, main, run

PROGRAM = [sys.executable, "-c", f"from {run.__module__} import {run.__name__}; {run.__name__}()"]


def test_the_script_is_the_program() -> None:
    text = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert f'canvas-openapi = "{run.__module__}:{run.__name__}"' in text
    assert isinstance(main, Verbs)


def test_all_of_a_document_goes_through_a_pipe() -> None:
    done = subprocess.run([*PROGRAM, "spec", "-q", "--no-cache", "-o", "-"], capture_output=True, check=True)
    reference = load(BUNDLED).reference
    assert reference is not None
    assert done.stdout == make_document(reference).to_yaml()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--version"], 0, ""),
        (["spec", "missing"], 2, "missing"),
        (["spec", "empty", "--no-cache", "-o", "-"], 1, "no page of the reference was found"),
    ],
)
def test_statuses(tmp_path: Path, arguments: list[str], status: int, said: str) -> None:
    (tmp_path / "empty").mkdir()
    done = subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, said in done.stderr) == (status, True)
