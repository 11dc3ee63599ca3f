"""`build`: everything at once."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from canvas_openapi.commands.clients import LANGUAGES
from canvas_openapi.commands.document_options import document_of, overlays
from canvas_openapi.commands.running import common, kept, output_folder
from canvas_openapi.commands.writing import Outputs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from canvas_docs.model import Reference

    from canvas_openapi.making import Document
    from canvas_openapi.report import Report
    from canvas_openapi.write import Content

_PUBLISHED = ("openapi.yaml", "openapi.json", "evidence.json")
"""The files of the document that also stand beside the site (`Document.published`)."""


@click.command()
@common
@output_folder("generated")
@overlays
def build(report: Report, reference: Reference, output: Path, **corrections: Any) -> Outputs | None:
    """Write everything: the model, the OpenAPI documents, the evidence, the docs site and the clients.

    \b
    canvas-openapi build pages/ -o generated
    """
    from canvas_openapi.beside import beside
    from canvas_openapi.rendering import client_packages, client_parts, site_pages

    document = document_of(report, reference, **corrections)
    older = document.in_version("3.0")
    report.add(older.diagnostics)
    if report.strict:
        report.add(older.second_opinion())
    if report.failed:
        return None
    texts = beside(partial(_texts, reference, document, older))
    parts = client_parts(document, LANGUAGES, cache=kept())
    packages = client_packages(parts, LANGUAGES, beside)
    pages = site_pages(reference, document, cache=kept(), clients=parts, beside=beside)
    published = ((name, texts[name]) for name in _PUBLISHED)
    files: dict[str, Content] = {"docs": chain(pages, published)}  # first: while it is made the others are, too
    files |= {f"clients/{language}": package for language, package in packages.items()}
    files |= {name: partial(texts.__getitem__, name) for name in ("reference.json", *_PUBLISHED, "openapi-3.0.yaml")}
    return Outputs({str(output / name): content for name, content in files.items()}, whole=output)


def _texts(reference: Reference, document: Document, older: Document) -> Iterator[tuple[str, bytes]]:
    from canvas_docs.serialize import reference_to_json

    yield "reference.json", reference_to_json(reference)
    yield from document.published().items()
    yield "openapi-3.0.yaml", older.to_yaml()
