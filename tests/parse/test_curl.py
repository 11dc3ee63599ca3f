"""Example requests as the docs print them: commands that would run, and those that would not."""

from __future__ import annotations

import shlex

import pytest
from canvas_docs.model import CurlRequest, Route, Scope
from canvas_docs.parse.curl import parse_curl
from canvas_docs.parse.example_blocks import read_example
from canvas_docs.parse.example_routes import differing_examples, is_call_of
from canvas_docs.parse.shell import curl_commands
from hypothesis import given
from hypothesis import strategies as st


def one(text: str) -> CurlRequest:
    (request,) = parse_curl(text)
    return request


def test_a_command_that_would_run() -> None:
    request = one(
        """curl -X PUT 'https://<canvas>/api/v1/plots/<plot_id>?include[]=bed&note=a%20b' \\
     -H "Authorization: Bearer <token>" \\
     -F 'plot[name]=North; "upper"' \\
     -F plot[rows][]=1 \\
     -F plot[rows][]=2"""
    )
    assert (request.verb, request.path, request.repairs) == ("PUT", "/api/v1/plots/<plot_id>", ())
    assert request.query == (("include[]", "bed"), ("note", "a b"))
    assert request.headers == (("Authorization", "Bearer <token>"),)
    assert request.form == (("plot[name]", 'North; "upper"'), ("plot[rows][]", "1"), ("plot[rows][]", "2"))


@pytest.mark.parametrize(
    ("options", "verb"),
    [
        ("", "GET"),
        ("-XPUT", "PUT"),
        ("--request PATCH", "PATCH"),
        ("--request=delete", "DELETE"),
        ("-d a=1", "POST"),
        ("-F a=1", "POST"),
        ("-F 'a=@<file>'", "POST"),
        ("-G -d a=1", "GET"),
        ("-X GET -F a=1", "GET"),
        ("-sI", "HEAD"),
        ("-siX DELETE", "DELETE"),
        ("-o out.json -v", "GET"),
    ],
)
def test_the_verb_is_the_one_that_curl_would_use(options: str, verb: str) -> None:
    assert one(f"curl {options} https://<canvas>/api/v1/plots").verb == verb


@pytest.mark.parametrize(
    "url", ["https://<canvas>/api/v1/plots", "<canvas>/api/v1/plots", "/api/v1/plots", "$host/api/v1/plots"]
)
def test_the_path_whatever_stands_before_it(url: str) -> None:
    assert one(f"curl {url}").path == "/api/v1/plots"


@pytest.mark.parametrize(
    ("options", "form", "query"),
    [
        ("-d 'a=1&b[]=2'", (("a", "1"), ("b[]", "2")), ()),
        ("-d a=1 --data b=2", (("a", "1"), ("b", "2")), ()),
        ("-d 'zone=Mountain Time (US & Canada)'", (("zone", "Mountain Time (US & Canada)"),), ()),
        ("--data-urlencode 'a=b c'", (("a", "b c"),), ()),
        ("-G --data-urlencode 'a=b c'", (), (("a", "b c"),)),
        ("--form-string 'a=@b'", (("a", "@b"),), ()),
    ],
)
def test_pairs(options: str, form: tuple[tuple[str, str], ...], query: tuple[tuple[str, str], ...]) -> None:
    request = one(f"curl https://<canvas>/api/v1/plots {options}")
    assert (request.form, request.query) == (form, query)


def test_files() -> None:
    request = one("curl /api/v1/plots -F 'picture=@<filename>' -F name=x")
    assert (request.files, request.form) == ((("picture", "<filename>"),), (("name", "x"),))
    assert one("curl /api/v1/plots --data-binary @plots.json").files == (("", "plots.json"),)


def test_json_may_span_lines() -> None:
    request = one(
        """curl 'https://<canvas>/api/v1/plots' \\
     --data '[{
           "id": 1,

           "rows": [1, 2]
         }]' \\
     -H "Content-Type: application/json\""""
    )
    assert (request.is_json, request.value) == (True, [{"id": 1, "rows": [1, 2]}])
    assert (request.form, request.repairs) == ((), ())
    assert request.headers == (("Content-Type", "application/json"),)


def test_json_that_cannot_be_read_stays_text() -> None:
    request = one("curl /api/v1/plots -d '{\"a\": '")
    assert (request.is_json, request.body, request.form) == (False, '{"a": ', ())


# ------------------------------------------------------------------ commands that would not run


def test_a_line_that_should_go_on_does() -> None:
    request = one(
        """curl https://<canvas>/api/v1/plots \\
  -X DELETE
  -d 'ids[]=1' \\
  -d 'ids[]=2'"""
    )
    assert (request.verb, request.form) == ("DELETE", (("ids[]", "1"), ("ids[]", "2")))
    assert request.repairs == ("line not continued",)


