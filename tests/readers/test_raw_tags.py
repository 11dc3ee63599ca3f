"""Tags that the portal does not emit are text, and no tag hides what stands below it."""

from __future__ import annotations

import pytest

from tests.conftest import Read
from tests.pages import portal_action, portal_page, table

INLINE = [
    "textarea",
    "title",
    "script",
    "style",
    "xmp",
    "noembed",
    "noframes",
    "plaintext",
    "iframe",
    "noscript",
    "template",
    "svg",
    "button",
    "table",
    "pre",
    "ul",
]
BLOCKS = [
    *(f"<{name}>" for name in INLINE),
    "<!--",
    "<![CDATA[",
    "<?php",
    "<!DOCTYPE",
    '<a href="',
    "- <script>",
    "> <!-- x",
]
BELOW = portal_action("The last words.", "pots.show", "GET /api/v1/pots/:id")


def read_with(read: Read, text: str) -> tuple[list[str], str]:
    """The routes of a page with this text in its first action, and the description of that action."""
    page = portal_page(portal_action(f"{text}\n\nThe words behind.\n\n{table('`a` | `string` | The *row*.')}") + BELOW)
    reference, diagnostics = read({"pots.md": page})
    assert [d for d in diagnostics if d.code != "scope-differs"] == []
    actions = [action for _, action in reference.actions]
    assert [parameter.name for parameter in actions[0].parameters] == ["a"]
    assert "The last words." in actions[1].description
    return [route.path for action in actions for route in action.routes], actions[0].description


@pytest.mark.parametrize("name", INLINE)
def test_a_tag_in_a_sentence_is_text(read: Read, name: str) -> None:
    routes, description = read_with(read, f"See the <{name}> tag.")

    assert routes == ["/api/v1/pots", "/api/v1/pots/:id"]
    assert f"See the \\<{name}> tag." in description
    assert "The words behind." in description


@pytest.mark.parametrize("start", BLOCKS)
def test_a_tag_at_the_start_of_a_block_hides_nothing(read: Read, start: str) -> None:
    routes, description = read_with(read, f"{start} and more")

    assert routes == ["/api/v1/pots", "/api/v1/pots/:id"]
    assert "and more" in description
    assert "The words behind." in description


def test_a_placeholder_in_prose_stays(read: Read) -> None:
    _, description = read_with(read, "The key is perm[<X>][enabled] of <student_id>.")

    assert "perm[\\<X>][enabled] of \\<student_id>" in description


def test_what_the_portal_emits_is_markup(read: Read) -> None:
    _, description = read_with(read, "<p>One <code>two</code><br>three <em>four</em></p>")

    assert "`two`" in description
    assert "*four*" in description
    assert "<" not in description


def test_code_is_left_alone(read: Read) -> None:
    _, description = read_with(read, "Send `<script>` or:\n\n```html\n<script>\n<!--\n```")

    assert "`<script>`" in description
    assert "<script>\n<!--" in description
