"""The portal's Markdown, and the ways in which its headings, labels and tables break (FORMATS A2, A6)."""

from __future__ import annotations

import pytest
from canvas_docs.model import Action, Page

from tests.conftest import Read
from tests.pages import portal_action, portal_page, table


def page_of(read: Read, body: str) -> tuple[Page, list[str]]:
    reference, diagnostics = read({"pots.md": portal_page(body)})
    (page,) = reference.pages
    return page, [f"{diagnostic.origin.line} {diagnostic.code}" for diagnostic in diagnostics]


def action_of(read: Read, body: str) -> Action:
    page, _ = page_of(read, portal_action(body))
    (action,) = page.actions
    return action


# ------------------------------------------------------------------ headings that break


def test_a_heading_broken_over_two_lines_is_one(read: Read) -> None:
    broken = (
        "### \\[Break many pots\n\nAll of them at once.]\\(#method.pots.break\\_many)\n\n"
        "[PotsController#break\\_many](https://github.com/x.rb)\n\n**`DELETE /api/v1/pots`**\n\n"
        "**Scope:** `url:DELETE|/api/v1/pots`"
    )
    page, codes = page_of(read, portal_action() + "\n" + broken)

    assert [(a.anchor, a.title, a.name) for a in page.actions] == [
        ("method.pots.index", "Do index", "index"),
        ("method.pots.break_many", "Break many pots", "break_many"),
    ]
    assert page.actions[1].description == "All of them at once."
    assert codes == ["19 heading-broken"]


def test_a_heading_inside_a_list_item_opens_an_action(read: Read) -> None:
    second = portal_action(anchor="pots.show", route="GET /api/v1/pots/:id")
    body = portal_action("**See Also:**\n\n* [Glazes](#glazes)\n") + "\n  " + second
    page, codes = page_of(read, body)

    assert [action.name for action in page.actions] == ["index", "show"]
    assert page.actions[1].routes[0].path == "/api/v1/pots/:id"
    assert "Glazes" in page.actions[0].description
    assert [code.split()[1] for code in codes] == ["heading-in-list"]


def test_a_controller_line_opens_an_action_where_the_heading_has_lost_its_anchor(read: Read) -> None:
    body = portal_action().replace(' <a href="#method.pots.index" id="method.pots.index"></a>', "")
    page, _ = page_of(read, body.replace("[Do index](#method.pots.index)", "Do index"))

    assert [(action.title, action.controller) for action in page.actions] == [("Do index", "PotsController")]


def test_an_action_without_a_controller_line(read: Read) -> None:
    body = portal_action().replace("[PotsController#index](https://github.com/x/pots_controller.rb)\n\n", "")
    page, codes = page_of(read, portal_action(anchor="pots.show", route="GET /api/v1/pots/:id") + "\n" + body)

    assert [action.controller for action in page.actions] == ["PotsController", None]
    assert [action.anchor for action in page.actions] == ["method.pots.show", "method.pots.index"]
    assert codes == []


def test_a_missing_verb_line_is_taken_from_the_scope_and_named(read: Read) -> None:
    page, codes = page_of(read, portal_action().replace("**`GET /api/v1/pots`**\n\n", ""))

    assert [(r.verb, r.path) for r in page.actions[0].routes] == [("GET", "/api/v1/pots")]
    assert codes == ["13 verb-line-missing"]


def test_labels_may_be_headings_as_in_the_raw_form(read: Read) -> None:
    action = action_of(read, "#### Request Parameters:\n\n" + table("`size` | `integer` | Size.").split("\n\n", 1)[1])

    assert [parameter.name for parameter in action.parameters] == ["size"]


def test_an_action_may_have_two_parameter_tables(read: Read) -> None:
    action = action_of(read, table("`size` | `integer` | Size.") + "\n" + table("`glaze` | `string` | Glaze."))

    assert [parameter.name for parameter in action.parameters] == ["size", "glaze"]


# ------------------------------------------------------------------ tables


def test_backslashes_are_taken_out_of_text_and_of_inline_html_but_not_of_code_spans(read: Read) -> None:
    action = action_of(
        read,
        table(
            "`pot[a_b]` | `string` | A\\_B \\[c] 2 \\< 3.",
            "`kind` | `string` | <p>One.</p><p>Allowed values: <code>a\\_b</code>, <code>c</code></p>",
        ),
    )

    assert [parameter.name for parameter in action.parameters] == ["pot[a_b]", "kind"]
    assert action.parameters[0].description.replace("\\", "") == "A_B [c] 2 < 3."
    assert action.parameters[1].type.allowed == ("a_b", "c")


RAW = (
    "**Request Parameters:**\n\n<table><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody>"
    "<tr><td><code>pot[a_b]</code></td><td>Required <code>string</code></td><td><p>As in:</p><pre><code>{code}\n"
    "</code></pre></td></tr><tr><td><code>size</code></td><td><code>integer</code></td><td>Size.</td></tr>"
    "</tbody></table>\n\nReturns a [Pot](#pot) object."
)


@pytest.mark.parametrize("code", ['{"a_b": 1}', '{\n\n  "a_b": 1\n\n}', "| a | b |\n\n| c | d |"])
def test_a_raw_table_is_read_whole_even_with_blank_lines_in_its_code(read: Read, code: str) -> None:
    action = action_of(read, RAW.replace("{code}", code))

    assert [(p.name, p.required, p.type.text) for p in action.parameters] == [
        ("pot[a_b]", True, "string"),
        ("size", False, "integer"),
    ]
    assert "a_b" in action.parameters[0].description or "| a | b |" in action.parameters[0].description
    assert action.returns is not None


