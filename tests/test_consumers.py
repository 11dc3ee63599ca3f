"""The logic of `make consumers` itself; the tools are run by `make consumers` only."""

from __future__ import annotations

from typing import Any

import pytest

from tests.consumers.__main__ import CHECKS
from tests.consumers.checks import Check
from tests.consumers.documents import Document
from tests.consumers.languages import pascal_case
from tests.consumers.mock.curl import Command, commands, nested, typed
from tests.consumers.reserved import clashes
from tests.consumers.results import Finding, Outcome, Result, judged, table
from tests.consumers.toolbox import missing, versions
from tests.consumers.typescript import camel_case
from tests.consumers.wire.check import problems
from tests.consumers.wire.requests import read_request
from tests.consumers.zod import without_nulls


def test_a_problem_fails_and_the_first_is_shown() -> None:
    finding = judged(["beds: wrong\nand more", "plots: wrong"], "fine")

    assert finding.outcome is Outcome.FAILED
    assert finding.detail == "2 problems: beds: wrong"


def test_no_problem_passes_with_what_was_seen() -> None:
    assert judged([], "3 operations").detail == "3 operations"


def test_a_bar_in_a_detail_does_not_break_the_table() -> None:
    row = table([Result("tool", "1.0", "bundled page, 3.1", Outcome.PASSED, "a | b")], {}).splitlines()[-1]

    assert row == "| tool | 1.0 | bundled page, 3.1 | passed | a &#124; b |"


def test_operation_ids_as_generators_write_them() -> None:
    assert camel_case("get_course_tab") == "getCourseTab"
    assert pascal_case("get_course_tab") == "GetCourseTab"


@pytest.mark.parametrize(
    ("is_heavy", "everything", "keys"),
    [
        (False, False, ["bundled-3.1", "bundled-3.0", "corpus-3.1", "corpus-3.0"]),
        (True, False, ["bundled-3.1", "sample-3.1", "sample-3.0"]),
        (True, True, ["bundled-3.1", "bundled-3.0", "corpus-3.1", "corpus-3.0"]),
    ],
)
def test_a_heavy_tool_gets_a_sample_unless_all_is_asked_for(is_heavy: bool, everything: bool, keys: list[str]) -> None:
    check = Check("tool", "yaml", lambda document: judged([], document.key), is_heavy=is_heavy)
    documents = [Document(name, version) for name in ("bundled", "corpus", "sample") for version in ("3.1", "3.0")]

    assert [one.key for one in documents if check.takes(one, everything=everything)] == keys


def test_names_that_a_language_has_for_itself() -> None:
    shared = {"in": "query", "name": "include[]"}
    operation = {"parameters": [{"$ref": "#/components/parameters/more"}, {"in": "query", "name": "type"}]}
    document = {
        "paths": {"/beds": {"get": operation}},
        "components": {
            "parameters": {"more": shared},
            "schemas": {"File": {"properties": {"class": {"properties": {"end": {}}}, "size": {}}}, "Bed": {}},
        },
    }
    found = {one.language: (one.components, one.parameters, one.properties) for one in clashes(document)}

    assert found["Ruby"] == (("File",), (), ("class", "end"))
    assert found["PHP"] == ((), ("include",), ("class",))
    assert found["Go"] == ((), ("type",), ())


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        (
            "curl https://<canvas>/api/v1/beds/<bed_id>/plants.json \\\n  -X PUT \\\n  -F 'plant[name]=Mint' \\\n"
            "  -H 'Authorization: Bearer <token>'",
            Command("put", "/api/v1/beds/1/plants", (("plant[name]", "Mint"),)),
        ),
        (
            "curl 'https://<canvas>/api/v1/beds?include[]=plants' -d 'a=1&b=2' -G",
            Command("get", "/api/v1/beds", (("a", "1"), ("b", "2"), ("include[]", "plants"))),
        ),
        ("curl -d '[{\"id\": 1}]' https://<canvas>/api/v1/beds", Command("post", "/api/v1/beds", (), [{"id": 1}])),
        ("curl 'https://<canvas>/api/v1/beds", "its quotes do not match"),
        ("curl https://<canvas>/login", "it has no URL of the API"),
        ("curl -d '{\"id\": 1,}' https://<canvas>/api/v1/beds", "its JSON is not JSON"),
    ],
)
def test_a_documented_command_is_read(sample: str, expected: Command | str) -> None:
    assert list(commands(sample)) == [expected]


def test_several_commands_in_one_example() -> None:
    sample = "curl https://<canvas>/api/v1/beds\n\n# or\n\ncurl https://<canvas>/api/v1/plots"

    assert [command.path for command in commands(sample) if isinstance(command, Command)] == [
        "/api/v1/beds",
        "/api/v1/plots",
    ]


def test_form_fields_become_nested_as_rack_does_it() -> None:
    fields = (("bed[name]", "A"), ("bed[tags][]", "x"), ("bed[tags][]", "y"), ("rows[][a]", "1"), ("rows[][a]", "2"))

    assert nested(fields) == {"bed": {"name": "A", "tags": ["x", "y"]}, "rows": [{"a": "1"}, {"a": "2"}]}


