"""The snapshot folder: pages as served and a manifest, each file complete or not there at all.

A page is written to a temporary file in the same folder, flushed to the disk and renamed; the manifest follows in
the same way. Whatever interrupts that, the folder holds whole pages and a manifest that loads.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.fetch.manifest import (
    MANIFEST_NAME,
    PAGES_FOLDER,
    Manifest,
    Page,
    PageKind,
    encode_manifest,
    read_manifest,
)
from canvas_docs.model import Origin

LOCK_NAME = ".fetch.lock"
_TEMPORARY = ".unfinished-"


class Snapshot:
    """A snapshot that this process alone writes. Made by `open_snapshot`; leave it to release the folder."""

    def __init__(self, folder: Path, lock: FileLock, manifest: Manifest, recovered: Diagnostic | None) -> None:
        self.folder = folder
        self.manifest = manifest
        self.recovered = recovered
        """Why the manifest had to be begun anew; None when it was read."""
        self._lock = lock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()

    @property
    def pages(self) -> dict[str, Page]:
        """The stored pages by URL."""
        return {page.url: page for page in self.manifest.pages}

    def holds(self, page: Page) -> bool:
        """Whether the page's file is there, byte for byte."""
        try:
            return hashlib.sha256((self.folder / page.file).read_bytes()).hexdigest() == page.sha256
        except OSError:
            return False

    def text(self, page: Page) -> str:
        """The page's file as text; empty if it is not there."""
        try:
            return (self.folder / page.file).read_bytes().decode("utf-8", "replace")
        except OSError:
            return ""

    def store(self, page: Page, body: bytes) -> Diagnostic | None:
        """Write a page, then the manifest that names it. On failure the earlier copy of each is untouched."""
        target = self.folder / page.file
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.parent.resolve().is_relative_to(self.folder.resolve()):
                return _cannot_write(target, "its folder is a link that leads out of the snapshot")
            _replace_file(target, body)
        except OSError as error:
            return _cannot_write(target, error.strerror or str(error))
        return self.record(page)

    def record(self, page: Page) -> Diagnostic | None:
        """Write the manifest with this page's entry, in place of an earlier one of the same URL."""
        pages = {**self.pages, page.url: page}
        missing = tuple(url for url in self.manifest.missing if url != page.url)
        return self._save(replace(self.manifest, pages=tuple(pages.values()), missing=missing))

    def drop(self, url: str) -> Diagnostic | None:
        """Take a page out: of the manifest first, so that it never names a file that is not there."""
        page = self.pages.get(url)
        pages = tuple(other for other in self.manifest.pages if other.url != url)
        missing = tuple(other for other in self.manifest.missing if other != url)
        problem = self._save(replace(self.manifest, pages=pages, missing=missing))
        if page is not None and problem is None:
            with suppress(FileNotFoundError):
                (self.folder / page.file).unlink()
        return problem

    def expect(self, site: str, base_url: str, listing: str, tool: str, missing: tuple[str, ...]) -> Diagnostic | None:
        """Write into the manifest what is about to be fetched."""
        return self._save(
            replace(self.manifest, site=site, base_url=base_url, listing=listing, tool=tool, missing=missing)
        )

    def adopt(self, files: Mapping[str, str]) -> None:
        """Take up pages (file names by URL) that a lost manifest knew. They are asked for again, and kept till then."""
        adopted = []
        for url, file in files.items():
            path = self.folder / file
            if url in self.pages:
                continue
            try:
                body = path.read_bytes()
            except OSError:  # there is none, which is the rule
                continue
            adopted.append(
                Page(
                    url=url,
                    final_url=url,
                    file=file,
                    kind=_kind_of(path),
                    content_type="",
                    sha256=hashlib.sha256(body).hexdigest(),
                    size=len(body),
                )
            )
        self.manifest = replace(self.manifest, pages=(*self.manifest.pages, *adopted))

    def _save(self, manifest: Manifest) -> Diagnostic | None:
        path = self.folder / MANIFEST_NAME
        content = encode_manifest(manifest)
        try:
            if not path.exists() or path.read_bytes() != content:
                _replace_file(path, content)
        except OSError as error:
            return _cannot_write(path, error.strerror or str(error))
        self.manifest = manifest
        return None


def open_snapshot(folder: Path, site: str, base_url: str) -> Snapshot | Diagnostic:
    """Open or begin the snapshot in `folder` for writing, alone; a Diagnostic says why it cannot be."""
    origin = Origin(str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = [path.name for path in folder.iterdir() if path.name not in (LOCK_NAME, PAGES_FOLDER)]
    except OSError as error:
        return _cannot_write(folder, error.strerror or str(error))
    if MANIFEST_NAME not in strangers and any(not name.startswith(_TEMPORARY) for name in strangers):
        return Diagnostic(
            "fetch-not-a-snapshot",
            "the folder holds other files and no snapshot",
            "name an empty folder with -o",
            origin,
            Severity.ERROR,
        )
    lock = FileLock(folder / LOCK_NAME, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return Diagnostic(
            "fetch-busy",
            "another fetch is writing into this folder",
            "wait for it to end, or name another folder with -o",
            origin,
            Severity.ERROR,
        )
    except OSError as error:
        return _cannot_write(folder / LOCK_NAME, error.strerror or str(error))
    _sweep(folder)
    empty = Manifest(site=site, base_url=base_url, listing="", tool="")
    if MANIFEST_NAME not in strangers:
        return Snapshot(folder, lock, empty, None)
    manifest = read_manifest(folder)
    if isinstance(manifest, Diagnostic):
        if manifest.code == "snapshot-unreadable":
            return Snapshot(folder, lock, empty, manifest)
        lock.release()
        return manifest
    if (manifest.site, manifest.base_url) != (site, base_url):
        lock.release()
        return Diagnostic(
            "fetch-other-docs",
            f"the folder holds a snapshot of {manifest.base_url or manifest.site}",
            "name another folder with -o: a snapshot is of one site",
            origin,
            Severity.ERROR,
        )
    return Snapshot(folder, lock, manifest, None)


def _replace_file(path: Path, content: bytes) -> None:
    """Make `path` hold `content`, all of it or (on any failure) what it held before."""
    temporary = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=_TEMPORARY, delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
        temporary = None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what a killed fetch left half-written; the lock says that no other is at work."""
    for place in (folder, folder / PAGES_FOLDER):
        for path in place.rglob(f"{_TEMPORARY}*") if place.name == PAGES_FOLDER else place.glob(f"{_TEMPORARY}*"):
            # One that cannot be removed does no harm.
            with suppress(OSError):
                path.unlink()


def _kind_of(path: Path) -> PageKind:
    """The kind of an adopted page; the next fetch of it corrects this."""
    return PageKind.SWAGGER if path.suffix == ".json" else PageKind.REFERENCE


def _cannot_write(path: Path, reason: str) -> Diagnostic:
    return Diagnostic(
        "fetch-cannot-write",
        f"{path} cannot be written ({reason})",
        "make room or check the permissions, then run the same command again: what is stored is not fetched twice",
        Origin(str(path)),
        Severity.ERROR,
    )


def moment(time: datetime) -> str:
    """A time as the manifest prints it: ISO 8601, UTC, to the second."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
