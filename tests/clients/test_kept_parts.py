"""Parts of the packages that are kept between runs change no byte: documents changed at random give what a full run gives."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from canvas_openapi import rendering
from canvas_openapi.render.clients.client_groups import Groups
from canvas_openapi.render.clients.kept_parts import ClientParts
from canvas_openapi.render.clients.python import python_package, render_python
from canvas_openapi.render.clients.typescript import render_typescript, typescript_package
from canvas_openapi.store import Store

Files = dict[str, bytes]
Json = dict[str, Any]


def packages(document: Json, store: Store | None) -> tuple[Files, Files]:
    parts = ClientParts(Groups(document), store)
    parts.prepare(["python", "typescript"])
    return python_package(parts), typescript_package(parts)


def places(value: Any) -> Iterator[tuple[Json, str]]:
    """Each member of each object, with the object."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield value, key
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)


def another_text(chance: random.Random, document: Json) -> None:
    texts = [(one, key) for one, key in places(document) if key in ("description", "summary") and one.get(key)]
    one, key = chance.choice(texts)
    one[key] = f"{one[key]} Pots, too."


def another_property(chance: random.Random, document: Json) -> None:
    properties = [one[key] for one, key in places(document) if key == "properties"]
    one = chance.choice(properties)
    inner = {"type": "object", "properties": {"height": {"type": "integer"}}}
    one[f"pot_{chance.randrange(3)}"] = chance.choice([{"type": "string"}, inner, {"type": "array", "items": inner}])


def another_component(chance: random.Random, document: Json) -> None:
    """Some of these names are those of types that other components already have inside."""
    schemas = document["components"]["schemas"]
    inside = [f"{name}{key.title()}" for name, schema in schemas.items() for key in schema.get("properties", {})]
    schemas[chance.choice(inside)] = {"type": "object", "properties": {"id": {"type": "integer"}}}


def component_gone(chance: random.Random, document: Json) -> None:
    schemas = document["components"]["schemas"]
    name = chance.choice(list(schemas))
    reference = f"#/components/schemas/{name}"
    for one, key in list(places(document)):
        if isinstance(one.get(key), dict) and one[key].get("$ref") == reference:
            one[key] = schemas[name]
    del schemas[name]


def operation_gone(chance: random.Random, document: Json) -> None:
    del document["paths"][chance.choice(list(document["paths"]))]


def another_tag(chance: random.Random, document: Json) -> None:
    operations = [one for item in document["paths"].values() for one in item.values() if isinstance(one, dict)]
    chance.choice(operations)["tags"] = [chance.choice(["Pots", "pots", "File", "Canvas"])]


def another_version(chance: random.Random, document: Json) -> None:
    document["info"]["version"] = f"{chance.randrange(9)}.0"


CHANGES: list[Callable[[random.Random, Json], None]] = [
    another_text,
    another_property,
    another_component,
    component_gone,
    operation_gone,
    another_tag,
    another_version,
]
MORE = [pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 20)]


@pytest.mark.parametrize("seed", [*range(3), *MORE])
def test_documents_changed_at_random_give_what_a_full_run_gives(tmp_path: Path, bundled: Json, seed: int) -> None:
    chance = random.Random(seed)
    store = Store(tmp_path)
    document = copy.deepcopy(bundled)
    packages(document, store)
    for change in chance.sample(CHANGES, len(CHANGES)):
        change(chance, document)
        assert packages(document, store) == (render_python(document), render_typescript(document)), change.__name__


