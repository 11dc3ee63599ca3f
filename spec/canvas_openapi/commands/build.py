"""`build`: everything at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from canvas_docs.model import Reference
from canvas_docs.serialize import reference_to_json

from canvas_openapi.commands.common import common, corrected_document, output_folder, overlays, save_file, save_folder
from canvas_openapi.evidence import evidence
from canvas_openapi.openapi.version30 import as_openapi_30
from canvas_openapi.outputs import as_named
from canvas_openapi.render.clients import render_python, render_typescript
from canvas_openapi.render.docs import Options, render_docs
from canvas_openapi.report import Report
from canvas_openapi.validate import validate


@click.command()
@common
@output_folder("generated")
@overlays
def build(report: Report, reference: Reference, output: Path, **corrections: Any) -> None:
    """Write everything: the model, the OpenAPI documents, the evidence, the docs site and the clients.

    \b
    canvas-openapi build pages/ -o generated
    """
    result = corrected_document(report, reference, **corrections)
    if report.failed:
        return
    older = as_openapi_30(result.document)
    report.add(validate(result.document, result.places))
    report.add(validate(older, result.places))
    if report.failed:
        return
    files = {
        "reference.json": reference_to_json(reference),
        "openapi.yaml": as_named(result.document, "openapi.yaml"),
        "openapi.json": as_named(result.document, "openapi.json"),
        "openapi-3.0.yaml": as_named(older, "openapi-3.0.yaml"),
        "evidence.json": as_named(evidence(result.document, result.places), "evidence.json"),
    }
    for name, content in files.items():
        save_file(report, str(output / name), content)
    save_folder(report, output / "docs", render_docs(reference, result.document, Options()))
    save_folder(report, output / "clients" / "python", render_python(result.document))
    save_folder(report, output / "clients" / "typescript", render_typescript(result.document))
