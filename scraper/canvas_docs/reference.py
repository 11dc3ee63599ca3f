"""SOURCE → Reference: read, parse, join."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from canvas_docs.diagnostics import Diagnostic, Severity, diagnostic, unforeseen
from canvas_docs.documents import Document, Form, is_cut_off
from canvas_docs.joining import join_pages
from canvas_docs.model import Origin, Page, Reference
from canvas_docs.rules import on_page
from canvas_docs.serialize import pages_from_bytes, pages_to_bytes, reference_from_json
from canvas_docs.several_pages import first_line, methods_missed, parts_of
from canvas_docs.sources import Listing, read_source


class Cache(Protocol):
    """Keeps what was made, by a name that says from what. It may lose anything, but never gives anything else back."""

    def get(self, name: str) -> bytes | None:
        """What was kept under a name; None if nothing was, or it is damaged."""

    def put(self, name: str, content: bytes) -> None:
        """Keep something under a name, if that is possible."""


def read_reference(
    source: Path, *, listing: Listing | None = None, cache: Cache | None = None
) -> tuple[Reference | None, list[Diagnostic]]:
    """Read all documents of a file or folder into one linked reference.

    Returns None, and at least one error, if there is nothing to work with. Pages come in the order of their names.
    `listing`: the files of the source, if they are known already. `cache`: keeps the pages of each document, so that
    only what changed is read again; the result is the same.
    """
    found = read_source(source, listing)
    diagnostics = list(found.diagnostics)
    pages: list[Page] = []
    editions = [found.edition] if found.edition else []
    for document in found.documents:
        if document.form is Form.REFERENCE_JSON:
            earlier = reference_from_json(document.text, document.name)
            if isinstance(earlier, Diagnostic):
                diagnostics.append(earlier)
                continue
            pages.extend(earlier.pages)
            editions.extend([earlier.edition] if earlier.edition else [])
            continue
        more, problems = _kept_pages(document, cache) if cache else _pages(document)
        pages.extend(more)
        diagnostics.extend(problems)
    if len(found.documents) == 1:
        diagnostics = _alone(found.documents[0], diagnostics)
    reference, problems = join_pages(pages, max(editions, default=None))
    diagnostics += problems
    if not reference.pages:
        return None, [*diagnostics, _nothing(source)]
    return reference, diagnostics


def _kept_pages(document: Document, cache: Cache) -> tuple[list[Page], list[Diagnostic]]:
    """The pages of a document, from the cache if it has them. They depend on the whole document and nothing else."""
    text = hashlib.sha256(document.text.encode(errors="surrogatepass")).hexdigest()
    name = f"pages {replace(document, text=text)!r}"
    kept = cache.get(name)
    if kept is not None and (found := pages_from_bytes(kept)):
        return found
    pages, diagnostics = _pages(document)
    if any(found.code == "page-failed" for found in diagnostics):
        return pages, diagnostics  # a later version of the program may read it
    content = pages_to_bytes(pages, diagnostics)
    if content is not None:
        cache.put(name, content)
    return pages, diagnostics


def _pages(document: Document) -> tuple[list[Page], list[Diagnostic]]:
    """The pages of a document; an error that no one foresaw costs the page that it is in, and no other."""
    pages: list[Page] = []
    diagnostics: list[Diagnostic] = []
    for part in parts_of(document):
        try:
            with on_page(part.stem):
                more, problems = _parsed(part)
        except Exception as error:  # the one guard: every expected problem is a value
            more, problems = [], [_failed(part, error)]
        pages.extend(more)
        diagnostics.extend(problems)
    return pages, diagnostics


def _parsed(document: Document) -> tuple[list[Page], list[Diagnostic]]:
    # Imported here, because where all pages are kept none is read, and they are half of what reading starts with.
    from canvas_docs.parse.page_blocks import parse_pages
    from canvas_docs.readers import READERS, swagger_json

    if document.form is Form.SWAGGER_JSON:
        return swagger_json.read(document)
    blocks, diagnostics = READERS[document.form](document)
    pages, problems = parse_pages(blocks, document)
    return pages, [*diagnostics, *problems, *methods_missed(document, pages)]


def _failed(document: Document, error: Exception) -> Diagnostic:
    problem = f"the page could not be read: {unforeseen(error)}"
    return diagnostic("page-failed", problem, Origin(document.name, first_line(document.text)))


def _nothing(source: Path) -> Diagnostic:
    return Diagnostic(
        "no-pages",
        "no page of the reference was found",
        "give a page, a folder of pages or a snapshot; `canvas-openapi fetch` brings the full docs",
        Origin(source.name),
        Severity.ERROR,
    )


_NO_RESULT = frozenset(("nested-too-deep", "too-large"))


def _alone(document: Document, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics of a document that is the whole source: a page that was cut short is no result.

    In a folder it is a warning. Plain text has no final mark, so there the parser's warning must do.
    """
    found = [replace(d, severity=Severity.ERROR) if d.code in _NO_RESULT else d for d in diagnostics]
    if document.form is not Form.PLAIN_TEXT and is_cut_off(document):
        last = Origin(document.name, document.text.count("\n") + 1)
        problem = "the page breaks off before its end"
        found.append(Diagnostic("truncated", problem, "fetch it again", last, Severity.ERROR))
    return found
