"""Raw HTML in the portal's Markdown: what the portal emits is markup, all else is text.

`See the <iframe> tag` is a sentence. A browser would take the rest of the page for the content of the frame, and so
would the parser of HTML.
"""

from __future__ import annotations

import re

_EMITTED = (
    "a|b|blockquote|br|code|dd|del|details|div|dl|dt|em|figcaption|figure|h[1-6]|hr|i|img|li|mark|ol|p|pre|s|span|"
    "strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
_ATTRIBUTE = r"""\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
_TAG = re.compile(rf"<(?P<end>/)?(?P<name>{_EMITTED})(?P<rest>(?:{_ATTRIBUTE})*)\s*/?>|<!---->", re.I)
_CONTAINERS = frozenset(("table", "pre", "ul", "ol", "blockquote", "div", "details", "figure", "dl"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCK_START = re.compile(
    rf"(?P<before> {{0,3}}(?:(?:[-*+>]|\d{{1,9}}[.)])[ \t]+)*)<(?!/?(?:{_EMITTED})\b|https?:|mailto:)"
)
_RAW_TEXT_START = re.compile(r" {0,3}(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)*<pre\b", re.I)
_FENCE = re.compile(r"\s*(```+|~~~+)")
_TABLE = re.compile(r"\s*<table\b", re.I)
_NEXT_PART = re.compile(r"#{1,6} \[|\*\*`|\*\*Scope:")


def without_foreign_blocks(lines: list[str]) -> list[str]:
    """The Markdown with a backslash before each block tag that the portal does not write, but for code and tables.

    Some of them (`<script>`, `<!--`) would turn off Markdown to the end of the page.
    """
    fence = ""
    in_table = False
    found: list[str] = []
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and not in_table:
            fence = mark[1] if not fence else "" if mark[1].startswith(fence) else fence
        elif not fence:
            in_table = (in_table or bool(_TABLE.match(line))) and "</table" not in line.lower()
            if not in_table and (start := _BLOCK_START.match(line)):
                line = f"{start['before']}\\{line[start.end('before') :]}"
            elif not in_table and (start := _RAW_TEXT_START.match(line)) and not _is_closed(lines, number, "</pre"):
                line = f"{line[: start.end() - 4]}\\{line[start.end() - 4 :]}"
        found.append(line)
    return found


def _is_closed(lines: list[str], at: int, end: str) -> bool:
    """Whether an element that begins on a line ends before the next heading or route of the page."""
    for number in range(at, len(lines)):
        if number > at and _NEXT_PART.match(lines[number]):
            return False
        if end in lines[number].lower():
            return True
    return False


def table_is_closed(lines: list[str], at: int) -> bool:
    """Whether the raw table that begins on a line ends before the next heading or route of the page."""
    return _is_closed(lines, at, "</table")


def with_foreign_tags_as_text(html: str) -> str:
    """The rendered page, in which a tag that the portal does not emit, or that has no end, is text."""
    tags = {found.start(): found for found in _TAG.finditer(html)}
    for start in _unclosed(list(tags.values())):
        del tags[start]
    if len(tags) == html.count("<"):
        return html
    return re.sub("<", lambda found: "<" if found.start() in tags else "&lt;", html)


def _unclosed(tags: list[re.Match[str]]) -> list[int]:
    """The lines where raw elements begin that are not closed before the next heading: they would swallow the page."""
    unclosed: list[int] = []
    opened: list[tuple[str, int, bool]] = []
    for tag in tags:
        name = (tag["name"] or "").lower()
        if name in _HEADINGS and _is_rendered(tag) and not tag["end"]:
            unclosed += [start for _, start, rendered in opened if not rendered]
            opened = [one for one in opened if one[2]]
        elif name in _CONTAINERS and not tag["end"]:
            opened.append((name, tag.start(), _is_rendered(tag)))
        elif name in _CONTAINERS:
            at = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == name), None)
            if at is not None:
                unclosed += [start for _, start, rendered in opened[at + 1 :] if not rendered]
                del opened[at:]
    return unclosed + [start for _, start, rendered in opened if not rendered]


def _is_rendered(tag: re.Match[str]) -> bool:
    """Whether Markdown was turned into the tag; if not, the page has it as it is."""
    return "data-sourcepos" in (tag["rest"] or "")
