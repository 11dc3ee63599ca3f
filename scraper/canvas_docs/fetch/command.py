"""`canvas-openapi fetch`: options, progress and messages. With `display`, all that prints here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from canvas_docs.fetch.outcome import FetchResult

_INTERRUPTED = 130
_SHOWN_PER_CODE = 5


@click.command("fetch")
@click.option(
    "--site",
    type=click.Choice(["gitbook", "legacy"]),
    default="gitbook",
    show_default=True,
    help="The developer portal, or the older pages that Canvas itself serves under /doc/api.",
)
@click.option("--base-url", metavar="URL", help="Where the docs are, if not at Instructure's own address.")
@click.option(
    "--url-list",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Fetch the pages that FILE names, one URL a line, instead of asking the site what it has.",
)
@click.option(
    "--include",
    multiple=True,
    metavar="GLOB",
    help="Only pages whose path below the docs matches, such as 'resources/*'. May be repeated.",
)
@click.option("--exclude", multiple=True, metavar="GLOB", help="No page whose path matches. May be repeated.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The snapshot folder; a snapshot that is there is brought up to date.  [default: snapshots/canvas, "
    "snapshots/legacy or snapshots/url-list]",
)
@click.option(
    "--rate",
    type=click.FloatRange(min=0, min_open=True),
    default=1.0,
    show_default=True,
    help="Requests a second at most.",
)
@click.option(
    "--tries",
    type=click.IntRange(min=1, max=10),
    default=5,
    show_default=True,
    help="How often a page is asked for while the server fails.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Seconds in which a page must have arrived, headers and body together.",
)
@click.option("--refresh", is_flag=True, help="Ask for every page again, changed or not.")
@click.option(
    "--accept-unmarked",
    is_flag=True,
    help="Store reference pages without the closing line by which a complete page is told.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only what fails the run.")
@click.option("-v", "--verbose", is_flag=True, help="Print every message and every page that changed.")
@click.option("--strict", is_flag=True, help="A warning fails the run.")
@click.pass_context
def fetch_command(
    context: click.Context,
    site: str,
    base_url: str | None,
    url_list: Path | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    output: Path | None,
    rate: float,
    tries: int,
    timeout: float,
    refresh: bool,
    accept_unmarked: bool,
    quiet: bool,
    verbose: bool,
    strict: bool,
) -> None:
    """Bring the live reference docs to this machine, as a snapshot folder that every other verb takes as SOURCE.

    Asks one page at a time, once a second, within the site's robots.txt. Run again, it fetches only what changed;
    interrupted, it goes on where it stopped. Proxies are taken from HTTP_PROXY, HTTPS_PROXY and NO_PROXY.

    \b
    canvas-openapi fetch
    canvas-openapi fetch --site legacy --base-url https://canvas.example.edu/doc/api
    """
    # What the network needs takes half a second to import, and a help text does without.
    from canvas_docs.fetch.addresses import host_of
    from canvas_docs.fetch.client import Manners
    from canvas_docs.fetch.discovery import Site
    from canvas_docs.fetch.display import shown_progress
    from canvas_docs.fetch.outcome import FetchOptions
    from canvas_docs.fetch.run import fetch

    if url_list is not None and base_url is not None:
        raise click.UsageError("--url-list names whole addresses: leave --base-url out")
    if base_url is not None and isinstance(problem := host_of(base_url), str):
        raise click.BadParameter(f"{base_url!r} {problem}", param_hint="--base-url")
    options = FetchOptions(
        site=Site.URL_LIST if url_list is not None else Site(site),
        base_url=base_url or "",
        urls=_read_urls(url_list) if url_list is not None else (),
        include=include,
        exclude=exclude,
        refresh=refresh,
        accept_unmarked=accept_unmarked,
        manners=Manners(rate=rate, tries=tries, connect_timeout=min(timeout, 10), page_timeout=timeout),
    )
    folder = output or Path("snapshots") / {Site.GITBOOK: "canvas"}.get(options.site, options.site.value)
    with shown_progress(quiet) as progress:
        result = fetch(options, folder, progress=progress)
    _report(result, quiet=quiet, verbose=verbose, strict=strict)
    context.exit(_exit_code(result, strict))


def _read_urls(path: Path) -> tuple[str, ...]:
    """The URLs of the file, each checked, so that a slip is reported with its line before anything is fetched."""
    from canvas_docs.fetch.addresses import host_of
    from canvas_docs.fetch.listings import read_url_list

    urls = []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"{path} cannot be read ({error})", param_hint="--url-list") from error
    for number, url in read_url_list(text):
        if isinstance(problem := host_of(url), str):
            raise click.BadParameter(f"{path}:{number}: {url!r} {problem}", param_hint="--url-list")
        urls.append(url)
    if not urls:
        raise click.BadParameter(f"{path} names no URL", param_hint="--url-list")
    return tuple(urls)


def _exit_code(result: FetchResult, strict: bool) -> int:
    from canvas_docs.diagnostics import Severity

    if result.interrupted:
        return _INTERRUPTED
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(diagnostic.severity in failing for diagnostic in result.diagnostics))


def _report(result: FetchResult, *, quiet: bool, verbose: bool, strict: bool) -> None:
    from canvas_docs.diagnostics import Severity
    from canvas_docs.fetch.display import say

    shown: Counter[str] = Counter()
    hidden = {Severity.NOTE, Severity.WARNING} if quiet and not strict else {Severity.NOTE}
    for diagnostic in result.diagnostics:
        if verbose or diagnostic.severity not in hidden:
            shown[diagnostic.code] += 1
            if verbose or shown[diagnostic.code] <= _SHOWN_PER_CODE:
                say(str(diagnostic))
    for code, count in shown.items():
        if not verbose and count > _SHOWN_PER_CODE:
            say(f"-: {code}: {count - _SHOWN_PER_CODE} more of these; -v shows them all")
    if result.interrupted:
        say(f"Interrupted. {_stored(result)} Run the same command again to go on.")
    elif result.manifest is not None and not quiet:
        _say_changes(result, verbose)


def _say_changes(result: FetchResult, verbose: bool) -> None:
    """What this fetch changed, page by page if that is not the whole snapshot, and what to do next."""
    from canvas_docs.fetch.display import say

    changes = {"added": result.added, "changed": result.changed, "removed": result.removed}
    is_first = not (result.unchanged or result.changed or result.removed)
    if verbose or not is_first:
        for change, urls in changes.items():
            for url in urls:
                say(f"{change:>8} {url}")
    counts = {**changes, "unchanged": result.unchanged, "not stored": result.refused}
    told = ", ".join(f"{len(urls)} {what}" for what, urls in counts.items() if urls)
    say(f"{_stored(result)} {told or 'Nothing was fetched'}.")
    if result.manifest is not None and result.manifest.pages:
        say(f"Next: canvas-openapi spec {result.folder}")


def _stored(result: FetchResult) -> str:
    if result.manifest is None:
        return f"Nothing is stored in {result.folder} yet."
    pages = len(result.manifest.pages)
    missing = len(result.manifest.missing)
    edition = f" of {result.manifest.edition}" if result.manifest.edition else ""
    lacking = f", {missing} missing" if missing else ""
    return f"{result.folder}: {pages} {'page' if pages == 1 else 'pages'}{edition}{lacking}."
