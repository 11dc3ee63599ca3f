"""Which scopes calls need, and what is wrong with a list: on a small invented edition, and on the real one."""

from __future__ import annotations

import json
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from canvas_openapi import UnreadableError
from canvas_openapi.scopes.called_operations import Catalogue
from canvas_openapi.scopes.calls import Called, calls_in, calls_in_line, calls_in_source
from canvas_openapi.scopes.listing import check_scopes, scopes_in, upgrade_scopes
from canvas_openapi.scopes.needed import needed

from tests.conftest import REPOSITORY, Run, write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE
from tests.made import document_of

ROUTES = {
    "list_beds": "GET /api/v1/beds",
    "get_bed": "GET /api/v1/beds/:id",
    "delete_bed": "DELETE /api/v1/beds/:id",
    "get_tallest_bed": "GET /api/v1/beds/tallest",
    "create_bed_plant": "POST /api/v1/beds/:bed_id/plants",
    "get_bed_folder": "GET /api/v1/beds/:bed_id/by_path/*full_path",
}


def catalogue(routes: dict[str, str]) -> Catalogue:
    paths: dict[str, Any] = {}
    for name, route in routes.items():
        verb, _, path = route.partition(" ")
        item = paths.setdefault(re.sub(r"[:*](\w+)", r"{\1}", path), {})
        ways = [{"access_token": []}, {"oauth2": [f"url:{verb}|{path}"]}]
        item[verb.lower()] = {"operationId": name, "tags": ["Beds"], "security": ways, "x-canvas-route": path}
    return Catalogue({"paths": paths})


BEDS = catalogue(ROUTES)
CALLS = [
    ("GET", "/api/v1/beds", "list_beds"),
    ("GET", "/api/v1/beds/?page=2", "list_beds"),
    ("GET", "/api/v1/beds.json", "list_beds"),
    ("get", "https://canvas.example.edu/api/v1/beds/1", "get_bed"),
    ("GET", "/api/v1/beds/self", "get_bed"),
    ("GET", "/api/v1/beds/sis_bed_id:A%2FB", "get_bed"),
    ("GET", "/api/v1/beds/tallest", "get_tallest_bed"),
    ("DELETE", "/api/v1/beds/tallest", "delete_bed"),
    ("HEAD", "/api/v1/beds/1", "get_bed"),
    ("GET", "/api/v1/beds/1/by_path/a/b/c", "get_bed_folder"),
    ("POST", "/api/v1/beds", None),
    ("GET", "/api/v1/beds/1/roots", None),
]


@pytest.mark.parametrize(("method", "path", "name"), CALLS)
def test_a_call_reaches_the_most_specific_operation(method: str, path: str, name: str | None) -> None:
    found = BEDS.called(method, path)
    assert (found.id if found else None) == name


LINES = [
    (
        '9.9.9.9 - me [10/Oct/2025:13:55:36 -0700] "GET /api/v1/beds/1?access_token=S HTTP/1.1" 200 2',
        "GET",
        "/api/v1/beds/1?access_token=S",
    ),
    ('9.9.9.9 - - [x] "GET /api/v1/beds HTTP/2.0" 200 2 "https://x.example/" "curl/8"', "GET", "/api/v1/beds"),
    (r'{"request": {"method": "post", "path": "\/api\/v1\/beds\/1\/plants"}}', "POST", "/api/v1/beds/1/plants"),
    ('{"url": "https://x.example/api/v1/beds", "http_method": "GET"}', "GET", "https://x.example/api/v1/beds"),
    ("- GET /api/v1/beds", "GET", "/api/v1/beds"),
    ("DELETE https://x.example/api/v1/beds/3", "DELETE", "https://x.example/api/v1/beds/3"),
]


@pytest.mark.parametrize(("line", "method", "path"), LINES)
def test_a_line_of_a_log_or_list(line: str, method: str, path: str) -> None:
    assert list(calls_in_line(line)) == [Called(method, path)]


SOURCES = [
    ('requests.get("https://x.example/api/v1/beds", headers=h)', ["list_beds"]),
    ('requests.delete(f"{base}/api/v1/beds/{bed.id}")', ["delete_bed"]),
    ("fetch(`/api/v1/beds/${id}/plants`, {method: 'POST'})", ["create_bed_plant"]),
    ('axios.get("/api/v1/beds/" + bed.id)', ["get_bed"]),
    ('axios.post("/api/v1/beds/" + bed.id + "/plants", body)', ["create_bed_plant"]),
    ('self._requester.request("POST", "beds/{}/plants".format(self.id))', ["create_bed_plant"]),
    ("for bed in canvas.beds.list_beds():", ["list_beds"]),
    ("await canvas.beds.createBedPlant({bed_id})", ["create_bed_plant"]),
    ("the.tallest.tree(1)", []),
]


