"""The one place that writes outputs to disk. They are replaced only by complete new ones, and all of a run as one."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path, PurePosixPath

from canvas_docs.diagnostics import Diagnostic, Severity, diagnostic
from canvas_docs.model import Origin

from canvas_openapi.staging import folder_beside, is_left_over, sweep

MARKER = ".canvas-openapi"
"""A file in every folder that we made. A folder without it is the user's, and is never replaced."""

Content = bytes | Callable[[], bytes] | Mapping[str, bytes] | Iterator[tuple[str, bytes]]
"""The bytes of a file, or what makes them; the files of a folder by `/` separated relative path, or one after another.

What is made while it is written is not in memory before, nor is a folder whose files come one after another ever there
as a whole.
"""


def is_file(content: Content) -> bool:
    """Whether it is the content of a file, not that of a folder."""
    return isinstance(content, bytes) or callable(content)


def bytes_of(content: bytes | Callable[[], bytes]) -> bytes:
    """The bytes of a file, made if they are not there yet."""
    return content if isinstance(content, bytes) else content()


def write_file(path: Path, content: bytes) -> Diagnostic | None:
    """Replace a file; an error, with the old file untouched, if that fails."""
    return write_outputs({path: content})


def write_folder(folder: Path, files: Mapping[str, bytes] | Iterator[tuple[str, bytes]]) -> Diagnostic | None:
    """Replace a folder by one that holds exactly these files; an error, with the old one untouched, if that fails."""
    return write_outputs({folder: files})


def write_outputs(outputs: Mapping[Path, Content], *, whole: Path | None = None) -> Diagnostic | None:
    """Replace all outputs, or none of them if one cannot be written; the error tells which.

    Refuses a folder that is not empty and not ours, and any path that would leave it. Writes through symbolic links.
    Everything is written beside its place first; then all is put in place by renaming, which is undone if one of the
    steps fails. `whole`: the folder that holds all outputs. If nothing else is in it, it is exchanged in one step, so
    that not even the end of the power leaves some old and some new.
    """
    current = next(iter(outputs), Path())
    try:
        for current, content in outputs.items():
            if not is_file(content) and _is_foreign(current):
                problem = "the folder holds files that canvas-openapi did not make"
                return diagnostic("folder-not-ours", problem, _origin(current))
        targets = {Path(os.path.realpath(path)): content for path, content in outputs.items()}
        if whole is not None and _may_be_exchanged(Path(os.path.realpath(whole)), targets):
            current = whole
            _exchange_folder(Path(os.path.realpath(whole)), targets)
            return None
        for current in filter(None, (*outputs, whole)):
            sweep(Path(os.path.realpath(current)))
        with contextlib.ExitStack() as stagings:
            steps: list[_Step] = []
            for path, content in outputs.items():
                current, target = path, Path(os.path.realpath(path))
                if (isinstance(content, bytes) or callable(content)) and target.exists() and not target.is_file():
                    target.write_bytes(bytes_of(content))  # /dev/stdout, a named pipe
                else:
                    staging = stagings.enter_context(folder_beside(target))
                    _write(staging / "new", content, target)
                    steps.append(_Step(staging, target))
            _commit(steps)
    except OSError as error:
        return _failure(current, error)
    return None


class _Step:
    """Puts what is staged in its place, and can undo it."""

    def __init__(self, staging: Path, target: Path) -> None:
        self._new = staging / "new"
        self._old = staging / "old"
        self._target = target

    def take(self) -> None:
        if self._target.is_dir():
            self._target.rename(self._old)
            self._new.rename(self._target)
        else:
            if self._target.exists():
                shutil.copy2(self._target, self._old)
            self._new.replace(self._target)

    def undo(self) -> None:
        """Bring the old one back, however far `take` came."""
        if self._new.exists() and self._target.exists():
            return  # not taken
        if self._target.is_dir():
            self._target.rename(self._new)
        elif self._target.exists() and not self._old.exists():
            self._target.unlink()
        if self._old.exists():
            self._old.replace(self._target)


def _commit(steps: list[_Step]) -> None:
    begun: list[_Step] = []
    try:
        for step in steps:
            begun.append(step)
            step.take()
    except BaseException:  # Ctrl-C too
        for step in reversed(begun):
            step.undo()
        raise


def _write(place: Path, content: Content, target: Path) -> None:
    """Write a file, or a folder with its marker. A file gets the mode of the one that it will replace."""
    if isinstance(content, bytes) or callable(content):
        with place.open("wb") as file:
            file.write(bytes_of(content))
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            place.chmod(target.stat().st_mode & 0o777)
        return
    place.mkdir()
    made = {""}
    parts = content.items() if isinstance(content, Mapping) else content
    for name, part in chain(parts, [(MARKER, b"")]):
        folder = str(_safe(name).parent)
        if folder not in made:
            (place / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        with open(f"{place}/{name}", "wb") as file:
            file.write(part)


# ------------------------------------------------------------ the whole folder in one step


def _may_be_exchanged(whole: Path, targets: Mapping[Path, Content]) -> bool:
    """Whether a folder holds only what will be written anew, and nobody stands in it."""
    if sys.platform == "win32" or Path.cwd().is_relative_to(whole):
        return False
    if not whole.exists():
        return all(target.is_relative_to(whole) for target in targets)
    return (
        whole.is_dir()
        and not os.path.ismount(whole)
        and all(target.is_relative_to(whole) for target in targets)
        and all(_is_replaced(Path(entry.path), targets) for entry in os.scandir(whole))
    )


def _is_replaced(path: Path, targets: Mapping[Path, Content]) -> bool:
    """Whether all of a file or folder is among what will be written anew. Links are the user's."""
    if path.is_symlink():
        return False
    if path in targets:
        return path.is_file() or not is_file(targets[path])
    if is_left_over(path):
        return True
    return path.is_dir() and all(_is_replaced(Path(entry.path), targets) for entry in os.scandir(path))


def _exchange_folder(whole: Path, targets: Mapping[Path, Content]) -> None:
    sweep(whole)
    with folder_beside(whole) as staging:
        new = staging / "new"
        new.mkdir()
        for target, content in targets.items():
            place = new / target.relative_to(whole)
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(place, content, target)
        if whole.exists():
            shutil.copymode(whole, new)
            if _exchange(new, whole):
                return
        _commit([_Step(staging, whole)])


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (renameat2 of Linux, renameatx_np of macOS); False where that cannot be."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    here, exchange = (-100, 2) if sys.platform == "linux" else (-2, 2)  # AT_FDCWD; RENAME_EXCHANGE, RENAME_SWAP
    call = getattr(library, "renameat2" if sys.platform == "linux" else "renameatx_np", None)
    return call is not None and call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0


def _is_foreign(folder: Path) -> bool:
    """Whether there is a file, or a folder that holds something and that we did not make."""
    if not folder.exists() or (folder / MARKER).exists():
        return False
    return not folder.is_dir() or any(folder.iterdir())


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\0" in name:
        raise ValueError(f"a renderer made the unsafe file name {name!r}")
    return path


def _failure(path: Path, error: OSError) -> Diagnostic:
    reason = error.strerror or type(error).__name__
    problem = f"it cannot be written ({reason})"
    return Diagnostic("not-written", problem, "the old one, if any, is untouched", _origin(path), Severity.ERROR)


def _origin(path: Path) -> Origin:
    return Origin(path.as_posix())
