"""`clients`: the packages for Python and TypeScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from canvas_openapi.commands.document_options import document_of, overlays, slices
from canvas_openapi.commands.running import common, kept, output_folder
from canvas_openapi.commands.writing import Outputs

if TYPE_CHECKING:
    from pathlib import Path

    from canvas_docs.model import Reference

    from canvas_openapi.rendering import Language
    from canvas_openapi.report import Report

LANGUAGES: tuple[Language, ...] = ("python", "typescript")


@click.command()
@common
@output_folder("clients", "The folder to write to: DIR/python and DIR/typescript.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Only this one.")
@overlays
@slices
def clients(
    report: Report, reference: Reference, output: Path, language: Language | None, **corrections: Any
) -> Outputs | None:
    """Write client packages for Python and TypeScript.

    \b
    canvas-openapi clients pages/ -o clients
    canvas-openapi clients pages/ --language python
    """
    document = document_of(report, reference, validate=False, **corrections)
    if report.failed:
        return None
    from canvas_openapi.beside import beside
    from canvas_openapi.rendering import client_packages, client_parts

    parts = client_parts(document, [language] if language else LANGUAGES, cache=kept())
    packages = client_packages(parts, [language] if language else LANGUAGES, beside)
    return Outputs({str(output / one): files for one, files in packages.items()})
