"""The inline content of elements → spans with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from canvas_docs.blocks import Span, Text
from canvas_docs.readers.html_page import Element

_SPACE = re.compile(r"\s+")
DROPPED = frozenset(("script", "style", "svg", "button", "template", "noscript", "iframe", "head"))
"""Elements whose text is no text of the page."""

MAX_DEPTH = 60  # deeper nesting is read as its text; real pages stay below 20


_STRONG = frozenset(("strong", "b"))


_EMPHASIS = frozenset(("em", "i"))


_CODE = frozenset(("code", "tt", "kbd", "samp"))


def inline(element: Element) -> list[Span]:
    """The inline content of an element, with its marks."""
    spans: list[Span] = []
    _inline(element, Span(""), spans, 0)
    return spans


def _inline(element: Element, marks: Span, spans: list[Span], depth: int) -> None:
    marks = _with_marks(element, marks)
    if element.text:
        spans.append(_marked(element.text, marks))
    for child in element:
        tag = child.tag
        if tag == "br":
            spans.append(Span(" "))
        elif isinstance(tag, str) and tag not in DROPPED:
            if depth < MAX_DEPTH:
                _inline(child, marks, spans, depth + 1)
            else:
                spans.append(_marked("".join(child.itertext()), marks))
        if child.tail:
            spans.append(_marked(child.tail, marks))


def _marked(text: str, marks: Span) -> Span:
    return Span(folded(text), marks.code, marks.strong, marks.emphasis, marks.link)


def folded(text: str) -> str:
    """The text with each run of white space replaced by one space."""
    return _SPACE.sub(" ", text) if "\n" in text or "  " in text or "\t" in text else text


_OTHER_HOST = re.compile(r"[\x00-\x20]*[/\\\\][\t\n\r]*[/\\\\]")
"""`//host/path`, in all spellings that browsers take for it: another host, wherever the site is. No page has one."""


def _with_marks(element: Element, marks: Span) -> Span:
    tag = element.tag
    if tag in _CODE:
        return Span("", True, marks.strong, marks.emphasis, marks.link)
    if tag in _STRONG:
        return Span("", marks.code, True, marks.emphasis, marks.link)
    if tag in _EMPHASIS:
        return Span("", marks.code, marks.strong, True, marks.link)
    if tag == "a" and (href := str(element.get("href") or "")) and not _OTHER_HOST.match(href):
        return Span("", marks.code, marks.strong, marks.emphasis, href)
    return marks


def trimmed(spans: Iterable[Span]) -> Text:
    """The spans without empty ones and without white space around the whole."""
    kept: list[Span] = []
    for span in spans:
        text = span.text.lstrip() if not kept or kept[-1].text.endswith(" ") else span.text
        if text:
            kept.append(span if text == span.text else Span(text, span.code, span.strong, span.emphasis, span.link))
    while kept and not (last := kept[-1].text.rstrip()):
        kept.pop()
    if kept and last != kept[-1].text:
        kept[-1] = Span(last, kept[-1].code, kept[-1].strong, kept[-1].emphasis, kept[-1].link)
    return tuple(kept)
