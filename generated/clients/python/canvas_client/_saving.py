"""Files that come down, on their way to the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from canvas_client._uploads import Progress


@contextmanager
def saved(target: Path, size: int, progress: Progress | None) -> Iterator[Callable[[bytes], None]]:
    """A function that writes pieces; the file stands at `target` when all is well, and nothing does otherwise."""
    part = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:

            def write(chunk: bytes) -> None:
                file.write(chunk)
                if progress:
                    progress(file.tell(), size)

            yield write
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
