"""What a snapshot folder says about its pages. Imports nothing of the network, so that every verb can read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath

import msgspec

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Origin

MANIFEST_NAME = "manifest.json"
PAGES_FOLDER = "pages"
FORMAT = 1
"""The manifest's format; a higher number is from a newer edition of this tool and is not read."""


class PageKind(StrEnum):
    """What a stored page is good for."""

    REFERENCE = "reference"  # documents operations or objects
    SWAGGER = "swagger"  # a Swagger 1.2 file of the legacy site
    GUIDE = "guide"  # prose, or a list of other pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One stored page.

    `file` is relative to the snapshot folder, `/` separated. `lastmod` is the listing's own text for when the page
    last changed. `fetched_at` is an ISO 8601 time in UTC; None when the manifest was lost and the file was adopted.
    """

    url: str
    final_url: str
    file: str
    kind: PageKind
    content_type: str
    sha256: str
    size: int
    fetched_at: str | None = None
    lastmod: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A snapshot's table of contents.

    `site` and `base_url` say what was fetched, `listing` where the list of pages came from. `missing` are the URLs
    that were listed and of which there is no copy: not empty after an interruption or a refusal.
    """

    site: str
    base_url: str
    listing: str
    tool: str
    pages: tuple[Page, ...] = ()
    missing: tuple[str, ...] = ()
    format: int = FORMAT

    @property
    def edition(self) -> str:
        """The date (YYYY-MM-DD, UTC) of the newest change to a reference page, else of the newest fetch, else ``."""
        pages = [page for page in self.pages if page.kind is not PageKind.GUIDE] or self.pages
        return _newest(page.lastmod for page in pages) or _newest(page.fetched_at for page in pages)

    @property
    def fetched_at(self) -> str:
        """When the newest page was fetched, `` if that is not known."""
        return max((page.fetched_at or "" for page in self.pages), default="")


def read_manifest(folder: Path) -> Manifest | Diagnostic:
    """Read the manifest of the snapshot in `folder`; a Diagnostic when there is none or it cannot be trusted."""
    path = folder / MANIFEST_NAME
    origin = Origin(MANIFEST_NAME)
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return Diagnostic(
            "snapshot-missing",
            f"{folder} holds no snapshot",
            "run `canvas-openapi fetch` first",
            origin,
            Severity.ERROR,
        )
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        return Diagnostic(
            "snapshot-unreadable",
            f"the manifest of {folder} cannot be read ({error})",
            "run `canvas-openapi fetch` again: it takes up the pages that are there",
            origin,
            Severity.ERROR,
        )
    if manifest.format > FORMAT:
        return Diagnostic(
            "snapshot-format",
            f"the manifest of {folder} has format {manifest.format}, this edition reads up to {FORMAT}",
            "upgrade canvas-openapi, or fetch into another folder",
            origin,
            Severity.ERROR,
        )
    for page in manifest.pages:
        if not is_safe_file(page.file):
            return Diagnostic(
                "snapshot-unsafe-name",
                f"the manifest of {folder} names a file outside its pages: {page.file!r}",
                "do not use this snapshot, fetch a new one",
                origin,
                Severity.ERROR,
            )
    return manifest


def encode_manifest(manifest: Manifest) -> bytes:
    """The manifest as JSON, pages in the order of their file names."""
    manifest = replace(manifest, pages=tuple(sorted(manifest.pages, key=lambda page: page.file)))
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def is_safe_file(name: str) -> bool:
    """Whether a manifest's file name stays below the snapshot's `pages` folder on every system."""
    path = PurePosixPath(name)
    return (
        path.parts[:1] == (PAGES_FOLDER,)
        and len(path.parts) > 1
        and str(path) == name
        and not any(part in ("..", ".") for part in path.parts)
        and not any(character in name for character in "\\:\0")
    )


def latest_snapshot(root: Path) -> Path | None:
    """The folder of the newest readable snapshot that holds a page: `root` itself or a folder directly in it."""
    if not root.is_dir():
        return None
    found = []
    for folder in (root, *sorted(path for path in root.iterdir() if path.is_dir())):
        manifest = read_manifest(folder)
        if isinstance(manifest, Manifest) and manifest.pages:
            found.append((manifest.fetched_at, folder.name, folder))
    return max(found)[2] if found else None


def _newest(moments: Iterable[str | None]) -> str:
    dates = [date for moment in moments if moment and (date := _utc_date(moment))]
    return max(dates, default="")


def _utc_date(moment: str) -> str | None:
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (parsed.astimezone(UTC) if parsed.tzinfo else parsed).date().isoformat()
