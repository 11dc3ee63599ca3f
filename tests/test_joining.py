"""An error that no one foresaw, where pages are joined, costs the page with which it comes up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from canvas_docs import joining
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import Page, Reference

from tests.conftest import Read
from tests.pages import portal_action, portal_page

NAMES = ("beds", "pots", "sheds", "tools", "wells")
FILES = {f"{name}.md": portal_page(portal_action(anchor=f"{name}.index"), name.title()) for name in NAMES}


def failing_with(*slugs: str) -> Callable[[Reference], tuple[Reference, list[Diagnostic]]]:
    """A `link` that fails where all these pages are."""
    real = joining.link

    def link(reference: Reference) -> tuple[Reference, list[Diagnostic]]:
        if {page.slug for page in reference.pages}.issuperset(slugs):
            raise IndexError("unforeseen")
        return real(reference)

    return link


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_left_out_and_the_others_are_as_without_it(
    read: Read, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    others, _ = read({file: text for file, text in FILES.items() if file != f"{name}.md"}, "others")
    monkeypatch.setattr(joining, "link", failing_with(name))
    reference, (failed,) = read(dict(FILES), "all")

    assert reference == others
    assert (failed.code, failed.origin.document) == ("page-failed", f"{name}.md")
    assert "IndexError in test_joining.py" in failed.problem


def test_of_two_pages_that_fail_together_one_is_kept(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "link", failing_with("beds", "tools"))
    reference, diagnostics = read(dict(FILES))

    assert [page.slug for page in reference.pages] == ["beds", "pots", "sheds", "wells"]
    assert [diagnostic.origin.document for diagnostic in diagnostics] == ["tools.md"]


def test_each_page_that_fails_alone_is_left_out(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    real = joining.combine

    def combine(pages: list[Page]) -> tuple[list[Page], list[Diagnostic]]:
        if any(page.slug in ("beds", "wells") for page in pages):
            raise RecursionError
        return real(pages)

    monkeypatch.setattr(joining, "combine", combine)
    reference, diagnostics = read(dict(FILES))

    assert [page.slug for page in reference.pages] == ["pots", "sheds", "tools"]
    assert [diagnostic.origin.document for diagnostic in diagnostics] == ["beds.md", "wells.md"]
