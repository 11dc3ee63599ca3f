"""Questions asked of documents: what changed, which scopes an integration needs, only a part of the API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from canvas_openapi.changes import texts
from canvas_openapi.changes.compare import Change, Edition, compare_editions
from canvas_openapi.changes.kinds import Impact
from canvas_openapi.making import Document
from canvas_openapi.scopes import listing
from canvas_openapi.scopes.calls import Called, calls_in_line
from canvas_openapi.scopes.catalogue import Catalogue
from canvas_openapi.scopes.listing import CheckedScopes, ScopeUpgrade, scopes_in
from canvas_openapi.scopes.needed import NeededScopes, needed
from canvas_openapi.slices import agent
from canvas_openapi.slices.cut import cut
from canvas_openapi.slices.selection import EmptySliceError, Selection


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one edition to another, in the order of the newer document."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]

    @property
    def version_step(self) -> str:
        """The step of a semantic version that the changes ask for: `major`, `minor`, `patch` or `none`."""
        return texts.version_step(self.changes)

    @property
    def summary(self) -> str:
        """One line: how many changes there are of which grade."""
        return texts.summary(self.changes)

    def has(self, grade: Impact) -> bool:
        """Whether there is a change of a grade or a worse one."""
        grades = list(Impact)
        return any(grades.index(change.grade) <= grades.index(grade) for change in self.changes)

    def to_text(self) -> str:
        """For a terminal: one line a change, by resource."""
        return texts.changes_text(self.old, self.new, self.changes)

    def to_markdown(self) -> str:
        """The same as Markdown."""
        return texts.changes_markdown(self.old, self.new, self.changes)

    def to_html(self) -> str:
        """The same as one page that loads nothing."""
        return texts.changes_html(self.old, self.new, self.changes)

    def to_json(self) -> bytes:
        """In the form of `changes/changes.schema.json`."""
        return texts.changes_json(self.old, self.new, self.changes)


def compare(old: Document, new: Document, *, descriptions: bool = False) -> Comparison:
    """What changed from one document to a newer one, both made with the same overlays.

    `descriptions`: also where only the words changed.
    """
    before, now = (Edition(document.content, document.corrected.places) for document in (old, new))
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


def _calls(given: Iterable[str | Called]) -> Iterator[Called]:
    for call in given:
        if isinstance(call, Called):
            yield call
        else:
            found = list(calls_in_line(call)) or [Called(name=call)]
            yield from (Called(one.method, one.path, one.name) for one in found)


def _scopes(given: str | Iterable[str]) -> list[str]:
    return scopes_in(given) if isinstance(given, str) else list(given)
