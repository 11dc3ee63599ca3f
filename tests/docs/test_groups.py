"""Pages in the groups of the document's tags."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_docs.model import Reference
from canvas_openapi.openapi.document import openapi
from canvas_openapi.render.docs import render_docs
from canvas_openapi.render.docs.arrangement import catalogue
from canvas_openapi.render.docs.groups import page_groups


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], [("", ["Gadgets", "Widgets"])]),
        ([{"name": "Tools", "tags": ["Widgets", "Gadgets"]}], [("Tools", ["Gadgets", "Widgets"])]),
        (
            [{"name": "Small", "tags": ["Widgets"]}, {"name": "Large", "tags": ["Gadgets"]}],
            [("Small", ["Widgets"]), ("Large", ["Gadgets"])],
        ),
        ([{"name": "Small", "tags": ["Widgets"]}], [("Small", ["Widgets"]), ("More", ["Gadgets"])]),
        ([{"name": "Gone", "tags": ["Sprockets"]}], [("More", ["Gadgets", "Widgets"])]),
    ],
)
def test_each_page_stands_in_one_group(invented: Reference, groups: list[Any], expected: list[Any]) -> None:
    document = openapi(invented).document
    found = page_groups(catalogue(invented, document), {**document, "x-tagGroups": groups})
    assert [(group.name, [page.page.title for page in group.pages]) for group in found] == expected


def test_the_side_bar_opens_the_group_of_the_page(invented: Reference) -> None:
    groups = [{"name": "A & B", "tags": ["Widgets"]}, {"name": "Large", "tags": ["Gadgets"]}]
    files = render_docs(invented, {**openapi(invented).document, "x-tagGroups": groups})
    page = files["resources/widgets.html"].decode()
    assert '<details class="group" open><summary>A &amp; B</summary>' in page
    assert '<details class="group"><summary>Large</summary>' in page
    assert '<a rel="next" href="gadgets.html">' in page, "neighbours are those of the side bar"
    assert '<h3 id="group-A-B">A &amp; B</h3>' in files["index.html"].decode()
    assert "## Large\n\n- [Gadgets](resources/gadgets.md)" in files["llms.txt"].decode()
