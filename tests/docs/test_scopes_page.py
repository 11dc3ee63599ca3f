"""The page of scopes: a list without JavaScript; with it, it answers for pasted scopes and calls."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

pytest.importorskip("playwright.sync_api", reason="the browser's driver is not installed (make check installs it)")

from playwright.sync_api import Browser, expect, sync_playwright

from tests.docs.browser import CHROMIUM, launch, visiting
from tests.docs.conftest import Build, missing

pytestmark = pytest.mark.browser

GADGET = "url:GET|/api/v1/gadgets/:id"
CREATE = "url:POST|/api/v1/courses/:course_id/widgets"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        missing("Chromium is not on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(written: Build, invented_files: dict[str, bytes], host: str) -> str:
    return f"{host}{written('invented', invented_files).name}/scopes.html"


def test_scopes_can_be_selected_and_copied(browser: Browser, address: str) -> None:
    with visiting(browser, address, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = visit.page
        for group, scope in (("Gadgets", GADGET), ("Widgets", CREATE)):
            page.get_by_role("heading", name=group).click()
            page.get_by_label(scope).check()
        expect(page.locator("output")).to_have_text("2 selected")
        for name, text in (
            ("Copy as JSON", json.dumps([GADGET, CREATE], indent=2)),
            ("Copy with spaces", f"{GADGET} {CREATE}"),
            ("Copy as lines", f"{GADGET}\n{CREATE}"),
        ):
            page.get_by_role("button", name=name).click()
            page.wait_for_function(
                "async (text) => (await navigator.clipboard.readText()).replaceAll('\\r', '') === text", arg=text
            )
        assert (visit.logged, visit.refused) == ([], [])


def test_a_pasted_list_is_judged_and_taken_over(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.get_by_text("Check a list").click()
        page.fill("#pasted", f"* `{GADGET}`\n* url:GET|/api/v1/gadget/:id, {GADGET}\nPOST /api/v1/courses/7/widgets")
        verdict = page.locator(".verdict")
        expect(verdict).to_contain_text("1 of 2 scopes exist.")
        expect(verdict).to_contain_text(f"url:GET|/api/v1/gadget/:id does not exist; nearest: {GADGET}")
        expect(verdict).to_contain_text(f"{GADGET} stands there twice")
        expect(verdict).to_contain_text(f"{CREATE} is needed by the calls and not in the list")
        page.get_by_role("button", name="Select them").nth(0).click()
        page.get_by_role("button", name="Select them").nth(1).click()
        expect(page.locator("output")).to_have_text("2 selected")
        assert (visit.logged, visit.refused) == ([], [])


def test_a_pasted_log_says_which_scopes(browser: Browser, address: str) -> None:
    log = '1.1.1.1 - - [x] "GET /api/v1/courses/sis_course_id:A%2FB/widgets?access_token=SECRET HTTP/1.1" 200 1\n'
    with visiting(browser, address) as visit:
        page = visit.page
        page.get_by_text("Check a list").click()
        page.fill(
            "#pasted", log * 3 + '1.1.1.1 - - [x] "GET /api/v1/gizmos HTTP/1.1" 404 1\ncreate_course_widget\n<b>x</b>'
        )
        verdict = page.locator(".verdict")
        expect(verdict).to_contain_text("The calls need 2 scopes.")
        expect(verdict).to_contain_text(
            "url:GET|/api/v1/courses/:course_id/widgets for GET /api/v1/courses/{course_id}/widgets"
        )
        expect(verdict).to_contain_text("GET /api/v1/gizmos is not documented")
        assert "SECRET" not in verdict.inner_text()
        page.fill("#pasted", "nothing of use")
        expect(verdict).to_contain_text("No scope and no call in it.")


def test_the_selection_lives_in_the_address(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.get_by_role("button", name="All read-only").click()
        expect(page.locator("output")).to_have_text("3 selected")
        link = page.url
        assert "#pick=get_gadget," in link
        page.get_by_role("button", name="Clear").click()
        expect(page.locator("output")).to_have_text("0 selected")
        assert "pick" not in page.url
    with visiting(browser, link) as visit:
        expect(visit.page.locator("output")).to_have_text("3 selected")
        expect(visit.page.get_by_label(GADGET)).to_be_checked()
    with visiting(browser, f"{address}#pick=nothing,%E0%A4%A") as visit:
        expect(visit.page.locator("output")).to_have_text("0 selected")
        assert visit.logged == []


def test_presets_of_a_resource_and_the_filter(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.page
        page.get_by_role("heading", name="Widgets").click()
        page.get_by_role("button", name="All", exact=True).click()
        expect(page.locator("output")).to_have_text("3 selected")
        page.get_by_role("button", name="None").click()
        page.get_by_role("button", name="Read-only", exact=True).click()
        expect(page.locator("output")).to_have_text("2 selected")
        page.fill("#pick", "gadgets")
        expect(page.locator(".scopes li:visible")).to_have_count(1)
        page.fill("#pick", "")
        expect(page.locator(".scopes details:visible")).to_have_count(2)


def test_it_works_from_disk(browser: Browser, written: Build, invented_files: dict[str, bytes]) -> None:
    file = written("invented", invented_files) / "scopes.html"
    with visiting(browser, file.as_uri()) as visit:
        visit.page.get_by_role("button", name="All read-only").click()
        expect(visit.page.locator("output")).to_have_text("3 selected")
        assert visit.page.url.endswith("get_gadget,list_course_widgets,list_group_widgets")
        assert visit.logged == []


def test_without_javascript_it_is_a_list(browser: Browser, address: str) -> None:
    with visiting(browser, address, script=False) as visit:
        expect(visit.page.locator(".picker")).to_be_hidden()
        visit.page.get_by_role("heading", name="Gadgets").click()
        link = visit.page.get_by_role("link", name=GADGET)
        expect(link).to_have_attribute("href", "resources/gadgets.html#get_gadget")


@pytest.mark.corpus
def test_the_whole_api_is_a_light_page(corpus_files: dict[str, bytes], tmp_path: Path) -> None:
    page = html.fromstring(corpus_files["scopes.html"])
    scopes, groups = (len(page.xpath(f"//div[@class='scopes']//{name}")) for name in ("li", "details"))
    assert scopes > groups > 3
    assert len(page.xpath("//div[@class='scopes']//*")) < 2.5 * scopes + 7 * groups
    assert sum(1 for _ in page.iter()) < 4000
