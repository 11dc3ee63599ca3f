"""The one writer: an output is replaced only by a complete new one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from canvas_openapi import write
from canvas_openapi.write import MARKER, write_file, write_folder, write_outputs

from tests.conftest import Run, write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE


def left_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    assert write_file(tmp_path / "a" / "b.yaml", b"x") is None
    assert left_in(tmp_path) == ["a", "a/b.yaml"]


def test_the_mode_is_that_of_the_old_file_or_of_the_umask(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o640)
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "old", b"x")
        write_file(tmp_path / "new", b"x")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


FULL_DISK = """
import resource, signal, sys
from collections.abc import Iterator
from pathlib import Path
from canvas_openapi.write import write_file, write_folder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
target = Path(sys.argv[2])
big = b"x" * 100_000
print(write_file(target, big) if sys.argv[1] == "file" else write_folder(target, {"small": b"y", "big": big}))
"""


def full_disk(kind: str, target: Path) -> str:
    """Write 100 kB where only 4 kB fit."""
    command = [sys.executable, "-c", FULL_DISK, kind, str(target)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "out.yaml").write_bytes(b"old")

    said = full_disk("file", tmp_path / "out.yaml")

    assert "not-written: it cannot be written (File too large)" in said
    assert (tmp_path / "out.yaml").read_bytes() == b"old"
    assert left_in(tmp_path) == ["out.yaml"]


def test_a_full_disk_leaves_the_old_folder_and_no_other(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", {"index.html": b"old"})

    said = full_disk("folder", tmp_path / "site")

    assert "not-written" in said
    assert left_in(tmp_path) == ["site", f"site/{MARKER}", "site/index.html"]
    assert (tmp_path / "site" / "index.html").read_bytes() == b"old"


@pytest.mark.parametrize("place", ["file/below", "/proc/none/out.yaml", "/dev/full"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    diagnostic = write_file(tmp_path / place, b"x" * 10)

    assert diagnostic is not None
    assert diagnostic.code == "not-written"
    assert place in str(diagnostic.origin)


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", {"a.html": b"1", "deep/b.html": b"1"})
    assert write_folder(tmp_path / "site", {"c.html": b"2"}) is None

    assert left_in(tmp_path) == ["site", f"site/{MARKER}", "site/c.html"]


@pytest.mark.parametrize("kind", ["folder with files", "file"])
def test_what_we_did_not_make_is_never_replaced(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "home"
    if kind == "file":
        target.write_bytes(b"mine")
    else:
        target.mkdir()
        (target / "letter.txt").write_bytes(b"mine")

    diagnostic = write_folder(target, {"index.html": b"x"})

    assert diagnostic is not None
    assert diagnostic.code == "folder-not-ours"
    assert (target if kind == "file" else target / "letter.txt").read_bytes() == b"mine"


def test_an_empty_folder_may_be_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    assert write_folder(tmp_path / "site", {"index.html": b"x"}) is None


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a/../../evil", "a\0b"])
def test_a_name_that_would_leave_the_folder_is_impossible(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="unsafe file name"):
        write_folder(tmp_path / "site", {name: b"x"})
    assert left_in(tmp_path) == []


# ------------------------------------------------------------ links, the input, and what is left over


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "out.yaml").write_bytes(b"old")
    write_folder(tmp_path / "real" / "site", {"a.html": b"old"})
    (tmp_path / "out.yaml").symlink_to("real/out.yaml")
    (tmp_path / "site").symlink_to("real/site")
    (tmp_path / "not-yet.yaml").symlink_to("real/not-yet.yaml")

    for name in ("out.yaml", "not-yet.yaml"):
        assert write_file(tmp_path / name, b"new") is None
        assert (tmp_path / name).is_symlink()
        assert (tmp_path / "real" / name).read_bytes() == b"new"
    assert write_folder(tmp_path / "site", {"b.html": b"new"}) is None
    assert (tmp_path / "site").is_symlink()
    assert left_in(tmp_path / "real" / "site") == [MARKER, "b.html"]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "pages", {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE})


@pytest.mark.parametrize(
    "arguments",
    [
        ["spec", "pages", "-o", "pages/openapi.yaml"],
        ["spec", "pages", "-o", "pages/plants.md"],
        ["spec", "pages", "-o", "also-pages/openapi.yaml"],
        ["spec", "pages", "-o", "a.yaml", "-o", "pages/sub/openapi.json"],
        ["spec", "pages/plants.md", "-o", "pages/plants.md"],
        ["spec", "pages", "--overlay", "mine.yaml", "-o", "mine.yaml"],
        ["parse", "pages", "-o", "reference.json", "--diagnostics", "pages/diagnostics.json"],
        ["build", "pages", "-o", "pages"],
        ["docs", "pages", "-o", "pages/site"],
        ["docs", "site/pages", "-o", "site"],
        ["docs", "pages", "--previous", "site/pages", "-o", "site"],
    ],
)
def test_no_output_is_written_over_the_input_or_among_it(
    pages: Path, tmp_path: Path, run: Run, arguments: list[str]
) -> None:
    (tmp_path / "also-pages").symlink_to("pages")
    overlay = 'overlay: 1.0.0\ninfo: {title: T, version: "1"}\nactions: [{target: $.info, update: {x-a: 1}}]\n'
    (tmp_path / "mine.yaml").write_text(overlay)
    write_folder(tmp_path / "site", {"pages/plants.md": (pages / "plants.md").read_bytes()})
    before = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}

    said = run(*arguments)

    assert said.code == 1
    assert "output-in-source" in said.stderr
    after = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    assert {path: content for path, content in after.items() if path.name != "reference.json"} == before


def test_outputs_are_replaced_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    write_folder(tmp_path / "site", {"index.html": b"old"})
    (tmp_path / "z").write_bytes(b"")

    failure = write_outputs(
        {tmp_path / "a.yaml": b"new", tmp_path / "site": {"index.html": b"new"}, tmp_path / "z" / "below": b"new"}
    )

    assert failure is not None
    assert failure.code == "not-written"
    assert (tmp_path / "a.yaml").read_bytes() == b"old"
    assert (tmp_path / "site" / "index.html").read_bytes() == b"old"
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("at", range(8))
def test_an_interruption_while_outputs_are_put_in_place_leaves_all_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Ctrl-C at each of the renamings in turn; more of them than there are would leave all of the new."""
    (tmp_path / "a.yaml").write_bytes(b"old")
    write_folder(tmp_path / "site", {"index.html": b"old"})
    steps = 0

    def interrupting(real: object) -> object:
        def call(*arguments: object) -> object:
            nonlocal steps
            steps += 1
            if steps == at + 1:
                raise KeyboardInterrupt
            return real(*arguments)  # type: ignore[operator]

        return call

    for name in ("rename", "replace"):
        monkeypatch.setattr(Path, name, interrupting(getattr(Path, name)))
    outputs: dict[Path, write.Content] = {
        tmp_path / "site": {"index.html": b"new"},
        tmp_path / "a.yaml": b"new",
        tmp_path / "new.yaml": b"new",
    }
    try:
        assert write_outputs(outputs) is None
        expected = [b"new", b"new", True]
    except KeyboardInterrupt:
        expected = [b"old", b"old", False]
    found = [(tmp_path / "site" / "index.html").read_bytes(), (tmp_path / "a.yaml").read_bytes()]
    assert [*found, (tmp_path / "new.yaml").exists()] == expected
    assert not list(tmp_path.glob(".*.part"))


