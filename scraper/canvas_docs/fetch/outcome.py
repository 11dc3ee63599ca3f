"""What a fetch is asked to do, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from canvas_docs.diagnostics import Diagnostic
from canvas_docs.fetch.client import Manners
from canvas_docs.fetch.discovery import Site
from canvas_docs.fetch.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """What to fetch and how.

    `base_url` is `` for the site's own. `urls` are the pages of Site.URL_LIST. `include` and `exclude` are globs on
    paths below the docs. `refresh` asks for every page, changed or not.
    """

    site: Site = Site.GITBOOK
    base_url: str = ""
    urls: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    refresh: bool = False
    accept_unmarked: bool = False
    manners: Manners = field(default_factory=Manners)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchResult:
    """What a fetch did. The tuples hold page URLs in the order of the list; `refused` those that could not be had.

    `manifest` is the snapshot as it now stands, None when there is none. `interrupted`: the user broke off.
    """

    folder: Path
    manifest: Manifest | None = None
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    interrupted: bool = False
