"""Saved portal pages: invented content in the renderer's true markup (FORMATS B1)."""

from __future__ import annotations

import pytest
from canvas_docs.blocks import Code, Heading, Note, Table, plain
from canvas_docs.documents import Document, Form, Unusable, detect
from canvas_docs.model import Page
from canvas_docs.parse.page_blocks import parse_pages
from canvas_docs.readers import READERS

ICON = '<svg class="gb-icon"><title>hashtag</title><path d="M0 0"></path></svg>'

HINT = f"""
<div role="note" aria-label="Warning" class="hint grid">
  <div class="py-4">{ICON}</div><div class="p-4"><p>BETA: This API resource is not finalized.</p></div>
</div>"""

CODE = """
<div class="group/codeblock shiki"><div></div><div><div><button>Ask AI</button><button>Copy</button></div>
<pre><code><span class="highlight-line"><span class="highlight-line-content"><span style="color:red">{</span>
</span></span><span class="highlight-line"><span class="highlight-line-content">  // The id
</span></span><span class="highlight-line"><span class="highlight-line-content">  "id": 1
</span></span><span class="highlight-line"><span class="highlight-line-content">}</span></span></code></pre>
</div></div>"""

HEADER_GROUP = """
<div role="rowgroup"><div role="row"><div role="columnheader" title="Parameter">Parameter</div>
<div role="columnheader" title="Type">Type</div>
<div role="columnheader" title="Description">Description</div></div></div>"""

ROW_GROUP = """
<div role="rowgroup"><div role="row">
<div role="cell"><div class="blocks"><p><code>plant[name]</code></p></div></div>
<div role="cell"><div class="blocks"><p>Required <code>string</code></p></div></div>
<div role="cell"><div class="blocks"><p>Its name.</p>
<p>Allowed values: <code>fern</code>, <code>moss</code></p></div></div>
</div></div>"""

NATIVE_TABLE = """
<div><div aria-hidden="true"><table><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead></table>
</div><table><thead class="sr-only"><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr>
<td><div><p><code>plant[name]</code></p></div></td><td><div><p>Required <code>string</code></p></div></td>
<td><div><p>Its name.</p><p>Allowed values: <code>fern</code>, <code>moss</code></p></div></td></tr></tbody>
</table></div>"""

TABLES = {
    "plain": f'<div role="table">{HEADER_GROUP}{ROW_GROUP}</div>',
    "header sticks": f'<div><div class="sticky"><div>{HEADER_GROUP}</div></div>'
    f'<div><div role="table">{ROW_GROUP}</div></div></div>',
    "wrapper has the role": f'<div role="table"><div><div>{HEADER_GROUP}</div></div>'
    f"<div><div>{ROW_GROUP}</div></div></div>",
    "searchable": f'<div><input placeholder="Search"><button>Clear</button></div>'
    f'<div role="table">{HEADER_GROUP}{ROW_GROUP}</div>',
    "merged cells": NATIVE_TABLE,
}


def heading(level: int, text: str, anchor: str) -> str:
    return (
        f'<h{level} id="{anchor}" data-heading-reveal-wrapper="true" class="heading"><span>{text}</span>'
        f'<span class="hash"><a href="#{anchor}" aria-label="Direct link to heading">{ICON}</a></span></h{level}>'
    )


def action(link: str = "#method.green/plants.create", table: str = TABLES["plain"]) -> str:
    return (
        heading(3, f'<a href="{link}">Plant a plant</a>', "method.green-plants.create")
        + f'<p><a href="https://example.org/plants_controller.rb">Green::PlantsController#create{ICON}</a></p>'
        "<p><strong><code>POST /api/v1/plants</code></strong></p>"
        "<p><strong>Scope:</strong> <code>url:POST|/api/v1/plants</code></p>"
        "<p>Plants <i>one</i> plant.</p>"
        '<ul><li><div class="mr-1"><div></div></div><div><p>in the sun</p></div></li></ul>'
        "<p><strong>Request Parameters:</strong></p>" + table + '<p>Returns a <a href="#plant">Plant</a> object.</p>'
    )


def body(*parts: str) -> str:
    return "".join(parts)


