"""How a verb runs: the arguments that all have, what was read, and whether there is anything to do.

Nothing heavy is imported here or by the verbs' modules, but when a verb has work to do: `--help` and a run whose
outputs are up to date must not wait for it (`tests/test_light.py`).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import canvas_openapi as library
from canvas_openapi.commands.writing import STDOUT, Outputs, write_diagnostics, write_made

if TYPE_CHECKING:
    from canvas_docs.model import Reference
    from canvas_docs.sources import Listing

    from canvas_openapi.report import Report
    from canvas_openapi.store import Store

Command = Callable[..., "Outputs | None"]


def common(command: Command) -> Callable[..., None]:
    """Give a verb the SOURCE argument and the options that all verbs have.

    The verb is called as `command(report, reference, **its_own_options)`, only if there is a reference, and not if what
    it would write is up to date. It returns what is to be written, or None if it only prints.
    """

    @click.argument("source", required=False, type=click.Path(exists=True, path_type=Path))
    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    @click.option("-v", "--verbose", is_flag=True, help="List every diagnostic, notes too.")
    @click.option("--strict", is_flag=True, help="Fail on warnings.")
    @click.option("--force", is_flag=True, help="Write the outputs even if they are up to date.")
    @click.option("--no-cache", is_flag=True, help="Read every page anew, and keep nothing for the next run.")
    @click.option(
        "--diagnostics",
        "diagnostics_file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write the diagnostics to this file, as JSON.",
    )
    @wraps(command)
    def wrapped(
        source: Path | None,
        quiet: bool,
        verbose: bool,
        strict: bool,
        force: bool,
        no_cache: bool,
        diagnostics_file: Path | None,
        **options: Any,
    ) -> None:
        from canvas_docs.sources import list_source

        gc.set_threshold(_RARELY)
        given = {**options, "strict": strict, "diagnostics_file": diagnostics_file}
        source = source_or_bundled(source)
        report = new_report(source, quiet=quiet, verbose=verbose, strict=strict)
        listing = list_source(source)
        if len(listing.files) > _MANY_FILES:
            report.say(f"looking at {len(listing.files):,} files in {source}")
        store = None if no_cache else new_store()
        click.get_current_context().obj = store
        run = _Run(click.get_current_context().info_name or "", source, given, store)
        key = run.key(listing)
        if not force and (summary := run.said_if_up_to_date(report, key)):
            sys.exit(report.close(summary))
        reference = loaded(report, source, store)
        _say_what_is_read(report, source, reference)
        outputs = command(report, reference, **options) if reference is not None and not report.failed else None
        if outputs is not None and not report.failed:
            write_made(report, outputs, [source, *given.get("overlay_files", ()), given.get("previous")])
        if outputs is not None and outputs.then is not None and not report.failed:
            outputs.then(report)
        if diagnostics_file is not None:
            write_diagnostics(report, diagnostics_file, source)
        summary = report.summary(reference)
        if outputs is not None and not report.failed:
            run.remember(outputs, report, summary, key)
        sys.exit(report.close(summary))

    return wrapped


_MANY_FILES = 1000
_RARELY = 200_000
"""Objects made between two collections. A run makes millions that stay and hardly any cycles: looking for them at the
usual 700 is a tenth of its time."""


def new_store() -> Store:
    """Where this system keeps what may be lost; what it holds depends on all of our own code."""
    from canvas_openapi.program import program_digest
    from canvas_openapi.store import Store, usual_folder

    return Store(usual_folder(), program_digest())


def kept() -> Store | None:
    """The store of this run; None with `--no-cache`."""
    store: Store | None = click.get_current_context().obj
    return store


@dataclass(frozen=True)
class _Run:
    """One call of a verb, as far as its outputs depend on it; on our own code depends the salt of the store."""

    verb: str
    source: Path
    options: Mapping[str, Any]
    store: Store | None

    def key(self, listing: Listing) -> dict[str, str]:
        """Digests of all that the outputs come from; empty where nothing is kept."""
        from canvas_docs.sources import list_source

        from canvas_openapi.fresh import file_digest, input_digest

        if self.store is None:
            return {}
        key = {"input": input_digest(listing)}
        for file in self.options.get("overlay_files", ()):
            key[f"overlay {file}"] = file_digest(file)
        for term in (*self.options.get("only", ()), *self.options.get("but", ())):
            if Path(term).is_file():
                key[f"scopes {term}"] = file_digest(Path(term))
        if previous := self.options.get("previous"):
            key["previous"] = input_digest(list_source(previous))
        return key

    def said_if_up_to_date(self, report: Report, key: Mapping[str, str]) -> tuple[str, ...]:
        """The summary of the last run, with what is up to date, if nothing is to do; nothing if something is."""
        from canvas_openapi.fresh import name_of_record, up_to_date

        if self.store is None or self.options.get("serving"):
            return ()
        record = up_to_date(self.store, name_of_record(self.verb, self.options), key)
        if record is None:
            return ()
        report.add_json(record.diagnostics)
        said = [f"{name} is up to date" for name in record.names if name != str(self.options["diagnostics_file"])]
        return (*said, *record.summary)

    def remember(self, outputs: Outputs, report: Report, summary: tuple[str, ...], key: Mapping[str, str]) -> None:
        """Keep what this run came from and what it wrote: not if its input has changed under its hands."""
        from canvas_docs.sources import list_source

        from canvas_openapi.fresh import name_of_record, remember

        if self.store is None or STDOUT in outputs.files or self.key(list_source(self.source)) != key:
            return
        diagnostics_file = self.options["diagnostics_file"]
        written = [*outputs.files, *([str(diagnostics_file)] if diagnostics_file else [])]
        remember(self.store, name_of_record(self.verb, self.options), key, written, report.as_json(), summary)
        self.store.prune()


def source_or_bundled(source: Path | None) -> Path:
    """The SOURCE that was given, or the page that ships with the program."""
    from canvas_docs.sources import BUNDLED

    return source or BUNDLED


def new_report(source: Path, *, quiet: bool, verbose: bool, strict: bool) -> Report:
    """A report that prints the names of the documents of a SOURCE as the user can open them."""
    from canvas_openapi.report import Report

    return Report(source if source.is_dir() else source.parent, quiet=quiet, verbose=verbose, strict=strict)


def loaded(report: Report, source: Path, store: Store | None = None) -> Reference | None:
    """The reference of a SOURCE; what was noticed goes to the report."""
    found = library.load(source, cache=store)
    report.add(found.diagnostics)
    return found.reference


def _say_what_is_read(report: Report, source: Path, reference: Reference | None) -> None:
    """One line where the user did not name the pages: that they are a fragment, or which edition the snapshot is."""
    from canvas_openapi.report import counted

    if source == source_or_bundled(None):
        report.say("reading the bundled page, a fragment; `canvas-openapi fetch` brings the full docs")
    elif reference is not None and reference.edition:
        report.say(f"reading {source}: edition {reference.edition}, {counted(len(reference.pages), 'page')}")


def output_folder(default: str, what: str = "The folder to write to.") -> Callable[[Command], Command]:
    """The `-o` option of a verb that writes a folder."""
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option("-o", "--output", default=default, show_default=True, type=kind, help=what)
