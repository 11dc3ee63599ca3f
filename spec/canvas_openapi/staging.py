"""Where outputs are written first: beside their places, in folders that are gone in the end, whatever happens."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_STAGING = re.compile(r"\.(?P<name>.*)\.(?:(?P<process>\d+)-)?[a-z0-9_]{6,12}\.part", re.DOTALL)


@contextlib.contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """A folder beside a target, which is gone in the end."""
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{target.name[:40]}.{os.getpid()}-"
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=prefix, suffix=".part"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(target: Path) -> None:
    """Remove what runs that did not come to their end have left beside a target; bring back what they had moved."""
    if not target.parent.is_dir():
        return
    for path in [Path(entry.path) for entry in os.scandir(target.parent) if entry.name.endswith(".part")]:
        match = _STAGING.fullmatch(path.name)
        if match is None or match["name"] != target.name[:40] or not is_left_over(path):
            continue
        if (path / "old").exists() and not target.exists():
            (path / "old").rename(target)
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def is_left_over(path: Path) -> bool:
    """Whether a path is the folder of a run that is no more."""
    match = _STAGING.fullmatch(path.name)
    if match is None:
        return False
    if match["process"] is None or sys.platform == "win32":  # there, asking for a process would end it
        return match["process"] is None
    try:
        os.kill(int(match["process"]), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return int(match["process"]) == os.getpid()
