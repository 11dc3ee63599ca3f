"""Files that are made beside other work are what they would be here, also where the other process fails."""

from __future__ import annotations

import os

import pytest
from canvas_openapi.beside import beside


def test_what_is_made_beside_is_what_is_made_here() -> None:
    here = os.getpid()
    files = {str(number): bytes(number) for number in range(3000)}  # more than a pipe holds
    wait = beside(lambda: {**files, "process": str(os.getpid()).encode()})
    found = wait()

    has_two_cores = hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1
    assert (int(found.pop("process")) != here) == has_two_cores
    assert found == files


def test_what_fails_beside_fails_here() -> None:
    def make() -> dict[str, bytes]:
        raise LookupError("no such template")

    wait = beside(make)
    with pytest.raises(LookupError, match="no such template"):
        wait()


def test_where_the_other_process_is_ended_the_files_are_made_here() -> None:
    here = os.getpid()

    def make() -> dict[str, bytes]:
        if os.getpid() != here:
            os._exit(3)
        return {"a": b"made"}

    assert beside(make)() == {"a": b"made"}
