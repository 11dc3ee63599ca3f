"""Bad input, through the real command: one clear line with the place, exit 1, no traceback, the old output untouched."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Run, Said, write_pages
from tests.forms import gitbook_html, gitbook_markdown, plain_text, yard_html
from tests.forms.greenhouse import GREENHOUSE, PLANTS
from tests.pages import legacy_action, legacy_page, portal_action, portal_page
from tests.readers.test_sources import GUIDE, LEGACY_STUB, LOGIN, NOT_FOUND, STUB

MESSAGE = re.compile(r"^(?P<place>[^:\s]\S*?): (?P<code>[a-z0-9-]+): .+; .+$", re.M)
GOOD = portal_page(portal_action())
OLD = "what was there before\n"


def said_of(said: Said) -> list[tuple[str, str]]:
    """The place and code of every message."""
    return [(found["place"], found["code"]) for found in MESSAGE.finditer(said.stderr)]


def refuse(run: Run, folder: Path, source: Path | str, *options: str, **limits: str) -> list[tuple[str, str]]:
    """Run `spec` on a source that is not good enough; gives back what was said."""
    output = folder / "openapi.yaml"
    output.write_text(OLD)
    said = run("spec", source, "-o", output, *options, **limits)

    assert said.code == 1, said.stderr
    assert said.stdout == ""
    assert output.read_text() == OLD
    assert [path.name for path in folder.iterdir() if path.name.endswith(".part")] == []
    return said_of(said)


# ------------------------------------------------------------------ a file that is no page

BAD_FILES: list[tuple[str, str | bytes, str]] = [
    ("empty.md", "", "no-reference-page"),
    ("blank.txt", "\n \n", "no-reference-page"),
    ("missing.md", NOT_FOUND, "no-reference-page"),
    ("missing.html", "<html><head><title>Page Not Found</title></head><body></body></html>", "no-reference-page"),
    ("moved.html", STUB, "no-reference-page"),
    ("stub.html", LEGACY_STUB, "no-reference-page"),
    ("login.html", LOGIN, "no-reference-page"),
    ("guide.md", GUIDE, "no-reference-page"),
    ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 40, "no-reference-page"),
    ("noise.md", bytes(range(256)) * 400, "no-reference-page"),
    ("nulls.html", b"\0" * 5000, "no-reference-page"),
    ("other.json", '{"a": [1, 2]}', "no-reference-page"),
    ("broken.json", '{"format": "canvas-openapi reference", "version": 1, "pages": [', "reference-unreadable"),
    ("future.json", '{"format": "canvas-openapi reference", "version": 99}', "reference-unreadable"),
]


@pytest.mark.parametrize(("name", "content", "code"), BAD_FILES, ids=[name for name, _, _ in BAD_FILES])
def test_a_file_that_is_no_page(run: Run, tmp_path: Path, name: str, content: str | bytes, code: str) -> None:
    source = write_pages(tmp_path / "in", {name: content}) / name

    said = refuse(run, tmp_path, source)

    assert ("in/" + name, code) in said


# ------------------------------------------------------------------ a page that breaks off


def cut(text: str, before: str) -> str:
    return text[: text.index(before)]


CUT: list[tuple[str, str]] = [
    ("table.md", cut(gitbook_markdown.write(PLANTS), "`min_height`")),
    ("heading.md", cut(gitbook_markdown.write(PLANTS), "Uproot a plant")),
    ("footer.md", cut(gitbook_markdown.write(PLANTS), "***")),
    ("raw.md", cut(gitbook_markdown.write(PLANTS, raw_tables=True), "min_height")),
    ("row.html", cut(yard_html.write(PLANTS), "min_height")),
    ("tag.html", cut(yard_html.write(PLANTS), " class='api_method_name' name='method.plants.show'")),
    ("end.html", cut(yard_html.write(PLANTS), "</html>")),
]


@pytest.mark.parametrize(("name", "text"), CUT, ids=[name for name, _ in CUT])
def test_a_page_cut_in_the_middle_is_no_result_and_says_where_it_ends(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    source = write_pages(tmp_path / "in", {name: text}) / name

    said = refuse(run, tmp_path, source)

    assert (f"in/{name}:{text.count(chr(10)) + 1}", "truncated") in said


def test_a_text_that_breaks_off_is_used_and_named(run: Run, tmp_path: Path) -> None:
    text = cut(plain_text.write(GREENHOUSE), "order\n\nstring") + "ord"
    source = write_pages(tmp_path / "in", {"all.txt": text}) / "all.txt"
    done = run("spec", source, "-o", tmp_path / "openapi.yaml")

    assert done.code == 0, done.stderr
    assert [code for _, code in said_of(done)] == ["truncated"]


# ------------------------------------------------------------------ size and depth


@contextmanager
def seconds(most: int) -> Iterator[None]:
    """Fail if the block takes longer: it hangs, or its cost explodes."""

    def too_long(*_: object) -> None:
        pytest.fail(f"not done after {most} seconds")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(most)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


DEEP = 10_000
BULLETS = "".join(f"{'  ' * depth}* a\n" for depth in range(2000))

HEAVY: list[tuple[str, str]] = [
    ("tags.md", portal_page(portal_action("<div>" * DEEP + "x" + "</div>" * DEEP))),
    ("spans.md", portal_page(portal_action("<b>" * DEEP + "x"))),
    ("quotes.md", portal_page(portal_action(">" * DEEP + " x"))),
    ("brackets.md", portal_page(portal_action("[" * DEEP + "x" + "](y)" * 10))),
    ("bullets.md", portal_page(portal_action(BULLETS))),
    ("emphasis.md", portal_page(portal_action("*a _b " * DEEP))),
    ("ticks.md", portal_page(portal_action(" ".join("`" * length for length in range(1, 400))))),
    ("tables.md", portal_page(portal_action("<table><tr><td>" * (DEEP // 3)))),
    ("json.md", portal_page(portal_action("**Example Response:**\n\n```js\n" + "[" * DEEP + "\n```"))),
    ("object.md", portal_page("**A Pot object looks like:**\n\n```js\n" + '{"a":' * DEEP + "\n```\n" + portal_action())),
    ("name.md", portal_page(portal_action(f"**Request Parameters:**\n\n| Parameter | Type | Description |\n| - | - | - |\n"
                                          f"| `a{'[b]' * 2000}` | `string` | x |"))),
    ("tags.html", legacy_page(legacy_action("<div>" * DEEP + "x" + "</div>" * DEEP))),
    ("spans.html", legacy_page(legacy_action("<span>" * DEEP + "x"))),
    ("lists.html", legacy_page(legacy_action("<ul><li>" * DEEP + "x"))),
    ("tables.html", legacy_page(legacy_action("<table><tr><td>" * DEEP))),
    ("terms.html", legacy_page(legacy_action('<ul class="argument"><li><dl><dt>' * DEEP))),
    ("portal.html", gitbook_html.write(PLANTS).replace("What the label says.", "<div>" * DEEP)),
    ("text.txt", plain_text.write(GREENHOUSE) + "  • a\n\n" * 20_000),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), HEAVY, ids=[name for name, _ in HEAVY])
def test_deep_nesting_is_read_in_good_time(run: Run, tmp_path: Path, name: str, text: str) -> None:
    source = write_pages(tmp_path / "in", {name: text}) / name
    with seconds(30):
        said = run("spec", source, "-o", tmp_path / "openapi.yaml")

    assert said.code in (0, 1), said.stderr
    assert said.code == 0 or said_of(said)


@pytest.mark.parametrize("name", ["tags.md", "tags.html", "json.md"])
def test_deep_nesting_does_not_exhaust_a_process(run_process: Run, tmp_path: Path, name: str) -> None:
    """The stack and the memory of a process of its own, which no other test has used before."""
    source = write_pages(tmp_path / "in", {name: dict(HEAVY)[name]}) / name
    said = run_process("spec", source, "-o", tmp_path / "openapi.yaml", limits="ulimit -t 30 -v 1500000 -s 8192")

    assert said.code in (0, 1), said.stderr


def test_a_page_of_50_mb_is_refused_at_once(run_process: Run, tmp_path: Path) -> None:
    huge = tmp_path / "huge.md"
    huge.write_text(GOOD + "x" * 50_000_000)

    assert refuse(run_process, tmp_path, huge, limits="ulimit -t 5 -v 1500000")[0] == ("huge.md", "too-large")


BIG = "".join(f"Line {number} of many.\n\n" for number in range(30_000))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("big.md", portal_page(portal_action(BIG))),
        ("big.html", legacy_page(legacy_action(BIG.replace("Line", "<p>Line")))),
        ("big.txt", plain_text.write(GREENHOUSE) + BIG),
    ],
)
def test_a_page_of_many_thousand_blocks_is_read_in_good_time(
    run_process: Run, tmp_path: Path, name: str, text: str
) -> None:
    source = write_pages(tmp_path / "in", {name: text}) / name
    done = run_process("spec", source, "-o", tmp_path / "openapi.yaml", "--no-validate", limits="ulimit -t 30")

    assert done.code == 0, done.stderr


def test_a_text_that_the_html_parser_does_not_take_is_named(run: Run, tmp_path: Path) -> None:
    source = write_pages(tmp_path / "in", {"big.html": legacy_page(legacy_action("<p>" + "x" * 11_000_000 + "</p>"))})

    assert ("in/big.html:16", "too-large") in refuse(run, tmp_path, source / "big.html")


# ------------------------------------------------------------------ folders


def test_one_bad_page_among_good_ones_is_named_and_the_rest_is_used(run: Run, tmp_path: Path) -> None:
    bad = "\n".join(line for line in cut(gitbook_markdown.write(PLANTS), "`min_height`").split("\n"))
    folder = write_pages(tmp_path / "pages", {"good.md": GOOD, "bad.md": bad, "empty.md": "", "lost.md": NOT_FOUND})
    done = run("spec", folder, "-o", tmp_path / "openapi.yaml")

    assert done.code == 0, done.stderr
    assert "/api/v1/pots:" in (tmp_path / "openapi.yaml").read_text()
    places = {place.partition(":")[0]: code for place, code in said_of(done)}
    assert places == {
        "pages/bad.md": "truncated",
        "pages/empty.md": "no-reference-page",
        "pages/lost.md": "no-reference-page",
    }


def test_strict_refuses_a_folder_with_a_bad_page(run: Run, tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "pages", {"good.md": GOOD, "empty.md": ""})

    assert refuse(run, tmp_path, folder, "--strict") == [("pages/empty.md", "no-reference-page")]


def test_strict_is_content_with_a_sound_folder(run: Run, tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "pages", {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE})

    assert run("spec", folder, "-o", "-", "--strict").code == 0


@pytest.mark.parametrize("files", [{}, {"guide.md": GUIDE}, {"empty.md": ""}])
def test_a_folder_without_any_page_is_refused(run: Run, tmp_path: Path, files: dict[str, str | bytes]) -> None:
    folder = write_pages(tmp_path / "pages", files)

    assert "no-pages" in [code for _, code in refuse(run, tmp_path, folder)]


# ------------------------------------------------------------------ the file system


@pytest.mark.parametrize("kind", ["link to nowhere", "link to itself", "no rights"])
def test_a_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path, kind: str) -> None:
    folder = write_pages(tmp_path / "pages", {"good.md": GOOD})
    bad = folder / "bad.md"
    if kind == "link to nowhere":
        bad.symlink_to("nowhere.md")
    elif kind == "link to itself":
        bad.symlink_to("bad.md")
    else:
        bad.write_text(GOOD)
        bad.chmod(0)
        if os.geteuid() == 0:
            bad.unlink()
            bad.symlink_to("/proc/1/mem")  # root reads everything but this
    done = run("spec", folder, "-o", tmp_path / "openapi.yaml")

    assert done.code == 0, done.stderr
    ((place, code),) = said_of(done)
    assert place.endswith("bad.md")
    assert code in ("unreadable", "no-reference-page")


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_file_is_not_waited_for(run_process: Run, tmp_path: Path, make: Callable[[Path], None]) -> None:
    folder = write_pages(tmp_path / "pages", {"good.md": GOOD})
    make(folder / "bad.md")
    done = run_process("spec", folder, "-o", tmp_path / "openapi.yaml", limits="ulimit -t 10 -v 2000000")

    assert done.code == 0, done.stderr
    assert [code for _, code in said_of(done)] == ["unreadable"]


def test_a_source_that_is_not_there_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    done = run("spec", tmp_path / "nowhere.md")

    assert done.code == 2
    assert "does not exist" in done.stderr


def test_a_full_disk_is_said_and_leaves_the_old_output(run_process: Run, tmp_path: Path) -> None:
    source = write_pages(tmp_path / "in", {f"{p.slug}.md": gitbook_markdown.write(p) for p in GREENHOUSE})

    said = refuse(run_process, tmp_path, source, limits="trap '' XFSZ; ulimit -f 4")

    assert [code for _, code in said] == ["not-written"]


@pytest.mark.parametrize("output", ["/dev/full", "/proc/none.yaml", "file/x.yaml"])
def test_an_output_that_cannot_be_written_is_said(run: Run, tmp_path: Path, output: str) -> None:
    source = write_pages(tmp_path / "in", {"good.md": GOOD})
    (tmp_path / "file").write_text("no folder")
    done = run("spec", source, "-o", output)

    assert done.code == 1
    assert said_of(done) == [(output, "not-written")]


def test_a_closed_pipe_is_no_traceback(run_process: Run, tmp_path: Path) -> None:
    source = write_pages(tmp_path / "in", {f"{p.slug}.md": gitbook_markdown.write(p) for p in GREENHOUSE})
    done = run_process("spec", source, "-o", "-", limits="exec > >(head -c 1 >/dev/null)")

    assert done.code in (0, 1)


# ------------------------------------------------------------------ charsets

UMLAUTS = legacy_page(legacy_action("<p>Bäume und Töpfe für 5 £.</p>"))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("latin-1", "utf-8"), ("utf-16", "utf-8"), ("cp1252", "windows-1252")],
)
def test_odd_charsets_are_read(run: Run, tmp_path: Path, encoding: str, declared: str) -> None:
    page = UMLAUTS.replace('charset="utf-8"', f'charset="{declared}"')
    source = write_pages(tmp_path / "in", {"pots.html": page.encode(encoding)})
    done = run("spec", source, "-o", "-")

    assert done.code == 0, done.stderr
    assert "Bäume und Töpfe für 5 £." in done.stdout
