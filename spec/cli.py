"""The command line: `canvas-openapi VERB`. Only this package prints."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from scraper.model import Reference
from scraper.reference import read_reference
from scraper.serialize import reference_to_json
from scraper.sources import BUNDLED
from spec.openapi.document import OpenApi, openapi
from spec.outputs import as_named
from spec.render.docs import Options, render_docs
from spec.render.templates import folder as templates_of
from spec.report import Report
from spec.serve import Watch, serve
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
@click.option("--no-validate", is_flag=True, help="Write the document without validating it.")
def spec(report: Report, reference: Reference, output: str, no_validate: bool) -> None:
    """Write the OpenAPI document.

    \b
    canvas-openapi spec pages/ -o openapi.yaml
    canvas-openapi spec pages/ -o - | less
    """
    result = _document(report, reference, validated=not no_validate)
    if not report.failed:
        _write(report, output, as_named(result.document, output))


@main.command()
@common
@click.option(
    "-o",
    "--output",
    default="site",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.",
)
@click.option("--base-url", help="Where the site will be published: adds canonical addresses and sitemap.xml.")
@click.option(
    "--previous",
    type=click.Path(exists=True, path_type=Path),
    help="The SOURCE of an earlier edition: the site says what changed since.",
)
@click.option("--serve", "serving", is_flag=True, help="Preview the site on this machine and rebuild it on changes.")
@click.option("--port", default=8000, show_default=True, help="The port of the preview; 0 takes a free one.")
def docs(
    report: Report,
    reference: Reference,
    output: Path,
    base_url: str | None,
    previous: Path | None,
    serving: bool,
    port: int,
) -> None:
    """Write the docs site: static files, for any host or to open from disk.

    \b
    canvas-openapi docs pages/ -o site --base-url https://example.edu/canvas-api/
    canvas-openapi docs pages/ --serve
    """
    earlier = read_reference(previous)[0] if previous else None
    options = Options(base_url=base_url, previous=openapi(earlier).document if earlier else None)
    _write_docs(report, reference, output, options)
    if serving and not report.failed:
        _preview(report, output, options, port)


def _write_docs(report: Report, reference: Reference, output: Path, options: Options) -> None:
    result = _document(report, reference, validated=True)
    if report.failed:
        return
    failure = write_folder(output, render_docs(reference, result.document, options))
    report.add([failure] if failure else [])
    if not failure:
        report.say(f"wrote {output}/index.html; copy the folder to any static host to publish it")


def _preview(report: Report, output: Path, options: Options, port: int) -> None:
    given = click.get_current_context().params
    source: Path = given["source"] or BUNDLED
    root = source if source.is_dir() else source.parent
    watch = Watch((source, templates_of("docs")))

    def rebuild() -> None:
        again = Report(root, quiet=given["quiet"], verbose=given["verbose"], strict=given["strict"])
        reference, diagnostics = read_reference(source)
        again.add(diagnostics)
        if reference is not None and not again.failed:
            _write_docs(again, reference, output, options)
        again.close(reference)

    try:
        server = serve(output, port)
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used ({error.strerror}); give another with --port") from None
    report.say(f"http://127.0.0.1:{server.server_port}/ shows it; Ctrl-C ends the preview")
    with contextlib.suppress(KeyboardInterrupt):
        watch.run(rebuild)
    server.shutdown()


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
    result = _document(report, reference, validated=True)
    if report.failed:
        return
    files = {
        "reference.json": reference_to_json(reference),
        "openapi.yaml": as_named(result.document, "openapi.yaml"),
        "openapi.json": as_named(result.document, "openapi.json"),
    }
    for name, content in files.items():
        _write(report, str(output / name), content)


def _document(report: Report, reference: Reference, *, validated: bool) -> OpenApi:
    result = openapi(reference)
    report.add(result.diagnostics)
    if validated:
        report.add(validate(result.document, result.places))
    return result


def _write(report: Report, name: str, content: bytes) -> None:
    if name == "-":
        click.get_binary_stream("stdout").write(content)
        return
    failure = write_file(Path(name), content)
    report.add([failure] if failure else [])
    if not failure:
        report.say(f"wrote {name}")
