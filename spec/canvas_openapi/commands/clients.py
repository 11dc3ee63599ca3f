"""`clients`: the packages for Python and TypeScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from canvas_docs.model import Reference

from canvas_openapi.commands.common import common, corrected_document, output_folder, overlays, save_folder
from canvas_openapi.render.clients import render_python, render_typescript
from canvas_openapi.report import Report

_RENDERERS = {"python": render_python, "typescript": render_typescript}


@click.command()
@common
@output_folder("clients", "The folder to write to: DIR/python and DIR/typescript.")
@click.option("--language", type=click.Choice(list(_RENDERERS)), help="Only this one.")
@overlays
def clients(report: Report, reference: Reference, output: Path, language: str | None, **corrections: Any) -> None:
    """Write client packages for Python and TypeScript.

    \b
    canvas-openapi clients pages/ -o clients
    canvas-openapi clients pages/ --language python
    """
    result = corrected_document(report, reference, **corrections)
    if report.failed:
        return
    for name in [language] if language else _RENDERERS:
        save_folder(report, output / name, _RENDERERS[name](result.document))
