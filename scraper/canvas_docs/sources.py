"""SOURCE → documents: the only code that reads the user's files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from canvas_docs.diagnostics import Diagnostic, Severity, diagnostic
from canvas_docs.documents import Document, Form, Unusable, detect
from canvas_docs.fetch.manifest import MANIFEST_NAME, Manifest, PageKind, read_manifest
from canvas_docs.model import Origin

BUNDLED = Path(__file__).parent / "bundled"
"""The page that ships with the project."""

MAX_BYTES = 32 * 1024 * 1024
"""The largest known page has 2 MB (`all_resources.html`); a portal page with its script payload stays below 10 MB."""

MOST_FILES = 20_000
MOST_BYTES = 2**29
"""A snapshot has some 130 files, a copy of the whole portal some thousand: more is a home folder, given by mistake."""

_ADVICE = {
    Unusable.EMPTY: "fetch it again",
    Unusable.BINARY: "give a page of the docs as Markdown, HTML or text",
    Unusable.NOT_FOUND: "check the page's address and fetch it again",
    Unusable.STUB: "fetch the page that it points to (`canvas-openapi fetch`)",
    Unusable.LOGIN: "fetch the page from a public address",
    Unusable.UNKNOWN: "give pages that hold operations or objects; guides are not needed",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the documents in the order of their names, and what was skipped and why.

    `edition` is the date of the docs, where a snapshot's manifest tells it.
    """

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """All files that reading a SOURCE looks at, as name and path, or the `problem` that keeps it from reading any."""

    files: tuple[tuple[str, str], ...]
    problem: Diagnostic | None = None


def list_source(source: Path) -> Listing:
    """The files of a SOURCE by name, without reading them; an error for a folder that holds too many or too much.

    Hidden files and links to folders are left out, but for what a snapshot's manifest names.
    """
    if not source.is_dir():
        return Listing(((source.name, str(source)),))
    manifest = read_manifest(source) if (source / MANIFEST_NAME).is_file() else None
    named = [page.file for page in manifest.pages] if isinstance(manifest, Manifest) else []
    found = {name: str(source / name) for name in named}
    size = 0
    for name, path in _files(source):
        found[name] = path
        with suppress(OSError):  # reported when the file is read
            size += os.lstat(path).st_size
        if len(found) > MOST_FILES or size > MOST_BYTES:
            return Listing((), _too_much(source))
    return Listing(tuple(sorted(found.items())))


def _too_much(source: Path) -> Diagnostic:
    problem = f"the folder holds more than {MOST_FILES:,} files or {MOST_BYTES / 2**20:.0f} MB, which no docs have"
    return diagnostic("too-many-files", problem, Origin(source.name))


def read_source(source: Path, listing: Listing | None = None) -> Source:
    """Read a file, the pages of a snapshot, or all files below a folder.

    Files that are no page of the reference are skipped and named. Names in the documents are relative to the folder,
    with `/`, so that no path of this machine shows in a result. `listing`: the files, if they are known already.
    """
    if not source.is_dir():
        return _gathered([_read(source, source.name, in_folder=False)])
    listing = listing or list_source(source)
    if listing.problem:
        return _gathered([listing.problem])
    manifest = read_manifest(source) if (source / MANIFEST_NAME).is_file() else None
    if isinstance(manifest, Manifest):
        return _read_snapshot(source, manifest)
    found = [_read(Path(path), name, in_folder=True) for name, path in listing.files if name != MANIFEST_NAME]
    if manifest is not None:
        found.append(replace(manifest, severity=Severity.WARNING))
    return _gathered(found)


def _gathered(found: Iterable[Document | Diagnostic], edition: str | None = None) -> Source:
    found = list(found)
    documents = tuple(one for one in found if isinstance(one, Document))
    return Source(documents, tuple(one for one in found if isinstance(one, Diagnostic)), edition)


def _read_snapshot(folder: Path, manifest: Manifest) -> Source:
    """The pages of a snapshot, with their addresses; guides are no part of the reference."""
    found: list[Document | Diagnostic] = []
    for page in manifest.pages:
        if page.kind is not PageKind.GUIDE:
            document = _read(folder / page.file, page.file, in_folder=True)
            found.append(replace(document, url=page.final_url) if isinstance(document, Document) else document)
    if manifest.missing:
        problem = f"the snapshot lacks {len(manifest.missing)} pages, such as {manifest.missing[0]}"
        advice = "run `canvas-openapi fetch` again: it brings what is missing"
        found.append(Diagnostic("snapshot-incomplete", problem, advice, Origin(MANIFEST_NAME)))
    return _gathered(found, manifest.edition or None)


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """The files below a folder, relative name and path, without hidden ones and without following links to folders."""
    start = len(str(folder / "_")) - 1
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                path = os.path.join(parent, name)
                yield Path(path[start:]).as_posix(), path


def _read(file: Path, name: str, in_folder: bool) -> Document | Diagnostic:
    """The document in a file, or why there is none: an error for a file that was named, a warning within a folder."""
    origin = Origin(name)
    severity = Severity.WARNING if in_folder else Severity.ERROR
    try:
        if in_folder and not file.is_file():  # reading from a pipe or device could block forever
            file.stat()
            return _unreadable("it is no file", origin, severity)
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        return _unreadable(error.strerror or type(error).__name__, origin, severity)
    if len(content) > MAX_BYTES:
        problem = f"the file has more than {MAX_BYTES / 1e6:.0f} MB, which no page has"
        return Diagnostic("too-large", problem, "split it into its pages", origin, severity)
    text = decode(content)
    form: Form | Unusable = Unusable.BINARY if text is None else detect(text)
    if isinstance(form, Unusable):
        if in_folder and form is Unusable.UNKNOWN:
            severity = Severity.NOTE  # a folder also holds files that are not reference pages, such as guides
        return Diagnostic(
            "no-reference-page", f"the file is {form.value}", f"skipped; {_ADVICE[form]}", origin, severity
        )
    return Document(name, text or "", form)


def _unreadable(reason: str, origin: Origin, severity: Severity) -> Diagnostic:
    problem = f"the file cannot be read ({reason})"
    return Diagnostic("unreadable", problem, "check its name and rights", origin, severity)


def decode(content: bytes) -> str | None:
    """The text of a file, without byte order mark, carriage returns and control characters; None if it is not text.

    All published pages are UTF-8 (FORMATS E); saved ones may be anything, and say so in a `meta` element or not at all.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in content[:1024] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return None
        from bs4.dammit import UnicodeDammit  # imported here: it takes 0.1 s, and few pages need it

        decoded = UnicodeDammit(content, is_html=True, exclude_encodings=["utf-8"]).unicode_markup
        if decoded is None:
            return None
        text = decoded
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


_CONTROLS = re.compile(r"[\x01-\x08\x0b-\x1f]")
