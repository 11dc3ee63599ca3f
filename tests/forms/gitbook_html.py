"""Writes an invented page as the developer portal renders it: FORMATS, section B1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from canvas_docs.blocks import Block, Code, Items, Paragraph, Span

from tests.forms.invented import (
    BETA_ACTION,
    BETA_PAGE,
    FOOTER,
    REPOSITORY,
    InventedAction,
    InventedObject,
    InventedPage,
    InventedParameter,
    Kind,
    article,
    code,
    dated,
    dated_parameter,
    link,
    object_fence,
    p,
    source_url,
    strong,
)

_HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Canvas</title>
<link rel="alternate" type="text/markdown" href="https://developerdocs.instructure.com/services/canvas/resources/{slug}.md">
<script>self.__next_f.push([1,"the whole page again, as data"])</script></head><body>
<nav><a href="/services/canvas">Canvas</a></nav><main class="flex-1 page-has-toc">
<div class="sr-only">For the complete documentation index, see <a href="/llms.txt">llms.txt</a>.</div>
<header class="max-w-3xl"><h1 class="text-4xl">{title}</h1></header>
<div class="contents" data-content-ref-root="">"""
_FOOT = """</div>
<div class="cards"><a href="/services/canvas/resources/beds">Previous<span>Beds</span></a></div>
<p>Last updated <time datetime="2025-12-01T08:00:00.000Z">1 week ago</time></p>
<form><p>Was this helpful?</p><button>Yes</button></form></main>
<script>self.__next_f.push([1,"and again"])</script></body></html>
"""


def write(page: InventedPage) -> str:
    """The page as HTML of the portal."""
    parts = [_HEAD.format(title=escape(page.title), slug=page.slug), _hint("Warning", "Welcome to Our New API Docs!")]
    parts.append(_heading(2, f"{page.title} API", ""))
    parts += [_hint("Warning", BETA_PAGE)] if page.beta else []
    parts.append(_blocks(page.description))
    for invented in page.objects:
        parts += _object(invented)
    for action in page.actions:
        parts += _action(action)
    if page.appendixes:
        parts.append(_heading(3, "Appendixes", "appendixes"))
    for appendix in page.appendixes:
        anchor = f"{appendix.title.replace(' ', '').lower()}-appendix"
        parts += [_heading(4, f"Appendix: {appendix.title}", anchor), _blocks(appendix.text)]
    parts += ["<hr>", _blocks([p(f"{FOOTER} ", link("on Github", REPOSITORY), ".")]), _FOOT]
    return "".join(parts)


_ICON = '<svg class="gb-icon"><title>{}</title><path d="M0 0"/></svg>'


def _heading(level: int, text: str, anchor: str, link_to: str = "") -> str:
    inner = f'<a href="#{link_to}">{escape(text)}</a>' if link_to else escape(text)
    icon = _ICON.format("hashtag")
    hash_ = f'<span class="hash"><a href="#{anchor}" aria-label="Direct link to heading">{icon}</a></span>'
    return (
        f'<h{level} id="{anchor}" data-heading-reveal-wrapper="true" class="heading flex"><span>{inner}</span>'
        f"{hash_}</h{level}>"
    )


def _hint(label: str, text: str) -> str:
    icon = f"<div>{_ICON.format('triangle-exclamation')}</div>"
    return f'<div role="note" aria-label="{label}" class="hint">{icon}<div>{_blocks([p(text)])}</div></div>'


def _inline(spans: Iterable[Span]) -> str:
    def one(span: Span) -> str:
        text = escape(span.text, quote=False)
        if span.code:
            text = f'<code class="py-px">{text}</code>'
        if span.strong:
            text = f'<strong class="font-bold">{text}</strong>'
        if span.link:
            icon = _ICON.format("arrow-up-right") if span.link.startswith("http") else ""
            text = f'<a href="{span.link}">{text}{icon}</a>'
        return text

    return "".join(one(span) for span in spans)


