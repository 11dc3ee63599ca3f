"""`build`: everything at once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from canvas_openapi.commands.clients import LANGUAGES
from canvas_openapi.commands.document_options import document_of, overlays
from canvas_openapi.commands.running import common, kept, output_folder
from canvas_openapi.commands.writing import Outputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from canvas_docs.model import Reference

    from canvas_openapi.report import Report
    from canvas_openapi.write import Content


@click.command()
@common
@output_folder("generated")
@overlays
def build(report: Report, reference: Reference, output: Path, **corrections: Any) -> Outputs | None:
    """Write everything: the model, the OpenAPI documents, the evidence, the docs site and the clients.

    \b
    canvas-openapi build pages/ -o generated
    """
    from canvas_docs.serialize import reference_to_json

    from canvas_openapi.beside import beside
    from canvas_openapi.rendering import client_renderers, site_pages

    document = document_of(report, reference, **corrections)
    older = document.in_version("3.0")
    report.add(older.diagnostics)
    if report.strict:
        report.add(older.second_opinion())
    if report.failed:
        return None
    makes = client_renderers(document, LANGUAGES, cache=kept())
    waits = {language: beside(make) for language, make in makes.items()}
    published = document.published()
    files: dict[str, Content] = {
        "reference.json": reference_to_json(reference),
        **published,
        "openapi-3.0.yaml": older.to_yaml(),
        "docs": chain(site_pages(reference, document, cache=kept()), published.items()),
    }
    for language, wait in waits.items():
        files[f"clients/{language}"] = _when_asked(wait)  # after the site, which is made while they are
    return Outputs({str(output / name): content for name, content in files.items()}, whole=output)


def _when_asked(wait: Callable[[], Mapping[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    yield from wait().items()
