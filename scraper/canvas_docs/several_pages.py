"""Files that hold several pages of the portal, one after the other (`llms-full.txt`), and what a page announces.

FORMATS A1: the pages are joined by nothing but empty lines, and a part of the whole ends in a link to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from canvas_docs.diagnostics import Diagnostic, diagnostic
from canvas_docs.documents import FINAL_MARKS, Document, Form
from canvas_docs.model import Origin, Page
from canvas_docs.parse.slugs import portal_slug
from canvas_docs.patterns import ALL_RESOURCES

_FENCE = re.compile(r"\s*(```+|~~~+)")
_TITLE = re.compile(r"# +(?P<title>\S.*?)\s*#*\s*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_AGENTS = "Agent Instructions"
_NEXT_PAGE = re.compile(r"\[Next Page\]\([^)]*llms-full\.txt/\d+\)\s*$")
_FOLLOWS = re.compile(r"\{% hint\b|## .* API\s*$")
_PRECEDES = re.compile(rf"{FINAL_MARKS[Form.GITBOOK_MARKDOWN]}|> .*llms\.txt|(?:```|~~~)+\s*$|{_NEXT_PAGE.pattern}")


def parts_of(document: Document) -> list[Document]:
    """The pages of a document that holds several, each at its lines, or the document itself.

    A page begins at its title: the first line of all, or one that has the end of a page before it or the beginning of
    one behind it. What comes before the first title, and the link to the next part, belong to no page.
    """
    if document.form is not Form.GITBOOK_MARKDOWN or document.text.count("\n# ") == 0:
        return [document]
    lines = document.text.split("\n")
    titles = list(_titles(lines))
    if len(titles) < 2 or ALL_RESOURCES.fullmatch(titles[0][1]):
        return [document]
    ends = [at for at, _ in titles[1:]] + [len(lines)]
    return [_part(document, lines, title, at, end) for (at, title), end in zip(titles, ends, strict=True)]


def _titles(lines: list[str]) -> Iterator[tuple[int, str]]:
    fence = ""
    before = ""
    for at, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = mark[1] if not fence else "" if mark[1].startswith(fence) else fence
        found = None if fence else _TITLE.match(line)
        if found and found["title"] != _AGENTS and (not before or _PRECEDES.search(before) or _begins(lines, at)):
            yield at, _ESCAPED.sub(r"\1", found["title"])
        if line.strip():
            before = line


def _begins(lines: list[str], at: int) -> bool:
    following = next((line for line in lines[at + 1 : at + 5] if line.strip()), "")
    return bool(_FOLLOWS.match(following))


def _part(document: Document, lines: list[str], title: str, start: int, end: int) -> Document:
    """The page between two lines, with as many empty lines before it: what is read keeps its place in the file."""
    own = [line for line in lines[start:end] if not _NEXT_PAGE.match(line)]
    return replace(document, text="\n" * start + "\n".join(own).rstrip() + "\n", page=portal_slug(title))


def first_line(text: str) -> int:
    """The line on which the text of a page begins."""
    return text[: len(text) - len(text.lstrip())].count("\n") + 1


_ANNOUNCED = {
    Form.GITBOOK_MARKDOWN: re.compile(r"^ {0,3}#{2,6}[^\n]*\]\(#(method\.[^\s)]+)\)", re.M),
    Form.YARD_HTML: re.compile(r"<h2[^>]*\bname=[\"'](method\.[^\"'\s]+)"),
}


def methods_missed(document: Document, pages: list[Page]) -> Iterator[Diagnostic]:
    """A warning that names the methods whose anchors a page shows in headings and that were not read from it."""
    pattern = _ANNOUNCED.get(document.form)
    if pattern is None:
        return
    announced = {_comparable(found[1]): found for found in pattern.finditer(document.text)}
    read = {_comparable(action.anchor) for page in pages for action in page.actions if action.anchor}
    missed = [found for anchor, found in announced.items() if anchor not in read]
    if missed:
        line = document.text.count("\n", 0, missed[0].start()) + 1
        problem = f"{len(missed)} of {len(announced)} announced methods were not read, such as {missed[0][1]}"
        yield diagnostic("methods-missed", problem, Origin(document.name, line))


def _comparable(anchor: str) -> str:
    return anchor.replace("\\", "").replace("/", "-")
