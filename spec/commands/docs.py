"""`docs`: the static site, and its preview on this machine."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import click

from scraper.model import Reference
from scraper.reference import read_reference
from scraper.sources import BUNDLED
from spec.commands.common import common, corrected_document, output_folder, overlays
from spec.openapi.document import openapi
from spec.render.docs import Options, render_docs
from spec.render.templates import folder as templates_of
from spec.report import Report
from spec.serve import serve, watch
from spec.write import write_folder


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
    earlier = read_reference(previous)[0] if previous else None
    options = Options(base_url=base_url, previous=openapi(earlier).document if earlier else None)
    _write_site(report, reference, output, options, corrections)
    if serving and not report.failed:
        _preview(report, output, options, port, corrections)


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
    source: Path = click.get_current_context().params["source"] or BUNDLED

    def rebuild() -> None:
        reference, _ = read_reference(source)
        if reference is None:
            report.say("the source holds no page now; the site stays as it was")
        else:
            _write_site(report, reference, output, options, corrections)

    try:
        server = serve(output, port)
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used ({error.strerror}); give another with --port") from None
    report.say(f"http://127.0.0.1:{server.server_port}/ shows it; Ctrl-C ends the preview")
    with contextlib.suppress(KeyboardInterrupt):
        watch((source, templates_of("docs")), rebuild)
    server.shutdown()