PLANTS = body(
    heading(2, "Plants API", "plants-api"),
    HINT,
    "<p><strong>A Plant object looks like:</strong></p>",
    CODE,
    action(),
    "<hr><p>This documentation is generated directly from the Canvas LMS source code.</p>",
)


def page(content: str, title: str = "Plants", after: str = "") -> str:
    return (
        "<!DOCTYPE html><html><head><title>Plants | Docs</title></head><body>"
        "<header><nav><a href='/'>Home</a></nav></header>"
        '<main class="page-has-toc"><div class="sr-only">For the complete documentation index, see <a href="/llms.txt">'
        f"llms.txt</a>.</div><header><h1>{ICON}{title}</h1></header>{content}"
        '<div><a href="/next"><span>Next</span><span>Animals API</span></a></div>'
        '<div><p>Last updated <time datetime="2026-01-01T00:00:00Z">1 day ago</time></p>'
        "<form><p>Was this helpful?</p><button>Yes</button></form></div></main>"
        f'{after}<script>self.__next_f.push([1,"POST /api/v1/ghosts"])</script></body></html>\n'
    )


def marked(content: str) -> str:
    return f'<div class="contents" data-content-ref-root="">{content}</div>'


def read(text: str) -> tuple[list[Page], list[str]]:
    document = Document("plants.html", text, Form.GITBOOK_HTML)
    blocks, problems = READERS[document.form](document)
    pages, more = parse_pages(blocks, document)
    return pages, [problem.code for problem in problems + more]


def test_a_saved_page_holds_what_its_markdown_says() -> None:
    (found,), problems = read(page(marked(PLANTS)))
    assert problems == []
    assert (found.slug, found.title, found.beta, found.description) == ("plants", "Plants", True, "")
    (plant,) = found.objects
    assert (plant.name, plant.example.text) == ("Plant", '{\n  // The id\n  "id": 1\n}')
    (create,) = found.actions
    assert (create.anchor, create.title) == ("method.green/plants.create", "Plant a plant")
    assert (create.controller, create.name) == ("Green::PlantsController", "create")
    assert create.source_url == "https://example.org/plants_controller.rb"
    assert [(route.verb, route.path, route.scope.value) for route in create.routes] == [
        ("POST", "/api/v1/plants", "url:POST|/api/v1/plants")
    ]
    assert create.description == "Plants *one* plant.\n\n- in the sun"
    assert create.returns is not None
    assert create.returns.type.target is not None
    assert (create.returns.type.target.name, create.returns.type.target.href) == (
        "Plant",
        "https://developerdocs.instructure.com/services/canvas/resources/plants#plant",
    )


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_every_layout_of_a_table_gives_the_same_parameter(table: str) -> None:
    (found,), _ = read(page(marked(heading(2, "Plants API", "p") + action(table=table))))
    (name,) = found.actions[0].parameters
    assert (name.name, name.type.text, name.required) == ("plant[name]", "string", True)
    assert (name.description, name.type.allowed) == ("Its name.", ("fern", "moss"))


@pytest.mark.parametrize(
    "link",
    ["#method.green/plants.create", "https://docs.example.org/plants#method.green/plants.create"],
    ids=["as served", "made absolute by the browser that saved it"],
)
def test_the_link_of_a_heading_keeps_the_slash_that_its_id_has_lost(link: str) -> None:
    (found,), _ = read(page(marked(action(link))))
    assert found.actions[0].anchor == "method.green/plants.create"


def test_a_streamed_body_is_put_in_its_place() -> None:
    late = (
        f'<div hidden id="S:1">{action()}</div><div hidden id="S:0">'
        + marked(heading(2, "Plants API", "p") + '<template id="P:1"></template>')
        + '</div><script>$RS("S:1","P:1");$RC("B:0","S:0")</script>'
    )
    (found,), problems = read(page('<template id="B:0"></template><div class="skeleton"></div>', after=late))
    assert problems == ["streamed-body"]
    assert [action.anchor for action in found.actions] == ["method.green/plants.create"]


