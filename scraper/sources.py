"""SOURCE → documents: the only code that reads the user's files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scraper.diagnostics import Diagnostic, Severity
from scraper.documents import Document, Form, Unusable, detect
from scraper.model import Origin

BUNDLED = Path(__file__).parent / "bundled"
"""The page that ships with the project."""

MAX_BYTES = 32 * 1024 * 1024
"""The largest known page has 2 MB (`all_resources.html`); a portal page with its script payload stays below 10 MB."""

_READABLE = frozenset((".md", ".markdown", ".html", ".htm", ".txt", ".text", ".json", ""))
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
    """What was read: the documents in the order of their names, and what was skipped and why."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_source(source: Path) -> Source:
    """Read a file, or all files below a folder. Files that are no page of the reference are skipped and named.

    Names in the documents are relative to the folder, with `/`, so that no path of this machine shows in a result.
    """
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    in_folder = source.is_dir()
    files = list(_files(source)) if in_folder else [source]
    for file in files:
        name = file.relative_to(source).as_posix() if in_folder else file.name
        found = _read(file, name, in_folder)
        if isinstance(found, Document):
            documents.append(found)
        else:
            diagnostics.append(found)
    return Source(tuple(documents), tuple(diagnostics))


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder by name, without hidden ones and without following links to folders."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(parent, name) for name in names if not name.startswith("."))
    return iter(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def _read(file: Path, name: str, in_folder: bool) -> Document | Diagnostic:
    """The document in a file, or why there is none: an error for a file that was named, a warning within a folder."""
    origin = Origin(name)
    severity = Severity.WARNING if in_folder else Severity.ERROR
    try:
        if file.stat().st_size > MAX_BYTES:
            problem = (
                f"the file has {file.stat().st_size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB of any page"
            )
            return Diagnostic("too-large", problem, "split it into its pages", origin, severity)
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Diagnostic(
            "unreadable", f"the file cannot be read ({reason})", "check its name and rights", origin, severity
        )
    text = decode(content)
    form: Form | Unusable = Unusable.BINARY if text is None else detect(text)
    if isinstance(form, Unusable):
        if in_folder and form is Unusable.UNKNOWN:
            severity = Severity.NOTE  # guides, images' captions and the like stand beside the pages
        return Diagnostic(
            "no-reference-page", f"the file is {form.value}", f"skipped; {_ADVICE[form]}", origin, severity
        )
    return Document(name, text or "", form)


def decode(content: bytes) -> str | None:
    """The text of a file, without byte order mark, carriage returns and control characters; None if it is not text.

    All published pages are UTF-8 (FORMATS E); saved ones may be anything, and say so in a `meta` element or not at all.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in content[:1024] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return None
        from bs4.dammit import UnicodeDammit  # 0.1 s to import, for pages that are hardly ever met

        decoded = UnicodeDammit(content, is_html=True, exclude_encodings=["utf-8"]).unicode_markup
        if decoded is None:
            return None
        text = decoded
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


_CONTROLS = re.compile(r"[\x01-\x08\x0b-\x1f]")
