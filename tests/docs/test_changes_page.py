"""The page of changes is the comparison: each change with its grade, a link to what has it, and nothing left out."""

from __future__ import annotations

import re
from pathlib import Path

import canvas_openapi
import pytest
from canvas_openapi import Comparison, Document, Reference
from lxml import html

from tests.conftest import write_pages
from tests.docs.invented import GADGETS, WIDGETS


def made(folder: Path, pages: dict[str, str]) -> tuple[Reference, Document]:
    reference = canvas_openapi.load(write_pages(folder, dict(pages))).reference
    assert reference is not None
    return reference, canvas_openapi.make_document(reference, validate=False)


def page_of(old: Path, new: Path) -> tuple[Comparison, html.HtmlElement, str]:
    _, before = made(old, {"widgets.md": WIDGETS, "gadgets.md": GADGETS})
    edited = {
        "widgets.md": WIDGETS.replace("widget[name]", "widget[title]").replace('"state": "new"', '"age": 1'),
        "gadgets.md": GADGETS.replace("gadgets/:id", "gizmos/:id"),
    }
    reference, document = made(new, edited)
    files = canvas_openapi.render_site(reference, document, previous=before)
    compared = canvas_openapi.compare(before, document, descriptions=True)
    return compared, html.fromstring(files["changes.html"]), files["changes.md"].decode()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Comparison, html.HtmlElement, str]:
    return page_of(tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new"))


def test_every_change_is_on_the_page_and_in_its_twin(shown: tuple[Comparison, html.HtmlElement, str]) -> None:
    compared, page, twin = shown
    changes = {(change.grade.value, f"{change.method}{change.path}" or change.name) for change in compared.changes}
    rows = {
        (row.findtext("span"), "".join(row.xpath("div//b/text() | (div//code)[1]//text()")).replace("\u200b", ""))
        for row in page.xpath("//ul[@class='changes']/li[span/@class[starts-with(., 'grade')]]")
    }
    assert len(compared.changes) >= 4
    assert rows == changes
    assert len(re.findall(r"^- (?:breaking|risky|safe|docs|reading): ", twin, re.M)) == len(compared.changes)


def test_both_editions_are_named_and_counted(shown: tuple[Comparison, html.HtmlElement, str]) -> None:
    compared, page, _ = shown
    said = page.xpath("string(//header[@class='lead'])")
    assert compared.headline in said
    assert compared.summary in said


def test_what_is_there_has_a_link_and_what_is_gone_has_none(shown: tuple[Comparison, html.HtmlElement, str]) -> None:
    _, page, _ = shown
    links = {
        a.xpath("string(.)").replace("\u200b", ""): a.get("href") for a in page.xpath("//ul[@class='changes']/li/div/a")
    }
    assert links["GET /api/v1/gizmos/{id}"] == "resources/gadgets.html#get_gizmo"
    assert "GET /api/v1/gadgets/{id}" not in links


def test_deprecations_stand_with_their_routes(tmp_path: Path) -> None:
    told = WIDGETS.replace("The sizes of the widget.", "DEPRECATED Use cogs.").replace(
        "Makes a widget.", "DEPRECATED Use gadgets."
    )
    reference, document = made(tmp_path / "a", {"widgets.md": told})
    page = html.fromstring(canvas_openapi.render_site(reference, document)["changes.html"])

    rows = page.xpath("//h2[@id='deprecated']/following-sibling::ul[1]/li")
    found = {row.xpath("string(code)").replace("\u200b", ""): row.xpath(".//a/@href") for row in rows}
    create = ["resources/widgets.html#create_course_widget"]
    assert found == {"Create a widget": create, "widget[sizes][]": create}
