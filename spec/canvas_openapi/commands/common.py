"""What the verbs share: their options, the document that they are made from, and how they write."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import canvas_openapi as library

if TYPE_CHECKING:
    from canvas_docs.diagnostics import Diagnostic
    from canvas_docs.model import Reference

    from canvas_openapi.making import Document, Version
    from canvas_openapi.report import Report

Command = Callable[..., None]


def common(command: Command) -> Command:
    """Give a verb the SOURCE argument and the options that all verbs have.

    The verb is called as `command(report, reference, **its_own_options)`, and only if there is a reference.
    """

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
        from canvas_openapi.write import write_file

        source = source_or_bundled(source)
        report = new_report(source, quiet=quiet, verbose=verbose, strict=strict)
        reference = loaded(report, source)
        for line in _what_is_read(source, reference):
            report.say(line)
        if reference is not None and not report.failed:
            command(report, reference, **options)
        if diagnostics_file is not None:
            report.add(filter(None, [write_file(diagnostics_file, report.as_json())]))
        sys.exit(report.close(reference))

    return wrapped


def source_or_bundled(source: Path | None) -> Path:
    """The SOURCE that was given, or the page that ships with the program."""
    from canvas_docs.sources import BUNDLED

    return source or BUNDLED


def new_report(source: Path, *, quiet: bool, verbose: bool, strict: bool) -> Report:
    """A report that prints the names of the documents of a SOURCE as the user can open them."""
    from canvas_openapi.report import Report

    return Report(source if source.is_dir() else source.parent, quiet=quiet, verbose=verbose, strict=strict)


def loaded(report: Report, source: Path) -> Reference | None:
    """The reference of a SOURCE; what was noticed goes to the report."""
    found = library.load(source)
    report.add(found.diagnostics)
    return found.reference


def _what_is_read(source: Path, reference: Reference | None) -> Iterator[str]:
    """One line where the user did not name the pages: that they are a fragment, or which edition the snapshot is."""
    from canvas_openapi.report import counted

    if source == source_or_bundled(None):
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


def document_of(
    report: Report,
    reference: Reference,
    *,
    version: Version = "3.1",
    validate: bool = True,
    overlay_files: tuple[Path, ...] = (),
    no_overlays: bool = False,
) -> Document:
    """The document of a reference; what was noticed goes to the report."""
    document = library.make_document(
        reference, version=version, overlays=overlay_files, shipped_overlays=not no_overlays, validate=validate
    )
    report.add(document.diagnostics)
    if report.strict and validate:
        report.add(document.second_opinion())
    report.summarise(document.types_known)
    return document


def save_file(report: Report, name: str, content: bytes) -> None:
    """Write a file, or standard output for the name `-`, and say so."""
    from canvas_openapi.write import write_file

    if name == "-":
        sys.stdout.buffer.write(content)
    else:
        _say_written(report, name, write_file(Path(name), content))


def save_folder(report: Report, folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace a folder by one that holds these files, and say so."""
    from canvas_openapi.write import write_folder

    _say_written(report, str(folder), write_folder(folder, files))


def _say_written(report: Report, name: str, failure: Diagnostic | None) -> None:
    if failure:
        report.add([failure])
    else:
        report.say(f"wrote {name}")
