"""Whole sites: what arrives, in how many requests, at what pace, and what a second fetch does."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from canvas_docs.fetch.client import Manners
from canvas_docs.fetch.discovery import Site
from canvas_docs.fetch.manifest import Manifest, PageKind, latest_snapshot, read_manifest
from canvas_docs.fetch.outcome import FetchResult

from . import pages
from .conftest import Fetch
from .server import Answer, FakeClock, Server, raw


def codes(result: FetchResult) -> list[str]:
    return [diagnostic.code for diagnostic in result.diagnostics]


def stored(folder: Path) -> set[str]:
    return {str(path.relative_to(folder / "pages")) for path in (folder / "pages").rglob("*") if path.is_file()}


def manifest_of(folder: Path) -> Manifest:
    manifest = read_manifest(folder)
    assert isinstance(manifest, Manifest), manifest
    return manifest


def test_a_portal_of_130_pages_arrives_whole_once_and_at_the_right_pace(
    server: Server, run: Fetch, folder: Path
) -> None:
    server.publish_portal(130)
    result = run()
    assert result.diagnostics == ()
    assert len(result.added) == 131
    assert len(server.requests) == len({request.path for request in server.requests}) == 131 + 3
    moments = [request.at for request in server.requests]
    assert min(later - earlier for earlier, later in itertools.pairwise(moments)) >= 0.999
    manifest = manifest_of(folder)
    assert manifest.missing == ()
    assert {f"pages/{name}" for name in stored(folder)} == {page.file for page in manifest.pages}
    assert sum(page.kind is PageKind.REFERENCE for page in manifest.pages) == 130
    assert (folder / "pages/resources/widget_001.md").read_bytes() == pages.markdown(1)
    assert (folder / "pages/external-tools/platform/widget_130.md").read_bytes() == pages.markdown(130)


def test_a_second_fetch_makes_one_request_per_changed_page(server: Server, run: Fetch, folder: Path) -> None:
    server.publish_portal(130)
    run()
    server.requests.clear()
    unchanged = run()
    assert server.paths == ["/sitemap.xml", f"{pages.SECTION}/sitemap-pages.xml"]
    assert (len(unchanged.unchanged), unchanged.added, unchanged.changed) == (131, (), ())

    server.answers[server.page(7)] = Answer(pages.markdown(7, "Lists all of them."))
    url = f"{server.url}{server.page(7)}"
    server.list_pages({**server.listed, url.removesuffix(".md"): "2026-11-01T00:00:00.000Z"})
    server.requests.clear()
    changed = run()
    assert server.paths == ["/sitemap.xml", f"{pages.SECTION}/sitemap-pages.xml", server.page(7)]
    assert changed.changed == (url,)
    assert b"Lists all of them." in (folder / "pages/resources/widget_007.md").read_bytes()
    assert manifest_of(folder).edition == "2026-11-01"


def test_a_second_fetch_of_an_unchanged_site_leaves_the_same_bytes(portal: Server, run: Fetch, folder: Path) -> None:
    run()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    run()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_new_lastmod_on_the_same_text_is_no_change(portal: Server, run: Fetch, folder: Path) -> None:
    run()
    portal.list_pages(dict.fromkeys(portal.listed, "2026-11-02T00:00:00Z"))
    result = run()
    assert (len(result.unchanged), result.changed) == (4, ())
    assert manifest_of(folder).edition == "2026-11-02"


def test_refresh_asks_for_every_page(portal: Server, run: Fetch) -> None:
    run()
    portal.requests.clear()
    assert len(run(refresh=True).unchanged) == 4
    assert len(portal.paths) == 2 + 4


def test_a_page_edited_by_hand_is_fetched_again(portal: Server, run: Fetch, folder: Path) -> None:
    run()
    (folder / "pages/resources/widget_002.md").write_text("scribble")
    portal.requests.clear()
    run()
    assert portal.paths[2:] == [portal.page(2)]
    assert (folder / "pages/resources/widget_002.md").read_bytes() == pages.markdown(2)


def test_the_manifest_says_where_each_page_came_from(portal: Server, run: Fetch, folder: Path) -> None:
    run()
    manifest = manifest_of(folder)
    page = next(page for page in manifest.pages if page.file == "pages/resources/widget_001.md")
    assert page.url == page.final_url == f"{portal.url}{portal.page(1)}"
    assert page.size == len(pages.markdown(1))
    assert page.content_type == "text/markdown; charset=utf-8"
    assert page.lastmod == "2026-10-01T08:00:00.000Z"
    assert page.fetched_at is not None
    assert page.fetched_at.startswith("2026-11-23T12:00:")
    assert (manifest.site, manifest.listing, manifest.base_url) == (
        "gitbook",
        "sitemap",
        f"{portal.url}/services/canvas",
    )
    assert manifest.tool.startswith("canvas-openapi ")


def test_requests_say_who_asks_and_for_what(portal: Server, run: Fetch) -> None:
    run()
    asked = next(request for request in portal.requests if request.path == portal.page(1))
    assert asked.headers["User-Agent"].startswith("canvas-openapi/")
    assert asked.headers["Accept"].startswith("text/markdown")
    assert portal.requests[0].path == "/robots.txt"
    assert not any("?" in request.path for request in portal.requests)


@pytest.mark.parametrize(
    ("lists", "source"),
    [
        ({"/llms.txt": b"# Docs\n\n## Canvas\n\n- [W](%s/services/canvas/resources/widget_001.md): about\n"
          b"- [Other](%s/services/dap/x.md)\n\n---\n\n# Agent Instructions\n\n"
          b"- [No](%s/services/canvas/no.md)\n"}, "llms.txt"),
        ({"/services/canvas/resources.md": b"# Resources\n\n- [W](/services/canvas/resources/widget_001.md)\n"},
         "resources.md"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("broken", [Answer(b"", status=404), Answer(b"<urlset><url><loc>http", "application/xml")])
def test_without_a_sitemap_the_next_best_list_is_used(
    portal: Server, run: Fetch, lists: dict[str, bytes], source: str, broken: Answer
) -> None:
    portal.answers["/sitemap.xml"] = broken
    for path, body in lists.items():
        portal.answers[path] = Answer(body.replace(b"%s", portal.url.encode()))
    result = run()
    assert result.added == (f"{portal.url}{portal.page(1)}",)
    assert result.manifest is not None
    assert result.manifest.listing == source
    assert set(codes(result)) == {"fetch-list-unusable"}


def test_a_list_without_lastmod_costs_one_conditional_request_per_page(portal: Server, run: Fetch) -> None:
    portal.list_pages(dict.fromkeys(portal.listed))
    for number in (1, 2, 3):
        portal.answers[portal.page(number)] = Answer(pages.markdown(number), etag=True)
    run()
    portal.requests.clear()
    result = run()
    assert len(result.unchanged) == 4
    assert sum("If-None-Match" in request.headers for request in portal.requests) == 3


def test_a_list_without_dates_does_not_undate_the_snapshot(portal: Server, run: Fetch, folder: Path) -> None:
    run()
    sitemap, portal.answers["/sitemap.xml"] = portal.answers["/sitemap.xml"], Answer(b"", status=404)
    links = "".join(f"- [Page]({url}.md)\n" for url in portal.listed)
    portal.answers["/llms.txt"] = Answer(links.encode(), "text/plain")
    assert len(run().unchanged) == 4
    assert manifest_of(folder).edition == "2026-10-01"
    portal.answers["/sitemap.xml"] = sitemap
    portal.requests.clear()
    run()
    assert len(portal.paths) == 2


def test_no_list_at_all_is_an_error_that_says_what_was_tried(server: Server, run: Fetch, folder: Path) -> None:
    result = run()
    assert codes(result) == ["fetch-list-unusable"] * 3 + ["fetch-no-list"]
    assert result.manifest is None
    assert not (folder / "manifest.json").exists()


def test_the_page_of_all_pages_and_other_products_stay_out(portal: Server, run: Fetch) -> None:
    more = {f"{portal.url}{path}": "2026-10-01" for path in (
        "/services/canvas/file.all_resources", "/services/dap/intro", "/services/canvas/resources/widget_001?ask=x",
    )}  # fmt: skip
    portal.list_pages({**portal.listed, **more})
    assert len(run().added) == 4


def test_include_and_exclude(portal: Server, run: Fetch) -> None:
    assert run(include=("resources/*",), exclude=("*_002",)).added == tuple(
        f"{portal.url}{portal.page(number)}" for number in (1, 3)
    )
    # What an earlier fetch chose is not taken out by a narrower one.
    result = run(include=("basics/*",))
    assert len(result.added) == 1
    assert result.removed == ()
    assert result.manifest is not None
    assert len(result.manifest.pages) == 3


def test_globs_that_match_nothing_are_an_error(portal: Server, run: Fetch) -> None:
    assert codes(run(include=("nothing/*",))) == ["fetch-nothing"]


def test_a_page_that_is_gone_is_removed(portal: Server, run: Fetch, folder: Path) -> None:
    run()
    url = f"{portal.url}{portal.page(2)}"
    portal.list_pages({page: lastmod for page, lastmod in portal.listed.items() if f"{page}.md" != url})
    kept = run()
    assert kept.removed == ()
    assert codes(kept) == ["fetch-unlisted"]
    assert "resources/widget_002.md" in stored(folder)

    portal.answers[portal.page(2)] = Answer(b"no", status=403)
    forbidden = run()
    assert forbidden.removed == ()
    assert codes(forbidden) == ["fetch-forbidden"]
    assert "resources/widget_002.md" in stored(folder)

    del portal.answers[portal.page(2)]
    gone = run()
    assert gone.removed == (url,)
    assert "resources/widget_002.md" not in stored(folder)
    assert manifest_of(folder).edition == "2026-10-01"


def test_a_page_renamed_with_a_redirect_is_stored_once(portal: Server, run: Fetch, folder: Path) -> None:
    run()
    portal.list_pages(dict.fromkeys(portal.listed, "2026-11-11"))
    portal.answers[portal.page(2)] = Answer(status=302, headers={"Location": portal.page(3)})
    for_now = run()
    assert for_now.removed == ()
    assert codes(for_now) == ["fetch-redirected"]
    assert "resources/widget_002.md" in stored(folder)

    portal.answers[portal.page(2)] = Answer(status=308, headers={"Location": portal.page(3)})
    result = run()
    assert result.removed == (f"{portal.url}{portal.page(2)}",)
    assert stored(folder) == {"basics/file.pagination.md", "resources/widget_001.md", "resources/widget_003.md"}


def test_the_legacy_site_gives_pages_and_descriptions(server: Server, run: Fetch, folder: Path) -> None:
    server.publish_legacy(65)
    result = run(site=Site.LEGACY)
    assert result.diagnostics == ()
    assert len(result.added) == 130
    assert len(server.paths) == 131 == len(set(server.paths))
    kinds = [page.kind for page in manifest_of(folder).pages]
    assert (kinds.count(PageKind.REFERENCE), kinds.count(PageKind.SWAGGER)) == (65, 65)
    server.requests.clear()
    again = run(site=Site.LEGACY)
    assert len(again.unchanged) == 130
    assert len(server.paths) == 131


def test_the_legacy_sidebar_is_the_second_choice(server: Server, run: Fetch) -> None:
    server.publish_legacy(1)
    del server.answers["/doc/api/api-docs.json"]
    server.answers["/doc/api/index.html"] = Answer(pages.html(1), "text/html")
    result = run(site=Site.LEGACY)
    assert result.added == (f"{server.url}/doc/api/widget_001.html",)
    assert result.manifest is not None
    assert result.manifest.listing == "sidebar"


def test_a_legacy_site_that_has_moved_says_where(server: Server, run: Fetch, folder: Path) -> None:
    server.publish_legacy(2)
    run(site=Site.LEGACY)
    server.answers["/doc/api/widget_001.html"] = Answer(pages.stub(1), "text/html")
    result = run(site=Site.LEGACY)
    assert codes(result) == ["fetch-moved"]
    assert "developerdocs.instructure.com/services/canvas/resources/widget_001" in result.diagnostics[0].problem
    assert "stays" in result.diagnostics[0].problem
    assert (folder / "pages/widget_001.html").read_bytes() == pages.html(1)


def test_a_url_list(server: Server, run: Fetch, folder: Path) -> None:
    server.answers = {"/a/one.md": Answer(pages.markdown(1)), "/b": Answer(pages.html(2), "text/html")}
    urls = (f"{server.url}/a/one.md", f"{server.url}/b", f"{server.url}/a/../a/one.md#part")
    result = run(site=Site.URL_LIST, urls=urls)
    assert result.diagnostics == ()
    assert [page.file for page in manifest_of(folder).pages] == ["pages/a/one.md", "pages/b.html"]
    assert len(result.added) == 2


def test_a_folder_holds_one_site_only(portal: Server, run: Fetch) -> None:
    run()
    portal.publish_legacy(1)
    assert codes(run(site=Site.LEGACY)) == ["fetch-other-docs"]


def test_a_folder_with_other_files_is_left_alone(portal: Server, run: Fetch, folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    assert codes(run()) == ["fetch-not-a-snapshot"]
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]


def test_what_a_killed_fetch_left_half_written_is_swept_away(portal: Server, run: Fetch, folder: Path) -> None:
    (folder / "pages" / "resources").mkdir(parents=True)
    for place in (folder, folder / "pages" / "resources"):
        (place / ".unfinished-abc").write_text("half a pa")
    run()
    assert list(folder.rglob(".unfinished-*")) == []
    assert len(stored(folder)) == 4


def test_robots_txt_is_heeded(portal: Server, run: Fetch, clock: FakeClock) -> None:
    portal.answers["/robots.txt"] = Answer(
        f"User-agent: *\nCrawl-delay: 3\nDisallow: {portal.page(2)}\n".encode(), "text/plain"
    )
    result = run()
    assert codes(result) == ["fetch-robots"]
    assert portal.page(2) not in portal.paths
    moments = [request.at for request in portal.requests[1:]]
    assert min(later - earlier for earlier, later in itertools.pairwise(moments)) >= 2.999


def test_a_robots_txt_for_us_alone(portal: Server, run: Fetch) -> None:
    portal.answers["/robots.txt"] = Answer(b"User-agent: *\nAllow: /\n\nUser-agent: canvas-openapi\nDisallow: /\n")
    assert codes(run())[-1] == "fetch-no-list"
    assert portal.paths == []


@pytest.mark.parametrize("status", [404, 403, 401])
def test_without_robots_txt_everything_is_allowed(portal: Server, run: Fetch, status: int) -> None:
    portal.answers["/robots.txt"] = Answer(b"no", status=status)
    assert len(run().added) == 4


def test_a_robots_txt_that_cannot_be_had_forbids_everything(portal: Server, run: Fetch) -> None:
    portal.answers["/robots.txt"] = Answer(b"oops", "text/plain", 500)
    result = run()
    assert codes(result) == ["fetch-server-error"]
    assert portal.paths == []


def test_the_rate_can_be_set(portal: Server, run: Fetch) -> None:
    run(manners=Manners(rate=0.25))
    moments = [request.at for request in portal.requests]
    assert [later - earlier for earlier, later in itertools.pairwise(moments)] == [4.0] * 6


def test_the_newest_snapshot(portal: Server, run: Fetch, tmp_path: Path, clock: FakeClock) -> None:
    assert latest_snapshot(tmp_path / "none") is None
    assert latest_snapshot(tmp_path) is None
    run(into=tmp_path / "newer-name")
    clock.sleep(3600)
    run(into=tmp_path / "a-name")
    (tmp_path / "cut-off").mkdir()
    (tmp_path / "cut-off" / "manifest.json").write_text('{"site": "gitb')
    assert latest_snapshot(tmp_path) == tmp_path / "a-name"
    assert latest_snapshot(tmp_path / "a-name") == tmp_path / "a-name"


def test_three_pages_in_a_row_that_fail_end_the_fetch(server: Server, run: Fetch) -> None:
    server.publish_portal(9)
    for number in range(2, 10):
        server.answers[server.page(number)] = raw(b"", then="close")
    result = run()
    assert codes(result) == ["fetch-truncated"] * 3 + ["fetch-given-up"]
    assert len(result.added) == 2
    assert result.manifest is not None
    assert len(result.manifest.missing) == 8
    for number in range(2, 10):
        server.answers[server.page(number)] = Answer(pages.markdown(number))
    server.requests.clear()
    resumed = run()
    assert len(resumed.added) == 8
    assert len(server.paths) == 2 + 8
