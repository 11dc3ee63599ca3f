from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from typing import Any

import pytest
from canvas_docs.model import CurlRequest, Grade, Reference
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.known import Evidence
from canvas_openapi.render.docs.arrangement import catalogue
from canvas_openapi.render.docs.client_calls import ClientCalls, _nested
from canvas_openapi.render.docs.guides import GUIDES, guide_view, with_twins
from canvas_openapi.render.docs.markup import Markdown, code, plain, route, wrapped
from canvas_openapi.render.docs.sample_values import Call, Calls
from canvas_openapi.render.docs.samples import curl, samples
from canvas_openapi.render.docs.site import render_docs
from canvas_openapi.render.docs.site_options import Options
from canvas_openapi.render.docs.tree import Row, Trees, mark
from canvas_openapi.render.docs.views import ResourceView, Views
from markupsafe import escape

from tests.docs.conftest import BESIDE


@pytest.fixture(scope="module")
def widgets(invented: Reference) -> ResourceView:
    document = openapi(invented).document
    found = catalogue(invented, document)
    views = Views(found, document, ClientCalls(document))
    return views.resource(found.pages[1], found.pages[0], None)


def _flat(rows: tuple[Row, ...]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from _flat(row.rows)


def test_routes_that_one_text_documents_are_one_section(widgets: ResourceView) -> None:
    listing, creating = widgets.sections
    assert [r.path for r in listing.routes] == [
        "/api/v1/courses/{course_id}/widgets",
        "/api/v1/groups/{group_id}/widgets",
    ]
    assert [r.scopes for r in listing.routes] == [
        ("url:GET|/api/v1/courses/:course_id/widgets",),
        ("url:GET|/api/v1/groups/:group_id/widgets",),
    ]
    assert [row.name for row in listing.path_rows] == ["course_id", "group_id"]
    assert listing.paginated
    assert not creating.paginated


def test_a_body_row_shows_json_path_and_form_name(widgets: ResourceView) -> None:
    rows = {row.path: row for row in _flat(widgets.sections[1].body_rows)}
    assert {path: row.wire for path, row in rows.items()} == {
        "widget": "",
        "widget.name": "widget[name]",
        "widget.sizes": "widget[sizes][]",
        "widget.cog": "widget[cog]",
        "widget.cog.teeth": "widget[cog][teeth]",
    }
    assert rows["widget.name"].required
    assert "".join(label.text for label in rows["widget.sizes"].type) == "array of integer"


def test_a_query_row_shows_wire_name_and_allowed_values(widgets: ResourceView) -> None:
    include = widgets.sections[0].query_rows[0]
    assert (include.name, include.allowed) == ("include[]", ("gadget", "cogs"))
    assert "as_user_id" not in [row.name for row in widgets.sections[0].query_rows]
    assert widgets.sections[0].common == ("as_user_id",)


def test_objects_of_other_pages_are_quoted_for_expansion(widgets: ResourceView) -> None:
    assert [o.name for o in widgets.objects] == ["Widget"]
    assert "Gadget" in [o.name for o in widgets.quoted]
    assert "Widget" not in [o.name for o in widgets.quoted]


def test_an_object_says_where_it_is_used(widgets: ResourceView) -> None:
    used_by = [(link.text, link.href) for link in widgets.objects[0].used_by]
    assert used_by == [
        ("list_course_widgets", "#list_course_widgets"),
        ("list_group_widgets", "#list_group_widgets"),
        ("create_course_widget", "#create_course_widget"),
    ]
    assert [link.href for link in widgets.objects[0].part_of] == ["gadgets.html#Gadget"]


@pytest.mark.parametrize(
    ("grade", "rule", "expected"),
    [
        (Grade.DOCUMENTED, "", None),
        (Grade.UNKNOWN, "", None),
        (Grade.INFERRED, "value-string", "inferred from the example value (rule value-string)"),
        (Grade.INFERRED, "brand-new", "inferred by a rule (rule brand-new)"),
        (Grade.CORRECTED, "ids are strings", "an overlay corrects them (ids are strings)"),
    ],
)
def test_marks_say_why(grade: Grade, rule: str, expected: str | None) -> None:
    found = mark(Evidence(grade, rule), "resources/widgets.html")
    assert (expected in found.reason) if expected and found else found is None
    assert found is None or found.href == "../guides/types.html"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({}, "any type"),
        ({"type": "integer", "format": "int64"}, "integer"),
        ({"type": ["string", "null"], "format": "date-time"}, "string, date-time or null"),
        ({"type": "array", "items": {"type": "array", "items": {"type": "number"}}}, "array of array of number"),
        ({"anyOf": [{"$ref": "#/components/schemas/Widget"}, {"type": "null"}]}, "Widget or null"),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, "string or integer"),
        ({"type": "object", "additionalProperties": {"type": "boolean"}}, "map of boolean"),
        ({"type": "string", "contentMediaType": "application/octet-stream"}, "file"),
    ],
)
def test_types_in_words(schema: dict[str, object], expected: str) -> None:
    assert "".join(label.text for label in Trees({}, "x.html").type(schema)) == expected


