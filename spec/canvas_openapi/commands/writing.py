"""What a verb made, and how it gets to its place: all of it, or nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from canvas_docs.diagnostics import Diagnostic

    from canvas_openapi.report import Report
    from canvas_openapi.write import Content

STDOUT = "-"


@dataclass(frozen=True)
class Outputs:
    """What a verb made: the bytes of files, and the files of folders, by the name that the user gave.

    `whole` is the folder that holds all of them, if they belong together. `advice` is said after what was written.
    `then` goes on after that, unless something failed.
    """

    files: Mapping[str, Content]
    whole: Path | None = None
    advice: str = ""
    then: Callable[[Report], None] | None = field(default=None, compare=False)


def write_made(report: Report, outputs: Outputs, inputs: list[Path | None]) -> None:
    """Write all outputs as one and say so; what goes to standard output last, if all else could be written."""
    from canvas_openapi.write import write_outputs

    files = {Path(name): content for name, content in outputs.files.items() if name != STDOUT}
    failure = _amid_input(files, inputs) or write_outputs(files, whole=outputs.whole)
    if failure:
        report.add([failure])
        return
    for path in files:
        report.say(f"wrote {path}{outputs.advice}")
    content = outputs.files.get(STDOUT)
    if isinstance(content, bytes):
        sys.stdout.buffer.write(content)


def write_diagnostics(report: Report, file: Path, source: Path) -> None:
    """Write the diagnostics of a run as JSON."""
    from canvas_openapi.write import write_file

    failure = _amid_input({file: b""}, [source]) or write_file(file, report.as_json())
    report.add([failure] if failure else [])


def _amid_input(outputs: Mapping[Path, Content], inputs: list[Path | None]) -> Diagnostic | None:
    """An error if an output is an input or among them, or an input is in a folder that will be replaced."""
    from canvas_docs.diagnostics import diagnostic
    from canvas_docs.model import Origin

    from canvas_openapi.write import is_file

    for output, content in outputs.items():
        place = Path(os.path.realpath(output))
        for given in filter(None, inputs):
            source = Path(os.path.realpath(given))
            if place.is_relative_to(source) or (not is_file(content) and source.is_relative_to(place)):
                problem = f"it would be written over {given}, or among its files"
                return diagnostic("output-in-source", problem, Origin(output.as_posix()))
    return None
