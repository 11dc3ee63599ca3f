"""The texts of a document's parts from an earlier run."""

from __future__ import annotations

import copy
from functools import partial
from pathlib import Path
from typing import Any

import canvas_openapi
import pytest
from canvas_openapi.kept_texts import KeptTexts
from canvas_openapi.outputs import as_yaml
from canvas_openapi.store import Store

from tests.minicorpus.layout import BY_HAND


@pytest.fixture
def document() -> dict[str, Any]:
    reference = canvas_openapi.load(BY_HAND / "portal").reference
    assert reference is not None
    return canvas_openapi.make_document(reference).shared()


def test_kept_texts_give_the_same_bytes_whatever_changes(document: dict[str, Any], tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert as_yaml(document, store) == as_yaml(document)
    for path, item in document["paths"].items():
        changed = copy.deepcopy(document)
        for operation in changed["paths"][path].values():
            operation["summary"] = 'Another: "one"\nof two lines'
        changed["components"]["schemas"][f"New{len(path)}"] = {"type": "object", "title": "yes"}
        assert as_yaml(changed, store) == as_yaml(changed), item
    assert as_yaml(document, store) == as_yaml(document)


def test_only_what_changed_is_written_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    made: list[str] = []

    def writer(content: str) -> str:
        made.append(content)
        return content

    def run(*contents: str) -> None:
        texts = KeptTexts("texts", store)
        for content in contents:
            assert texts.text({"is": content}, partial(writer, content)) == content
        texts.keep()

    run("a", "b", "a")
    run("a", "b")
    run("b", "c")
    run("c", "a")
    assert made == ["a", "b", "c", "a"]


def test_the_order_of_members_is_part_of_a_text(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    one = {"openapi": "3.1.0", "paths": {"/a": {"get": {"x": 1, "y": 1.0}}}}
    other = {"openapi": "3.1.0", "paths": {"/a": {"get": {"y": 1.0, "x": 1}}}}
    assert [as_yaml(one, store), as_yaml(other, store)] == [as_yaml(one), as_yaml(other)]
