"""`docs`: the static site, and its preview on this machine."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import click
from canvas_docs.model import Reference
from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED

from canvas_openapi.commands.common import common, corrected_document, output_folder, overlays
from canvas_openapi.render.docs import Options, render_docs
from canvas_openapi.render.templates import folder as templates_of
from canvas_openapi.report import Report
from canvas_openapi.serve import Watch, serve
from canvas_openapi.write import write_folder


@click.command()
@common
@output_folder("site")
@click.option("--base-url", help="Where the site will be published: adds canonical addresses and sitemap.xml.")
@click.option(
    "--previous",
    type=click.Path(exists=True, path_type=Path),
    help="The SOURCE of an earlier edition: the site says what changed since.",
)
@click.option("--serve", "serving", is_flag=True, help="Preview the site on this machine and rebuild it on changes.")
@click.option("--port", default=8000, show_default=True, help="The port of the preview; 0 takes a free one.")
@overlays
def docs(
    report: Report,
    reference: Reference,
    output: Path,
    base_url: str | None,
    previous: Path | None,
    serving: bool,
    port: int,
    **corrections: Any,
) -> None:
    """Write the docs site: static files, for any host or to open from disk.

    \b
    canvas-openapi docs pages/ -o site --base-url https://example.edu/canvas-api/
    canvas-openapi docs pages/ --serve
    """
    options = Options(base_url=base_url, previous=_earlier(previous, corrections) if previous else None)
    _write_site(report, reference, output, options, corrections)
    if serving and not report.failed:
        _preview(report, output, options, port, corrections)


def _earlier(source: Path, corrections: dict[str, Any]) -> dict[str, Any] | None:
    """The document of an earlier edition, corrected like this one, so that corrections do not show as changes."""
    reference, _ = read_reference(source)
    silent = Report(source, quiet=True, verbose=False, strict=False)
    return corrected_document(silent, reference, **corrections).document if reference else None


def _write_site(
    report: Report, reference: Reference, output: Path, options: Options, corrections: dict[str, Any]
) -> None:
    result = corrected_document(report, reference, **corrections)
    if report.failed:
        return
    failure = write_folder(output, render_docs(reference, result.document, options))
    report.add([failure] if failure else [])
    if not failure:
        report.say(f"wrote {output}/index.html; copy the folder to any static host to publish it")


def _preview(report: Report, output: Path, options: Options, port: int, corrections: dict[str, Any]) -> None:
    given = click.get_current_context().params
    source: Path = given["source"] or BUNDLED
    root = source if source.is_dir() else source.parent
    watch = Watch((source, templates_of("docs")))

    def rebuild() -> None:
        again = Report(root, quiet=given["quiet"], verbose=given["verbose"], strict=given["strict"])
        reference, diagnostics = read_reference(source)
        again.add(diagnostics)
        if reference is not None and not again.failed:
            _write_site(again, reference, output, options, corrections)
        again.close(reference)

    try:
        server = serve(output, port)
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used ({error.strerror}); give another with --port") from None
    report.say(f"http://127.0.0.1:{server.server_port}/ shows it; Ctrl-C ends the preview")
    with contextlib.suppress(KeyboardInterrupt):
        watch.run(rebuild)
    server.shutdown()
