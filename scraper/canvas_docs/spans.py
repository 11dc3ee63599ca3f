"""Runs of text with marks, and the mending of marks that broke on the way from the source to the page.

The source writes names between back-ticks. On the way the first of a pair may become a quote (`‘name` and a back-tick),
after which Markdown pairs the others wrongly: what stood between two names is shown as code. Some back-ticks stay as
they are, and a tag that was half lost is shown as text. FORMATS A6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with the marks that all of it carries; `link` is the href as written."""

    text: str
    code: bool = False
    strong: bool = False
    emphasis: bool = False
    link: str | None = None


Text = tuple[Span, ...]

_TICK = None  # stands for a back-tick among the runs
_Run = Span | None
_HALF_QUOTE = re.compile(r"‘(?=[^‘’“”]{1,60}\Z)")  # what follows the run is a back-tick
_LONGEST_CODE = 80
_MOST_WORDS = 8


def mended(text: Text) -> Text:
    """The text with code where the source had back-ticks, and without tags that were half lost.

    Where the back-ticks make no pairs the text stays as it is: it cannot be known what was meant.
    """
    text = tuple(_without_half_tags(span) for span in text)
    if not any("`" in span.text or "‘" in span.text for span in text if not span.code):
        return text
    runs = list(_with_half_quotes(list(_runs(text))))
    if len(runs) == len(list(_runs(text))) and not any("`" in span.text for span in text if not span.code):
        return text  # no half quote, no stray back-tick
    return _paired(runs) or text


def _runs(text: Text) -> Iterator[_Run]:
    """The text cut at its back-ticks, those around its code among them."""
    for span in text:
        if span.code:
            yield from (_TICK, replace(span, code=False), _TICK)
            continue
        for at, part in enumerate(span.text.split("`")):
            if at:
                yield _TICK
            if part:
                yield replace(span, text=part)


def _with_half_quotes(runs: list[_Run]) -> Iterator[_Run]:
    """The runs with a back-tick for each opening quote that a back-tick closes."""
    for at, run in enumerate(runs):
        closes = run is not None and at + 1 < len(runs) and runs[at + 1] is _TICK
        quote = _HALF_QUOTE.search(run.text) if run is not None and closes else None
        if run is None or quote is None:
            yield run
            continue
        if quote.start():
            yield replace(run, text=run.text[: quote.start()])
        yield _TICK
        yield replace(run, text=run.text[quote.end() :])


def _paired(runs: list[_Run]) -> Text | None:
    """The text with code between each pair of back-ticks; None if they make no pairs around names."""
    if runs.count(_TICK) % 2:
        return None
    found: list[Span] = []
    inside = False
    for before, run, behind in zip([_TICK, *runs[:-1]], runs, [*runs[1:], _TICK], strict=True):
        if run is None:
            inside = not inside
        elif not inside:
            found.append(run)
        elif before is None and behind is None and _may_be_code(run):
            found.append(replace(run, code=True))
        else:
            return None
    return tuple(_spaced(found))


def _may_be_code(run: Span) -> bool:
    return run.link is None and 0 < len(run.text.strip()) <= _LONGEST_CODE and len(run.text.split()) <= _MOST_WORDS


def _spaced(spans: list[Span]) -> Iterator[Span]:
    """The spans with the spaces between words that went astray with the marks."""
    previous = Span("")
    for span in spans:
        inner = replace(span, text=span.text.strip()) if span.code else span
        touches = _WORD_END.search(previous.text) and _WORD_START.match(inner.text)
        stray = span.text != inner.text and not previous.text.endswith((" ", "(", "\n"))
        if previous.text and (span.code or previous.code) and (touches or stray):
            yield Span(" ")
        yield inner
        previous = inner


_WORD_END = re.compile(r"[\w,;:.)\]]\Z")
_WORD_START = re.compile(r"(?!s\b)\w")

_UNCLOSED_BOLD = re.compile(r"<b>(?P<text>[^<>]*)<b>")  # the second was to close it
_LINK_TAG = re.compile(r"<a href=[^<>]*>(?P<text>[^<>]*)</a>")


def _without_half_tags(span: Span) -> Span:
    """The span without tags of paragraphs and bold text that lost their partner, and without what surrounds links."""
    if "<" not in span.text:
        return span
    words = span.text
    for tags in (_LINK_TAG, _UNCLOSED_BOLD):
        words = tags.sub(lambda found: found["text"], words)
    return replace(span, text=words if "<p>" in words else words.replace("</p>", ""))
