"""Work that is done beside other work, on a core of its own, where the system can."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO

import msgspec

Make = Callable[[], Iterable[tuple[str, bytes]]]
Beside = Callable[[Make], Mapping[str, bytes]]
"""`beside`, for those who may be told to do all themselves."""

_OFTEN = 20_000
"""Objects made between two collections, once there is little to look through: templates leave many circles behind."""


def beside(make: Make) -> Mapping[str, bytes]:
    """Begin to make files; what is asked for them first waits until all are made.

    On Linux with two cores a copy of this process makes them, which has all that they are made of without a word being
    sent. Elsewhere, or if there can be no copy or it does not come to its end, they are made here when they are asked
    for.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return _Files(make)
    gc.freeze()  # what stands now stays; to look at it again would copy, in either process, what both share
    gc.set_threshold(_OFTEN)
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 (open as long as what is in it may be asked for)
        process = os.fork()
    except OSError:  # no place, or no process more
        return _Files(make)
    if process == 0:
        status = 1
        try:
            _write(file, make())
            status = 0
        finally:
            os._exit(status)  # what the original has opened is not the copy's to close
    return _Files(make, process, file)


class _Files(Mapping[str, bytes]):
    """The files that a copy of this process has made or still makes.

    They stand one after the other in a file without a name, so that neither process ever holds all of them. At the end
    of it stands where each begins and how long it is.
    """

    def __init__(self, make: Make, process: int = 0, file: IO[bytes] | None = None) -> None:
        self._make = make
        self._process = process
        self._file = file
        self._places: dict[str, tuple[int, int]] = {}
        self._here: dict[str, bytes] | None = None

    def __getitem__(self, name: str) -> bytes:
        self._wait()
        if self._here is not None:
            return self._here[name]
        assert self._file is not None  # noqa: S101 (what was waited for stands in it)
        begin, size = self._places[name]
        self._file.seek(begin)
        return self._file.read(size)

    def __iter__(self) -> Iterator[str]:
        self._wait()
        return iter(self._places if self._here is None else self._here)

    def __len__(self) -> int:
        self._wait()
        return len(self._places if self._here is None else self._here)

    def _wait(self) -> None:
        if self._places or self._here is not None:
            return
        if self._file is not None and os.waitpid(self._process, 0)[1] == 0:
            self._places = _places(self._file)
        if not self._places:
            self._here = dict(self._make())


def _write(file: IO[bytes], files: Iterable[tuple[str, bytes]]) -> None:
    places: dict[str, tuple[int, int]] = {}
    for name, content in files:
        places[name] = (file.tell(), len(content))
        file.write(content)
    index = msgspec.msgpack.encode(places)
    file.write(index)
    file.write(len(index).to_bytes(8, "big"))
    file.flush()


def _places(file: IO[bytes]) -> dict[str, tuple[int, int]]:
    file.seek(-8, os.SEEK_END)
    size = int.from_bytes(file.read(8), "big")
    file.seek(-8 - size, os.SEEK_END)
    return msgspec.msgpack.decode(file.read(size), type=dict[str, tuple[int, int]])
