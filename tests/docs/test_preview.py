from __future__ import annotations

import http.client
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from canvas_openapi.cli import main
from canvas_openapi.serve import Watch, serve
from click.testing import CliRunner

from tests.docs.invented import GADGETS, WIDGETS


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "widgets.md").write_text(WIDGETS)
    (folder / "gadgets.md").write_text(GADGETS)
    return folder


def test_docs_writes_a_site(pages: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["docs", str(pages), "-o", str(tmp_path / "site"), "--base-url", "https://e.edu/x"]
    )
    assert result.exit_code == 0, result.output
    assert "https://e.edu/x/resources/widgets.html" in (tmp_path / "site" / "sitemap.xml").read_text()


def test_docs_compares_with_an_earlier_edition(pages: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    (earlier / "widgets.md").write_text(WIDGETS.partition("### [Create a widget]")[0])
    result = CliRunner().invoke(main, ["docs", str(pages), "-o", str(tmp_path / "site"), "--previous", str(earlier)])
    assert result.exit_code == 0, result.output
    changes = (tmp_path / "site" / "changes.md").read_text()
    assert re.findall(r"^- safe: `(.*)` operation added$", changes, re.M) == [
        "GET /api/v1/gadgets/{id}",
        "POST /api/v1/courses/{course_id}/widgets",
    ]


def test_docs_leaves_a_folder_alone_that_is_not_its_own(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    result = CliRunner().invoke(main, ["docs", str(pages), "-o", str(tmp_path / "mine")])
    assert result.exit_code == 1
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_the_preview_answers_on_loopback_only_and_has_the_sites_404(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("not here")
    (tmp_path / "a.html").write_text("here")
    server = serve(tmp_path, 0)
    try:
        assert server.server_address[0] == "127.0.0.1"
        address = f"http://127.0.0.1:{server.server_port}"
        with urllib.request.urlopen(f"{address}/a.html") as answer:  # noqa: S310
            assert answer.read() == b"here"
            assert answer.headers["Cache-Control"] == "no-store"
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{address}/b.html")  # noqa: S310
        assert (caught.value.code, caught.value.read()) == (404, b"not here")
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{address}/..%2f..%2fetc/passwd")  # noqa: S310
    finally:
        server.shutdown()


def asked(port: int, path: str, host: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    try:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_the_preview_is_for_this_machine_lists_nothing_and_follows_no_link_out(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "empty").mkdir(parents=True)
    (site / "a.html").write_text("here")
    (site / "inside.html").symlink_to("a.html")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "out.html").symlink_to("../secret.txt")
    (site / "up").symlink_to("..")
    server = serve(site, 0)
    port = server.server_port
    try:
        for host in ("localhost", f"localhost:{port}", f"127.0.0.1:{port}", "LOCALHOST", f"[::1]:{port}"):
            assert asked(port, "/a.html", host) == (200, b"here")
        for host in ("evil.example", f"evil.example:{port}", "localhost.evil.example", "127.0.0.1.evil.example", ""):
            status, answer = asked(port, "/a.html", host)
            assert status == 421
            assert b"here" not in answer.replace(b"server", b"")
        assert asked(port, "/inside.html", "localhost") == (200, b"here")
        for path in ("/", "/empty/", "/out.html", "/up/", "/up/secret.txt", "/%2e%2e/secret.txt"):
            status, answer = asked(port, path, "localhost")
            assert status == 404, path
            assert b"secret" not in answer
    finally:
        server.shutdown()


def test_a_change_of_a_source_is_noticed(tmp_path: Path) -> None:
    noticed, stop = threading.Event(), threading.Event()
    (tmp_path / "page.md").write_text("a")
    watcher = threading.Thread(target=Watch([tmp_path]).run, args=(noticed.set,), kwargs={"stop": stop})
    watcher.start()
    try:
        assert not noticed.wait(0.6)
        (tmp_path / "page.md").write_text("a longer text")
        assert noticed.wait(60)
    finally:
        stop.set()
        watcher.join()


def test_serve_rebuilds_what_it_shows(pages: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from canvas_openapi.cli import main; main()"]
    command = [*program, "docs", str(pages), "-o", str(tmp_path / "site"), "--serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as preview:
        assert preview.stderr is not None
        try:
            address = next(found[0] for line in preview.stderr if (found := re.search(r"http://[\d.:]+/", line)))
            (pages / "widgets.md").write_text(WIDGETS.replace("Makes a widget.", "Makes a widget, rebuilt."))
            until = time.monotonic() + 60
            text = ""
            while "rebuilt" not in text and time.monotonic() < until:
                time.sleep(0.2)
                with urllib.request.urlopen(f"{address}resources/widgets.html") as answer:  # noqa: S310
                    text = answer.read().decode()
            assert "Makes a widget, rebuilt." in text
        finally:
            preview.terminate()