def test_white_space_after_the_backslash_does_not_matter() -> None:
    request = one("curl /api/v1/plots \\  \n  -X PUT \\\n")
    assert (request.verb, request.repairs) == ("PUT", ())


@pytest.mark.parametrize(
    "text",
    [
        "curl 'https://<canvas>/api/v1/plots/<id> \\\n  -X PUT \\\n  -F 'name=x'",
        "curl https://<canvas>/api/v1/plots/<id>\" \\\n  -X PUT \\\n  -F 'name=x'",
        "curl -X PUT -F 'name=x' \\\n  \"https://<canvas>/api/v1/plots/<id>",
    ],
    ids=["address not closed", "stray quote", "last not closed"],
)
def test_a_quote_ends_on_its_line(text: str) -> None:
    request = one(text)
    assert (request.verb, request.path, request.form) == ("PUT", "/api/v1/plots/<id>", (("name", "x"),))
    assert request.repairs == ("quote not closed",)


def test_typographic_quotes() -> None:
    request = one("curl https://<canvas>/api/v1/plots \\\n  -F ‘name=the farmer’s plot’ \\\n  -F “rows=2”")
    assert request.form == (("name", "the farmer’s plot"), ("rows", "2"))
    assert request.repairs == ("typographic quotes",)


def test_a_placeholder_of_two_words() -> None:
    assert one("curl https://<canvas>/api/v1/plots?term=<search value> -X GET").query == (("term", "<search value>"),)


def test_prose_around_and_several_commands() -> None:
    text = """This would list the plots
curl https://<canvas>/api/v1/plots \\
     -H 'Authorization: Bearer <token>'

# or, where curl knows the bed

  $ curl https://<canvas>/api/v1/beds/1/plots
That is all."""
    assert [request.path for request in parse_curl(text)] == ["/api/v1/plots", "/api/v1/beds/1/plots"]


@pytest.mark.parametrize("text", ["", '{"a": "curl"}', "use curl, please", "curl", "curl -X PUT", "curly /api/v1/x"])
def test_what_is_no_command(text: str) -> None:
    assert parse_curl(text) == ()


@given(st.text("curl -XFd'\"\\\n<>[]{}@=&/ ab‘’", max_size=80))
def test_no_text_raises(text: str) -> None:
    parse_curl("curl " + text)


_WORD = st.text("abc []=&:/{}\"'", min_size=1, max_size=12).filter(lambda word: word.strip(" ") == word)


@given(st.lists(_WORD, max_size=5))
def test_well_formed_words_are_those_of_a_shell(words: list[str]) -> None:
    line = "curl /x " + " ".join(map(shlex.quote, words))
    (command,) = curl_commands(line)
    if not command.repairs:
        assert list(command.words) == shlex.split(line)[1:]


# ------------------------------------------------------------------ which route is called


def route(verb: str, path: str) -> Route:
    return Route(verb, path, Scope(f"url:{verb}|{path}"))


@pytest.mark.parametrize(
    ("url", "path", "expected"),
    [
        ("/api/v1/plots/7", "/api/v1/plots/:id", True),
        ("/api/v1/plots/7.json", "/api/v1/plots/:id", True),
        ("/api/v1/plots.json", "/api/v1/plots", True),
        ("/api/v1/plots/", "/api/v1/plots", True),
        ("/api/v1/plots/7/rows", "/api/v1/plots/:id", False),
        ("/api/v1/plots/7", "/api/v1/plots(/:id)", True),
        ("/api/v1/plots", "/api/v1/plots(/:id)", True),
        ("/api/v1/plots/a/b/c", "/api/v1/plots/*full_path", True),
        ("/api/v1/plots/7.csv", "/api/v1/plots/:id.:type", True),
        ("/api/v1/plot/7", "/api/v1/plots/:id", False),
    ],
)
def test_calls_of_a_route(url: str, path: str, expected: bool) -> None:
    assert is_call_of(one(f"curl https://<canvas>{url}"), "GET", path) is expected
    assert not is_call_of(one(f"curl https://<canvas>{url}"), "PUT", path)


def test_an_example_of_another_route_is_noted_once() -> None:
    example = read_example("curl /api/v1/plots\ncurl /api/v1/beds\ncurl -X PUT /api/v1/plots")
    (note,) = differing_examples([example], (route("GET", "/api/v1/plots"), route("POST", "/api/v1/plots")))
    assert (note.code, note.severity) == ("example-differs", "note")
    assert "GET /api/v1/beds" in note.problem
