"""What a run says: which diagnostics, in which words, and the exit code that follows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import UNKNOWN, Action, Origin, Page, Parameter, Reference, Route, Scope
from canvas_openapi.report import Report, summary

NOTE, WARNING, ERROR = (
    Diagnostic(f"a-{severity.value}", "something is so", "do that", Origin("pots.md", 3), severity)
    for severity in (Severity.NOTE, Severity.WARNING, Severity.ERROR)
)


def run(
    tmp_path: Path, *diagnostics: Diagnostic, quiet: bool = False, verbose: bool = False, strict: bool = False
) -> int:
    report = Report(tmp_path, quiet=quiet, verbose=verbose, strict=strict)
    report.add(diagnostics)
    return report.close()


def test_the_one_message_form() -> None:
    assert str(WARNING) == "pots.md:3: a-warning: something is so; do that"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, ["a-error", "a-warning"]),
        ({"verbose": True}, ["a-error", "a-warning", "a-note"]),
        ({"quiet": True}, ["a-error"]),
        ({"quiet": True, "strict": True}, ["a-error", "a-warning"]),
    ],
)
def test_what_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: dict[str, bool], said: list[str]
) -> None:
    run(tmp_path, NOTE, WARNING, ERROR, **options)
    out, err = capsys.readouterr()

    assert out == ""
    assert [line.split(": ")[1] for line in err.splitlines() if line.startswith("pots.md")] == said


@pytest.mark.parametrize(
    ("diagnostics", "strict", "code"),
    [
        ((), False, 0),
        ((NOTE, WARNING), False, 0),
        ((NOTE,), True, 0),
        ((WARNING,), True, 1),
        ((ERROR,), False, 1),
    ],
)
def test_the_exit_code(tmp_path: Path, diagnostics: tuple[Diagnostic, ...], strict: bool, code: int) -> None:
    assert run(tmp_path, *diagnostics, strict=strict) == code


def test_the_same_diagnostic_counts_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, WARNING, WARNING)

    assert capsys.readouterr().err.count("a-warning") == 1


def test_many_warnings_are_cut_short_and_the_rest_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = [Diagnostic("a", "b", "c", Origin("pots.md", line)) for line in range(1, 31)]
    run(tmp_path, *many)
    few = capsys.readouterr().err
    run(tmp_path, *many, verbose=True)

    assert "… and 10 more; -v lists them all" in few
    assert few.count("pots.md:") == 20
    assert capsys.readouterr().err.count("pots.md:") == 30


def test_places_are_printed_as_the_user_can_open_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "pots.md").write_text("x")
    monkeypatch.chdir(tmp_path)
    run(folder, WARNING)

    assert capsys.readouterr().err.startswith("docs/pots.md:3: ")


def test_diagnostics_as_json(tmp_path: Path) -> None:
    report = Report(tmp_path, quiet=True, verbose=False, strict=False)
    report.add([WARNING])

    assert json.loads(report.as_json()) == [
        {
            "code": "a-warning",
            "problem": "something is so",
            "advice": "do that",
            "origin": {"document": "pots.md", "line": 3},
            "severity": "warning",
        }
    ]


def test_the_summary_counts_what_was_read() -> None:
    route = Route("GET", "/api/v1/pots", Scope("url:GET|/api/v1/pots"))
    action = Action((route,) * 1500, parameters=(Parameter("a", (), UNKNOWN),))
    reference = Reference((Page("pots", "Pots", "x", actions=(action,)),))

    assert summary(reference, []) == "1 page, 1,500 routes, 1 parameter, 0 objects; no warnings"
    assert summary(reference, [WARNING, WARNING, NOTE]).endswith("; 2 warnings, 1 note")
