"""What a run says to its user: diagnostics, the summary, and the exit code that follows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click
import msgspec
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Origin, Reference

_LISTED = 20  # warnings listed without -v


class Report:
    """Gathers the diagnostics of a run and prints them on stderr.

    `root` is the folder to which the names in the diagnostics are relative: they are printed as the user can open them.
    """

    def __init__(self, root: Path, *, quiet: bool, verbose: bool, strict: bool) -> None:
        self._root = root
        self._quiet = quiet
        self._verbose = verbose
        self.strict = strict
        self._diagnostics: list[Diagnostic] = []
        self._summary: list[str] = []

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take note of diagnostics; the same one counts once."""
        known = set(self._diagnostics)
        self._diagnostics.extend(d for d in dict.fromkeys(diagnostics) if d not in known)

    @property
    def failed(self) -> bool:
        """Whether the run has no result to be trusted: an error, or under `--strict` a warning."""
        severities = {diagnostic.severity for diagnostic in self._diagnostics}
        return Severity.ERROR in severities or (self.strict and Severity.WARNING in severities)

    def say(self, message: str) -> None:
        """Say one line of progress or result, unless the user wants quiet."""
        if not self._quiet:
            click.echo(message, err=True)

    def summarise(self, line: str) -> None:
        """Add a line to the summary at the end of the run."""
        self._summary.append(line)

    def summary(self, reference: Reference | None) -> tuple[str, ...]:
        """The lines that sum up the run; none if nothing could be read."""
        return (*self._summary, summary(reference, self._diagnostics)) if reference is not None else ()

    def close(self, summary: Iterable[str] = ()) -> int:
        """Print the diagnostics and the lines of the summary; returns the exit code."""
        shown = [d for d in self._diagnostics if self._shows(d)]
        most = len(shown) if self._verbose else _LISTED
        for diagnostic in sorted(shown, key=_by_severity)[:most]:
            click.echo(str(self._placed(diagnostic)), err=True)
        if len(shown) > most:
            click.echo(f"… and {len(shown) - most} more; -v lists them all", err=True)
        for line in summary:
            self.say(line)
        if self.strict and self.failed:
            self.say("failed: --strict takes a warning for an error")
        return 1 if self.failed else 0

    def _shows(self, diagnostic: Diagnostic) -> bool:
        if diagnostic.severity is Severity.ERROR:
            return True
        if self._quiet:
            return self.strict and diagnostic.severity is Severity.WARNING
        return self._verbose or diagnostic.severity is Severity.WARNING

    def _placed(self, diagnostic: Diagnostic) -> Diagnostic:
        path = self._root / diagnostic.origin.document
        if not diagnostic.origin.document or os.path.isabs(diagnostic.origin.document) or not path.exists():
            return diagnostic
        return replace(diagnostic, origin=Origin(os.path.relpath(path), diagnostic.origin.line))

    def add_json(self, diagnostics: Iterable[Mapping[str, object]]) -> None:
        """Take note of diagnostics that are data, as those of an earlier run are."""
        self.add(msgspec.convert(list(diagnostics), list[Diagnostic]))

    def as_json(self) -> bytes:
        """The diagnostics as a JSON list, for other programs."""
        return msgspec.json.format(msgspec.json.encode(self._diagnostics), indent=1) + b"\n"


def _by_severity(diagnostic: Diagnostic) -> int:
    return (Severity.ERROR, Severity.WARNING, Severity.NOTE).index(diagnostic.severity)


def summary(reference: Reference, diagnostics: Iterable[Diagnostic]) -> str:
    """One line that says how much was read: "12 pages, 96 routes, 210 parameters, 31 objects; 3 warnings"."""
    routes = sum(len(action.routes) for _, action in reference.actions)
    parameters = sum(len(action.parameters) for _, action in reference.actions)
    objects = sum(len(page.objects) for page in reference.pages)
    severities = [diagnostic.severity for diagnostic in diagnostics]
    problems = [
        counted(severities.count(severity), severity.value)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        if severity in severities
    ]
    counts = [counted(len(reference.pages), "page"), counted(routes, "route"), counted(parameters, "parameter")]
    return ", ".join([*counts, counted(objects, "object")]) + "; " + (", ".join(problems) or "no warnings")


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 page", "1,041 routes"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
