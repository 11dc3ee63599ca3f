"""What the verbs share: their options, the corrected document, and how they write."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import Reference
from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED

from canvas_openapi.evidence import types_known
from canvas_openapi.examples import check_examples
from canvas_openapi.openapi.document import OpenApi, openapi
from canvas_openapi.overlay import apply_overlays, correctable_pages
from canvas_openapi.overlay_files import read_overlays
from canvas_openapi.report import Report, counted
from canvas_openapi.write import write_file, write_folder

Command = Callable[..., None]


def common(command: Command) -> Command:
    """Give a verb the SOURCE argument and the options that all verbs have."""

    @click.argument("source", required=False, type=click.Path(exists=True, path_type=Path))
    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    @click.option("-v", "--verbose", is_flag=True, help="List every diagnostic, notes too.")
    @click.option("--strict", is_flag=True, help="Fail on warnings.")
    @click.option(
        "--diagnostics",
        "diagnostics_file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write the diagnostics to this file, as JSON.",
    )
    @wraps(command)
    def wrapped(
        source: Path | None, quiet: bool, verbose: bool, strict: bool, diagnostics_file: Path | None, **options: Any
    ) -> None:
        source = source or BUNDLED
        root = source if source.is_dir() else source.parent
        report = Report(root, quiet=quiet, verbose=verbose, strict=strict)
        reference, diagnostics = read_reference(source)
        report.add(diagnostics)
        for line in _what_is_read(source, reference):
            report.say(line)
        if reference is not None and not report.failed:
            command(report, reference, **options)
        if diagnostics_file is not None:
            report.add(filter(None, [write_file(diagnostics_file, report.as_json())]))
        sys.exit(report.close(reference))

    return wrapped


def _what_is_read(source: Path, reference: Reference | None) -> Iterator[str]:
    """One line where the user did not name the pages: that they are a fragment, or which edition the snapshot is."""
    if source == BUNDLED:
        yield "reading the bundled page, a fragment; `canvas-openapi fetch` brings the full docs"
    elif reference is not None and reference.edition:
        yield f"reading {source}: edition {reference.edition}, {counted(len(reference.pages), 'page')}"


def output_file(default: str, what: str) -> Callable[[Command], Command]:
    """The `-o` option of a verb that writes one file."""
    return click.option("-o", "--output", default=default, show_default=True, help=f"{what} `-` is stdout.")


def output_folder(default: str, what: str = "The folder to write to.") -> Callable[[Command], Command]:
    """The `-o` option of a verb that writes a folder."""
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option("-o", "--output", default=default, show_default=True, type=kind, help=what)


def overlays(command: Command) -> Command:
    """Give a verb that needs the document the options that say which overlays correct it."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    command = click.option(
        "--overlay",
        "overlay_files",
        type=file,
        multiple=True,
        help="Apply this OpenAPI Overlay 1.0 too, after ours; may be repeated.",
    )(command)
    return click.option("--no-overlays", is_flag=True, help="Leave out our corrections of the docs.")(command)


def corrected_document(
    report: Report, reference: Reference, *, overlay_files: Iterable[Path] = (), no_overlays: bool = False
) -> OpenApi:
    """The OpenAPI document, corrected by our overlays and then the user's; what was noticed goes to the report."""
    result = openapi(reference)
    report.add(result.diagnostics)
    overlays, problems = read_overlays(overlay_files, shipped=not no_overlays)
    document, notices = apply_overlays(result.document, overlays, correctable_pages(reference))
    report.add([*problems, *notices])
    if not report.failed:
        report.add(check_examples(document, result.places))
    report.summarise(types_known(document))
    return replace(result, document=document)


def save_file(report: Report, name: str, content: bytes) -> None:
    """Write a file, or standard output for the name `-`, and say so."""
    if name == "-":
        sys.stdout.buffer.write(content)
    else:
        _say_written(report, name, write_file(Path(name), content))


def save_folder(report: Report, folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace a folder by one that holds these files, and say so."""
    _say_written(report, str(folder), write_folder(folder, files))


def _say_written(report: Report, name: str, failure: Diagnostic | None) -> None:
    if failure:
        report.add([failure])
    else:
        report.say(f"wrote {name}")
