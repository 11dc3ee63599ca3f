"""SOURCE → Reference: read, parse, link."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.documents import Document, Form, is_cut_off
from canvas_docs.link import link
from canvas_docs.model import Origin, Page, Reference
from canvas_docs.parameter_values import share_parameter_values
from canvas_docs.parse.pages import parse_pages
from canvas_docs.readers import READERS, swagger_json
from canvas_docs.references import resolve_references
from canvas_docs.serialize import reference_from_json
from canvas_docs.sources import read_source
from canvas_docs.witness import combine


def read_reference(source: Path) -> tuple[Reference | None, list[Diagnostic]]:
    """Read all documents of a file or folder into one linked reference.

    Returns None, and at least one error, if there is nothing to work with. Pages come in the order of their names.
    """
    found = read_source(source)
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
        more, problems = _pages(document)
        pages.extend(more)
        diagnostics.extend(problems)
    if len(found.documents) == 1:
        diagnostics = _alone(found.documents[0], diagnostics)
    if not pages:
        return None, [*diagnostics, _nothing(source)]
    pages, differences = combine(pages)
    reference = Reference(tuple(_distinct(pages)), max(editions, default=None))
    reference, problems = link(share_parameter_values(resolve_references(reference)))
    return reference, diagnostics + differences + problems


def _pages(document: Document) -> tuple[list[Page], list[Diagnostic]]:
    if document.form is Form.SWAGGER_JSON:
        return swagger_json.read(document)
    blocks, diagnostics = READERS[document.form](document)
    pages, problems = parse_pages(blocks, document)
    return pages, diagnostics + problems


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


def _distinct(pages: list[Page]) -> list[Page]:
    """Pages with slugs of their own: a second page of the same slug (another edition, say) gets a number."""
    seen: dict[str, int] = {}
    distinct: list[Page] = []
    for page in pages:
        seen[page.slug] = seen.get(page.slug, 0) + 1
        distinct.append(page if seen[page.slug] == 1 else replace(page, slug=f"{page.slug}-{seen[page.slug]}"))
    return distinct
