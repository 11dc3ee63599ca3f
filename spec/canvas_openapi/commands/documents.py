"""`parse` and `spec`: the model and the OpenAPI document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from canvas_openapi.commands.common import common, document_of, output_file, overlays, save_file

if TYPE_CHECKING:
    from canvas_docs.model import Reference

    from canvas_openapi.making import Version
    from canvas_openapi.report import Report


@click.command()
@common
@output_file("reference.json", "The file to write.")
def parse(report: Report, reference: Reference, output: str) -> None:
    """Write what the docs say as JSON: controllers, actions, routes, scopes, parameters, objects.

    \b
    canvas-openapi parse pages/ -o reference.json
    """
    from canvas_docs.serialize import reference_to_json

    save_file(report, output, reference_to_json(reference))


@click.command()
@common
@output_file("openapi.yaml", "The file to write: YAML, or JSON if its name ends in .json.")
@click.option("--openapi", "version", type=click.Choice(["3.1", "3.0"]), default="3.1", show_default=True)
@click.option("--no-validate", is_flag=True, help="Write the document without validating it.")
@overlays
def spec(
    report: Report, reference: Reference, output: str, version: Version, no_validate: bool, **corrections: Any
) -> None:
    """Write the OpenAPI document.

    \b
    canvas-openapi spec pages/ -o openapi.yaml
    canvas-openapi spec pages/ --openapi 3.0 -o openapi-3.0.json
    canvas-openapi spec pages/ --overlay ours.yaml
    canvas-openapi spec pages/ -o - | less
    """
    from canvas_openapi.outputs import as_named

    document = document_of(report, reference, version=version, validate=not no_validate, **corrections)
    if not report.failed:
        save_file(report, output, as_named(document.content, output))