@pytest.fixture
def rows() -> Json:
    """One operation that lists what stands in a member of an object."""
    inner = {"type": "object", "properties": {"id": {"type": "integer"}}}
    listed = {"type": "object", "properties": {"rows": {"type": "array", "items": inner}}}
    answer = {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/List"}}}}
    operation = {
        "operationId": "list_rows",
        "tags": ["Rows"],
        "parameters": [{"name": "per_page", "in": "query", "schema": {"type": "integer"}}],
        "responses": {"200": answer},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Rows", "version": "1.0"},
        "paths": {"/api/v1/rows": {"get": operation}},
        "components": {"schemas": {"List": listed}},
    }


def python_module(document: Json, store: Store, name: str = "rows") -> str:
    return packages(document, store)[0][f"canvas_client/resources/{name}.py"].decode()


def test_what_other_components_are_called_counts(tmp_path: Path, rows: Json) -> None:
    """`List.rows` makes the type ListRows; a component of that name takes it, and the item is a ListRows_2."""
    store = Store(tmp_path)
    assert "Paginator[objects.ListRows]" in python_module(rows, store)
    rows["components"]["schemas"]["ListRows"] = {"type": "object", "properties": {"name": {"type": "string"}}}
    assert "Paginator[objects.ListRows_2]" in python_module(rows, store)


def test_what_is_in_a_component_counts(tmp_path: Path, rows: Json) -> None:
    store = Store(tmp_path)
    properties = rows["components"]["schemas"]["List"]["properties"]
    properties["rows"]["items"] = {"type": "integer"}
    assert 'items_key="rows"' in python_module(rows, store)
    properties["lines"] = properties.pop("rows")
    assert 'items_key="lines"' in python_module(rows, store)


def test_what_other_groups_are_called_counts(tmp_path: Path, rows: Json) -> None:
    """The first of two groups whose names become one keeps it."""
    store = Store(tmp_path)
    assert "\nclass Rows(" in python_module(rows, store)
    other = {**rows["paths"]["/api/v1/rows"]["get"], "operationId": "list_other_rows", "tags": ["rows"]}
    rows["paths"] = {"/api/v1/others": {"get": other}, **rows["paths"]}
    assert "\nclass Rows2(" in python_module(rows, store, "rows_2")


def test_a_reference_into_a_component_counts(tmp_path: Path, rows: Json) -> None:
    """It leads to a part only, so the whole document counts."""
    store = Store(tmp_path)
    rows["components"]["parameters"] = {"Page": {"inner": {"name": "per_page", "in": "query", "description": "Old."}}}
    parameters = [{"$ref": "#/components/parameters/Page/inner"}]
    rows["paths"]["/api/v1/rows"]["get"]["parameters"] = parameters
    assert "Old." in python_module(rows, store)
    rows["components"]["parameters"]["Page"]["inner"]["description"] = "New."
    assert "New." in python_module(rows, store)


def _version(document: Json) -> None:
    document["info"]["version"] = "2.0"


def _example(document: Json) -> None:
    content = document["paths"]["/api/v1/rows"]["get"]["responses"]["200"]["content"]["application/json"]
    content["example"] = {"rows": [{"id": 7}]}


def _object(document: Json) -> None:
    document["components"]["schemas"]["Column"] = {"type": "string", "enum": ["a", "b"]}


def _group(document: Json) -> None:
    document["paths"]["/api/v1/rows"]["get"]["tags"] = ["Lines"]


def _given(document: Json) -> None:
    """An object that arguments hold: its keys are taken as they are given."""
    schema = {"type": "object", "properties": {"list": {"$ref": "#/components/schemas/List"}}}
    operation = document["paths"]["/api/v1/rows"]["get"]
    operation["requestBody"] = {"content": {"application/json": {"schema": schema}}}


def _order(document: Json) -> None:
    """The examples stand in the order of the calls, also where each group has its own in the same order."""
    one, *others = document["paths"]
    document["paths"] = {name: document["paths"][name] for name in (one, *reversed(others))}


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (_version, "pyproject.toml"),
        (_example, "canvas_client/_examples.json"),
        (_object, "canvas_client/objects.py"),
        (_group, "canvas_client/client.py"),
        (_given, "canvas_client/objects.py"),
        (_order, "canvas_client/_examples.json"),
    ],
)
def test_files_for_all_groups_are_made_again_when_what_they_hold_changes(
    tmp_path: Path, rows: Json, change: Callable[[Json], None], shown: str
) -> None:
    answer = {"description": "", "content": {"application/json": {"example": [1]}}}
    columns = {"operationId": "list_columns", "tags": ["Columns"], "responses": {"200": answer}}
    cells = {"operationId": "list_cells", "tags": ["Rows"], "responses": {}}
    rows["paths"] |= {"/api/v1/columns": {"get": columns}, "/api/v1/cells": {"get": cells}}
    store = Counting(tmp_path)
    before, _ = packages(rows, store)
    change(rows)
    assert render_python(rows)[shown] != before[shown], "not shown: it tests nothing"
    assert packages(rows, store) == (render_python(rows), render_typescript(rows))
    store.made.clear()
    packages(rows, store)
    assert store.made == []


class Counting(Store):
    """A store that knows what was not found."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.made: list[str] = []

    def put(self, name: str, content: bytes) -> None:
        self.made.append(name.split()[1])
        super().put(name, content)


def test_only_the_group_that_changed_is_made_again(tmp_path: Path, bundled: Json) -> None:
    store = Counting(tmp_path)
    document = copy.deepcopy(bundled)
    first = packages(document, store)
    store.made.clear()
    assert packages(document, store) == first
    assert store.made == []
    next(iter(next(iter(document["paths"].values())).values()))["summary"] = "Another summary"
    assert packages(document, store) != first
    assert sorted(store.made) == ["facts", "python", "typescript"]


def test_packages_that_are_made_beside_are_the_same(bundled: Json, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []

    def beside(make: Callable[[], Iterable[tuple[str, bytes]]]) -> Files:
        files = dict(make())
        begun.extend(files)
        return files

    monkeypatch.setattr(rendering, "_MANY_GROUPS", 1)
    parts = ClientParts(Groups(bundled))
    parts.prepare(["python", "typescript"])
    found = rendering.client_packages(parts, ["python", "typescript"], beside)
    python, typescript = render_python(bundled), render_typescript(bundled)
    assert (found["python"], found["typescript"]) == (python, typescript)
    assert begun == [*python, *typescript]


@pytest.mark.parametrize("damage", [b"", b"\xc1", msgspec.msgpack.encode({"canvas_client/x.py": 7})])
def test_what_is_kept_and_makes_no_sense_is_made_again(tmp_path: Path, bundled: Json, damage: bytes) -> None:
    class Damaged(Store):
        def get(self, name: str) -> bytes | None:
            found = super().get(name)
            return damage if found is not None else found

    store = Damaged(tmp_path)
    packages(bundled, store)
    assert packages(bundled, store) == (render_python(bundled), render_typescript(bundled))
