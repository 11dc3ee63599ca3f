"""`clients`: the packages for Python and TypeScript."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

import canvas_openapi as library
from canvas_openapi.commands.common import Outputs, common, document_of, output_folder, overlays, slices

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
    if language:
        return Outputs({str(output / language): library.render_client(document, language)})
    from canvas_openapi.beside import beside

    wait = beside(partial(library.render_client, document, "python"))
    typescript = library.render_client(document, "typescript")
    return Outputs({str(output / "python"): wait(), str(output / "typescript"): typescript})