def _call(invented: Reference, path: str, verb: str) -> Call:
    document = openapi(invented).document
    return Calls(document["components"]).call(verb.upper(), path, document["paths"][path][verb])


def test_samples_of_a_list(invented: Reference) -> None:
    call = _call(invented, "/api/v1/courses/{course_id}/widgets", "get")
    shell, python, typescript = samples(call, ClientCalls(openapi(invented).document))
    assert shell.text == (
        "curl 'https://canvas.example.edu/api/v1/courses/1234/widgets?per_page=100' \\\n"
        '  -H "Authorization: Bearer $CANVAS_TOKEN"'
    )
    assert python.text == "for item in canvas.widgets.list_course_widgets(1234, per_page=100):\n    print(item)"
    assert typescript.text == (
        "for await (const item of canvas.widgets.listCourseWidgets(1234, { per_page: 100 })) {\n  console.log(item);\n}"
    )


def test_a_body_shows_what_the_object_of_the_answer_shows(invented: Reference) -> None:
    call = _call(invented, "/api/v1/courses/{course_id}/widgets", "post")
    shell, python, typescript = samples(call, ClientCalls(openapi(invented).document))
    assert shell.text.splitlines()[0] == "curl -X POST https://canvas.example.edu/api/v1/courses/1234/widgets \\"
    assert json.loads(shell.text.rpartition("-d ")[2].strip("'")) == {"widget": {"name": "Left-handed"}}
    assert 'create_course_widget(\n    1234,\n    widget={"name": "Left-handed"},\n)' in python.text
    assert 'createCourseWidget(\n  1234,\n  { widget: { name: "Left-handed" } },\n);' in typescript.text


@pytest.mark.parametrize(
    ("name", "schema", "expected"),
    [
        ("state", {"type": "string", "enum": [None, "new"]}, "new"),
        ("per_page", {"type": "integer", "default": 15}, 15),
        ("note", {"type": "string", "examples": ["<your note>", "hello"]}, "hello"),
        ("grade", {"type": "string", "description": "A value, such as “13.5”."}, "13.5"),
        ("grade", {"type": "integer", "description": 'Points, e.g. "ten" or such as "10".'}, 10),
        ("a_name", {"type": ["string", "null"]}, "<text>"),
        ("ended_at", {"type": "string", "format": "date-time"}, "2026-01-31T12:00:00Z"),
        ("user_ids[]", {"type": "array", "items": {"type": "string"}}, ["1234"]),
        ("x", {"anyOf": [{"type": "null"}, {"type": "boolean"}]}, True),
        ("x", {"anyOf": [{"type": "object"}, {"properties": {"a": {"type": "integer"}}}]}, {"a": 1234}),
        ("x", {"properties": {"a": {"enum": ["b"]}, "c": {"examples": ["d"]}, "e": {"deprecated": True}}}, {"c": "d"}),
    ],
)
def test_a_value_is_documented_or_a_placeholder(name: str, schema: dict[str, Any], expected: object) -> None:
    assert Calls({}).value(name, schema) == expected


