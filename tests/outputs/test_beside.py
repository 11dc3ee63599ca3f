"""Files that are made beside other work are what they would be here, also where the other process fails."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from canvas_openapi.beside import beside


def test_what_is_made_beside_is_what_is_made_here() -> None:
    here = os.getpid()
    files = {str(number): bytes(number) for number in range(3000)}  # more than a pipe holds
    made = beside(lambda: {**files, "process": str(os.getpid()).encode()}.items())
    assert made["2999"] == files["2999"]
    found = dict(made)

    has_two_cores = hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1
    assert (int(found.pop("process")) != here) == has_two_cores
    assert found == files


def test_what_fails_beside_fails_here() -> None:
    def make() -> Iterator[tuple[str, bytes]]:
        yield "a", b"made"
        raise LookupError("no such template")

    made = beside(make)
    with pytest.raises(LookupError, match="no such template"):
        made.get("a")


def test_where_the_other_process_is_ended_the_files_are_made_here() -> None:
    here = os.getpid()

    def make() -> list[tuple[str, bytes]]:
        if os.getpid() != here:
            os._exit(3)
        return [("a", b"made")]

    assert dict(beside(make)) == {"a": b"made"}


def test_nothing_may_be_made_too() -> None:
    assert dict(beside(list)) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there are no copies")
@pytest.mark.parametrize("needed", ["tempfile.TemporaryFile", "os.fork"])
def test_where_there_can_be_no_copy_the_files_are_made_here(monkeypatch: pytest.MonkeyPatch, needed: str) -> None:
    def refused() -> None:
        raise OSError(errno.EAGAIN, "not now")

    monkeypatch.setattr(needed, refused)
    assert dict(beside(lambda: [("process", str(os.getpid()).encode())])) == {"process": str(os.getpid()).encode()}


FAILING = """
from canvas_openapi.beside import beside
first = beside(lambda: [("a", b"x" * 1_000_000)])
second = beside(lambda: [("b", b"x" * 1_000_000)])
raise SystemExit("something went wrong before the files were waited for")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there are no copies")
def test_no_copy_outlives_a_run_that_fails() -> None:
    with subprocess.Popen([sys.executable, "-c", FAILING], stderr=subprocess.PIPE, start_new_session=True) as run:
        assert run.wait() == 1
        until = time.monotonic() + 60
        while _is_there(run.pid) and time.monotonic() < until:
            time.sleep(0.02)
        assert not _is_there(run.pid)


def _is_there(group: int) -> bool:
    """Whether a process of the group still runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
