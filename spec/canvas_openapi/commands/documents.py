"""`parse` and `spec`: the model and the OpenAPI document."""

from __future__ import annotations

from typing import Any

import click
from canvas_docs.model import Reference
from canvas_docs.serialize import reference_to_json

from canvas_openapi.commands.common import common, corrected_document, output_file, overlays, save_file
from canvas_openapi.openapi.version30 import as_openapi_30
from canvas_openapi.outputs import as_named
from canvas_openapi.report import Report
from canvas_openapi.validate import validate


@click.command()
@common
@output_file("reference.json", "The file to write.")
def parse(report: Report, reference: Reference, output: str) -> None:
    """Write what the docs say as JSON: controllers, actions, routes, scopes, parameters, objects.

    \b
    canvas-openapi parse pages/ -o reference.json
    """
    save_file(report, output, reference_to_json(reference))


@click.command()
@common
@output_file("openapi.yaml", "The file to write: YAML, or JSON if its name ends in .json.")
@click.option("--openapi", "version", type=click.Choice(["3.1", "3.0"]), default="3.1", show_default=True)
@click.option("--no-validate", is_flag=True, help="Write the document without validating it.")
@overlays
def spec(
    report: Report, reference: Reference, output: str, version: str, no_validate: bool, **corrections: Any
) -> None:
    """Write the OpenAPI document.

    \b
    canvas-openapi spec pages/ -o openapi.yaml
    canvas-openapi spec pages/ --openapi 3.0 -o openapi-3.0.json
    canvas-openapi spec pages/ --overlay ours.yaml
    canvas-openapi spec pages/ -o - | less
    """
    result = corrected_document(report, reference, **corrections)
    if report.failed:
        return
    document = as_openapi_30(result.document) if version == "3.0" else result.document
    if not no_validate:
        report.add(validate(document, result.places))
    if not report.failed:
        save_file(report, output, as_named(document, output))