def test_both_kinds_of_table_on_one_page(read: Read) -> None:
    second = portal_action(table("`glaze` | `string` | Glaze."), "pots.show", "GET /api/v1/pots/:id")
    page, _ = page_of(read, portal_action(RAW.replace("{code}", "x")) + "\n" + second)

    assert [[p.name for p in action.parameters] for action in page.actions] == [["pot[a_b]", "size"], ["glaze"]]


def test_other_tables_stay_in_the_description(read: Read) -> None:
    action = action_of(read, "| HTTP RC | Error Message | Cause |\n| --- | --- | --- |\n| 400 | broken | a fall |\n")

    assert action.parameters == ()
    assert "| 400 | broken | a fall |" in action.description


# ------------------------------------------------------------------ the rest of a page


def test_the_welcome_the_footer_and_what_is_for_agents_are_no_part_of_a_page(read: Read) -> None:
    agents = "\n---\n\n# Agent Instructions\n\n```\nGET /ask?q=x\n```\n"
    index = "> For the complete documentation index, see [llms.txt](https://x/llms.txt).\n\n"
    reference, _ = read({"pots.md": index + portal_page("Pots hold plants.\n\n" + portal_action()) + agents})
    (page,) = reference.pages

    assert (page.title, page.slug, page.description) == ("Pots", "pots", "Pots hold plants.")
    assert page.actions[0].description == ""


def test_a_beta_hint_marks_the_page_or_the_action(read: Read) -> None:
    hint = '{% hint style="warning" %}\nBETA: This API {} is not finalized.\n{% endhint %}\n\n'
    page, _ = page_of(read, hint.replace("{}", "resource") + portal_action())
    action = action_of(read, hint.replace("{}", "endpoint") + "Text.")

    assert page.beta
    assert not page.actions[0].beta
    assert action.beta
    assert action.description == "Text."


def test_other_hints_stay_in_the_description(read: Read) -> None:
    action = action_of(read, '{% hint style="info" %}\nPots are heavy.\n{% endhint %}')

    assert action.description == "> Pots are heavy."


def test_a_hint_without_an_end_ends_at_the_next_heading(read: Read) -> None:
    second = portal_action(anchor="pots.show", route="GET /api/v1/pots/:id")
    page, codes = page_of(read, portal_action('{% hint style="info" %}\nPots are heavy.') + "\n" + second)

    assert [action.name for action in page.actions] == ["index", "show"]
    assert codes == ["17 hint-not-closed"]


def test_examples_are_kept_as_printed_and_read_where_they_are_json(read: Read) -> None:
    action = action_of(
        read,
        "**Example Request:**\n\n```bash\ncurl 'https://<canvas>/api/v1/pots\" -d x=1\n```\n\n"
        "**Example Response:**\n\n```js\n[{'id': 1}, ...]\n```\n\n```js\n{\n  \"id\": 1\n}\n```\n",
    )

    assert [example.text for example in action.request_examples] == ["curl 'https://<canvas>/api/v1/pots\" -d x=1"]
    assert [(example.is_json, example.value) for example in action.response_examples] == [
        (True, [{"id": 1}]),
        (True, {"id": 1}),
    ]


def test_every_node_says_where_it_was_read(read: Read) -> None:
    text = portal_page(portal_action(table("`size` | `integer` | Size.") + "\nReturns a [Pot](#pot) object."))
    lines = text.split("\n")
    reference, _ = read({"pots.md": text})
    action = reference.pages[0].actions[0]

    assert lines[action.origin.line - 1].startswith("### [Do index]")
    assert lines[action.routes[0].origin.line - 1].startswith("**Scope:**")
    assert lines[action.parameters[0].origin.line - 1].startswith("| `size`")
    assert action.returns is not None
    assert lines[action.returns.origin.line - 1].startswith("Returns a")


def test_rows_of_a_raw_table_have_the_line_they_begin_on(read: Read) -> None:
    text = portal_page(portal_action(RAW.replace("{code}", "one\n\ntwo")))
    lines = text.split("\n")
    reference, _ = read({"pots.md": text})
    size = reference.pages[0].actions[0].parameters[1]

    assert "<code>size</code>" in lines[size.origin.line - 1]


# ------------------------------------------------------------------ response fields


@pytest.mark.parametrize(
    ("listed", "fields"),
    [
        # the description is a sibling of the list (FORMATS A5)
        ("* size\n\nThe size.\n\n* glaze\n\nThe glaze.", [("size", "", "The size."), ("glaze", "", "The glaze.")]),
        # a second bullet is the type, and the description is inside it
        ("* owner\n* Gardener\n\n  Who owns it.", [("owner", "Gardener", "Who owns it.")]),
        # a quoted union is a type too
        ('* kind\n* "clay"|"stone"\n\n  The kind.', [("kind", '"clay"|"stone"', "The kind.")]),
    ],
)
def test_response_fields(read: Read, listed: str, fields: list[tuple[str, str, str]]) -> None:
    action = action_of(read, f"**API response field:**\n\n{listed}\n")

    assert [(f.name, f.type.text, f.description) for f in action.response_fields] == fields


def test_line_breaks_in_a_cell_are_spaces_in_code_too(read: Read) -> None:
    action = action_of(read, table("```size``` | ```integer``` | Size,<br>as in:<br><br>```?size=1<br>?size=2```"))

    assert action.parameters[0].description == "Size, as in: `?size=1 ?size=2`"
