"""`parse` and `spec`: the model and the OpenAPI document."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from canvas_openapi.commands.document_options import agent_profile, document_of, overlays, slices
from canvas_openapi.commands.running import common
from canvas_openapi.commands.writing import Outputs

if TYPE_CHECKING:
    from canvas_docs.model import Reference

    from canvas_openapi.making import Version
    from canvas_openapi.report import Report


@click.command()
@common
@click.option("-o", "--output", default="reference.json", show_default=True, help="The file to write. `-` is stdout.")
def parse(report: Report, reference: Reference, output: str) -> Outputs:
    """Write what the docs say as JSON: controllers, actions, routes, scopes, parameters, objects.

    \b
    canvas-openapi parse pages/ -o reference.json
    """
    from canvas_docs.serialize import reference_to_json

    return Outputs({output: reference_to_json(reference)})


@click.command()
@common
@click.option(
    "-o",
    "--output",
    multiple=True,
    default=("openapi.yaml",),
    show_default=True,
    help="The file to write: YAML, or JSON if its name ends in .json; may be repeated. `-` is stdout.",
)
@click.option(
    "--openapi",
    "version",
    type=click.Choice(["3.1", "3.0"]),
    help="The version.  [default: 3.0 for a file whose name ends in -3.0, such as openapi-3.0.yaml; else 3.1]",
)
@click.option("--no-validate", is_flag=True, help="Write the document without validating it.")
@overlays
@slices
@agent_profile
def spec(
    report: Report,
    reference: Reference,
    output: tuple[str, ...],
    version: Version | None,
    no_validate: bool,
    **corrections: Any,
) -> Outputs:
    """Write the OpenAPI document.

    \b
    canvas-openapi spec pages/ -o openapi.yaml
    canvas-openapi spec pages/ -o openapi.yaml -o openapi.json -o openapi-3.0.yaml
    canvas-openapi spec pages/ --openapi 3.0 -o openapi-3.0.json
    canvas-openapi spec pages/ --overlay ours.yaml
    canvas-openapi spec pages/ --only Modules --only read-only -o modules.yaml
    canvas-openapi spec pages/ -o - | less
    """
    versions = {name: version or _version_in(name) for name in output}
    wanted = list(dict.fromkeys(versions.values()))
    documents = {wanted[0]: document_of(report, reference, version=wanted[0], validate=not no_validate, **corrections)}
    for other in wanted[1:]:
        documents[other] = documents[wanted[0]].in_version(other, validate=not no_validate)
        report.add(documents[other].diagnostics)
    return Outputs({name: documents[versions[name]].to_named(name) for name in output} if not report.failed else {})


def _version_in(name: str) -> Version:
    return "3.0" if PurePath(name).stem.endswith("-3.0") else "3.1"
