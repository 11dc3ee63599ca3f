"""Slices: whole, valid documents with the same names; and the profile for tool lists."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from canvas_openapi import load, make_document
from canvas_openapi.slices.agent import first_paragraph, for_agents
from canvas_openapi.slices.cut import cut
from canvas_openapi.slices.selection import Selection, UnknownTermError, operations
from canvas_openapi.validation import find_errors, second_opinion

from tests.conftest import Run, write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE
from tests.made import document_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    pages = {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE}
    reference = load(write_pages(tmp_path_factory.mktemp("pages"), {**pages})).reference
    assert reference is not None
    return make_document(reference).content


def names(document: dict[str, Any]) -> dict[tuple[str, str], str]:
    return {(operation.path, operation.verb): operation.id for operation in operations(document)}


def dangling(document: dict[str, Any]) -> set[str]:
    """References to components that are not there, and components that nothing refers to."""
    targets = set(re.findall(r'"\$ref": "#/components/([^"]+)"', json.dumps(document)))
    parts = document["components"].items()
    there = {f"{kind}/{name}" for kind, named in parts if kind != "securitySchemes" for name in named}
    return targets ^ there


def sends(document: dict[str, Any]) -> Iterator[str]:
    """The names of all parameters and of the properties of bodies."""
    for item in document["paths"].values():
        for operation in item.values():
            yield from (p["name"] for p in operation.get("parameters", ()) if "name" in p)
            yield from properties(operation.get("requestBody", {}))


def properties(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from node["properties"]
        for value in node.values():
            yield from properties(value)


def test_each_term_names_what_it_says(whole: dict[str, Any], tmp_path: Path) -> None:
    everything = list(operations(whole))
    one = next(operation for operation in everything if operation.verb != "get")
    (tmp_path / "scopes.txt").write_text(f"Please allow {one.scopes[0]}.")
    for term in (one.id, one.scopes[0], str(tmp_path / "scopes.txt")):
        assert one.id in names(cut(whole, Selection((term,)))).values()
        assert one.id not in names(cut(whole, Selection((), (term,)))).values()
    tagged = {o.id for o in everything if one.tags[0] in o.tags}
    assert set(names(cut(whole, Selection((one.tags[0].upper(),)))).values()) == tagged
    below = {o.id for o in everything if o.path.startswith("/api/v1/")}
    assert set(names(cut(whole, Selection(("/api/v1/*",)))).values()) == below
    grouped = {**whole, "x-tagGroups": [{"name": "All of it", "tags": list(one.tags)}, {"name": "None", "tags": []}]}
    found = cut(grouped, Selection(("All of it",)))
    assert set(names(found).values()) == tagged
    assert found["x-tagGroups"] == [{"name": "All of it", "tags": list(one.tags)}]


def test_read_only_narrows(whole: dict[str, Any]) -> None:
    tag = whole["tags"][-1]["name"]
    found = list(operations(cut(whole, Selection((tag, "read-only")))))
    assert found
    assert all(operation.verb == "get" and tag in operation.tags for operation in found)
    assert all(operation.verb != "get" for operation in operations(cut(whole, Selection((), ("read-only",)))))


def test_a_slice_says_what_it_is_a_slice_of(whole: dict[str, Any]) -> None:
    info = cut(whole, Selection(("read-only",)))["info"]
    total = len(names(whole))
    assert info["x-canvas-slice"]["of"] == total
    assert f"of {total} operations (only read-only)" in info["description"]


def test_a_term_that_names_nothing_has_the_nearest(whole: dict[str, Any]) -> None:
    tag = whole["tags"][0]["name"]
    with pytest.raises(UnknownTermError, match=f"nearest: {tag}"):
        cut(whole, Selection((tag[:-1],)))


def test_the_options(run: Run, tmp_path: Path) -> None:
    pages = {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE}
    source = write_pages(tmp_path / "pages", {**pages})
    assert run("spec", source, "--only", "read-only", "-o", "a.json", "-o", "a-3.0.json").code == 0
    made = [json.loads((tmp_path / name).read_bytes()) for name in ("a.json", "a-3.0.json")]
    assert names(made[0]) == names(made[1])
    assert {verb for _, verb in names(made[0])} == {"get"}
    assert run("clients", source, "--only", "read-only", "-o", "c").code == 0
    assert run("docs", source, "--only", "read-only", "-o", "s").code == 0
    assert run("spec", source, "--only", "nothing of it").code == 2
    assert run("spec", source, "--answers").code == 2
    sizes = []
    for more in ((), ("--answers",)):
        assert run("spec", source, "--profile", "agent", *more, "-o", "tools.json").code == 0
        sizes.append((tmp_path / "tools.json").stat().st_size)
    assert sizes[0] < sizes[1]
    assert run("spec", source, "--only", "read-only", "--except", "read-only").code == 2


def test_a_changed_file_of_scopes_is_noticed(run: Run, tmp_path: Path, whole: dict[str, Any]) -> None:
    pages = {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE}
    source = write_pages(tmp_path / "pages", {**pages})
    one, other = list(operations(whole))[:2]
    for operation in (one, other):
        (tmp_path / "list.txt").write_text(operation.scopes[0])
        assert run("spec", source, "--only", "list.txt", "-o", "a.json").code == 0
        assert operation.id in names(json.loads((tmp_path / "a.json").read_bytes())).values()


def test_names_that_tools_take_and_the_wire_name_beside_them() -> None:
    schema = {"type": "object", "properties": {"a b": {"type": "string"}, "a_b": {}}, "required": ["a b"]}
    operation = {
        "operationId": "list_beds",
        "tags": [],
        "description": "Lists beds.\n\nIn rows.",
        "parameters": [{"name": n, "in": "query", "schema": {"type": "string"}} for n in ("include[]", "include")],
        "requestBody": {"content": {"application/json": {"schema": schema}}},
        "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": {}}}}},
    }
    document = {"paths": {"/beds": {"delete": operation}}, "components": {}, "info": {}}
    made = for_agents(document)["paths"]["/beds"]["delete"]
    assert [(p["name"], p.get("x-canvas-wire-name")) for p in made["parameters"]] == [
        ("include_2", "include[]"),
        ("include", None),
    ]
    body = made["requestBody"]["content"]["application/json"]["schema"]
    assert body["properties"]["a_b_2"]["x-canvas-wire-name"] == "a b"
    assert body["required"] == ["a_b_2"]
    assert made["responses"] == {"200": {"description": "OK"}}
    assert made["x-canvas-agent"] == {"readOnlyHint": False, "destructiveHint": True}
    assert made["description"] == first_paragraph(operation["description"]) == "Lists beds."  # type: ignore[arg-type]
    assert "content" in for_agents(document, answers=True)["paths"]["/beds"]["delete"]["responses"]["200"]


def test_a_group_of_tags_is_what_its_tags_are(corpus: Path) -> None:
    real = document_of(corpus / "gitbook_md" / "2025-12").content
    tags = {tag["name"].casefold() for tag in real["tags"]}
    assert real["x-tagGroups"]
    for group in real["x-tagGroups"]:
        name = group["name"]
        part = cut(real, Selection((f"group:{name}" if name.casefold() in tags else name,)))
        assert names(part) == names(cut(real, Selection(tuple(group["tags"]))))
        assert [found["name"] for found in part["x-tagGroups"]] == [group["name"]]


@pytest.mark.slow_if_real
def test_twenty_selections(corpus: Path) -> None:
    real = document_of(corpus / "gitbook_md" / "2025-12").content
    known = list(operations(real))
    chance = random.Random(15)
    for number in range(20):
        tags = chance.sample([tag["name"] for tag in real["tags"]], 2)
        ids = [operation.id for operation in chance.sample(known, 3)]
        but = (chance.choice(known).path,)
        slice_ = cut(real, Selection((*tags, *ids), but))
        kept = names(slice_)
        assert kept
        assert kept.items() <= names(real).items()
        assert all(
            part == real["components"]["schemas"][n] for n, part in slice_["components"].get("schemas", {}).items()
        )
        used = {scope for operation in operations(slice_) for scope in operation.scopes}
        flows = slice_["components"]["securitySchemes"]["oauth2"]["flows"]
        assert set(flows["authorizationCode"]["scopes"]) == used
        agent = for_agents(slice_)
        for document in (slice_, agent):
            assert not dangling(document)
            assert find_errors(document) == []
            assert number % 5 or second_opinion(document, {}) == []  # it takes long
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name) for name in (*kept.values(), *sends(agent)))
