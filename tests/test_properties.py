"""No text makes a reader or the parser raise or hang: any text, and every way to break a good page."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from canvas_docs.blocks import markdown
from canvas_docs.documents import Document, Form, detect
from canvas_docs.link import link
from canvas_docs.model import Reference
from canvas_docs.parse.page_blocks import parse_pages
from canvas_docs.readers import READERS
from canvas_docs.serialize import reference_from_json, reference_to_json
from canvas_docs.sources import decode
from canvas_openapi.openapi.document import openapi
from canvas_openapi.outputs import as_json, as_yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.forms import gitbook_html, gitbook_markdown, plain_text, yard_html
from tests.forms.greenhouse import GREENHOUSE, PLANTS

PAGES: dict[Form, list[str]] = {
    Form.GITBOOK_MARKDOWN: [
        gitbook_markdown.write(PLANTS),
        gitbook_markdown.write(PLANTS, raw_tables=True),
        gitbook_markdown.write(GREENHOUSE[1]),
    ],
    Form.GITBOOK_HTML: [gitbook_html.write(PLANTS)],
    Form.YARD_HTML: [yard_html.write(GREENHOUSE[1]), yard_html.write(PLANTS, year=2014)],
    Form.PLAIN_TEXT: [plain_text.write(GREENHOUSE)],
}
FORMS = [form for form in PAGES if form in READERS]


def survives(text: str, form: Form) -> None:
    """Take a text through everything from its reader to the written document."""
    document = Document("page.md", text, form)
    blocks, _ = READERS[form](document)
    markdown(blocks)
    pages, _ = parse_pages(blocks, document)
    reference, _ = link(Reference(tuple(pages)))
    assert reference_from_json(reference_to_json(reference).decode(), "x") == reference
    result = openapi(reference)
    as_json(result.document)
    as_yaml(result.document)


# ------------------------------------------------------------------ ways to break a page

ODD = ["\0", "\x1b", "\ufeff", "\u2028", "\U0010ffff", "\ud7ff", "𝔘", "‮", "`", "``", "|", "<", ">", "<td>", "</table>", "<table>",
       "<!--", "]]>", "&#0;", "&bogus;", "\\", "{% hint style=\"danger\" %}", "{% endhint %}", "***", "[", "](", "#", "\n\n", "\t",
       "**", "//", "/*", "{", "}", "'", '"', "Scope: url:GET|/", "Returns a [", "Allowed values:", "method.", "Required "]  # fmt: skip

Break = Callable[[str, random.Random], str]


def cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text))]


def behead(text: str, chance: random.Random) -> str:
    return text[chance.randrange(len(text)) :]


def shuffle_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def repeat_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    part = lines[start : start + chance.randrange(1, 40)]
    at = chance.randrange(len(lines))
    return "\n".join(lines[:at] + part * chance.randrange(1, 4) + lines[at:])


def drop_lines(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if chance.random() > 0.1)


def join_lines(text: str, chance: random.Random) -> str:
    return "".join(line + ("\n" if chance.random() > 0.2 else " ") for line in text.split("\n"))


def sprinkle(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(ODD) + text[at:]
    return text


def drop_characters(text: str, chance: random.Random) -> str:
    return "".join(character for character in text if chance.random() > 0.02)


def indent(text: str, chance: random.Random) -> str:
    return "\n".join(" " * chance.choice((0, 0, 2, 4, 8)) + line for line in text.split("\n"))


BREAKS: list[Break] = [
    cut, behead, shuffle_lines, repeat_lines, drop_lines, join_lines, sprinkle, drop_characters, indent,
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@given(st.lists(st.sampled_from(BREAKS), min_size=1, max_size=3), st.integers(0, 2**32), st.integers(0, 9))
def test_a_broken_page(form: Form, breaks: list[Break], seed: int, which: int) -> None:
    text = PAGES[form][which % len(PAGES[form])]
    for number, break_ in enumerate(breaks):
        text = break_(text or " ", random.Random(seed + number))

    survives(text, form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("step", [97])
def test_a_page_cut_anywhere(form: Form, step: int) -> None:
    text = PAGES[form][0]
    for end in range(0, len(text), step * max(1, len(text) // 8000)):
        survives(text[:end], form)


WORDS = st.lists(
    st.one_of(st.sampled_from([*ODD, *gitbook_markdown.write(PLANTS).split()]), st.text(max_size=8)), max_size=60
).map(" ".join)


@pytest.mark.parametrize("form", FORMS)
@given(st.one_of(st.text(max_size=200), WORDS))
@example("")
@example(" ")
@example("<")
@example("|a|\n|-|\n|b|")
def test_any_text(form: Form, text: str) -> None:
    survives(text, form)


@given(st.one_of(st.binary(max_size=300), WORDS.map(lambda text: text.encode("utf-16", "surrogatepass"))))
def test_any_bytes_are_text_or_not(content: bytes) -> None:
    text = decode(content)
    if text is not None:
        detect(text)
