"""The rules of acceptance against whole pages: each is taken, and refused when its end is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvas_docs.fetch.acceptance import Medium, judge
from canvas_docs.fetch.client import Response
from canvas_docs.fetch.manifest import PageKind
from canvas_docs.fetch.refusals import Refusal

from tests.conftest import AtLeast
from tests.minicorpus import layout

TYPES = {Medium.MARKDOWN: "text/markdown", Medium.HTML: "text/html", Medium.JSON: "application/json"}


REFUSED = {"missing_ponds.md": "fetch-not-found", "broken_ponds.md": "fetch-unmarked", "lakes.html": "fetch-moved"}
"""What the invented corpus has in the place of pages: answers with status 200 that are none."""


def judged(body: bytes, medium: Medium) -> PageKind | Refusal:
    return judge(Response("u", "u", 200, TYPES[medium], body), medium, reference=True)


# The list of the Files resource's name is no page of the reference but a group page.
NO_PAGES = {"files_list.md", "resources.md", "file.pagination.html", *REFUSED}


def pages_of(corpus: Path) -> list[tuple[Path, Medium]]:
    folders = ("gitbook_md", "yard_html")
    pages = [
        (path, medium)
        for folder in folders
        for medium in Medium
        for path in (corpus / folder).rglob(f"*{medium.suffix}")
    ]
    return sorted((path, medium) for path, medium in pages if path.name not in NO_PAGES)


def test_every_page_is_taken(corpus: Path, at_least: AtLeast) -> None:
    pages = pages_of(corpus)
    assert len(pages) >= at_least(real=101, invented=20)
    kinds = {path: judged(path.read_bytes(), medium) for path, medium in pages}
    assert {path: kind for path, kind in kinds.items() if isinstance(kind, Refusal)} == {}


def test_no_page_is_taken_without_its_end(corpus: Path) -> None:
    for path, medium in pages_of(corpus):
        body = path.read_bytes()
        for kept in (len(body) - 150, *(len(body) * tenth // 10 for tenth in range(1, 10))):
            assert isinstance(judged(body[:kept], medium), Refusal), (path, kept)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_is_refused_whatever_its_status(name: str) -> None:
    text = next(files[name] for files in layout.folders().values() if name in files)
    medium = next(medium for medium in Medium if name.endswith(medium.suffix))
    refusal = judged(text.encode(), medium)
    assert isinstance(refusal, Refusal)
    assert refusal.diagnostic.code == REFUSED[name]
