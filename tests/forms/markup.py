"""Blocks of prose in the three notations of the published forms: portal Markdown, HTML and plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from canvas_docs.blocks import Block, Code, Items, Paragraph, Span, plain

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")


def escaped(text: str) -> str:
    """Text as the portal's Markdown writes it: with a backslash before whatever could be a mark."""
    return _SPECIAL.sub(r"\\\1", text)


# ------------------------------------------------------------------ Markdown


def markdown_inline(spans: Iterable[Span]) -> str:
    return "".join(_markdown_span(span) for span in spans)


def _markdown_span(span: Span) -> str:
    text = f"`{span.text}`" if span.code else escaped(span.text)
    if span.strong:
        text = f"**{text}**"
    return f"[{text}]({span.link})" if span.link else text


def markdown(blocks: Iterable[Block]) -> str:
    return "\n\n".join(_markdown_block(block) for block in blocks)


def _markdown_block(block: Block) -> str:
    match block:
        case Paragraph():
            return markdown_inline(block.text)
        case Items():
            return "\n".join("* " + markdown(item).replace("\n", "\n  ") for item in block.items)
        case Code():
            return f"```\n{block.text}\n```"
    raise TypeError(block)


# ------------------------------------------------------------------ HTML


def html_inline(spans: Iterable[Span], *, escape_markdown: bool = False) -> str:
    """`escape_markdown`: the HTML stands within Markdown, where backslashes are needed even in it (FORMATS A6)."""

    def one(span: Span) -> str:
        text = escape(span.text, quote=False)
        if escape_markdown:
            text = re.sub(r"([_*\[\]])", r"\\\1", text)
        if span.code:
            text = f"<code>{text}</code>"
        if span.strong:
            text = f"<strong>{text}</strong>"
        return f'<a href="{span.link}">{text}</a>' if span.link else text

    return "".join(one(span) for span in spans)


def html(blocks: Iterable[Block], *, escape_markdown: bool = False, joined: str = "\n") -> str:
    def one(block: Block) -> str:
        match block:
            case Paragraph():
                return f"<p>{html_inline(block.text, escape_markdown=escape_markdown)}</p>"
            case Items():
                items = (html(item, escape_markdown=escape_markdown, joined=joined) for item in block.items)
                return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
            case Code():
                return f"<pre><code>{escape(block.text, quote=False)}\n</code></pre>"
        raise TypeError(block)

    return joined.join(one(block) for block in blocks)


# ------------------------------------------------------------------ plain text


def text(blocks: Iterable[Block]) -> str:
    """Blocks with blank lines between; bullets as `  • `, what follows in an item indented by four spaces."""

    def one(block: Block) -> str:
        match block:
            case Paragraph():
                return plain(block.text)
            case Items():
                return "\n\n".join("  • " + text(item).replace("\n\n", "\n\n    ") for item in block.items)
            case Code():
                return block.text
        raise TypeError(block)

    return "\n\n".join(one(block) for block in blocks)