def test_the_docs_own_request_gives_the_query() -> None:
    request = CurlRequest("GET", "", "/x/<id>", query=(("state[]", "new"), ("state[]", "old"), ("gone", "1")))
    spec = {
        "x-canvas-route": "/x/:id",
        "parameters": [{"name": "state[]", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}],
    }
    assert Calls({}).call("GET", "/x/{id}", spec, [request]).query == {"state[]": ["new", "old"]}
    assert Calls({}).call("POST", "/x/{id}", spec, [request]).query == {}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/courses/{id}/submissions/{user_id}", {"submission": {"posted_grade": "<text>"}}),
        ("/courses/{id}/anonymous_submissions/{user_id}", {"submission": {"posted_grade": "<text>"}}),
        ("/courses/{id}", {"comment": {"text": "<text>"}, "submission": {"posted_grade": "<text>"}}),
    ],
)
def test_the_member_that_the_call_is_about_comes_first(path: str, expected: object) -> None:
    members = {
        "comment": {"type": "object", "properties": {"text": {"type": "string"}}},
        "submission": {"type": "object", "properties": {"posted_grade": {"type": "string"}}},
    }
    body = {"content": {"application/json": {"schema": {"type": "object", "properties": members}}}}
    assert Calls({}).call("PUT", path, {"requestBody": body}).body == expected


def test_bracket_names_become_the_values_of_the_clients() -> None:
    flat = {"filter[state]": "new", "include[]": ["cogs"], "overrides[][id]": 1, "overrides[][name]": "a", "page": 2}
    assert _nested(flat) == {
        "filter": {"state": "new"},
        "include": ["cogs"],
        "overrides": [{"id": 1, "name": "a"}],
        "page": 2,
    }


def test_a_shell_sample_quotes_what_the_docs_say() -> None:
    spec = {
        "parameters": [{"name": "id", "in": "path", "schema": {"type": "string", "enum": ["$(rm -rf /)'"]}}],
        "requestBody": {"content": {"application/json": {"schema": {"properties": {"a": {"enum": ["'; reboot"]}}}}}},
    }
    text = curl(Calls({}).call("PUT", "/x/{id}", spec))
    assert "/x/%24%28rm%20-rf%20%2F%29%27" in text
    assert """-d '{"a": "'"'"'; reboot"}'""" in text


def test_markdown_is_harmless() -> None:
    render = Markdown(lambda href: href or None)
    html = render("so <script>x</script> *a* [b](javascript:x) [c](y.html) <b onclick=z>d\n\n# e")
    assert (
        html == '<p>so x <em>a</em> <a>b</a> <a href="y.html">c</a> d</p>\n<p class="heading"><strong>e</strong></p>\n'
    )


def test_plain_words_of_markdown() -> None:
    assert plain("A *b* `c<d>`\n\n- e & f") == "A b c<d> e & f"


def test_long_names_have_places_to_break() -> None:
    assert route("/api/{id}<x>") == "<wbr>/api<wbr>/<var>{id}</var>&lt;x&gt;"
    assert wrapped("AssignmentOverride<") == "Assignment<wbr>Override&lt;"


def test_the_files_of_a_site(invented_files: dict[str, bytes]) -> None:
    assert set(invented_files) == {
        *("index.html", "scopes.html", "objects.html", "changes.html", "404.html"),
        *(f"guides/{guide.name}.{ending}" for guide in GUIDES for ending in ("html", "md")),
        *("index.md", "scopes.md", "objects.md", "changes.md", "llms.txt", ".nojekyll"),
        *("resources/widgets.html", "resources/widgets.md", "resources/gadgets.html", "resources/gadgets.md"),
        *(
            "assets/site.css",
            "assets/site.js",
            "assets/search-words.js",
            "assets/search.js",
            "assets/scopes.js",
            "assets/icon.svg",
            "assets/search-index.js",
        ),
        *BESIDE,
    }


def test_a_base_url_gives_a_sitemap_and_canonical_addresses(invented: Reference) -> None:
    document = openapi(invented).document
    files = render_docs(invented, document, Options(base_url="https://example.edu/api/", search=False))
    assert b"<loc>https://example.edu/api/resources/widgets.html</loc>" in files["sitemap.xml"]
    assert b'<link rel="canonical" href="https://example.edu/api/">' in files["index.html"]
    assert b'href="/api/assets/site.css"' in files["404.html"]
    assert "assets/search-index.js" not in files


