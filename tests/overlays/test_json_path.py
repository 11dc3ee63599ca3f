"""Targets: plain ones without the library, queries with it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from canvas_openapi.json_path import Location, Target, as_text, compile_target

DOCUMENT: dict[str, Any] = {
    "paths": {"/a": {"get": {"id": 1}}, "/b/{pond_id}": {"get": {"id": 2}, "put": {"id": 3}}},
    "list": [{"name": "x"}, {"name": "y"}],
}


def found(text: str) -> list[tuple[str, list[Location]]]:
    target = compile_target(text)
    assert isinstance(target, Target), target
    return list(target.find(DOCUMENT))


@pytest.mark.parametrize(
    ("text", "locations"),
    [
        ("$", [()]),
        ("$.paths['/a'].get", [("paths", "/a", "get")]),
        ('$["paths"]["/a"]', [("paths", "/a")]),
        ("$.list[1]", [("list", 1)]),
        ("$.paths['/a', '/b/{pond_id}'].get", [("paths", "/a", "get"), ("paths", "/b/{pond_id}", "get")]),
        ("$.paths.*.get", [("paths", "/a", "get"), ("paths", "/b/{pond_id}", "get")]),
        ("$.list[?@.name == 'y']", [("list", 1)]),
        ("$.list[-1]", [("list", 1)]),
        ("$..put", [("paths", "/b/{pond_id}", "put")]),
    ],
)
def test_what_a_target_names(text: str, locations: list[Location]) -> None:
    assert [location for _, matches in found(text) for location in matches] == locations


@pytest.mark.parametrize(
    "text", ["$.nothing", "$.list[2]", "$.list.name", "$.paths['/a'][0]", "$.list[?@.name == 'z']"]
)
def test_what_is_not_there(text: str) -> None:
    assert [matches for _, matches in found(text)] == [[]]


def test_each_alternative_is_looked_for() -> None:
    assert found("$.paths['/a', '/c'].get") == [
        ("$.paths['/a'].get", [("paths", "/a", "get")]),
        ("$.paths['/c'].get", []),
    ]


def test_a_path_is_the_same_whatever_its_parameters_are_called() -> None:
    """OpenAPI 3.1.1: templated paths that differ in the names of parameters only are identical."""
    assert found("$.paths['/b/{id}'].put") == [("$.paths['/b/{id}'].put", [("paths", "/b/{pond_id}", "put")])]
    assert [matches for _, matches in found("$.paths['/b/{id}/c']")] == [[]]
    assert [matches for _, matches in found("$.paths['/(a)']")] == [[]]


@pytest.mark.parametrize("text", ["paths", "$.", "$.a[", "$.a[?]", "$.a b", "$['a'", "", "$[?" + "(" * 2000])
def test_what_is_no_target(text: str) -> None:
    assert isinstance(compile_target(text), str)


def test_locations_as_text() -> None:
    assert as_text(("paths", "/a b", "get", 0, "x-y")) == "$.paths['/a b'].get[0]['x-y']"


def test_plain_targets_do_not_load_the_library() -> None:
    code = "import sys; from canvas_openapi.json_path import compile_target as c; c(\"$.a['b', 'c'][0]\"); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "canvas_openapi.json_path" in loaded
    assert "jsonpath_rfc9535" not in loaded
