"""`docs`: the static site, and its preview on this machine."""

from __future__ import annotations

import contextlib
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from canvas_openapi.commands.document_options import document_of, overlays, slices
from canvas_openapi.commands.running import (
    common,
    kept,
    loaded,
    new_report,
    new_store,
    output_folder,
    source_or_bundled,
)
from canvas_openapi.commands.writing import Outputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from canvas_docs.model import Reference

    from canvas_openapi.beside import Beside
    from canvas_openapi.making import Document
    from canvas_openapi.report import Report
    from canvas_openapi.store import Store


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
@slices
def docs(
    report: Report,
    reference: Reference,
    output: Path,
    base_url: str | None,
    previous: Path | None,
    serving: bool,
    port: int,
    **corrections: Any,
) -> Outputs | None:
    """Write the docs site: static files, for any host or to open from disk.

    \b
    canvas-openapi docs pages/ -o site --base-url https://example.edu/canvas-api/
    canvas-openapi docs pages/ --serve
    """
    from canvas_openapi.beside import beside
    from canvas_openapi.rendering import site_pages

    earlier = _earlier(previous, corrections) if previous else None

    def site(
        report: Report, reference: Reference, store: Store | None, beside: Beside | None = None
    ) -> Iterator[tuple[str, bytes]]:
        document = document_of(report, reference, validate=False, **corrections)
        if report.failed:
            return iter(())
        texts = beside(lambda: document.published().items()) if beside else document.published()
        pages = site_pages(reference, document, base_url=base_url, previous=earlier, cache=store, beside=beside)
        return chain(pages, texts.items())

    files = site(report, reference, kept(), beside)
    if report.failed:
        return None
    preview = partial(_preview, output=output, port=port, site=site)
    advice = "/index.html; copy the folder to any static host to publish it"
    return Outputs({str(output): files}, advice=advice, then=preview if serving else None)


def _earlier(source: Path, corrections: dict[str, Any]) -> Document | None:
    """The document of an earlier edition, corrected like this one, so that corrections do not show as changes."""
    silent = new_report(source, quiet=True, verbose=False, strict=False)
    reference = loaded(silent, source)
    return document_of(silent, reference, validate=False, **corrections) if reference else None


def _preview(
    report: Report,
    *,
    output: Path,
    port: int,
    site: Callable[[Report, Reference, Store | None], Iterator[tuple[str, bytes]]],
) -> None:
    """Serve what was written, and write it anew when the pages or the templates change, until Ctrl-C."""
    from canvas_openapi.render.templates import folder as templates_of
    from canvas_openapi.serve import Watch, serve
    from canvas_openapi.write import write_folder

    given = click.get_current_context().params
    source = source_or_bundled(given["source"])
    watch = Watch((source, templates_of("docs")))

    def rebuild() -> None:
        again = new_report(source, quiet=given["quiet"], verbose=given["verbose"], strict=given["strict"])
        store = None if given["no_cache"] else new_store()
        reference = loaded(again, source, store)
        files = site(again, reference, store) if reference is not None and not again.failed else iter(())
        if not again.failed:
            failure = write_folder(output, files)
            again.add([failure] if failure else [])
            again.say(f"wrote {output}/index.html anew" if not failure else "the site stays as it was")
        again.close(again.summary(reference))

    try:
        server = serve(output, port)
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used ({error.strerror}); give another with --port") from None
    report.say(f"http://127.0.0.1:{server.server_port}/ shows it; Ctrl-C ends the preview")
    with contextlib.suppress(KeyboardInterrupt):
        watch.run(rebuild)
    server.shutdown()
