"""SOURCE → documents: what is read, what is skipped and why, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvas_docs.documents import Form, Unusable, detect
from canvas_docs.sources import MAX_BYTES, decode, read_source

from tests.conftest import write_pages
from tests.forms import gitbook_html, gitbook_markdown, plain_text, yard_html
from tests.forms.greenhouse import GREENHOUSE, PLANTS
from tests.pages import legacy_action, legacy_page, portal_action, portal_page

NOT_FOUND = "# Page Not Found\n\nThe URL `x` does not exist.\n\n## Suggested Pages\n\n- [Pots](/pots.md)\n"
STUB = (
    '<!DOCTYPE html><html><head><title>Redirecting to Canvas Developer Portal</title><meta http-equiv="refresh" '
    'content="0; url=https://x/pots"><link rel="canonical" href="https://x/pots"></head><body></body></html>'
)
LEGACY_STUB = '<html><head><meta http-equiv="REFRESH" content="0;url=file.pots.html"></head></html>'
LOGIN = '<html><head><title>Log in</title></head><body><form><input name="p" type="password"></form></body></html>'
GUIDE = "# Throttling\n\nCanvas limits how many calls one may make.\n"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (gitbook_markdown.write(PLANTS), Form.GITBOOK_MARKDOWN),
        (gitbook_html.write(PLANTS), Form.GITBOOK_HTML),
        (yard_html.write(PLANTS), Form.YARD_HTML),
        (yard_html.write(PLANTS, year=2014), Form.YARD_HTML),
        (plain_text.write(GREENHOUSE), Form.PLAIN_TEXT),
        ('{"swaggerVersion":"1.2","apis":[]}', Form.SWAGGER_JSON),
        ('{"format": "canvas-openapi reference", "version": 1}', Form.REFERENCE_JSON),
        ("", Unusable.EMPTY),
        (" \n\t\n", Unusable.EMPTY),
        ("\0\1\2", Unusable.BINARY),
        (NOT_FOUND, Unusable.NOT_FOUND),
        ("> For the complete index, see llms.txt\n\n" + NOT_FOUND, Unusable.NOT_FOUND),
        ("<!DOCTYPE html><html><body><h1>Page Not Found</h1></body></html>", Unusable.NOT_FOUND),
        (STUB, Unusable.STUB),
        (LEGACY_STUB, Unusable.STUB),
        (LOGIN, Unusable.LOGIN),
        (GUIDE, Unusable.UNKNOWN),
        ('{"a": 1}', Unusable.UNKNOWN),
        ("x" * 100_000, Unusable.UNKNOWN),
    ],
)
def test_a_form_is_told_by_content_alone(text: str, form: Form | Unusable) -> None:
    assert detect(text) is form


@pytest.mark.parametrize(
    ("encoding", "prefix"),
    [("utf-8", b""), ("utf-8-sig", b""), ("utf-16", b""), ("cp1252", b""), ("latin-1", b"")],
)
def test_other_charsets_are_read(encoding: str, prefix: bytes) -> None:
    page = legacy_page(
        legacy_action("<p>Bäume für 5 £ – “groß”.</p>".replace("–", "-").replace("“", '"').replace("”", '"'))
    )

    text = decode(prefix + page.encode(encoding))

    assert text is not None
    assert "Bäume für 5 £" in text


def test_a_declared_charset_is_believed() -> None:
    page = legacy_page(legacy_action("<p>“Quoted” – 5 €</p>")).replace('charset="utf-8"', 'charset="windows-1252"')

    assert "“Quoted” – 5 €" in (decode(page.encode("cp1252")) or "")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", bytes(range(256)) * 8])
def test_binary_data_is_no_text(content: bytes) -> None:
    text = decode(content)

    assert text is None or detect(text) is Unusable.BINARY


def test_line_ends_and_control_characters_are_made_plain() -> None:
    assert decode(b"a\r\nb\rc\x07\x1b") == "a\nb\nc"


def test_files_come_by_name_whatever_the_order_on_disk(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "sub/a.md", "B.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(portal_page(portal_action()))

    assert [document.name for document in read_source(tmp_path).documents] == ["B.md", "a.md", "b.md", "sub/a.md"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write_pages(tmp_path / ".git", {"a.md": portal_page(portal_action())})
    write_pages(tmp_path, {".hidden.md": portal_page(portal_action()), "a.md": portal_page(portal_action())})

    assert [document.name for document in read_source(tmp_path).documents] == ["a.md"]


def test_what_is_no_page_is_named_and_why(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "1.md": "",
        "2.md": NOT_FOUND,
        "3.html": STUB,
        "4.html": LOGIN,
        "5.md": b"\0\1",
        "6.md": GUIDE,
        "7.md": portal_page(portal_action()),
    }
    found = read_source(write_pages(tmp_path, files))

    assert [document.name for document in found.documents] == ["7.md"]
    assert [(str(d.origin), d.severity.value) for d in found.diagnostics] == [
        ("1.md", "warning"),
        ("2.md", "warning"),
        ("3.html", "warning"),
        ("4.html", "warning"),
        ("5.md", "warning"),
        ("6.md", "note"),  # guides stand beside the pages
    ]


def test_a_file_too_large_for_a_page_is_not_even_opened(tmp_path: Path) -> None:
    with (tmp_path / "huge.md").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (diagnostic,) = read_source(tmp_path / "huge.md").diagnostics

    assert diagnostic.code == "too-large"
    assert diagnostic.severity.value == "error"
