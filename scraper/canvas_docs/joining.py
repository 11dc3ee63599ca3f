"""Pages → one reference: what needs all pages together, and the guard around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.diagnostics import Diagnostic, diagnostic, unforeseen
from canvas_docs.identity import with_identity
from canvas_docs.link import link
from canvas_docs.model import Page, Reference
from canvas_docs.parameter_values import share_parameter_values
from canvas_docs.references import resolve_references
from canvas_docs.references.contradictions import contradictions
from canvas_docs.request_bodies import with_shown_bodies
from canvas_docs.same_parameters import with_same_parameters
from canvas_docs.witness import combine


def join_pages(pages: Sequence[Page], edition: str | None) -> tuple[Reference, list[Diagnostic]]:
    """The linked reference of the pages, and what they say against each other.

    An error that no one foresaw costs the page with which it comes up: the others are joined without it.
    """
    kept = list(pages)
    failed: list[Diagnostic] = []
    while True:
        try:
            reference, diagnostics = _joined(kept, edition)
        except Exception as error:  # the one guard: every expected problem is a value
            page = kept.pop(_first_failing(kept))
            failed.append(_failed(page, error))
        else:
            return reference, failed + diagnostics


def _joined(pages: Sequence[Page], edition: str | None) -> tuple[Reference, list[Diagnostic]]:
    combined, differences = combine(pages)
    reference = Reference(tuple(_distinct(combined)), edition)
    differences += contradictions(reference)
    shown = with_shown_bodies(with_same_parameters(reference))
    linked, problems = link(share_parameter_values(resolve_references(shown)))
    return with_identity(linked), differences + problems


def _first_failing(pages: Sequence[Page]) -> int:
    """The index of the first page with which joining fails: the pages before it can be joined without it."""
    good, bad = 0, len(pages)
    while bad - good > 1:
        middle = (good + bad) // 2
        try:
            _joined(pages[:middle], None)
        except Exception:  # only the page is looked for here; the caller reports the error
            bad = middle
        else:
            good = middle
    return bad - 1


def _failed(page: Page, error: Exception) -> Diagnostic:
    return diagnostic("page-failed", f"the page could not be joined with the others: {unforeseen(error)}", page.origin)


def _distinct(pages: list[Page]) -> list[Page]:
    """Pages with slugs of their own: a second page of the same slug (another edition, say) gets a number."""
    seen: dict[str, int] = {}
    distinct: list[Page] = []
    for page in pages:
        seen[page.slug] = seen.get(page.slug, 0) + 1
        distinct.append(page if seen[page.slug] == 1 else replace(page, slug=f"{page.slug}-{seen[page.slug]}"))
    return distinct
