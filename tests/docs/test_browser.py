"""The site in a real browser."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="the browser's driver is not installed (make check installs it)")

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.docs.browser import CHROMIUM, launch, visiting
from tests.docs.conftest import Build, missing
from tests.docs.search_queries import queries

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        missing("Chromium is not on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@pytest.fixture(scope="module")
def invented_site(written: Build, invented_files: dict[str, bytes], host: str) -> str:
    return f"{host}{written('invented', invented_files).name}/"


@pytest.fixture(scope="module")
def bundled_site(written: Build, bundled_files: dict[str, bytes], host: str) -> str:
    return f"{host}{written('bundled', bundled_files).name}/"


WIDGETS = "resources/widgets.html"


_COURSE, _GROUP = (f"GET /api/v1/{place}s/{{{place}_id}}/widgets" for place in ("course", "group"))
_LIST = "List widgets | Widgets"
_CREATE = "Create a widget | Widgets | POST /api/v1/courses/{course_id}/widgets"
_GADGET = "Get a gadget | Gadgets | GET /api/v1/gadgets/{id}"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("/api/v1/courses/:course_id/widgets", f"{_LIST} | {_COURSE} | {_GROUP}"),
        ("POST /courses/42/widgets", _CREATE),
        ("url:GET|/api/v1/groups/:group_id/widgets", f"{_LIST} | {_GROUP} | {_COURSE}"),
        ("https://school.example/api/v1/gadgets/7", _GADGET),
        ("widget[cog][teeth]", _CREATE),
        ("widget.sizes", _CREATE),
        ("list group widgets", f"{_LIST} | {_GROUP} | {_COURSE}"),
        ("create_course_widget", _CREATE),
        ("createCourseWidget", _CREATE),
        ("canvas.widgets.create_course_widget", _CREATE),
        ("create widget", _CREATE),
        ("new widgets", _CREATE),
        ("craete widgte", _CREATE),
        ("WidgetsController#create", _CREATE),
        ("#method.widgets.create", _CREATE),
        ("rate limit", "Throttling and rate limits | Guide"),
        ("masquerade", "Acting as another user | Guide"),
        ("pagination", "Pagination | Guide"),
        ("scopes", "Scopes | Page"),
        ("gadget unheardof", _GADGET),
    ],
)
def test_search_finds(browser: Browser, invented_site: str, query: str, first: str) -> None:
    with visiting(browser, invented_site) as visit:
        visit.page.fill("#query", query)
        assert visit.results()[0] == first


def test_search_marks_what_matches(browser: Browser, invented_site: str) -> None:
    with visiting(browser, invented_site) as visit:
        visit.page.fill("#query", "creating widgets")
        visit.results()
        assert visit.page.locator("#results li").first.locator("mark").all_inner_texts() == ["Create", "widget"]


@pytest.mark.corpus
@pytest.mark.parametrize("page", ["resources/accounts.html", "resources/courses.html", "resources/groups.html"])
def test_the_operation_of_the_page_that_is_open_comes_first(
    browser: Browser, written: Build, real_files: dict[str, bytes], host: str, page: str
) -> None:
    """Three pages have an operation of that name."""
    with visiting(browser, f"{host}{written('corpus', real_files).name}/{page}") as visit:
        visit.page.fill("#query", "permissions")
        assert visit.results()[0].startswith("Permissions | ")
        assert (visit.page.locator("#results li").first.get_attribute("data-href") or "").startswith(f"{page}#")


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "most_missed"), [("search_queries.txt", 0.05), ("search_queries_held_out.txt", 5 / 60)]
)
def test_search_finds_what_people_ask_for(
    browser: Browser,
    written: Build,
    real_files: dict[str, bytes],
    real_site_sections: dict[str, str],
    host: str,
    name: str,
    most_missed: float,
) -> None:
    """Among the first three. Asked of the engine itself: hundreds of queries are typed too slowly."""
    asked = queries(name)
    with visiting(browser, f"{host}{written('corpus', real_files).name}/index.html") as visit:
        visit.page.fill("#query", "courses")
        visit.results()
        entries = visit.page.evaluate(
            """async (queries) => {
                let index;
                window.canvasSearchIndex = (entries) => (index = window.canvasSearch.build(entries));
                await new Promise((done) => document.head.append(
                    Object.assign(document.createElement("script"), { src: "assets/search-index.js", onload: done })));
                return queries.map((query) => window.canvasSearch.find(index, query, "", 3).map(({ href }) => href));
            }""",
            list(asked),
        )
    missed = []
    for (query, answers), found in zip(asked.items(), entries, strict=True):
        sections = {real_site_sections.get(href.rpartition("#")[2], href) for href in found}
        if not sections & {real_site_sections.get(answer, answer) for answer in answers}:
            missed.append(query)
    assert len(asked) >= 60
    assert len(missed) <= most_missed * len(asked), missed


def test_search_by_keyboard_only(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}") as visit:
        page = visit.page
        page.keyboard.press("/")
        page.keyboard.type("widgets")
        visit.results()
        page.keyboard.press("ArrowDown")
        expect(page.locator("#results li").nth(1)).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Escape")
        expect(page.locator(".found")).to_be_hidden()
        page.keyboard.press("/")
        page.keyboard.type("get a gadget")
        page.keyboard.press("Enter")
        page.wait_for_url("**/resources/gadgets.html#get_gadget")


@pytest.mark.corpus
def test_the_page_stays_where_it_is_when_the_bar_has_the_focus(
    browser: Browser, written: Build, real_files: dict[str, bytes], host: str
) -> None:
    """Chromium scrolled a page by 400 pixels: a control of a sticky bar stood in the padding of the scroll."""
    address = f"{host}{written('corpus', real_files).name}/resources/courses.html#get_course"
    with visiting(browser, address) as visit:
        page = visit.page
        heading = page.locator("#get_course")
        expect(heading).to_be_in_viewport()
        before = heading.bounding_box()
        for selector in (".own", ".theme", "#query"):
            page.evaluate("(selector) => document.querySelector(selector).focus()", selector)
            page.wait_for_timeout(100)
            assert heading.bounding_box() == before


@pytest.mark.corpus
def test_the_list_of_objects_is_filtered(
    browser: Browser, written: Build, real_files: dict[str, bytes], host: str
) -> None:
    with visiting(browser, f"{host}{written('corpus', real_files).name}/objects.html") as visit:
        page = visit.page
        page.fill(".narrow input", "calendarevent")
        shown = page.locator("ul.columns > li:visible")
        assert 0 < shown.count() < 10
        assert all("calendarevent" in text.lower() for text in shown.all_inner_texts())
        expect(page.locator(".narrow output")).to_contain_text(f"{shown.count()} of")


def test_everything_can_be_reached_by_keyboard(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}") as visit:
        page = visit.page
        page.keyboard.press("Tab")
        expect(page.get_by_text("Skip to content")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        details = page.locator("[data-expand=Widget] > summary").first
        details.focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-expand=Widget] .rows").first).to_be_visible()
        page.locator(".tabs input").first.focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_text("canvas.widgets.list_course_widgets")).to_be_visible()
        expect(page.get_by_text("canvas.widgets.create_course_widget")).to_be_visible()


def test_a_mark_says_why_and_without_script_leads_to_the_guide(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}") as visit:
        mark = visit.page.locator(".answer a.mark, .rows a.mark").first
        assert (mark.get_attribute("href") or "").endswith("guides/types.html")
        mark.click()
        expect(visit.page.locator(".why")).to_contain_text("It is inferred")
        mark.click()
        expect(visit.page.locator(".why")).to_have_count(0)


def test_a_schema_expands_to_any_depth(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}") as visit:
        place = visit.page.locator(".answer").first
        for name in ("Widget", "Gadget", "Widget", "Gadget", "Widget"):
            place = place.locator(f"[data-expand={name}]").first
            place.locator("> summary").click()
        expect(place.get_by_text("the name of the widget").first).to_be_visible()


def test_without_javascript_all_is_there(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}", script=False) as visit:
        page = visit.page
        expect(page.locator("#query")).to_be_hidden()
        expect(page.get_by_role("link", name="Gadgets", exact=True)).to_be_visible()
        expect(page.get_by_text("The name of the widget.")).to_be_visible()
        expect(page.get_by_text("canvas.widgets.list_course_widgets")).to_be_hidden()
        page.get_by_text("Python").first.click()
        expect(page.get_by_text("canvas.widgets.list_course_widgets")).to_be_visible()
        page.get_by_role("link", name="Gadgets", exact=True).click()
        expect(page.locator("h1")).to_have_text("Gadgets")
    with visiting(browser, f"{invented_site}scopes.html", script=False, width=360) as visit:
        expect(visit.page.locator(".picker")).to_be_hidden()
        visit.page.get_by_role("link", name="Menu").click()
        visit.page.locator(".group > summary").click()
        link = visit.page.locator(".resources").get_by_role("link", name="Gadgets", exact=True)
        expect(link).to_be_in_viewport()


@pytest.mark.parametrize("name", ["index.html", "scopes.html", "objects.html", "resources/accounts.html"])
def test_no_width_overflows(browser: Browser, bundled_site: str, name: str) -> None:
    with visiting(browser, f"{bundled_site}{name}") as visit:
        for width in (320, 360, 768, 1024, 1280, 1680, 2560):
            visit.page.set_viewport_size({"width": width, "height": 900})
            assert visit.overflow() == 0, width


def test_the_menu_of_a_phone(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}", width=360, has_touch=True) as visit:
        page = visit.page
        link = page.locator(".resources").get_by_role("link", name="Gadgets", exact=True)
        expect(link).to_be_hidden()
        page.get_by_role("button", name="Menu").click()
        expect(link).to_be_visible()
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        page.get_by_role("button", name="Menu").click()
        link.click()
        expect(page.locator("h1")).to_have_text("Gadgets")


def test_the_theme_is_remembered(browser: Browser, invented_site: str) -> None:
    dark, light = "rgb(21, 23, 26)", "rgb(255, 255, 255)"
    with visiting(browser, invented_site, theme="dark") as visit:
        page = visit.page
        expect(page.locator("body")).to_have_css("background-color", dark)
        page.locator(".theme").click()
        expect(page.locator("body")).to_have_css("background-color", light)
        page.goto(f"{invented_site}{WIDGETS}")
        expect(page.locator("body")).to_have_css("background-color", light)
        expect(page.locator(".theme")).to_have_text("Light")
        page.locator(".theme").click()
        page.locator(".theme").click()
        expect(page.locator("body")).to_have_css("background-color", dark)


def test_the_list_of_resources_can_be_filtered(browser: Browser, invented_site: str) -> None:
    with visiting(browser, invented_site) as visit:
        visit.page.fill("#filter", "gad")
        expect(visit.page.locator(".resources > li:visible")).to_have_count(1)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/gadgets.html")
        assert visit.page.locator('.resources [aria-current="page"]').inner_text() == "Gadgets"


def test_a_long_page_can_be_filtered_by_its_operations(browser: Browser, bundled_site: str) -> None:
    with visiting(browser, f"{bundled_site}resources/accounts.html") as visit:
        page = visit.page
        page.get_by_role("searchbox", name="Filter the operations").fill("sub_accounts")
        expect(page.locator("main > .operation:visible h2")).to_have_text(["List account sub accounts"])
        expect(page.locator(".toc > li:visible")).to_have_count(1)
        expect(page.locator(".narrow output")).to_contain_text("1 of ")
        page.evaluate("location.hash = 'list_accounts'")
        expect(page.locator("#list_accounts")).to_be_in_viewport()
        expect(page.locator(".narrow output")).to_be_empty()


@pytest.mark.parametrize("name", ["get_account", "list_account_help_links", "list_account_courses"])
def test_back_returns_to_the_place(browser: Browser, bundled_site: str, name: str) -> None:
    with visiting(browser, f"{bundled_site}resources/accounts.html") as visit:
        page = visit.page
        page.evaluate("name => { location.hash = name; }", name)
        page.wait_for_timeout(300)
        page.mouse.wheel(0, 137)
        page.wait_for_timeout(700)
        top = "name => Math.round(document.getElementById(name).getBoundingClientRect().top)"
        before = page.evaluate(top, name)
        page.evaluate("document.querySelector('.brand').click()")
        page.wait_for_url("**/index.html")
        page.go_back()
        page.wait_for_timeout(500)
        assert abs(page.evaluate(top, name) - before) <= 2


def test_a_scope_and_a_sample_can_be_copied(browser: Browser, invented_site: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{invented_site}{WIDGETS}", permissions=permissions) as visit:
        page = visit.page
        page.get_by_role("button", name="Copy scope").first.click()
        page.wait_for_function(
            "async () => (await navigator.clipboard.readText()) === 'url:GET|/api/v1/courses/:course_id/widgets'"
        )
        page.locator(".block").first.hover()
        page.get_by_role("button", name="Copy code").first.click()
        page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('curl ')")


@pytest.mark.parametrize("language", ["bash", "python", "typescript"])
def test_every_block_copies_the_sample_that_it_shows(browser: Browser, invented_site: str, language: str) -> None:
    """Blocks of an operation with several routes have a caption, which is code too."""
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{invented_site}{WIDGETS}", permissions=permissions) as visit:
        page = visit.page
        page.locator(f".tabs input[value={language}]").first.check(force=True)
        blocks = page.locator(".block:visible")
        shown = [block.locator("pre").text_content() for block in blocks.all()]
        assert blocks.locator(".caption").count() > 1
        copied = []
        for block in blocks.all():
            block.hover()
            block.get_by_role("button", name="Copy code").click()
            page.wait_for_function(
                "(button) => button.textContent === 'Copied'", arg=block.locator(".copy").element_handle()
            )
            copied.append(page.evaluate("navigator.clipboard.readText()"))
        assert copied == shown


def test_one_switch_chooses_the_route_of_the_samples(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}") as visit:
        samples = visit.page.locator(".samples").first
        expect(samples.locator("pre:visible")).to_have_count(1)
        expect(samples.locator("pre:visible")).to_contain_text("/courses/1234/widgets")
        samples.get_by_label("Route of the samples").select_option("/api/v1/groups/{group_id}/widgets")
        expect(samples.locator("pre:visible")).to_have_count(1)
        expect(samples.locator("pre:visible")).to_contain_text("/groups/1234/widgets")


def test_an_answer_stands_beside_each_call_with_a_tab_for_each_status(browser: Browser, invented_site: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{invented_site}{WIDGETS}", permissions=permissions) as visit:
        answers = visit.page.locator(".answers").first
        expect(answers.locator("pre:visible")).to_contain_text('"name": "Left-handed"')
        answers.get_by_role("link", name="404").click()
        expect(answers.locator("pre:visible")).to_contain_text("does not exist")
        expect(answers.get_by_role("radio", name="404")).to_be_focused()
        answers.locator(".block:visible").hover()
        answers.get_by_role("button", name="Copy code").locator("visible=true").click()
        visit.page.wait_for_function("async () => 'errors' in JSON.parse(await navigator.clipboard.readText())")
        answers.get_by_role("radio", name="404").press("ArrowLeft")
        expect(answers.get_by_role("radio", name="403")).to_be_checked()
        answers.get_by_role("radio", name="200").check(force=True)
        expect(answers.locator("pre:visible")).to_contain_text('"name": "Left-handed"')
        assert visit.page.locator("body").evaluate("() => localStorage.getItem('canvas-docs-language')") is None
        assert not visit.refused
        assert not visit.logged


def test_without_script_the_tabs_of_failures_lead_to_the_guide(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}", script=False) as visit:
        visit.page.locator(".answers").first.get_by_role("link", name="404").click()
        assert visit.page.url.endswith("guides/errors.html#404-not-found")
        assert visit.page.locator("h2[id='404-not-found']").count() == 1


def test_the_samples_take_the_host_token_and_ids_of_the_reader(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}") as visit:
        page = visit.page
        page.get_by_role("button", name="Your Canvas").click()
        page.get_by_label("Host").fill("school.example:8443")
        page.get_by_label("Token").fill("7~secret")
        page.get_by_label("course_id").fill("sis_course_id:X")
        page.get_by_role("button", name="Done").click()
        sample = page.locator(".samples").first.locator("pre:visible")
        expect(sample).to_contain_text(
            "'https://school.example:8443/api/v1/courses/sis_course_id%3AX/widgets?per_page=100'"
        )
        expect(sample).to_contain_text('"Authorization: Bearer 7~secret"')
        page.locator(".tabs input[value=python]").first.check(force=True)
        expect(sample).to_contain_text('canvas = Canvas("https://school.example:8443", "7~secret"')
        expect(sample).to_contain_text('list_course_widgets("sis_course_id:X", per_page=100)')
        kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
        assert "school.example" in kept
        assert "secret" not in kept
        assert not any("secret" in asked or "school.example" in asked for asked in visit.asked)
        page.reload()
        page.locator(".tabs input[value=bash]").first.check(force=True)
        expect(sample).to_contain_text("school.example:8443")
        expect(sample).to_contain_text("Bearer $CANVAS_TOKEN")


@pytest.mark.parametrize("typed", ["x'; rm -rf ~", 'a"b', "a/b", "$(id)"])
def test_a_host_that_is_none_changes_no_sample(browser: Browser, invented_site: str, typed: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}") as visit:
        page = visit.page
        before = page.locator(".samples").all_text_contents()
        page.get_by_role("button", name="Your Canvas").click()
        page.get_by_label("Host").fill(typed)
        assert page.locator(".samples").all_text_contents() == before


def test_j_and_k_go_through_the_operations_and_the_address_follows(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}") as visit:
        page = visit.page
        page.keyboard.press("j")
        page.wait_for_url("**#list_course_widgets")
        page.keyboard.press("j")
        page.wait_for_url("**#create_course_widget")
        page.keyboard.press("k")
        page.wait_for_url("**#list_course_widgets")
        page.evaluate("document.getElementById('create_course_widget').scrollIntoView()")
        page.wait_for_url("**#create_course_widget")


def test_the_content_is_a_few_tabs_away(browser: Browser, bundled_site: str) -> None:
    with visiting(browser, f"{bundled_site}resources/accounts.html") as visit:
        for _ in range(20):
            visit.page.keyboard.press("Tab")
            if visit.page.evaluate("document.activeElement.closest('main') !== null"):
                break
        assert visit.page.evaluate("document.activeElement.closest('main') !== null")


def test_it_works_from_disk(browser: Browser, written: Build, invented_files: dict[str, bytes]) -> None:
    with visiting(browser, f"{(written('invented', invented_files) / WIDGETS).as_uri()}") as visit:
        page = visit.page
        expect(page.locator(".bar")).to_have_css("position", "fixed")
        page.fill("#query", "gadget")
        visit.results()
        page.keyboard.press("Enter")
        page.wait_for_url("**/gadgets.html**")
        assert all(address.startswith("file:") for address in visit.asked)
        assert visit.logged == []


def test_without_its_index_search_says_so(browser: Browser, written: Build, invented_files: dict[str, bytes]) -> None:
    files = {name: content for name, content in invented_files.items() if name != "assets/search-index.js"}
    with visiting(browser, (written("unindexed", files) / "index.html").as_uri()) as visit:
        visit.page.fill("#query", "gadget")
        expect(visit.page.locator(".hint")).to_contain_text("no search index")


def test_official_anchors_scroll_to_their_operation(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}#method.widgets.create") as visit:
        expect(visit.page.locator("h2", has_text="Create a widget")).to_be_in_viewport()
        expect(visit.page.locator("h2", has_text="List widgets")).not_to_be_in_viewport()


def test_print_shows_the_text_and_not_the_frame(browser: Browser, invented_site: str) -> None:
    with visiting(browser, f"{invented_site}{WIDGETS}") as visit:
        visit.page.emulate_media(media="print")
        expect(visit.page.locator(".side")).to_be_hidden()
        expect(visit.page.locator(".bar")).to_be_hidden()
        expect(visit.page.get_by_text("The name of the widget.")).to_be_visible()


def test_no_request_leaves_the_site_and_its_policy_holds(browser: Browser, bundled_site: str, host: str) -> None:
    for page in ("index.html", "scopes.html", "changes.html", "404.html", "resources/accounts.html"):
        with visiting(browser, f"{bundled_site}{page}") as visit:
            if page != "404.html":
                visit.page.fill("#query", "account")
                visit.results()
            assert visit.asked
            assert all(address.startswith(host) for address in visit.asked)
            assert visit.refused == []
            assert visit.logged == []


def test_the_policy_refuses_inline_script(browser: Browser, invented_site: str) -> None:
    with visiting(browser, invented_site) as visit:
        page = visit.page
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<b id=x onclick=\"window.harmed = 1\">x</b>')")
        page.evaluate("document.getElementById('x').click()")
        assert visit.page.evaluate("window.harmed") is None
        assert visit.refused


@pytest.mark.parametrize("width", [320, 1280])
def test_a_hostile_page_is_harmless_and_intact(
    browser: Browser, written: Build, hostile_files: dict[str, bytes], host: str, width: int
) -> None:
    address = f"{host}{written('hostile', hostile_files).name}/"
    names = [name for name in hostile_files if name.endswith(".html") and name != "404.html"]
    for name in names:
        with visiting(browser, f"{address}{name}", width=width) as visit:
            page = visit.page
            for summary in page.locator("main summary:visible").all()[:20]:
                summary.click()
            page.fill("#query", "hostile")
            visit.results()
            assert page.evaluate("window.harmed") is None
            assert all(asked.startswith(address) for asked in visit.asked), visit.asked
            assert visit.refused == []
            assert visit.logged == []
            assert visit.overflow() == 0
            expect(page.locator("main > .foot")).to_have_count(1)
            expect(page.locator("body > main")).to_have_count(1)
    assert b"{{ 7 * 7 }}" in hostile_files["resources/evil-2.html"]


_SHOW_ALL = """
for (const found of document.querySelectorAll("details")) found.open = true;
for (const found of document.querySelectorAll(".operation")) found.style.contentVisibility = "visible";
"""


def _axe(browser: Browser, checkers: Path, addresses: list[str]) -> list[str]:
    """What axe finds on pages whose details are open; in the dark theme only colours can differ."""
    script = (checkers / "axe-core" / "axe.min.js").read_text()
    problems = []
    for address in addresses:
        with visiting(browser, address) as visit:
            visit.page.evaluate(_SHOW_ALL)
            visit.page.evaluate(script)
            for theme, rules in (("light", None), ("dark", ["color-contrast"])):
                visit.page.emulate_media(color_scheme=theme)
                options = {"resultTypes": ["violations"], "elementRef": False, **({"runOnly": rules} if rules else {})}
                found = visit.page.evaluate("(options) => axe.run(document, options)", options)
                problems += [
                    f"{address} {theme} {rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
                    for rule in found["violations"]
                    for node in rule["nodes"][:3]
                ]
    return problems


@pytest.mark.slow
def test_axe_finds_nothing_on_the_bundled_site(
    browser: Browser, bundled_site: str, bundled_files: dict[str, bytes], checkers: Path
) -> None:
    pages = [f"{bundled_site}{name}" for name in bundled_files if name.endswith(".html")]
    assert _axe(browser, checkers, pages) == []


_TEN = (
    *("access_tokens", "account_domain_lookups", "admins", "course_pace", "developer_keys", "error_reports"),
    *("progress", "quiz_submission_questions", "roles", "tabs"),
)


@pytest.mark.slow
@pytest.mark.corpus
def test_axe_finds_nothing_on_ten_pages_of_the_corpus(
    browser: Browser, written: Build, real_files: dict[str, bytes], host: str, checkers: Path
) -> None:
    address = f"{host}{written('corpus', real_files).name}/resources"
    assert _axe(browser, checkers, [f"{address}/{slug}.html" for slug in _TEN]) == []


def _opened(page: Page, state: str) -> None:
    """Brings a page into a state that a reader can bring it into."""
    if state == "search":
        page.fill("#query", "accounts")
        page.wait_for_selector("#results li")
    elif state == "own":
        page.get_by_role("button", name="Your Canvas").click()
    elif state == "menu":
        page.get_by_role("button", name="Menu").click()
        page.locator(".group:not([open]) > summary").first.click()
        page.wait_for_timeout(300)  # it slides in
    elif state == "failure":
        page.locator(".answers a[data-status]").first.click()
    elif state == "filter":
        page.get_by_role("searchbox", name="Filter the operations").fill("sub")


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_search_menus_and_tabs_open(
    browser: Browser, bundled_site: str, checkers: Path, theme: str, width: int
) -> None:
    script = (checkers / "axe-core" / "axe.min.js").read_text()
    problems = []
    for state in ("plain", "search", "own", "failure", "filter", *(("menu",) if width < 400 else ())):
        with visiting(browser, f"{bundled_site}resources/accounts.html", width=width, theme=theme) as visit:
            _opened(visit.page, state)
            visit.page.evaluate(script)
            found = visit.page.evaluate("axe.run(document, { resultTypes: ['violations'], elementRef: false })")
            problems += [
                f"{state} {rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
                for rule in found["violations"]
                for node in rule["nodes"][:3]
            ]
    assert problems == []


def _nu(checkers: Path, places: list[Path]) -> str:
    """What the Nu HTML checker says of some pages, or all pages of folders; it starts slowly: one call for many."""
    jar = checkers / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--skip-non-html", *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (done.stderr == ""), done.stderr
    return done.stderr


@pytest.mark.slow
def test_the_nu_checker_finds_no_error(
    written: Build,
    checkers: Path,
    bundled_files: dict[str, bytes],
    hostile_files: dict[str, bytes],
    invented_files: dict[str, bytes],
) -> None:
    if shutil.which("java") is None:
        missing("Java is not on this machine, so the Nu checker cannot run")
    sites = {"bundled": bundled_files, "hostile": hostile_files, "invented": invented_files}
    assert _nu(checkers, [written(name, files) for name, files in sites.items()]) == ""


@pytest.mark.slow
@pytest.mark.corpus
def test_the_nu_checker_finds_no_error_on_pages_of_the_corpus(
    written: Build, checkers: Path, real_files: dict[str, bytes]
) -> None:
    if shutil.which("java") is None:
        missing("Java is not on this machine, so the Nu checker cannot run")
    folder = written("corpus", real_files)
    assert _nu(checkers, [folder / "resources" / f"{slug}.html" for slug in (*_TEN, "users", "courses")]) == ""
