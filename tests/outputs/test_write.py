"""The one writer: an output is replaced only by a complete new one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from canvas_openapi.write import MARKER, write_file, write_folder


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
