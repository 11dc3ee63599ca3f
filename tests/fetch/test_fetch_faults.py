"""Everything a network and a server can do wrong: the result is a whole page or none, and a clear message."""

from __future__ import annotations

import gzip
import itertools
import os
import socket
import time
import zlib
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from canvas_docs.diagnostics import Severity
from canvas_docs.fetch.client import Manners
from canvas_docs.fetch.discovery import Site
from canvas_docs.fetch.manifest import Manifest, read_manifest

from . import pages
from .conftest import Fetch
from .server import Answer, Behaviour, FakeClock, Server, head, raw
from .test_fetch_site import codes, manifest_of, stored

PAGE = pages.markdown(2)

ZIPPED = gzip.compress(PAGE)


def chunked(body: bytes, *, ended: bool) -> bytes:
    return head(transfer_encoding="chunked") + f"{len(body):x}\r\n".encode() + body + b"\r\n" + (
        b"0\r\n\r\n" if ended else b""
    )  # fmt: skip


def bomb() -> bytes:
    """40 MiB of spaces, in 180 kB."""
    return gzip.compress(b" " * (40 * 1024 * 1024), 1)


def drip(sent: bytes) -> Behaviour:
    """One byte at a time, each soon enough to keep the connection alive."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        for byte in sent:
            handler.wfile.write(bytes([byte]))
            time.sleep(0.02)

    return behave


WHOLE: dict[str, Answer | Behaviour] = {
    "chunked": raw(chunked(PAGE, ended=True)),
    "until the connection closes": raw(head() + PAGE),
    "gzip": raw(head(content_length=len(ZIPPED), content_encoding="gzip") + ZIPPED),
    "with a byte order mark": Answer(b"\xef\xbb\xbf" + PAGE),
}
FAULTS: dict[str, tuple[str, Answer | Behaviour]] = {
    "reset in mid-body": ("fetch-truncated", raw(head(content_length=len(PAGE)) + PAGE[:200], then="reset")),
    "closed in mid-body": ("fetch-truncated", raw(head(content_length=len(PAGE)) + PAGE[:200])),
    "closed before the headers end": ("fetch-truncated", raw(b"HTTP/1.1 200 OK\r\nContent-Ty")),
    "no HTTP at all": ("fetch-truncated", raw(b"SSH-2.0-OpenSSH_9.2\r\n")),
    "Content-Length too large": ("fetch-truncated", raw(head(content_length=len(PAGE) + 10) + PAGE)),
    "Content-Length too small": ("fetch-unmarked", raw(head(content_length=len(PAGE) - 150) + PAGE)),
    "Content-Length is no number": ("fetch-unmarked", raw(head(content_length="many") + PAGE[:-150])),
    "chunks without an end": ("fetch-truncated", raw(chunked(PAGE, ended=False))),
    "stalled before the answer": ("fetch-stalled", raw(b"", then="stall")),
    "stalled in mid-body": ("fetch-stalled", raw(head(content_length=len(PAGE)) + PAGE[:200], then="stall")),
    "gzip bomb": ("fetch-too-large", raw(head(content_encoding="gzip") + bomb())),
    "truncated gzip": ("fetch-truncated", raw(head(content_encoding="gzip") + ZIPPED[:-12])),
    "gzip without its checksum": ("fetch-truncated", raw(head(content_encoding="gzip") + ZIPPED[:-8])),
    "damaged gzip": ("fetch-truncated", raw(head(content_encoding="gzip") + ZIPPED[:30] + b"\0\0" + ZIPPED[32:])),
    "gzip with a tail": ("fetch-truncated", raw(head(content_encoding="gzip") + ZIPPED + b"tail")),
    "an encoding not asked for": ("fetch-truncated", raw(head(content_encoding="deflate") + zlib.compress(PAGE))),
    "an endless body": ("fetch-too-large", raw(head() + b"x" * (33 * 1024 * 1024))),
    "an empty body": ("fetch-truncated", Answer(b"\n")),
    "cut off in an example": ("fetch-truncated", Answer(PAGE[: PAGE.index(b'"id": 1')])),
    "cut off before the closing line": ("fetch-unmarked", Answer(PAGE[: PAGE.index(b"***")])),
    "not found with status 200": ("fetch-not-found", Answer(pages.NOT_FOUND)),
    "not found below a notice": ("fetch-not-found", Answer(b"> For the index, see llms.txt\n\n" + pages.NOT_FOUND)),
    "not found": ("fetch-not-found", Answer(b"gone", status=404)),
    "gone": ("fetch-not-found", Answer(b"gone", status=410)),
    "forbidden": ("fetch-forbidden", Answer(b"no", status=403)),
    "a redirect stub": ("fetch-moved", Answer(pages.stub(2), "text/html")),
    "a login page": ("fetch-login", Answer(pages.LOGIN, "text/html")),
    "a login page that says it is Markdown": ("fetch-login", Answer(pages.LOGIN)),
    "plain text": ("fetch-wrong-type", Answer(PAGE, "text/plain")),
    "no content type": ("fetch-wrong-type", raw(b"HTTP/1.1 200 OK\r\n\r\n" + PAGE)),
    "an image": ("fetch-wrong-type", Answer(b"\x89PNG\r\n\x1a\n\0\0", "image/png")),
    "binary data that says it is Markdown": ("fetch-wrong-type", Answer(b"\x89PNG\r\n\x1a\n\0\0")),
    "binary data that is UTF-8": ("fetch-wrong-type", Answer(b"GIF89a\1\0\0")),
    "a part that was not asked for": ("fetch-unexpected-status", Answer(PAGE, status=206)),
    "not modified, though not asked": ("fetch-unexpected-status", raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")),
    "endless 500s": ("fetch-server-error", Answer(b"oops", status=500)),
    "endless 503s": ("fetch-throttled", Answer(b"busy", status=503)),
    "a redirect loop": ("fetch-redirect-loop", Answer(status=302, headers={"Location": "#again"})),
    "a redirect to another host": (
        "fetch-refused-redirect", Answer(status=302, headers={"Location": "https://example.org/page.md"})),
    "a redirect to the same host, another port": (
        "fetch-refused-redirect", Answer(status=302, headers={"Location": "http://127.0.0.1:1/page.md"})),
    "a redirect to file:": (
        "fetch-refused-redirect", Answer(status=302, headers={"Location": "file:///etc/passwd"})),
    "a redirect to a private address": (
        "fetch-refused-redirect", Answer(status=302, headers={"Location": "http://10.0.0.1/page.md"})),
    "a redirect to the cloud's metadata": (
        "fetch-refused-redirect", Answer(status=302, headers={"Location": "http://169.254.169.254/latest"})),
    "a redirect with a password": (
        "fetch-refused-redirect", Answer(status=302, headers={"Location": "http://u:p@127.0.0.1/page.md"})),
    "a redirect to nowhere": ("fetch-unexpected-status", Answer(status=302)),
    "a redirect to no URL": (
        "fetch-refused-redirect", Answer(status=302, headers={"Location": "http://[::1/"})),
}  # fmt: skip


def hurried(fault: str) -> Manners:
    """Two tries, and a server that stalls is soon given up; every other one gets all the time that it needs."""
    return Manners(tries=2, page_timeout=0.3 if "stalled" in fault else 10)


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_page_is_stored_however_it_is_sent(portal: Server, run: Fetch, folder: Path, name: str) -> None:
    portal.answers[portal.page(2)] = WHOLE[name]
    assert run().diagnostics == ()
    assert (folder / "pages/resources/widget_002.md").read_bytes().endswith(PAGE)


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_page_is_refused_and_the_rest_is_stored(portal: Server, run: Fetch, folder: Path, name: str) -> None:
    code, portal.answers[portal.page(2)] = FAULTS[name]
    result = run(manners=hurried(name))
    assert codes(result) == [code]
    assert result.refused == (f"{portal.url}{portal.page(2)}",)
    assert result.diagnostics[0].origin.document == f"{portal.url}{portal.page(2)}"
    assert result.diagnostics[0].advice
    assert stored(folder) == {"basics/file.pagination.md", "resources/widget_001.md", "resources/widget_003.md"}
    assert manifest_of(folder).missing == result.refused
    # The next fetch brings what is missing.
    portal.answers[portal.page(2)] = Answer(PAGE)
    assert run().added == result.refused
    assert manifest_of(folder).missing == ()


@pytest.mark.parametrize("name", ["reset in mid-body", "truncated gzip", "gzip bomb", "a login page", "endless 500s",
                                  "not found with status 200", "cut off before the closing line"])  # fmt: skip
def test_an_earlier_good_copy_stays(portal: Server, run: Fetch, folder: Path, name: str) -> None:
    run()
    portal.list_pages(dict.fromkeys(portal.listed, "2026-11-20"))
    _, portal.answers[portal.page(2)] = FAULTS[name]
    result = run(manners=hurried(name))
    assert "the copy fetched earlier stays" in result.diagnostics[0].problem
    assert (folder / "pages/resources/widget_002.md").read_bytes() == PAGE
    page = next(page for page in manifest_of(folder).pages if page.url in result.refused)
    assert page.lastmod == "2026-10-01T08:00:00.000Z"


def test_a_failure_that_passes_is_no_failure(portal: Server, run: Fetch, folder: Path) -> None:
    portal.answers[portal.page(1)] = [FAULTS["reset in mid-body"][1], Answer(pages.markdown(1))]
    portal.answers[portal.page(2)] = [Answer(status=500), Answer(status=502), Answer(PAGE)]
    portal.answers[portal.page(3)] = [FAULTS["cut off in an example"][1], Answer(pages.markdown(3))]
    assert run().diagnostics == ()
    assert len(stored(folder)) == 4


@pytest.mark.parametrize(
    "sent", [head() + PAGE, head(content_length=len(PAGE)) + PAGE, b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 2000]
)
def test_a_slow_answer_is_given_up(portal: Server, run: Fetch, folder: Path, sent: bytes) -> None:
    # Each byte comes in good time: only the limit for the whole answer ends this. Real time has to pass.
    portal.answers[portal.page(2)] = drip(sent)
    result = run(manners=Manners(tries=1, page_timeout=0.3))
    assert codes(result) == ["fetch-stalled"]
    assert result.diagnostics[0].problem == "the page did not arrive within 0.3 s"
    assert len(stored(folder)) == 3


SORRY = b"# Something went wrong\n\nPlease try again later.\n"


def test_a_portal_that_says_sorry_to_everything_replaces_nothing(server: Server, run: Fetch, folder: Path) -> None:
    server.publish_portal(9)
    run()
    before = stored(folder)
    server.list_pages(dict.fromkeys(server.listed, "2026-11-20"))
    server.answers |= {path: Answer(SORRY) for path in server.answers if path.endswith(".md")}
    result = run()
    assert codes(result) == ["fetch-emptied", "fetch-unmarked", "fetch-unmarked", "fetch-given-up"]
    assert stored(folder) == before
    assert not any(b"Something went wrong" in (folder / "pages" / name).read_bytes() for name in before)


def test_guides_that_are_all_the_same_are_no_guides(portal: Server, run: Fetch, folder: Path) -> None:
    names = [f"{pages.SECTION}/basics/file.{name}" for name in ("files", "errors", "scopes", "uploads")]
    portal.list_pages(dict.fromkeys([*portal.listed, *(f"{portal.url}{name}" for name in names)]))
    portal.answers |= {f"{name}.md": Answer(SORRY) for name in names}
    assert codes(run()) == ["fetch-same-answer"] * 3 + ["fetch-given-up"]


def test_prose_without_a_title_is_no_guide(portal: Server, run: Fetch) -> None:
    portal.answers[f"{pages.SECTION}/basics/file.pagination.md"] = Answer(b"Something went wrong\n")
    assert codes(run()) == ["fetch-wrong-type"]


@pytest.mark.parametrize("end", [b"### [List", b"***"])
def test_a_cut_page_never_replaces_a_whole_one(portal: Server, run: Fetch, folder: Path, end: bytes) -> None:
    run()
    portal.list_pages(dict.fromkeys(portal.listed, "2026-11-20"))
    portal.answers[portal.page(2)] = Answer(PAGE[: PAGE.index(end)])
    assert codes(run()) == ["fetch-unmarked"]
    assert codes(run(accept_unmarked=True)) == ["fetch-emptied"]
    assert (folder / "pages/resources/widget_002.md").read_bytes() == PAGE


def test_a_pause_of_astronomical_length_is_not_printed(portal: Server, run: Fetch) -> None:
    portal.answers[portal.page(2)] = Answer(status=429, headers={"Retry-After": "9" * 500})
    result = run()
    assert result.diagnostics[0].problem == "the server asks us to wait (status 429, for a day or more)"


def test_connection_refused(run: Fetch, folder: Path, clock: FakeClock) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        result = run(base_url=f"http://127.0.0.1:{unused.getsockname()[1]}")
    assert codes(result) == ["fetch-no-connection"]
    assert result.diagnostics[0].severity is Severity.ERROR
    assert "refused" in result.diagnostics[0].problem
    assert clock.elapsed < 10  # three tries, not five: nobody is there
    assert not (folder / "manifest.json").exists()


def test_a_site_that_goes_down_takes_nothing_along(server: Server, run: Fetch, folder: Path) -> None:
    server.publish_portal(8)
    run()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for path in list(server.answers):
        server.answers[path] = Answer(b"down", "text/html", 502)
    assert codes(run())[-1] == "fetch-server-error"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def pauses(portal: Server, clock: FakeClock) -> list[float]:
    """Seconds between the tries for the second page."""
    moments = [request.at for request in portal.requests if request.path == portal.page(2)]
    return [later - earlier for earlier, later in itertools.pairwise(moments)]


def throttled(status: int = 429, body: bytes = b"slow down", **headers: str) -> Answer:
    return Answer(body, "text/plain", status, {name.replace("_", "-"): value for name, value in headers.items()})


def test_429_without_retry_after_backs_off_with_jitter(portal: Server, run: Fetch, clock: FakeClock) -> None:
    portal.answers[portal.page(2)] = [throttled(), throttled(), throttled(), Answer(PAGE)]
    assert run().diagnostics == ()
    waited = pauses(portal, clock)
    for least, pause in zip((1, 2, 4), waited, strict=True):
        assert least <= pause <= least + 1
    assert any(pause != round(pause) for pause in waited)


def test_429_with_retry_after_in_seconds(portal: Server, run: Fetch, clock: FakeClock) -> None:
    portal.answers[portal.page(2)] = [throttled(Retry_After="17"), Answer(PAGE)]
    assert run().diagnostics == ()
    assert pauses(portal, clock) == [17]


def test_429_with_retry_after_as_a_date(portal: Server, run: Fetch, clock: FakeClock) -> None:
    date = format_datetime(clock.started + timedelta(seconds=60), usegmt=True)
    portal.answers[portal.page(2)] = [throttled(Retry_After=date), Answer(PAGE)]
    assert run().diagnostics == ()
    resumed = [request.at for request in portal.requests if request.path == portal.page(2)][-1]
    assert resumed == pytest.approx(60)


def test_429_with_a_reset_time(portal: Server, run: Fetch, clock: FakeClock) -> None:
    reset = int(clock.started.timestamp()) + 45
    portal.answers[portal.page(2)] = [throttled(X_RateLimit_Reset=str(reset)), Answer(PAGE)]
    assert run().diagnostics == ()
    assert [request.at for request in portal.requests if request.path == portal.page(2)][-1] == pytest.approx(45)


@pytest.mark.parametrize("value", ["soon", "-5", "", "99999999999999999999 years"])
def test_a_senseless_retry_after_is_a_plain_429(portal: Server, run: Fetch, clock: FakeClock, value: str) -> None:
    portal.answers[portal.page(2)] = [throttled(Retry_After=value), Answer(PAGE)]
    assert run().diagnostics == ()
    assert pauses(portal, clock)[0] <= 2


def test_403_rate_limit_exceeded_is_throttling(portal: Server, run: Fetch) -> None:
    portal.answers[portal.page(2)] = [throttled(403, b"403 Forbidden (Rate Limit Exceeded)\n"), Answer(PAGE)]
    assert run().diagnostics == ()


def test_a_very_long_pause_ends_the_fetch_instead(portal: Server, run: Fetch, clock: FakeClock) -> None:
    portal.answers[portal.page(2)] = throttled(Retry_After="86400")
    result = run()
    assert codes(result) == ["fetch-throttled", "fetch-given-up"]
    assert "a day or more" in result.diagnostics[0].problem
    assert clock.elapsed < 60
    assert portal.page(3) not in portal.paths


def test_a_chain_of_redirects_within_the_host_is_followed(portal: Server, run: Fetch, folder: Path) -> None:
    steps = [portal.page(2), *(f"/step/{number}" for number in range(1, 6))]
    for step, following in itertools.pairwise(steps):
        portal.answers[step] = Answer(status=308, headers={"Location": following})
    portal.answers[steps[-1]] = Answer(PAGE)
    assert run().diagnostics == ()
    page = next(page for page in manifest_of(folder).pages if page.file.endswith("widget_002.md"))
    assert page.final_url == f"{portal.url}/step/5"

    portal.answers[steps[-1]] = Answer(status=308, headers={"Location": "/step/6"})
    portal.answers["/step/6"] = Answer(PAGE)
    assert codes(run(refresh=True)) == ["fetch-redirect-loop"]


ESCAPES = [
    "../../../outside", "%2e%2e/%2e%2e/outside", "..%2f..%2f..%2foutside", "..%5c..%5coutside", "%2fetc%2fpasswd",
    "a%00b", "resources/" + "long" * 100, "/".join(["deep"] * 200), "resources/Widget_001", "resources/WIDGET_001",
    "CON", "resources/nul.x", "%0d%0aSet-Cookie:x", "C:%5cboot", "~", "...", "resources/other",
    "resources/other.md/inner",
    "resources/w%C3%AFdget", "resources/wi%CC%88dget", ".hidden", "a%20b", "a+b", "resources//widget_001",
]  # fmt: skip


def test_page_names_cannot_leave_the_folder_or_hide_each_other(portal: Server, run: Fetch, folder: Path) -> None:
    # Whatever is asked for is answered with a page of its own.
    portal.missing = Answer(pages.markdown(9))
    portal.list_pages({f"{portal.url}{pages.SECTION}/{name}": "2026-10-01" for name in ESCAPES})
    (folder.parent / "outside.md").write_text("untouched")
    result = run()
    files = [page.file for page in manifest_of(folder).pages]
    assert len(files) == len({file.casefold() for file in files}) == len(result.added) >= len(ESCAPES) - 2
    assert {f"pages/{name}" for name in stored(folder)} == set(files)
    assert all((folder / file).resolve().is_relative_to((folder / "pages").resolve()) for file in files)
    assert all(len(os.fsencode(part)) < 130 for file in files for part in file.split("/"))
    assert (folder.parent / "outside.md").read_text() == "untouched"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["outside.md", "snapshot"]
    again = run()
    assert (len(again.unchanged), again.added) == (len(files), ())


def test_a_linked_folder_does_not_lead_out(portal: Server, run: Fetch, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "resources").symlink_to(tmp_path / "elsewhere")
    assert "fetch-cannot-write" in codes(run())
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("keep", [0, 1, 200, -3])
def test_a_manifest_that_was_cut_off_is_made_anew(portal: Server, run: Fetch, folder: Path, keep: int) -> None:
    run()
    path = folder / "manifest.json"
    path.write_bytes(path.read_bytes()[:keep])
    problem = read_manifest(folder)
    assert not isinstance(problem, Manifest)
    assert problem.code == "snapshot-unreadable"
    # With the site out of reach nothing is touched; with one page failing, that page is kept all the same.
    _, portal.answers[portal.page(2)] = FAULTS["endless 500s"]
    result = run()
    assert codes(result) == ["snapshot-unreadable", "fetch-server-error"]
    assert len(manifest_of(folder).pages) == 4
    assert (folder / "pages/resources/widget_002.md").read_bytes() == PAGE


@pytest.mark.parametrize("name", ["../x.md", "/etc/passwd", "pages/../../x.md", "pages\\x.md", "pages/a\0b", "x.md",
                                  "pages", "pages//x.md", "pages/c:x.md"])  # fmt: skip
def test_a_manifest_that_names_files_outside_is_not_read(portal: Server, run: Fetch, folder: Path, name: str) -> None:
    from canvas_docs.fetch.manifest import encode_manifest

    run()
    manifest = manifest_of(folder)
    evil = replace(manifest, pages=(replace(manifest.pages[0], file=name), *manifest.pages[1:]))
    (folder / "manifest.json").write_bytes(encode_manifest(evil))
    problem = read_manifest(folder)
    assert not isinstance(problem, Manifest)
    assert problem.code == "snapshot-unsafe-name"
    assert codes(run()) == ["snapshot-unsafe-name"]


def test_a_manifest_of_a_newer_edition_is_not_overwritten(portal: Server, run: Fetch, folder: Path) -> None:
    run()
    path = folder / "manifest.json"
    newer = path.read_text().replace('"format": 1', '"format": 2')
    path.write_text(newer)
    assert codes(run()) == ["snapshot-format"]
    assert path.read_text() == newer


SITEMAP_FAULTS = {
    "entities": b'<!DOCTYPE a [<!ENTITY x "y">]><urlset><url><loc>http://&x;/</loc></url></urlset>',
    "external entities": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><urlset><url><loc>&x;</loc></url></urlset>',
    "billion laughs": b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>',
    "a document type": b"<!DOCTYPE urlset><urlset><url><loc>%s/services/canvas/resources/widget_002</loc></url>"
    b"</urlset>",
    "cut off": b"<urlset><url><loc>http://127.0.0.1/",
    "HTML": b"<html><body>hello</body></html>",
    "nothing": b"",
    "binary": b"\0\1\2",
}


@pytest.mark.parametrize("name", SITEMAP_FAULTS)
def test_a_faulty_sitemap_is_not_used(portal: Server, run: Fetch, name: str) -> None:
    portal.answers[f"{pages.SECTION}/sitemap-pages.xml"] = Answer(
        SITEMAP_FAULTS[name].replace(b"%s", portal.url.encode()), "application/xml"
    )
    portal.answers["/llms.txt"] = Answer(f"- [W]({portal.url}{portal.page(1)})\n".encode())
    result = run()
    assert codes(result) == ["fetch-list-unusable"]
    assert len(result.added) == 1


def test_a_sitemap_cannot_send_us_elsewhere(portal: Server, run: Fetch) -> None:
    elsewhere = [
        "http://10.0.0.1/services/canvas/a",
        "file:///services/canvas/b",
        "http://example.org/services/canvas/c",
    ]
    portal.list_pages({**portal.listed, **dict.fromkeys(elsewhere, "2026-10-01")})
    result = run()
    assert len(result.added) == 4
    assert codes(result) == ["fetch-stray-page"] * 3


def test_sitemaps_that_name_each_other_end(portal: Server, run: Fetch) -> None:
    portal.answers[f"{pages.SECTION}/sitemap-pages.xml"] = Answer(
        pages.sitemap_index(f"{portal.url}{pages.SECTION}/sitemap-pages.xml"), "application/xml"
    )
    assert codes(run())[-1] == "fetch-no-list"
    assert len(portal.paths) < 6


@pytest.mark.parametrize(
    ("url", "words"),
    [("file:///etc/passwd", "http or https"), ("ftp://127.0.0.1/x.md", "http or https"),
     ("http://user:secret@127.0.0.1/x.md", "password"), ("http://", "no host"), ("http://[::1/x.md", "no URL")],
)  # fmt: skip
def test_a_url_list_is_checked_before_anything_is_asked(server: Server, run: Fetch, url: str, words: str) -> None:
    result = run(site=Site.URL_LIST, urls=(f"{server.url}/a.md", url))
    assert codes(result) == ["fetch-bad-url"]
    assert words in result.diagnostics[0].problem
    assert server.requests == []


@pytest.mark.parametrize("fault", [pages.stub(1), pages.LOGIN, pages.html(1)[:-60], b"<html><body>Hi</body></html>"])
def test_faulty_legacy_pages(server: Server, run: Fetch, folder: Path, fault: bytes) -> None:
    server.publish_legacy(1)
    server.answers["/doc/api/widget_001.html"] = Answer(fault, "text/html")
    result = run(site=Site.LEGACY)
    assert len(result.refused) == 1
    assert stored(folder) == {"widget_001.json"}


@pytest.mark.parametrize("fault", [pages.swagger(1)[:-5], b'{"error": "x"}', b"[]", b"", pages.html(1)])
def test_faulty_swagger_files(server: Server, run: Fetch, folder: Path, fault: bytes) -> None:
    server.publish_legacy(1)
    server.answers["/doc/api/widget_001.json"] = Answer(fault, "application/json")
    assert len(run(site=Site.LEGACY).refused) == 1
    assert stored(folder) == {"widget_001.html"}


def test_pages_without_the_closing_line_can_be_had_on_request(portal: Server, run: Fetch) -> None:
    _, portal.answers[portal.page(2)] = FAULTS["cut off before the closing line"]
    assert run(accept_unmarked=True).diagnostics == ()


def test_a_site_whose_every_page_is_refused_stores_nothing(portal: Server, run: Fetch) -> None:
    for path in [*map(portal.page, (1, 2, 3)), f"{pages.SECTION}/basics/file.pagination.md"]:
        portal.answers[path] = Answer(pages.NOT_FOUND)
    result = run()
    assert codes(result) == ["fetch-not-found"] * 4 + ["fetch-nothing-stored"]
