"""For every operation one call with all documented parameters arrives as documented, in both languages."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import HERE, bundled_script, run_tool
from tests.clients.fake_canvas import FakeCanvas
from tests.clients.samples import Sample, samples

SOURCES = {
    "bundled": ("bundled", "packages"),
    "invented": ("invented_document", "invented_packages"),
    "corpus": ("corpus_document", "corpus_packages"),
}


@pytest.fixture(params=["bundled", "invented", pytest.param("corpus", marks=[pytest.mark.corpus, pytest.mark.slow])])
def source(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Path]:
    document, folder = SOURCES[request.param]
    return request.getfixturevalue(document), request.getfixturevalue(folder)


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_python_calls_arrive_as_documented(
    source: tuple[dict[str, Any], Path], flavour: str, fake: FakeCanvas, tmp_path: Path
) -> None:
    document, packages = source
    expected = samples(document)
    calls = _written(expected, "python", tmp_path)
    run_tool(sys.executable, HERE / "python_driver.py", packages / "python", fake.url, calls, flavour, cwd=tmp_path)
    _compare(expected, fake)


def test_typescript_calls_arrive_as_documented(
    source: tuple[dict[str, Any], Path], fake: FakeCanvas, esbuild: Path, tmp_path: Path
) -> None:
    document, packages = source
    expected = samples(document)
    calls = _written(expected, "typescript", tmp_path)
    bundle = bundled_script(esbuild, packages / "typescript" / "src" / "index.ts", tmp_path / "client.mjs")
    run_tool("node", HERE / "typescript_driver.mjs", bundle, fake.url, calls, cwd=tmp_path)
    _compare(expected, fake, big_ids_are_text=True)


def _written(expected: list[Sample], language: str, folder: Path) -> Path:
    calls = folder / "calls.json"
    calls.write_text(json.dumps([sample.call(language) for sample in expected]))
    return calls


def _compare(expected: list[Sample], fake: FakeCanvas, *, big_ids_are_text: bool = False) -> None:
    assert len(fake.asked) == len(expected) > 20
    for sample, asked in zip(expected, fake.asked, strict=True):
        assert (asked.method, asked.path) == (sample.method, sample.path), sample.operation_id
        received = _digits_as_text(sample.received) if big_ids_are_text else sample.received
        assert _without_file_names(asked.parameters) == _without_file_names(received), sample.operation_id
        assert asked.headers["authorization"] == "Bearer secret-token"
        assert asked.headers["user-agent"]


def _digits_as_text(value: Any) -> Any:
    """A bigint goes into JSON as text, which Canvas takes for ids."""
    if isinstance(value, dict):
        return {key: _digits_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_digits_as_text(inner) for inner in value]
    return str(value) if isinstance(value, int) and value > 2**53 else value


def _without_file_names(value: Any) -> Any:
    if isinstance(value, dict):
        if "$file" in value or "filename" in value:
            return {"content": value.get("$file", value.get("content"))}
        return {key: _without_file_names(inner) for key, inner in value.items()}
    return [_without_file_names(inner) for inner in value] if isinstance(value, list) else value
