"""What an overlay of the user takes away is said, and never makes the program fail."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import canvas_openapi
import pytest
from canvas_docs.model import Reference
from canvas_openapi.making import make_document
from canvas_openapi.overlay_needs import lacks

from tests.minicorpus.layout import BY_HAND

Path_ = tuple[str | int, ...]


@pytest.fixture(scope="module")
def reference() -> Reference:
    found = canvas_openapi.load(BY_HAND / "portal").reference
    assert found is not None
    return found


@pytest.fixture(scope="module")
def whole(reference: Reference) -> dict[str, Any]:
    return make_document(reference).corrected.document


def places(node: Any, at: Path_ = ()) -> Iterator[Path_]:
    """The place of everything in a document down to nine levels, once for all paths and all components."""
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, below in members:
        yield (*at, key)
        if len(at) < 8:
            yield from places(below, (*at, key))


def alike(at: Path_) -> Path_:
    free = {1} if at[0] == "paths" else {2}
    return tuple("*" if isinstance(key, int) or level in free else key for level, key in enumerate(at))


def removal(folder: Path, *places: Path_) -> Path:
    def text(at: Path_) -> str:
        return "$" + "".join(f"[{json.dumps(key)}]" for key in at)

    actions = [{"target": text(at), "remove": True} for at in places]
    file = folder / "overlay.json"
    file.write_text(json.dumps({"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": actions}))
    return file


def test_a_document_of_ours_lacks_nothing(whole: dict[str, Any]) -> None:
    assert lacks(whole) == []


CALL = ("paths", "/api/v1/ponds", "post")
MEDIA = (*CALL, "requestBody", "content", "application/json")


@pytest.mark.parametrize(
    "at",
    [
        ("info",),
        ("paths",),
        ("components",),
        ("components", "schemas"),
        (*CALL, "responses"),
        (*MEDIA, "schema"),
        (*MEDIA, "examples", "example_1", "value"),
        ("paths", "/api/v1/ponds", "get", "parameters", 0, "schema"),
    ],
    ids=lambda at: at[-1],
)
def test_what_is_needed_is_named(reference: Reference, whole: dict[str, Any], tmp_path: Path, at: Path_) -> None:
    broken = copy.deepcopy(whole)
    parent: Any = broken
    for key in at[:-1]:
        parent = parent[key]
    del parent[at[-1]]
    ((where, _),) = lacks(broken)
    document = make_document(reference, overlays=[removal(tmp_path, at)])
    found = [one for one in document.diagnostics if one.code == "overlay-invalid"]
    assert document.failed
    assert [where in one.problem for one in found] == [True]


@pytest.mark.slow
def test_no_removal_makes_the_program_fail(reference: Reference, whole: dict[str, Any], tmp_path: Path) -> None:
    kinds = {alike(at): at for at in places(whole)}
    assert len(kinds) > 300
    for number, at in enumerate(kinds.values()):
        document = make_document(reference, overlays=[removal(tmp_path, at)])
        if not document.failed:
            document.published()
            document.in_version("3.0").to_yaml()
        if not document.failed and number % 4 == 0:
            canvas_openapi.render_site(reference, document)
            canvas_openapi.render_client(document, "python")
            canvas_openapi.render_client(document, "typescript")