def test_a_folder_that_holds_all_outputs_is_exchanged_as_one(tmp_path: Path) -> None:
    """A run that is killed at any moment leaves all of the old or all of the new."""
    program = (
        "import sys; from pathlib import Path; from canvas_openapi.write import write_outputs\n"
        "root = Path(sys.argv[1])\n"
        "for number in range(1000):\n"
        "    text = str(number).encode() * 1000\n"
        "    files = {root / f'{name}.yaml': text for name in 'abcdef'}\n"
        "    assert write_outputs({**files, root / 'docs': {'index.html': text}}, whole=root) is None\n"
        "    print(number, flush=True)\n"
    )
    root = tmp_path / "out"
    for wait in (0.0, 0.003, 0.011):
        with subprocess.Popen([sys.executable, "-c", program, str(root)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(5):
                writer.stdout.readline()
            time.sleep(wait)
            writer.kill()
        contents = {path.read_bytes() for path in root.rglob("*") if path.is_file() and path.name != MARKER}
        assert len(contents) == 1
        assert len(left_in(root)) == 9
    write_outputs({root / "a.yaml": b"x"}, whole=root)
    assert not list(tmp_path.glob(".*.part"))


def test_what_else_is_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "out" / "docs").mkdir(parents=True)
    (tmp_path / "out" / "letter.txt").write_bytes(b"mine")
    outputs: dict[Path, write.Content] = {tmp_path / "out" / "a.yaml": b"x", tmp_path / "out" / "docs": {"b": b"y"}}

    assert write_outputs(outputs, whole=tmp_path / "out") is None
    assert left_in(tmp_path / "out") == ["a.yaml", "docs", f"docs/{MARKER}", "docs/b", "letter.txt"]


def test_what_an_interrupted_run_left_is_swept(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    process = gone.stdout.decode().strip()
    (tmp_path / f".out.yaml.{process}-abcd1234.part").mkdir()
    (tmp_path / f".out.yaml.{process}-abcd1234.part" / "new").write_bytes(b"half")
    (tmp_path / ".out.yaml.abcd1234.part").write_bytes(b"half")  # as earlier versions named them
    (tmp_path / f".out.yaml.{os.getppid()}-abcd1234.part").mkdir()  # that one is still at work
    (tmp_path / f".site.{process}-abcd1234.part").mkdir()
    write_folder(tmp_path / f".site.{process}-abcd1234.part" / "old", {"index.html": b"old"})
    (tmp_path / ".other.part").write_bytes(b"mine")

    write_file(tmp_path / "out.yaml", b"x")
    write_folder(tmp_path / "site", {"b.html": b"new"})

    expected = [".other.part", f".out.yaml.{os.getppid()}-abcd1234.part", "out.yaml", "site"]
    assert sorted(path.name for path in tmp_path.iterdir()) == expected


def test_a_folder_that_was_moved_away_by_a_killed_run_comes_back(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    staging = tmp_path / f".site.{gone.stdout.decode().strip()}-abcd1234.part"
    staging.mkdir()
    write_folder(staging / "old", {"index.html": b"old"})

    assert write_outputs({tmp_path / "site": {"b": b"x"}, tmp_path / "site" / "index.html" / "c": b"y"}) is not None
    assert (tmp_path / "site" / "index.html").read_bytes() == b"old"


def test_files_that_are_made_while_they_are_written_replace_nothing_if_one_fails(tmp_path: Path) -> None:
    def files(*names: str) -> Iterator[tuple[str, bytes]]:
        for name in names:
            if name == "broken":
                raise RuntimeError(name)
            yield name, name.encode()

    folder = tmp_path / "site"
    assert write_folder(folder, files("a", "b/c")) is None
    with pytest.raises(RuntimeError):
        write_folder(folder, files("d", "broken"))
    assert {path.name for path in folder.rglob("*") if path.is_file()} == {"a", "c", MARKER}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_is_made_when_it_is_written(tmp_path: Path) -> None:
    def broken() -> bytes:
        raise RuntimeError

    place = tmp_path / "a.yaml"
    assert write_outputs({place: lambda: b"made"}) is None
    with pytest.raises(RuntimeError):
        write_outputs({place: b"new", tmp_path / "b.yaml": broken})
    assert left_in(tmp_path) == ["a.yaml"]
    assert place.read_bytes() == b"made"


def test_a_file_that_stays_as_it_was_is_not_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, {"a": b"same", "b/c": b"old", "b/d": b"gone"})
    before = {name: (folder / name).stat().st_ino for name in ("a", "b/c")}
    assert write_folder(folder, {"a": b"same", "b/c": b"new"}) is None
    assert (folder / "a").stat().st_ino == before["a"]
    assert (folder / "a").stat().st_nlink == 1
    assert (folder / "b/c").read_bytes() == b"new"
    assert left_in(folder) == [MARKER, "a", "b", "b/c"]


@pytest.mark.parametrize("same", [True, False])
def test_a_link_in_the_old_folder_is_not_taken_over(tmp_path: Path, same: bool) -> None:
    folder = tmp_path / "site"
    write_folder(folder, {"a": b"text"})
    (tmp_path / "mine").write_bytes(b"text" if same else b"mine")
    (folder / "a").unlink()
    (folder / "a").symlink_to(tmp_path / "mine")
    write_folder(folder, {"a": b"text"})
    assert not (folder / "a").is_symlink()
    assert (folder / "a").read_bytes() == b"text"
    assert (tmp_path / "mine").read_bytes() == (b"text" if same else b"mine")


def test_where_files_cannot_be_linked_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    folder = tmp_path / "site"
    write_folder(folder, {"a": b"same"})
    before = (folder / "a").stat().st_mtime_ns
    monkeypatch.setattr(write.os, "link", refused)
    assert write_folder(folder, {"a": b"same"}) is None
    assert (folder / "a").read_bytes() == b"same"
    assert (folder / "a").stat().st_mtime_ns >= before


def test_a_run_that_fails_leaves_the_files_that_it_would_have_taken_over(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "a", b"same"
        raise RuntimeError

    folder = tmp_path / "site"
    write_folder(folder, {"a": b"same", "b": b"old"})
    with pytest.raises(RuntimeError):
        write_folder(folder, files())
    assert left_in(folder) == [MARKER, "a", "b"]
    assert (folder / "a").stat().st_nlink == 1
