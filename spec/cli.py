"""The command line: `canvas-openapi VERB`. Only this package prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import click

from scraper.model import Reference
from scraper.reference import read_reference
from scraper.serialize import reference_to_json
from scraper.sources import BUNDLED
from spec.evidence import evidence, types_known
from spec.examples import check_examples
from spec.openapi.document import OpenApi, openapi
from spec.openapi.version30 import as_openapi_30
from spec.outputs import as_named
from spec.report import Report
from spec.validate import validate
from spec.write import write_file, write_folder

Command = Callable[..., None]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="canvas-openapi")
def main() -> None:
    """The Canvas LMS REST API reference docs, as an OpenAPI document, a docs site and clients.

    SOURCE is a page, a folder of pages, a snapshot or a reference.json, in any published form: Markdown or HTML of the
    developer portal, HTML of the legacy site, plain text. Without SOURCE, the page that ships with the program is read.

    Exit status: 0 done, 1 the input or result is not good enough, 2 wrong usage.
    """


def common(command: Command) -> Command:
    """Give a verb the SOURCE argument and the options that all verbs have."""

    @click.argument("source", required=False, type=click.Path(exists=True, path_type=Path))
    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    @click.option("-v", "--verbose", is_flag=True, help="List every diagnostic, notes too.")
    @click.option("--strict", is_flag=True, help="Fail on warnings.")
    @click.option(
        "--diagnostics",
        "diagnostics_file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write the diagnostics to this file, as JSON.",
    )
    @wraps(command)
    def wrapped(
        source: Path | None, quiet: bool, verbose: bool, strict: bool, diagnostics_file: Path | None, **options: Any
    ) -> None:
        source = source or BUNDLED
        root = source if source.is_dir() else source.parent
        report = Report(root, quiet=quiet, verbose=verbose, strict=strict)
        reference, diagnostics = read_reference(source)
        report.add(diagnostics)
        if reference is not None and not report.failed:
            command(report, reference, **options)
        if diagnostics_file is not None:
            report.add(filter(None, [write_file(diagnostics_file, report.as_json())]))
        sys.exit(report.close(reference))

    return wrapped


def output(default: str, what: str) -> Callable[[Command], Command]:
    """The `-o` option of a verb that writes one file."""
    return click.option("-o", "--output", default=default, show_default=True, help=f"{what} `-` is stdout.")


@main.command()
@common
@output("reference.json", "The file to write.")
def parse(report: Report, reference: Reference, output: str) -> None:
    """Write what the docs say as JSON: controllers, actions, routes, scopes, parameters, objects.

    \b
    canvas-openapi parse pages/ -o reference.json
    """
    _write(report, output, reference_to_json(reference))


@main.command()
@common
@output("openapi.yaml", "The file to write: YAML, or JSON if its name ends in .json.")
@click.option("--openapi", "version", type=click.Choice(["3.1", "3.0"]), default="3.1", show_default=True)
@click.option("--no-validate", is_flag=True, help="Write the document without validating it.")
def spec(report: Report, reference: Reference, output: str, version: str, no_validate: bool) -> None:
    """Write the OpenAPI document.

    \b
    canvas-openapi spec pages/ -o openapi.yaml
    canvas-openapi spec pages/ --openapi 3.0 -o openapi-3.0.json
    canvas-openapi spec pages/ -o - | less
    """
    result = _document(report, reference)
    document = as_openapi_30(result.document) if version == "3.0" else result.document
    if not no_validate:
        report.add(validate(document, result.places))
    if not report.failed:
        _write(report, output, as_named(document, output))


@main.command()
@common
@click.option(
    "-o",
    "--output",
    default="clients",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to: DIR/python and DIR/typescript.",
)
@click.option("--language", type=click.Choice(["python", "typescript"]), help="Only this one.")
def clients(report: Report, reference: Reference, output: Path, language: str | None) -> None:
    """Write client packages for Python and TypeScript.

    \b
    canvas-openapi clients pages/ -o clients
    canvas-openapi clients pages/ --language python
    """
    from spec.render.clients import render_python, render_typescript  # jinja2: 0.05 s to import

    result = _document(report, reference)
    if report.failed:
        return
    renderers = {"python": render_python, "typescript": render_typescript}
    for name in [language] if language else renderers:
        _write_folder(report, output / name, renderers[name](result.document))


@main.command()
@common
@click.option(
    "-o",
    "--output",
    default="generated",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.",
)
def build(report: Report, reference: Reference, output: Path) -> None:
    """Write everything: the model, the OpenAPI documents.

    \b
    canvas-openapi build pages/ -o generated
    """
    result = _document(report, reference)
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
        _write(report, str(output / name), content)


def _document(report: Report, reference: Reference) -> OpenApi:
    result = openapi(reference)
    report.add(result.diagnostics)
    report.add(check_examples(result.document, result.places))
    report.summarise(types_known(result.document))
    return result


def _write(report: Report, name: str, content: bytes) -> None:
    if name == "-":
        sys.stdout.buffer.write(content)
        return
    failure = write_file(Path(name), content)
    if failure:
        report.add([failure])
    else:
        report.say(f"wrote {name}")


def _write_folder(report: Report, folder: Path, files: Mapping[str, bytes]) -> None:
    failure = write_folder(folder, files)
    if failure:
        report.add([failure])
    else:
        report.say(f"wrote {folder}")
