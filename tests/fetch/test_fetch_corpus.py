"""The rules of acceptance against real pages: each is taken whole, and refused when its end is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvas_docs.fetch.acceptance import Medium, judge
from canvas_docs.fetch.client import Response
from canvas_docs.fetch.manifest import PageKind
from canvas_docs.fetch.refusals import Refusal

pytestmark = pytest.mark.corpus
TYPES = {Medium.MARKDOWN: "text/markdown", Medium.HTML: "text/html", Medium.JSON: "application/json"}


def judged(body: bytes, medium: Medium) -> PageKind | Refusal:
    return judge(Response("u", "u", 200, TYPES[medium], body), medium, reference=True)


def real_pages(corpus: Path) -> list[tuple[Path, Medium]]:
    folders = ("gitbook_md", "yard_html")
    pages = [
        (path, medium)
        for folder in folders
        for medium in Medium
        for path in (corpus / folder).rglob(f"*{medium.suffix}")
    ]
    # The list of the Files resource's name is no page of the reference but a group page.
    return sorted((path, medium) for path, medium in pages if path.name != "files_list.md")


def test_every_real_page_is_taken(corpus: Path) -> None:
    pages = real_pages(corpus)
    assert len(pages) > 100
    kinds = {path: judged(path.read_bytes(), medium) for path, medium in pages}
    assert {path: kind for path, kind in kinds.items() if isinstance(kind, Refusal)} == {}


def test_no_real_page_is_taken_without_its_end(corpus: Path) -> None:
    for path, medium in real_pages(corpus):
        body = path.read_bytes()
        for kept in (len(body) - 150, *(len(body) * tenth // 10 for tenth in range(1, 10))):
            assert isinstance(judged(body[:kept], medium), Refusal), (path, kept)
