"""Overlay files: their shape, their YAML, and what is hostile about either."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_openapi import overlay_files
from canvas_openapi.overlay_files import parse_overlay, read_overlays
from canvas_openapi.store import Store

from tests.overlays.ponds import HEADER, ours, overlay


def problems(text: str | bytes, *, shipped: bool = False) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode()
    found, diagnostics = parse_overlay(content, "mine.yaml", shipped=shipped)
    assert found is None
    assert all(d.severity is Severity.ERROR and d.code == "overlay-invalid" for d in diagnostics)
    return [_short(diagnostic) for diagnostic in diagnostics]


def _short(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.origin}: {diagnostic.problem}"


def test_an_action() -> None:
    (action,) = overlay(ours("$.paths", "    update: {x: 1}\n    x-instead-of: {y: 2}\n"), shipped=True).actions
    assert action.name == "ponds.yaml#1"
    assert (action.target.text, action.update, action.remove, action.instead_of) == (
        "$.paths",
        {"x": 1},
        False,
        {"y": 2},
    )
    assert (action.reason, action.source, action.pages) == ("The docs err.", "https://example.com/pond.rb", ("ponds",))
    assert str(action.origin) == "ponds.yaml:4"


def test_json_is_yaml() -> None:
    text = (
        '{"overlay": "1.0.0", "info": {"title": "T", "version": "1"}, "actions": [{"target": "$", "update": {"a": 1}}]}'
    )
    found, diagnostics = parse_overlay(text.encode(), "mine.json", shipped=False)
    assert diagnostics == []
    assert found is not None
    assert found.actions[0].update == {"a": 1}


def test_scalars_are_those_of_yaml_12() -> None:
    """YAML 1.1 would make booleans, a date, an octal number and minutes of these, and an integer key."""
    text = "  - {target: $, update: {a: yes, b: 2020-01-01, c: '1', d: 12:30, e: 1.5, f: ~, g: true, 200: 010, h: =}}\n"
    values = {
        "a": "yes",
        "b": "2020-01-01",
        "c": "1",
        "d": "12:30",
        "e": 1.5,
        "f": None,
        "g": True,
        "200": 10,
        "h": "=",
    }
    assert overlay(text).actions[0].update == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["mine.yaml:1: the file is empty"]),
        ("a: [", ["mine.yaml:2: not valid YAML (did not find expected node content)"]),
        ("- 1", ["mine.yaml:1: an overlay is an object with `overlay`, `info` and `actions`"]),
        (HEADER, ["mine.yaml:1: `actions` must be a list of at least one action"]),
        (
            "overlay: 1.1.0\ninfo: {title: T}\nextra: 1\nactions:\n- {target: $, update: {}}",
            [
                "mine.yaml:1: `overlay` must be 1.0.0, the version of the specification, and is '1.1.0'",
                "mine.yaml:1: `info` must have a `title` and a `version`, both strings",
                "mine.yaml:1: unknown member `extra`",
            ],
        ),
        (f"{HEADER}- {{}}", [
            "mine.yaml:4: an action needs a `target`, a JSONPath",
            "mine.yaml:4: an action needs an `update`, or `remove: true`",
        ]),
        (f"{HEADER}- 7", ["mine.yaml:4: an action is an object with a `target` and an `update` or `remove`"]),
        (f"{HEADER}- {{target: $.a, remove: 'yes'}}", ["mine.yaml:4: `remove` must be true or false"]),
        (f"{HEADER}- {{target: $.a, remove: false}}", ["mine.yaml:4: an action needs an `update`, or `remove: true`"]),
        (f"{HEADER}- {{target: $.a, update: 1, copy: $.b}}", ["mine.yaml:4: unknown member `copy`"]),
        (f"{HEADER}- {{target: $.a, update: 1, x-pages: a}}", ["mine.yaml:4: `x-pages` must be a list of page slugs"]),
        (f"{HEADER}- target: $.a\n  update: 1\n- target: $.a[\n  update: 1", [
            "mine.yaml:6: the target is not a JSONPath (unbalanced brackets",
        ]),
    ],
)  # fmt: skip
def test_what_is_no_overlay(text: str, expected: list[str]) -> None:
    assert [problem.partition(", line")[0] for problem in problems(text)] == expected


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ("- target: $\n  update: !!python/object/apply:os.system [id]", "the YAML tag"),
        ("- target: $\n  update: &a [*a]", "nested too deep"),
        ("- target: $\n  update:\n    <<: {a: 1}", "merge keys"),
        ("- target: $\n  update: {a: 1, a: 2}", "the key 'a' is there twice"),
        ("- target: $\n  update: {? [1] : 2}", "keys must be strings"),
        ("- target: $\n  update: " + "[" * 5000, "not valid YAML"),
        ("- target: $\n  update: " + "[" * 100 + "]" * 100, "nested too deep"),
        ("- target: $\n  update: *unknown", "not valid YAML"),
    ],
)
def test_hostile_yaml(actions: str, said: str) -> None:
    (problem,) = problems(HEADER + actions)
    assert said in problem


def test_aliases_that_expand_without_end() -> None:
    levels = "\n".join(
        f"    {chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 10)}]" for at in range(9)
    )
    (problem,) = problems(f"{HEADER}- target: $\n  update:\n    a: &a [x]\n{levels}")
    assert "expands to too much" in problem


@pytest.mark.parametrize("content", [b"\xff\xfe\xff", b"a: \x00", b"\x80abc"])
def test_bytes_that_are_no_text(content: bytes) -> None:
    assert problems(content)


def test_ours_must_say_why() -> None:
    assert problems(f"{HEADER}- {{target: $.a, update: 1}}", shipped=True) == [
        "mine.yaml:4: an action of ours needs `x-reason`",
        "mine.yaml:4: an action of ours needs `x-source`",
        "mine.yaml:4: an action of ours needs `x-pages`",
    ]


def test_reading_files(tmp_path: Path) -> None:
    good = tmp_path / "good.yaml"
    good.write_text(f"{HEADER}- {{target: $.a, update: 1}}", encoding="utf-8")
    overlays, diagnostics = read_overlays([good, tmp_path / "missing.yaml"], shipped=False)
    assert [found.shipped for found in overlays] == [False]
    assert [_short(diagnostic) for diagnostic in diagnostics] == [
        f"{tmp_path}/missing.yaml: the overlay cannot be read (No such file or directory)"
    ]
    assert all(found.shipped for found in read_overlays([])[0])


def test_ours_are_kept_by_what_they_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")
    folder = tmp_path / "overlays"
    folder.mkdir()
    monkeypatch.setattr(overlay_files, "FOLDER", folder)
    text = HEADER + "- {target: $.info, update: {title: %s}, x-reason: a, x-source: b, x-pages: [c]}\n"
    for title in ("Ponds", "Lakes", "Ponds"):
        (folder / "ponds.yaml").write_text(text % title)
        kept = read_overlays([], cache=store)
        assert kept == read_overlays([])
        assert kept[0][0].actions[0].update == {"title": title}