def test_the_same_input_gives_the_same_bytes(invented: Reference, invented_files: dict[str, bytes]) -> None:
    made = openapi(invented)
    assert {**render_docs(invented, made.document, evidence=made.evidence), **BESIDE} == invented_files


def test_the_markdown_twin_says_what_the_page_says(invented_files: dict[str, bytes]) -> None:
    text = invented_files["resources/widgets.md"].decode()
    assert "`GET /api/v1/groups/{group_id}/widgets`" in text
    assert "scope `url:POST|/api/v1/courses/:course_id/widgets`" in text
    assert "- `widget.name` (string, required): The name of the widget. In forms `widget[name]`." in text
    assert "One of `gadget`, `cogs`." in text
    assert "\n\n\n" not in text


def test_llms_txt_lists_every_twin(invented_files: dict[str, bytes]) -> None:
    text = invented_files["llms.txt"].decode()
    assert "- [Widgets](resources/widgets.md): 3 operations, 1 object" in text


def test_llms_txt_and_twins_lead_to_files_that_are_there(invented_files: dict[str, bytes]) -> None:
    for name, content in invented_files.items():
        if not name.endswith((".md", "llms.txt")):
            continue
        links = [href for href in re.findall(r"\]\(([^()\s]+)\)", content.decode()) if "://" not in href]
        for href in links:
            assert not href.endswith(".html"), (name, href)
            place = posixpath.normpath(posixpath.join(posixpath.dirname(name), href.partition("#")[0] or name))
            assert place in invented_files, (name, href)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](../scopes.html#x)", "[a](../scopes.md)"),
        ("[a](https://docs/gadgets)", "[a](gadgets.md)"),
        ("[a](https://example.edu/x.html)", "[a](https://example.edu/x.html)"),
    ],
)
def test_links_of_twins_lead_to_twins(text: str, expected: str) -> None:
    assert with_twins(text, lambda href: "gadgets.html#g" if "gadgets" in href else href) == expected


def test_a_guide_has_headings_to_link_to_and_coloured_code() -> None:
    html = guide_view('# Ids\n\n## SIS `ids`\n\n```bash\ncurl "<x>"\n```\n').html
    assert '<h2 id="sis-ids">SIS <code>ids</code></h2>' in html
    assert '<pre tabindex="0"><code>curl <span class="s">&#34;&lt;x&gt;&#34;</span></code></pre>' in html


def test_nothing_inline_and_nothing_from_elsewhere(hostile_files: dict[str, bytes]) -> None:
    for name, content in hostile_files.items():
        if not name.endswith(".html"):
            continue
        for harm in (b"<script>", b"<style", b" style=", b"<img", b"<iframe", b'="javascript:', b"<svg"):
            assert harm not in content, (name, harm)
        scripts = re.findall(rb"<script[^>]*>", content)
        assert all(re.fullmatch(rb'<script src="(?:\.\./)*assets/(?:site|scopes)\.js">', one) for one in scripts), name


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("for item in canvas.a.b(12, c=True):", "python", "[k for] item [k in] canvas.a.b([m 12], c=[m True]):"),
        ('f(a={"b": None}, in_=-1.5e-05)', "python", 'f(a={[s "b"]: [m None]}, in_=-[m 1.5e-05])'),
        (
            "const x = await f({ of: 3, true: false });",
            "typescript",
            "[k const] x = [k await] f({ of: [m 3], true: [m false] });",
        ),
        ('f("a \\" for 1 <b>", new Blob(["…"]))', "typescript", 'f([s "a \\" for 1 <b>"], [k new] Blob([[s "…"]]))'),
        ("canvas.a1.b2(c3)", "python", "canvas.a1.b2(c3)"),
        ('f("\\\\", 1)', "python", 'f([s "\\\\"], [m 1])'),
    ],
)
def test_a_call_has_colours_and_no_markup_of_its_own(text: str, language: str, shown: str) -> None:
    html = re.sub(r'<span class="(.)">(.*?)</span>', r"[\1 \2]", str(code(text, language)))
    assert html == str(escape(shown))