@pytest.mark.parametrize(("text", "names"), SOURCES)
def test_source_code(text: str, names: list[str]) -> None:
    found = needed(BEDS, calls_in_source(text))
    assert ([o.id for o in found.operations], found.unmatched) == (names, {})


def test_the_least_scopes_say_why_and_what_is_not_documented() -> None:
    calls = [Called("GET", "/api/v1/beds/1"), Called("GET", "/api/v1/beds/2"), Called("GET", "/api/v1/bads/1")]
    found = needed(BEDS, [*calls, Called(name="delete_bed"), Called(name="fell_tree")]).to_json()
    assert found["scopes"] == [
        {"scope": "url:DELETE|/api/v1/beds/:id", "calls": ["DELETE /api/v1/beds/{id}"]},
        {"scope": "url:GET|/api/v1/beds/:id", "calls": ["GET /api/v1/beds/{id}"]},
    ]
    assert found["unmatched"] == [
        {"call": "GET /api/v1/bads/1", "nearest": "GET /api/v1/beds/{id}"},
        {"call": "fell_tree", "nearest": ""},
    ]


def test_nothing_but_method_and_path_comes_out_of_a_log_or_har(run: Run, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", {f"{p.slug}.md": gitbook_markdown.write(p) for p in GREENHOUSE})
    request = {"method": "GET", "url": "https://u:SECRET@x.example/api/v1/nowhere?access_token=SECRET#SECRET"}
    har = {"log": {"entries": [{"request": {**request, "headers": [{"name": "Authorization", "value": "SECRET"}]}}]}}
    (tmp_path / "a.har").write_text(json.dumps(har))
    (tmp_path / "a.log").write_text('"GET /api/v1/lost?token=SECRET HTTP/1.1" 200 "SECRET"\nSECRET\n{"SECRET\n\0\xff\n')
    for form in ("text", "json", "lines"):
        said = run("scopes", "for", "a.har", "a.log", "--source", pages, "--format", form)
        assert said.code == 0
        assert "SECRET" not in said.stdout + said.stderr
        assert form == "text" or "nowhere" in said.stdout + said.stderr


@pytest.mark.parametrize("text", ["{", "[]", '{"log": {}}', '{"log": {"entries": [3]}}'])
def test_what_is_no_har_has_a_line_and_a_reason(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"^line 1: no HAR file: "):
        list(calls_in("a.har", [text]))


@pytest.mark.slow
def test_a_long_log_is_a_stream() -> None:
    def log(lines: int) -> Iterator[str]:
        for number in range(lines):
            yield f'9.9.9.9 - - [x] "GET /api/v1/beds/{number}/roots HTTP/1.1" 404 2\n'

    assert most_memory("access.log", log(40_000)) < most_memory("access.log", log(4_000)) * 1.2 + SLACK


SLACK = 100_000  # what is kept of the first lines, however many follow


def most_memory(name: str, lines: Iterator[str]) -> int:
    needed(BEDS, calls_in("access.log", ['"GET /api/v1/beds/1/roots HTTP/1.1"']))  # what is kept once for all
    needed(BEDS, calls_in("a.har", ['{"log": {"entries": []}}']))
    tracemalloc.start()
    needed(BEDS, calls_in(name, lines))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.slow
def test_a_long_recording_and_long_source_are_streams() -> None:
    def har(entries: int) -> Iterator[str]:
        yield '{"log": {"entries": ['
        for number in range(entries):
            request = {"method": "GET", "url": f"https://x.example/api/v1/beds/{number}"}
            content = {"content": {"text": "a" * 10_000}}
            yield ("," if number else "") + json.dumps({"request": request, "response": content}) + "\n"
        yield "]}}"

    def source(lines: int) -> Iterator[str]:
        for number in range(lines):
            yield f"await axios.get('/api/v1/beds/{number}');\n"

    assert most_memory("a.har", har(2000)) < most_memory("a.har", har(200)) * 1.2 + SLACK
    assert most_memory("a.js", source(20_000)) < most_memory("a.js", source(2000)) * 1.2 + SLACK


def test_calls_of_a_recording_before_it_breaks_off_are_had() -> None:
    lines = [
        '{"log": {"entries": [\n',
        '{"request": {"method": "GET", "url": "/api/v1/beds"}},\n',
        '{"request": {"meth',
    ]
    found = calls_in("a.har", lines)
    assert next(found) == Called("GET", "/api/v1/beds")
    with pytest.raises(UnreadableError, match=r"^line 3: no HAR file: "):
        list(found)


SHAPES = [
    "url:GET|/api/v1/beds\nurl:GET|/api/v1/beds/:id",
    "url:GET|/api/v1/beds, url:GET|/api/v1/beds/:id.",
    '["url:GET|/api/v1/beds", "url:GET|\\/api\\/v1\\/beds\\/:id"]',
    "* `url:GET|/api/v1/beds` lists\n* (url:GET|/api/v1/beds/:id)",
    "We need url:GET|/api/v1/beds; and 'url:GET|/api/v1/beds/:id'!",
    "https://x.example/login/oauth2/auth?scope=url%3AGET%7C%2Fapi%2Fv1%2Fbeds%20url%3AGET%7C%2Fapi%2Fv1%2Fbeds%2F%3Aid",
]


@pytest.mark.parametrize("text", SHAPES)
def test_a_list_of_any_shape(text: str) -> None:
    assert scopes_in(text) == ["url:GET|/api/v1/beds", "url:GET|/api/v1/beds/:id"]


def test_a_scope_with_brackets_is_kept_whole() -> None:
    assert scopes_in("(url:GET|/api/v1/beds(/group/:id)).") == ["url:GET|/api/v1/beds(/group/:id)"]


def test_what_is_wrong_with_a_list() -> None:
    earlier = catalogue({**ROUTES, "list_weeds": "GET /api/v1/weeds"})
    listed = [
        "url:GET|/api/v1/beds",
        "url:GET|/api/v1/beds",
        "url:GET|/api/v1/beds/:bed_id",
        "url:GET|/api/v1/bedz",
        "url:GET|/api/v1/weeds",
        "https://purl.imsglobal.org/spec/lti-ags/scope/score",
    ]
    found = check_scopes(BEDS, listed, earlier=earlier, used=["url:DELETE|/api/v1/beds/:id"]).to_json()
    assert found == {
        "valid": ["url:GET|/api/v1/beds", "https://purl.imsglobal.org/spec/lti-ags/scope/score"],
        "unknown": [
            {"scope": "url:GET|/api/v1/beds/:bed_id", "nearest": "url:GET|/api/v1/beds/:id"},
            {"scope": "url:GET|/api/v1/bedz", "nearest": "url:GET|/api/v1/beds"},
        ],
        "gone": ["url:GET|/api/v1/weeds"],
        "doubled": ["url:GET|/api/v1/beds"],
        "missing": ["url:DELETE|/api/v1/beds/:id"],
        "allows": [{"scope": "url:GET|/api/v1/beds", "operation": "list_beds", "access": "read", "of": "Beds"}],
    }


def test_a_key_moves_to_a_newer_canvas() -> None:
    old = catalogue({**ROUTES, "list_weeds": "GET /api/v1/weeds"})
    new = catalogue({**ROUTES, "get_bed": "GET /api/v1/beds/:bed_id"})
    have = ["url:GET|/api/v1/beds", "url:GET|/api/v1/beds/:id", "url:GET|/api/v1/weeds", "url:GET|/api/v1/trees"]
    assert upgrade_scopes(old, new, have).to_json() == {
        "keep": ["url:GET|/api/v1/beds"],
        "rename": [{"scope": "url:GET|/api/v1/beds/:id", "to": "url:GET|/api/v1/beds/:bed_id"}],
        "drop": ["url:GET|/api/v1/weeds"],
        "add": [],
        "unknown": ["url:GET|/api/v1/trees"],
    }


def test_the_verbs_write_what_their_schemas_say(run: Run, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", {f"{p.slug}.md": gitbook_markdown.write(p) for p in GREENHOUSE})
    (tmp_path / "list.txt").write_text("url:GET|/api/v1/nothing url:GET|/api/v1/nothing")
    asked = {
        "needed": (0, ["for", "GET /api/v1/nothing", "--source", pages]),
        "checked": (1, ["check", "list.txt", "--source", pages, "--since", pages, "--used", "GET /api/v1/x"]),
        "upgrade": (0, ["upgrade", pages, pages, "--have", "list.txt"]),
    }
    for name, (code, arguments) in asked.items():
        said = run("scopes", *arguments, "--format", "json")
        schema = (REPOSITORY / "spec" / "canvas_openapi" / "scopes" / f"{name}.schema.json").read_bytes()
        jsonschema_rs.validator_for(json.loads(schema)).validate(json.loads(said.stdout))
        assert said.code == code
    assert run("scopes", "check", "none.txt").code == 2


@pytest.mark.slow_if_real
def test_every_operation_is_reached_by_its_own_path_and_scope(corpus: Path) -> None:
    document = document_of(corpus / "gitbook_md" / "2025-12").content
    real = Catalogue(document)
    for operation in real.operations:
        for name in ("123", "self", "sis_course_id:A%2FB"):
            assert real.called(operation.method, re.sub(r"{[^}]*}", name, operation.path)) == operation
    assert not check_scopes(real, scopes_in("\n".join(real.by_scope))).wrong
    assert list(real.by_scope) == scopes_in("\n".join(real.by_scope))
