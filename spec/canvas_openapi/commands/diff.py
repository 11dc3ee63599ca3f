"""`diff`: what changed between two editions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import canvas_openapi as library
from canvas_openapi.commands.document_options import document_of, overlays
from canvas_openapi.commands.running import loaded, new_report

if TYPE_CHECKING:
    from canvas_openapi import Comparison, Document

_SOURCE = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("old", type=_SOURCE)
@click.argument("new", type=_SOURCE)
@click.option("-o", "--output", help="A file to write instead of text: its name ends in .md, .html or .json.")
@click.option("--all", "descriptions", is_flag=True, help="Also where only the words of the docs changed.")
@click.option("--fail-on", type=click.Choice(["breaking", "risky", "safe"]), help="Exit 1 on such a change or a worse.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors and what was asked for.")
@overlays
def diff(
    old: Path, new: Path, output: str | None, descriptions: bool, fail_on: str | None, quiet: bool, **corrections: Any
) -> None:
    """Say what changed between two editions of the docs, and what that means for who calls the API.

    OLD and NEW are SOURCEs. Renamed path parameters and moved pages are no change.

    \b
    canvas-openapi diff snapshots/september snapshots/december
    canvas-openapi diff old/ new/ -o changes.json --fail-on breaking

    \b
    JSON: {"from": {"title", "version"}, "to": {…}, "changes": [{"kind", "grade",
      "method", "path", "name", "before", "after", "page", "line"}]}

    Exit status: 0 done, 1 with --fail-on or if an edition cannot be read, 2 wrong usage.
    """
    if output and Path(output).suffix not in (".md", ".html", ".json"):
        raise click.BadParameter("the name must end in .md, .html or .json", param_hint="--output")
    before, now = _edition(old, quiet, corrections), _edition(new, quiet, corrections)
    found = library.compare(before, now, descriptions=descriptions)
    _show(output, found, quiet)
    if fail_on and found.has(library.Impact(fail_on)):
        sys.exit(1)


def _edition(source: Path, quiet: bool, corrections: dict[str, Any]) -> Document:
    """One side; ends the run with 1 and the reasons if it cannot be read."""
    report = new_report(source, quiet=quiet, verbose=False, strict=False)
    reference = loaded(report, source)
    document = (
        document_of(report, reference, validate=False, **corrections) if reference and not report.failed else None
    )
    if document is None or report.failed:
        sys.exit(report.close() or 1)
    return document


def _show(output: str | None, found: Comparison, quiet: bool) -> None:
    from canvas_openapi.write import write_file

    if output is None:
        click.echo(found.to_text(), nl=False)
        return
    suffix = Path(output).suffix
    text = found.to_markdown() if suffix == ".md" else found.to_html() if suffix == ".html" else ""
    made = text.encode() or found.to_json()
    failure = write_file(Path(output), made)
    if failure:
        click.echo(failure, err=True)
        sys.exit(1)
    if not quiet:
        click.echo(f"wrote {output}: {found.summary}", err=True)