def test_a_streamed_body_is_found_by_its_number_where_the_scripts_were_removed() -> None:
    late = f'<div hidden id="S:0">{marked(PLANTS)}</div>'
    (found,), _ = read(page('<template id="B:0"></template>', after=late))
    assert len(found.actions) == 1


@pytest.mark.parametrize("content", [marked(""), '<template id="B:0"></template>'], ids=["empty", "never sent"])
def test_a_page_without_its_body_says_so(content: str) -> None:
    pages, problems = read(page(content))
    assert pages == []
    assert "no-body" in problems


def test_a_page_whose_marks_were_cleaned_away_is_read_from_main() -> None:
    text = page(PLANTS)
    assert detect(text) is Form.GITBOOK_HTML
    (found,), _ = read(text)
    assert found.title == "Plants"
    assert "llms.txt" not in found.description
    assert len(found.actions) == 1


def test_one_page_of_all_resources_gives_a_page_for_each() -> None:
    animals = action("#method.animals.feed").replace("plants", "animals").replace("Green::PlantsC", "AnimalsC")
    content = heading(2, "Plants", "plants") + action() + heading(2, "Animals", "animals") + animals
    pages, _ = read(page(marked(content), "All Resources Reference"))
    assert [(found.slug, found.title, len(found.actions)) for found in pages] == [
        ("plants", "Plants", 1),
        ("animals", "Animals", 1),
    ]


@pytest.mark.parametrize(
    ("attributes", "style"),
    [
        ('aria-label="Danger" class="hint"', "danger"),
        ('aria-label="Warnung" class="hint bg-warning"', "warning"),
        ('class="hint"', "info"),
    ],
)
def test_the_style_of_a_hint(attributes: str, style: str) -> None:
    content = marked(f'<div role="note" {attributes}><div>{ICON}</div><div><p>Mind the step.</p></div></div>')
    blocks, _ = READERS[Form.GITBOOK_HTML](Document("a.html", page(content), Form.GITBOOK_HTML))
    assert [block.style for block in blocks if isinstance(block, Note)] == [style]


def test_code_whose_line_breaks_were_lost_has_one_line_for_each_span() -> None:
    lines = "".join(f'<span class="highlight-line">{line}</span>' for line in ("{", '  "id": 1', "}"))
    document = Document("a.html", page(marked(f"<pre><code>{lines}</code></pre>")), Form.GITBOOK_HTML)
    blocks, _ = READERS[Form.GITBOOK_HTML](document)
    assert [block.text for block in blocks if isinstance(block, Code)] == ['{\n  "id": 1\n}']


def test_icons_buttons_and_own_links_leave_no_text() -> None:
    details = (
        f'<details id="d"><summary>{ICON}More<a href="#d" aria-label="Direct link to heading">{ICON}</a></summary>'
    )
    content = marked(heading(3, "Plain words", "w") + details + "<p>Inside.</p></details>" + TABLES["searchable"])
    blocks, _ = READERS[Form.GITBOOK_HTML](Document("a.html", page(content), Form.GITBOOK_HTML))
    texts = [plain(block.text) for block in blocks if not isinstance(block, Table | Note | Code)]  # type: ignore[union-attr]
    assert texts == ["Plants", "Plain words", "More", "Inside."]
    assert isinstance(blocks[1], Heading)
    assert blocks[1].anchor == "w"


def test_a_page_that_was_not_found_is_no_page() -> None:
    assert detect("<html><head><title>Page not found</title></head><body data-content-ref-root></body></html>") is (
        Unusable.NOT_FOUND
    )


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://docs.example.org/services/plants_-wild"/>',
        "<link href='https://docs.example.org/services/plants_-wild?fallback=true' rel='canonical'>",
    ],
)
def test_a_page_that_a_browser_named_by_its_title_is_named_by_its_address(head: str) -> None:
    text = page(marked(PLANTS)).replace("<head>", f'<head><link rel="icon" href="https://example.org/i/x.png">{head}')
    document = Document("Plants _ Developer Docs.html", text, Form.GITBOOK_HTML)
    blocks, _ = READERS[document.form](document)
    (found,), _ = parse_pages(blocks, document)
    assert (found.slug, found.url) == ("plants_-wild", "https://docs.example.org/services/plants_-wild")
