"""SOURCE → `Loaded`: the first step of everything."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import Reference
from canvas_docs.reference import Cache, read_reference


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and what was noticed: `reference` is None, with an error, where there is nothing to work with.

    The origins in the diagnostics are relative to SOURCE, or to its folder if it is a file.
    """

    reference: Reference | None
    diagnostics: tuple[Diagnostic, ...]


def load(source: str | PathLike[str], *, cache: Cache | None = None) -> Loaded:
    """Read a page, a folder of pages, a snapshot or a `reference.json`, in any published form.

    Files that cannot be read or are no page of the reference are diagnostics; nothing is raised for them. `cache`
    keeps what was read of each file, for example `canvas_openapi.store.Store(folder, program_digest())`: the result is
    the same, sooner.
    """
    reference, diagnostics = read_reference(Path(source), cache=cache)
    return Loaded(reference, tuple(diagnostics))