@pytest.mark.parametrize(
    ("value", "schema", "expected"),
    [
        ("1", {"type": "integer"}, 1),
        ("1", {"type": "string"}, "1"),
        ("1", {"type": "boolean"}, True),
        ("0.5", {"type": ["number", "null"]}, 0.5),
        ("soon", {"type": "integer"}, "soon"),
        ("x", {"type": "array", "items": {"type": "string"}}, ["x"]),
        ({"7": "1"}, {"type": "object", "additionalProperties": {"type": "integer"}}, {"7": 1}),
        ({"n": "1"}, {"$ref": "#/components/schemas/Bed"}, {"n": 1}),
        (["1"], {"anyOf": [{"type": "object"}, {"type": "array", "items": {"type": "integer"}}]}, [1]),
    ],
)
def test_texts_become_what_the_schema_wants(value: Any, schema: dict[str, Any], expected: Any) -> None:
    components = {"Bed": {"type": "object", "properties": {"n": {"type": "integer"}}}}

    assert typed(value, schema, components) == expected


def test_requests_that_differ_only_in_spelling_read_the_same() -> None:
    one = read_request("PUT", "/a/x%20y%2F2?b%5B%5D=2&b[]=1", "application/json", b'{"at": "2026-01-02T03:04:05Z"}')
    other = read_request(
        "PUT", "/a/x y%2F2?b[]=1&b[]=2", "application/json; charset=utf-8", b'{"at":"2026-01-02T04:04:05.000+01:00"}'
    )

    assert one == other
    assert one["path"] == ["a", "x y/2"]


def test_the_parts_of_a_form_are_read() -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nTwo\r\n'
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nText\n\r\n--x--\r\n'
    )

    assert read_request("POST", "/a", "multipart/form-data; boundary=x", body)["parts"] == [
        ["file", "a.txt", "Text\n"],
        ["title", None, "Two"],
    ]


def test_a_wrong_request_is_named_with_what_differs() -> None:
    case = {"operation": "get_bed", "why": "a slash", "request": {"method": "GET", "path": ["beds", "1/2"]}}

    assert problems(case, {"method": "GET", "path": ["beds", "1/2"]}, "") == []
    assert problems(case, None, "TypeError") == ["get_bed (a slash): nothing was sent: TypeError"]
    assert problems(case, {"method": "GET", "path": ["beds", "1", "2"]}, "") == [
        "get_bed (a slash): path ['beds', '1', '2'] instead of ['beds', '1/2']"
    ]


def test_what_the_machine_lacks_is_the_reason_of_a_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.consumers.toolbox.shutil.which", lambda _: None)
    missing.cache_clear()

    def never(document: Document) -> Finding:
        raise AssertionError(f"{document.title} was given to a tool that cannot run")

    result = Check("tool", "yaml", never, ("node", "java")).result(Document("bundled", "3.1"))
    missing.cache_clear()

    assert result.outcome is Outcome.SKIPPED
    assert result.detail == "no Node.js with npm, no Java"


def test_every_tool_has_a_pinned_version() -> None:
    assert [check.tool for check in CHECKS if check.package.lower() not in versions()] == []


def test_a_document_without_the_nulls_that_a_tool_gets_wrong() -> None:
    schema = {
        "properties": {
            "fish": {"type": ["array", "null"], "items": {"type": ["string", "null"], "enum": ["carp", None]}},
            "depth": {"type": ["number", "null"]},
            "owner": {"type": "object", "nullable": True},
        }
    }

    assert without_nulls(schema) == {
        "properties": {
            "fish": {"type": "array", "items": {"type": "string", "enum": ["carp"]}},
            "depth": {"type": ["number", "null"]},
            "owner": {"type": "object"},
        }
    }


def test_a_client_may_send_the_documented_default_of_what_a_call_leaves_out() -> None:
    case = {"operation": "dig", "why": "a body", "request": {"method": "POST", "body": {"pond": {"depth": 2}}}}
    members = {"depth": {"type": "integer", "default": 1}, "kind": {"type": "string", "default": "wet"}}
    schema = {
        "properties": {"pond": {"properties": members}, "ponds": {"additionalProperties": {"properties": members}}}
    }

    def sent(**pond: object) -> list[str]:
        return problems(case, {"method": "POST", "body": {"pond": pond}}, "", schema)

    assert sent(depth=2) == sent(depth=2, kind="wet") == []
    assert sent(depth=2, kind="dry") != []
    assert sent(depth=1, kind="wet") != []
    assert sent(kind="wet") != []
    several = {**case, "request": {"method": "POST", "body": {"ponds": {"a": {"depth": 2}}}}}
    received = {"method": "POST", "body": {"ponds": {"a": {"depth": 2, "kind": "wet"}}}}
    assert problems(several, received, "", schema) == []
