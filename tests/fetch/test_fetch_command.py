"""The command as a user runs it: messages, exit codes, interruption, a full disk, two at once, TLS and proxies."""

from __future__ import annotations

import os
import pty
import resource
import signal
import ssl
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from canvas_docs.fetch.command import fetch_command
from canvas_docs.fetch.manifest import latest_snapshot
from canvas_docs.fetch.snapshot import open_snapshot
from click.testing import CliRunner

from . import pages
from .server import Answer, Server, raw
from .test_fetch_site import manifest_of, stored

COMMAND = (
    sys.executable,
    "-c",
    f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import loopback; loopback.install(); "
    "sys.path.pop(0); from canvas_docs.fetch.command import fetch_command; fetch_command()",
)


@pytest.fixture
def server() -> Iterator[Server]:
    """These tests run in real time."""
    with Server().running() as running:
        yield running


def start(*arguments: object, before: Callable[[], None] | None = None, **environment: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=before, env={**kept, **environment},  # only limits this process's resources
    )  # fmt: skip


def run(*arguments: object, before: Callable[[], None] | None = None, **environment: str) -> tuple[int, str]:
    """Exit code and stderr, of a process of its own if the test changes its surroundings; nothing goes to stdout."""
    if before is None and not environment:
        result = CliRunner().invoke(fetch_command, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.stdout == ""
        return result.exit_code, result.stderr
    process = start(*arguments, before=before, **environment)
    out, errors = process.communicate(timeout=60)
    assert out == ""
    assert "Traceback" not in errors
    return process.returncode, errors


def quickly(server: Server, folder: Path, *more: object) -> tuple[object, ...]:
    return ("--base-url", server.url, "-o", folder, "--rate", 1000, "--tries", 1, "--timeout", 10, *more)


def test_a_fetch_says_what_it_did(portal: Server, folder: Path) -> None:
    code, errors = run(*quickly(portal, folder))
    assert code == 0
    assert errors.splitlines() == [
        "4 pages listed (sitemap), 4 to ask for",
        f"{folder}: 4 pages of 2026-10-01. 4 added.",
        f"Next: canvas-openapi spec {folder}",
    ]
    portal.answers[portal.page(2)] = Answer(pages.markdown(2, "Changed."))
    portal.list_pages({**portal.listed, f"{portal.url}{portal.page(2)}".removesuffix(".md"): "2026-11-05"})
    code, errors = run(*quickly(portal, folder))
    assert code == 0
    assert f" changed {portal.url}{portal.page(2)}\n" in errors
    assert f"{folder}: 4 pages of 2026-11-05. 1 changed, 3 unchanged.\n" in errors


def test_quiet_says_nothing_when_all_is_well(portal: Server, folder: Path) -> None:
    assert run(*quickly(portal, folder, "-q")) == (0, "")


def test_a_refused_page_fails_the_run_in_the_one_message_form(portal: Server, folder: Path) -> None:
    portal.answers[portal.page(2)] = Answer(b"oops", status=500)
    code, errors = run(*quickly(portal, folder))
    url = f"{portal.url}{portal.page(2)}"
    assert code == 1
    assert f"{url}: fetch-server-error: the server failed (status 500); run the same command again later" in errors
    assert f"{folder}: 3 pages of 2026-10-01, 1 missing. 3 added, 1 not stored.\n" in errors


def test_a_listed_page_that_is_not_there_fails_the_run(portal: Server, folder: Path) -> None:
    portal.answers[portal.page(2)] = Answer(pages.NOT_FOUND)
    code, errors = run(*quickly(portal, folder, "-q"))
    assert code == 1
    assert "fetch-not-found" in errors


def test_a_host_that_is_not_known(folder: Path) -> None:
    code, errors = run("--base-url", "http://docs.invalid", "-o", folder, "--tries", 1)
    assert code == 1
    assert "fetch-no-connection: the host's name is not known; check the network" in errors
    assert not (folder / "manifest.json").exists()


def test_a_failed_fetch_says_that_the_snapshot_is_as_it_was(portal: Server, folder: Path) -> None:
    run(*quickly(portal, folder))
    portal.answers = {"/robots.txt": Answer(b"", status=500)}
    code, errors = run(*quickly(portal, folder))
    assert code == 1
    assert f"{folder}: 4 pages of 2026-10-01. Nothing was fetched.\n" in errors


def test_many_messages_of_one_kind_are_counted(server: Server, folder: Path) -> None:
    server.publish_portal(9)
    for number in range(1, 10):
        server.answers[server.page(number)] = Answer(pages.NOT_FOUND)
    _, errors = run(*quickly(server, folder))
    assert errors.count("fetch-not-found") == 6
    assert "-: fetch-not-found: 4 more of these; -v shows them all\n" in errors
    assert run(*quickly(server, folder, "-v"))[1].count("fetch-not-found") == 9


def test_a_fetched_name_cannot_write_to_the_terminal(portal: Server, folder: Path) -> None:
    portal.answers[portal.page(2)] = Answer(status=302, headers={"Location": "http://\x1b[31mevil/"})
    code, errors = run(*quickly(portal, folder))
    assert code == 1
    assert "\x1b" not in errors


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--site", "wiki"], "--site"),
        (["--base-url", "file:///etc"], "is not an http or https address"),
        (["--base-url", "http://me:secret@127.0.0.1/"], "carries a user name or password"),
        (["--rate", "0"], "--rate"),
        (["--insecure"], "No such option"),
        (["--url-list", "none.txt"], "does not exist"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(fetch_command, arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_a_url_list_names_the_line_of_a_slip(server: Server, tmp_path: Path, folder: Path) -> None:
    urls = tmp_path / "urls.txt"
    urls.write_text(f"# the pages\n\n{server.url}/one.md\nwww.example.org/two.md\n")
    code, errors = run("--url-list", urls, "-o", folder)
    assert code == 2
    assert f"{urls}:4: 'www.example.org/two.md'" in errors
    server.answers["/one.md"] = Answer(pages.markdown(1))
    urls.write_text(f"# the pages\n\n{server.url}/one.md\n")
    assert run("--url-list", urls, "-o", folder, "--rate", 1000)[0] == 0
    assert stored(folder) == {"one.md"}


def test_the_default_folder_is_found_again(portal: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(fetch_command, ["--base-url", portal.url, "--rate", "1000"])
    assert result.exit_code == 0
    assert latest_snapshot(Path("snapshots")) == Path("snapshots/canvas")


def test_ctrl_c_leaves_a_snapshot_that_loads_and_goes_on(server: Server, folder: Path) -> None:
    server.publish_portal(20)
    server.answers[server.page(12)] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n# Half", then="stall")
    process = start(*quickly(server, folder))
    deadline = time.monotonic() + 60
    while server.page(12) not in server.paths and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted." in errors
    assert "Run the same command again to go on." in errors
    assert "Traceback" not in errors
    manifest = manifest_of(folder)
    assert len(manifest.pages) == 12
    assert len(manifest.missing) == 9
    assert all((folder / page.file).stat().st_size == page.size for page in manifest.pages)

    server.answers[server.page(12)] = Answer(pages.markdown(12))
    server.requests.clear()
    assert run(*quickly(server, folder))[0] == 0
    assert len(server.paths) == 2 + 9
    assert manifest_of(folder).missing == ()


def test_a_fetch_that_is_killed_leaves_nothing_half_written(server: Server, folder: Path) -> None:
    server.publish_portal(40)
    process = start(*quickly(server, folder))
    while len(server.paths) < 15 and process.poll() is None:
        time.sleep(0.005)
    process.kill()
    process.communicate(timeout=60)
    manifest = manifest_of(folder)
    assert all((folder / page.file).stat().st_size == page.size for page in manifest.pages)
    code, errors = run(*quickly(server, folder))
    assert code == 0, errors
    assert len(stored(folder)) == 41
    assert {path.name for path in folder.iterdir()} <= {"pages", "manifest.json", ".fetch.lock"}


def test_a_full_disk_keeps_what_was_there(portal: Server, folder: Path) -> None:
    assert run(*quickly(portal, folder))[0] == 0
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    portal.answers[portal.page(2)] = Answer(pages.markdown(2, "word " * 100_000))
    portal.list_pages(dict.fromkeys(portal.listed, "2026-11-05"))

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    code, errors = run(*quickly(portal, folder), before=small_disk)
    assert code == 1
    assert "fetch-cannot-write" in errors
    assert "File too large" in errors
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path: body for path, body in after.items() if path.suffix == ".md"} == {
        path: body for path, body in before.items() if path.suffix == ".md"
    }
    assert after.keys() == before.keys()
    manifest_of(folder)
    assert run(*quickly(portal, folder))[0] == 0
    assert b"word word" in (folder / "pages/resources/widget_002.md").read_bytes()


def test_a_disk_that_is_really_full(portal: Server, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no small file system can be mounted here")
    try:
        portal.answers[portal.page(2)] = Answer(pages.markdown(2, "word " * 100_000))
        code, errors = run(*quickly(portal, disk / "snapshot"))
        assert code == 1
        assert "No space left on device" in errors
        manifest = manifest_of(disk / "snapshot")
        assert all((disk / "snapshot" / page.file).stat().st_size == page.size for page in manifest.pages)
        assert f"{portal.url}{portal.page(2)}" in manifest.missing
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_that_cannot_be_written(portal: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    code, errors = run(*quickly(portal, tmp_path / "file" / "snapshot"))
    assert code == 1
    assert "fetch-cannot-write" in errors
    assert portal.requests == []


def test_two_fetches_into_one_folder(portal: Server, folder: Path) -> None:
    snapshot = open_snapshot(folder, "gitbook", f"{portal.url}{pages.SECTION}")
    with snapshot:  # type: ignore[union-attr]  # a Diagnostic here fails the test, as it should
        code, errors = run(*quickly(portal, folder))
        assert code == 1
        assert "fetch-busy" in errors
        assert portal.requests == []
    assert run(*quickly(portal, folder))[0] == 0


def test_two_fetches_at_the_same_moment(server: Server, folder: Path) -> None:
    server.publish_portal(30)
    both = [start(*quickly(server, folder)) for _ in range(2)]
    ended = [(process.communicate(timeout=60)[1], process.returncode) for process in both]
    assert sorted(code for _, code in ended) in ([0, 1], [0, 0])
    assert all("Traceback" not in errors for errors, _ in ended)
    assert all("fetch-busy" in errors for errors, code in ended if code)
    assert len(manifest_of(folder).pages) == 31
    page_requests = [path for path in server.paths if path.endswith(".md")]
    assert len(page_requests) == len(set(page_requests))


def test_a_terminal_sees_a_bar_with_names_rate_and_time_left(portal: Server, folder: Path) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (30, 120))
    process = subprocess.Popen(
        [*COMMAND, *map(str, quickly(portal, folder)), "--rate", "10"], stderr=theirs, stdout=theirs,
        env={**os.environ, "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux: the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert process.wait(timeout=60) == 0
    text = shown.decode()
    assert "resources/widget_003.md" in text
    assert "pages/s" in text
    assert "left" in text
    assert "3/4" in text


def test_logs_get_a_line_now_and_then(portal: Server, folder: Path) -> None:
    portal.answers[portal.page(2)] = [Answer(b"", status=429, headers={"Retry-After": "1"}), Answer(pages.markdown(2))]
    arguments = [*quickly(portal, folder), "--tries", 2]
    code, errors = run(*arguments)
    assert code == 0
    assert "waiting 1 s: the server asks us to wait (status 429, for 1 s)\n" in errors or "waiting 2 s" in errors


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls_server(authority: trustme.CA, name: str) -> Server:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return Server(tls=context)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("PYTHONHTTPSVERIFY", "0"), ("CURL_CA_BUNDLE", ""), ("REQUESTS_CA_BUNDLE", ""), ("SSL_CERT_FILE", "/dev/null")],
)
def test_a_certificate_that_nobody_vouches_for_is_refused(
    authority: trustme.CA, folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    with tls_server(authority, "127.0.0.1").running() as server:
        server.publish_portal(1)
        monkeypatch.setenv(variable, value)
        code, errors = run(*quickly(server, folder))
    assert code == 1
    assert "fetch-certificate" in errors
    assert server.requests == []


def test_a_certificate_for_another_host_is_refused(authority: trustme.CA, folder: Path, tmp_path: Path) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with tls_server(authority, "docs.example.org").running() as server:
        code, errors = run(*quickly(server, folder), SSL_CERT_FILE=str(tmp_path / "ca.pem"))
    assert code == 1
    assert "fetch-certificate" in errors
    assert server.requests == []


def test_a_certificate_that_the_system_trusts_is_accepted(authority: trustme.CA, folder: Path, tmp_path: Path) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with tls_server(authority, "127.0.0.1").running() as server:
        server.publish_portal(1)
        code, errors = run(*quickly(server, folder), SSL_CERT_FILE=str(tmp_path / "ca.pem"))
    assert code == 0, errors
    assert len(stored(folder)) == 2


def test_a_proxy_from_the_environment_is_used(server: Server, folder: Path) -> None:
    # A proxy is sent whole addresses; this one plays the site as well. The name is never looked up here.
    site = "http://docs.invalid"
    sitemap = f"{pages.SECTION}/sitemap-pages.xml"
    server.answers = {
        "/sitemap.xml": Answer(pages.sitemap_index(f"{site}{sitemap}"), "application/xml"),
        sitemap: Answer(pages.sitemap({f"{site}{server.page(1)}": "2026-10-01"}), "application/xml"),
        server.page(1): Answer(pages.markdown(1)),
        "/robots.txt": Answer(b"", status=404),
    }
    arguments = ("--base-url", site, "-o", folder, "--rate", 1000, "--tries", 1)
    code, errors = run(*arguments, http_proxy=server.url)
    assert code == 0, errors
    assert f"{site}{server.page(1)}" in server.paths

    server.requests.clear()
    code, errors = run("--base-url", server.url, "-o", folder.parent / "other", "--tries", 1, "--rate", 1000,
                       http_proxy="http://127.0.0.1:9", no_proxy="127.0.0.1")  # fmt: skip
    assert server.requests != []


def test_a_proxy_that_does_not_answer_is_named(server: Server, folder: Path) -> None:
    code, errors = run(*quickly(server, folder), http_proxy="http://127.0.0.1:9")
    assert code == 1
    assert "fetch-no-connection" in errors
    assert "proxy" in errors
    assert server.requests == []


def test_help_says_everything() -> None:
    text = CliRunner().invoke(fetch_command, ["--help"]).output
    for option in ("--site", "--base-url", "--url-list", "--include", "--exclude", "--output", "--rate", "--strict"):
        assert option in text
    assert "insecure" not in text
