"""Questions asked of documents: what changed, which scopes an integration needs, only a part of the API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from canvas_openapi.changes.compare import compare_editions
from canvas_openapi.changes.comparison import Comparison
from canvas_openapi.changes.edition import Edition
from canvas_openapi.changes.printed import printed
from canvas_openapi.making import Document
from canvas_openapi.scopes import listing
from canvas_openapi.scopes.called_operations import Catalogue
from canvas_openapi.scopes.calls import Called, calls_in_line
from canvas_openapi.scopes.listing import CheckedScopes, ScopeUpgrade, scopes_in
from canvas_openapi.scopes.needed import NeededScopes, needed
from canvas_openapi.slices import agent
from canvas_openapi.slices.cut import cut
from canvas_openapi.slices.selection import EmptySliceError, Selection


def compare(old: Document, new: Document, *, descriptions: bool = False) -> Comparison:
    """What changed from one document to a newer one, both made with the same overlays.

    `descriptions`: also where only the words changed.
    """
    before, now = _edition(old), _edition(new)
    return Comparison(before, now, tuple(compare_editions(before, now, descriptions=descriptions)))


def scopes_for(document: Document, calls: Iterable[str | Called]) -> NeededScopes:
    """The least scopes for calls, each with the calls that need it, and what is not documented with the nearest.

    A call in words is `VERB /path` with ids or parameters in it (a URL and a line of an access log do as well), an
    operationId or a method of our clients. `calls_in` reads them from files. `calls` may be a stream of any length.
    """
    return needed(Catalogue(document.content), _calls(calls))


def check_scopes(
    document: Document,
    listed: str | Iterable[str],
    *,
    earlier: Document | None = None,
    used: Iterable[str | Called] = (),
) -> CheckedScopes:
    """Which scopes of a list exist, and what is wrong with the others.

    `listed` is the scopes, or a text of any shape that holds them. `earlier` tells the scopes that are gone from those
    that never were. `used` are calls as for `scopes_for`: what they need and the list lacks is `missing`.
    """
    asked = list(used)
    return listing.check_scopes(
        Catalogue(document.content),
        _scopes(listed),
        earlier=Catalogue(earlier.content) if earlier else None,
        used=scopes_for(document, asked).scopes if asked else (),
    )


def upgrade_scopes(old: Document, new: Document, have: str | Iterable[str]) -> ScopeUpgrade:
    """What to add, drop or rename on a key with the scopes `have` when Canvas moves from one edition to another."""
    return listing.upgrade_scopes(Catalogue(old.content), Catalogue(new.content), _scopes(have))


def slice_document(document: Document, *, only: Iterable[str] = (), but: Iterable[str] = ()) -> Document:
    """A part of a document as a whole one: the operations that the terms name, and what they reach; names stay.

    A term is a tag, a group of tags, a path glob, an operationId, a scope, a file of scopes, or `read-only`. Without
    `only` it is all but `but`. Raises UnknownTermError for a term that names nothing, EmptySliceError if nothing is
    left.
    """
    selection = Selection(tuple(only), tuple(but))
    if not selection:
        return document
    part = document.narrowed(lambda content: cut(content, selection))
    if not part.content["paths"]:
        raise EmptySliceError("these terms leave no operation")
    return part


def for_agents(document: Document, *, answers: bool = False) -> Document:
    """The form of a document that language models take as a list of tools (MCP); `answers`: with their schemas."""
    return document.narrowed(lambda content: agent.for_agents(content, answers=answers))


def _edition(document: Document) -> Edition:
    titles = {page.slug: page.title for page in document.reference.pages}
    return Edition(
        document.corrected.document,
        document.corrected.places,
        titles,
        printed(document.reference, document.corrected.document),
        document.corrected.evidence,
    )


def _calls(given: Iterable[str | Called]) -> Iterator[Called]:
    for call in given:
        if isinstance(call, Called):
            yield call
        else:
            found = list(calls_in_line(call)) or [Called(name=call)]
            yield from (Called(one.method, one.path, one.name) for one in found)


def _scopes(given: str | Iterable[str]) -> list[str]:
    return scopes_in(given) if isinstance(given, str) else list(given)
