"""The one place that writes to disk. An output is replaced only by a complete new one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Origin

MARKER = ".canvas-openapi"
"""A file in every folder that we made. A folder without it is the user's, and is never replaced."""


def write_file(path: Path, content: bytes) -> Diagnostic | None:
    """Write a file by way of a temporary one beside it; an error, with the old file untouched, if that fails."""
    try:
        if path.exists() and not path.is_file():  # /dev/stdout, a named pipe
            path.write_bytes(content)
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(_usual_mode(path))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        return _failure(path, error)
    return None


def write_folder(folder: Path, files: Mapping[str, bytes]) -> Diagnostic | None:
    """Replace a folder by one that holds exactly these files (`/` separated relative paths).

    Refuses a folder that is not empty and not ours, and any path that would leave it.
    """
    try:
        if folder.exists() and not (folder / MARKER).exists() and (not folder.is_dir() or any(folder.iterdir())):
            problem = "the folder holds files that canvas-openapi did not make"
            return Diagnostic(
                "folder-not-ours", problem, "give an empty or new folder", _origin(folder), Severity.ERROR
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.", suffix=".part"))
        try:
            new = staging / "new"
            for name, content in {**files, MARKER: b""}.items():
                target = new / _safe(name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            if folder.exists():
                folder.rename(staging / "old")
            new.rename(folder)
        finally:
            if (staging / "old").exists() and not folder.exists():
                (staging / "old").rename(folder)
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        return _failure(folder, error)
    return None


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\0" in name:
        raise ValueError(f"a renderer made the unsafe file name {name!r}")
    return path


def _usual_mode(path: Path) -> int:
    """The mode of the old file, or what the umask gives a new one (a temporary file is private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _failure(path: Path, error: OSError) -> Diagnostic:
    reason = error.strerror or type(error).__name__
    problem = f"it cannot be written ({reason})"
    return Diagnostic("not-written", problem, "the old one, if any, is untouched", _origin(path), Severity.ERROR)


def _origin(path: Path) -> Origin:
    return Origin(path.as_posix())
