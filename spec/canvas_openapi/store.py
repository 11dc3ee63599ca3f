"""A folder of small results that may be lost at any time: parsed pages, rendered pages, what the last run wrote.

Nothing in it is trusted: each entry carries the digest of its content, and one that is damaged, or cannot be read, is
simply not there. Nothing in it is needed: a folder that cannot be written makes no error.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from pathlib import Path

_DIGEST_SIZE = hashlib.sha256().digest_size
_MOST_BYTES = 256 * 1024 * 1024
_KEPT_BYTES = _MOST_BYTES // 2


def usual_folder() -> Path:
    """Where this system keeps the caches of programs: `~/.cache`, `~/Library/Caches` or `%LOCALAPPDATA%`."""
    if sys.platform == "win32":
        parent = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        parent = Path.home() / "Library" / "Caches"
    else:
        named = os.environ.get("XDG_CACHE_HOME", "")
        parent = named if os.path.isabs(named) else Path.home() / ".cache"
    return Path(parent) / "canvas-openapi"


class Store:
    """Results by a name (any text). `salt` is what all of them depend on: a result of another salt is not found."""

    def __init__(self, folder: Path, salt: str = "") -> None:
        self._folder = folder
        self._salt = salt

    def get(self, name: str) -> bytes | None:
        """The result of a name; None if there is none, or it is damaged."""
        path = self._path(name)
        try:
            with open(path, "rb") as file:
                found = file.read()
            with contextlib.suppress(OSError):
                os.utime(path)  # it was of use: prune takes it last
        except OSError:
            return None
        digest, content = found[:_DIGEST_SIZE], found[_DIGEST_SIZE:]
        return content if hashlib.sha256(content).digest() == digest else None

    def put(self, name: str, content: bytes) -> None:
        """Keep a result. If that fails, it is not kept."""
        path = self._path(name)
        with contextlib.suppress(OSError):
            parent = os.path.dirname(path)
            os.makedirs(parent, exist_ok=True, mode=0o700)
            handle, temporary = tempfile.mkstemp(dir=parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(content).digest() + content)
                os.replace(temporary, path)
            except OSError:
                os.unlink(temporary)

    def prune(self, most: int = _MOST_BYTES, kept: int = _KEPT_BYTES) -> None:
        """Remove what was of no use for the longest time, down to `kept` bytes, if there are more than `most`."""
        entries: list[tuple[int, int, str]] = []
        with contextlib.suppress(OSError):
            for folder in os.scandir(self._folder):
                if folder.is_dir(follow_symlinks=False):
                    for entry in os.scandir(folder):
                        status = entry.stat(follow_symlinks=False)
                        entries.append((status.st_mtime_ns, status.st_size, entry.path))
        total = sum(size for _, size, _ in entries)
        if total <= most:
            return
        for _, size, path in sorted(entries):
            if total <= kept:
                break
            with contextlib.suppress(OSError):
                os.unlink(path)
            total -= size

    def _path(self, name: str) -> str:
        digest = hashlib.sha256(f"{self._salt}\0{name}".encode(errors="surrogatepass")).hexdigest()
        return f"{self._folder}/{digest[:2]}/{digest[2:]}"  # text: a run asks for hundreds