def _blocks(blocks: Iterable[Block]) -> str:
    def one(block: Block) -> str:
        match block:
            case Paragraph():
                return f'<p data-cover-aware-text="">{_inline(block.text)}</p>'
            case Items():
                items = (f'<li><div class="bullet"></div><div>{_blocks(item)}</div></li>' for item in block.items)
                return f"<ul>{''.join(items)}</ul>"
            case Code():
                return _code(block.text)
        raise TypeError(block)

    return "".join(one(block) for block in blocks)


def _code(text: str) -> str:
    lines = [f'<span class="highlight-line-content">{escape(line, quote=False)}\n</span>' for line in text.split("\n")]
    lines[-1] = lines[-1].replace("\n</span>", "</span>")
    spans = "".join(f'<span class="highlight-line">{line}</span>' for line in lines)
    head = "<div></div><div><button>Copy</button></div>"
    return f'<div class="group/codeblock shiki">{head}<pre><code>{spans}</code></pre></div>'


def _object(invented: InventedObject) -> Iterator[str]:
    yield _blocks([p(strong(f"{article(invented.name).capitalize()} {invented.name} object looks like:"))])
    yield _code(object_fence(invented))
    if invented.deprecated:
        yield _hint("Danger", dated(f"{invented.name} model", invented.deprecated) + " " + invented.deprecated.text)


def _action(action: InventedAction) -> Iterator[str]:
    yield _heading(3, action.title, action.anchor.replace("/", "-"), action.anchor)
    if action.controller:
        yield _blocks([p(link(action.controller, source_url(action.controller)))])
    if action.deprecated:
        yield _hint("Danger", dated("method", action.deprecated))
        yield _blocks([p(action.deprecated.text)])
    if action.beta:
        yield _hint("Warning", BETA_ACTION)
    for route in action.routes:
        yield _blocks([p(Span(route, code=True, strong=True))])
        yield _blocks([p(strong("Scope:"), " ", code(f"url:{route.replace(' ', '|', 1)}"))])
    yield _blocks(action.description)
    if action.parameters:
        yield _blocks([p(strong("Request Parameters:"))])
        yield _table(action.parameters)
    if action.response_fields:
        yield _blocks([p(strong("API response field:"))])
    for field in action.response_fields:
        yield f'<ul><li><div class="bullet"></div><div>{_blocks([p(field.name)])}</div></li></ul>'
        if field.deprecated:
            yield _hint("Danger", dated("field", field.deprecated))
        yield _blocks([p(field.comment)])
    if action.requests:
        yield _blocks([p(strong("Example Request:"))]) + "".join(_code(text) for text in action.requests)
    if action.responses:
        yield _blocks([p(strong("Example Response:"))]) + "".join(_code(text) for text in action.responses)
    if action.returns:
        kind, name = action.returns
        words, noun = ("a list of", "objects") if kind is Kind.LIST else (article(name), "object")
        target = (
            f"/services/canvas/resources/{action.returns_page}#{name.lower()}"
            if action.returns_page
            else f"#{name.lower()}"
        )
        yield _blocks([p(f"Returns {words} ", link(name, target), f" {noun}.")])


def _table(parameters: tuple[InventedParameter, ...]) -> str:
    """No `table` element: roles on `div`s, and the header cells hold bare text."""
    header = "".join(
        f'<div role="columnheader" title="{word}">{word}</div>' for word in ("Parameter", "Type", "Description")
    )
    rows = "".join(f'<div role="row">{_cells(parameter)}</div>' for parameter in parameters)
    return (
        f'<div><div role="table"><div role="rowgroup"><div role="row">{header}</div></div>'
        f'<div role="rowgroup">{rows}</div></div></div>'
    )


def _cells(parameter: InventedParameter) -> str:
    required = ["Required "] if parameter.required else []
    description: list[Block] = list(parameter.description)
    if parameter.deprecated:
        description.insert(0, p(strong("[DEPRECATED]"), f" {dated_parameter(parameter.deprecated)}"))
    if parameter.allowed:
        parts: list[str | Span] = ["Allowed values: "]
        for value in parameter.allowed:
            parts += [code(value), ", "]
        description.append(p(*parts[:-1]))
    cells = ([p(code(parameter.name))], [p(*required, code(parameter.type))], description)
    return "".join(f'<div role="cell"><div>{_blocks(cell)}</div></div>' for cell in cells)
