"""CommonMark and code of untrusted docs → harmless HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import groupby

import cmarkgfm
import nh3
from markupsafe import Markup, escape
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Token, _TokenType, is_token_subtype

Resolve = Callable[[str], str | None]
"""An address as the docs print it → the address to use, or None for none."""

_TAGS = {
    *("p", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "em", "strong", "del", "a"),
    *("table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"),
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_HEADING = re.compile(r"<(/?)h[1-6]>")
_LANGUAGES = {"bash": "bash", "json": "json", "http": "http"}
_OF_CALLS = ("python", "typescript")
"""The languages in which we write calls with nothing but literals in them. One expression knows those: Pygments takes
a sixth of the time of the whole site for them, and thinks that values in an object of TypeScript are types."""


class Markdown:
    """Renders the CommonMark of one page. Raw HTML in it is left out, then everything is sanitised again."""

    def __init__(self, resolve: Resolve) -> None:
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=lambda tag, name, value: resolve(value) if name == "href" else value,
            url_schemes={"http", "https", "mailto"},
            link_rel=None,
        )
        self._rendered: dict[str, Markup] = {}

    def __call__(self, text: str) -> Markup:
        """The text as HTML; headings become paragraphs, for the page's own outline counts."""
        found = self._rendered.get(text)
        if found is None:
            html = self._cleaner.clean(_commonmark(text))
            found = Markup(_HEADING.sub(_as_paragraph, html))  # noqa: S704 (sanitised)
            self._rendered[text] = found
        return found


def _as_paragraph(tag: re.Match[str]) -> str:
    return "</strong></p>" if tag[1] else '<p class="heading"><strong>'


@lru_cache(maxsize=1024)  # a page asks again for its own texts, hardly another one
def _commonmark(text: str) -> str:
    html: str = cmarkgfm.markdown_to_html_with_extensions(text, extensions=["table", "strikethrough", "autolink"])
    return html


_TAG = re.compile(r"<[^>]*>")


def plain(text: str) -> str:
    """The words of a CommonMark text on one line."""
    html = _TAG.sub(" ", _commonmark(text))
    return " ".join(Markup(html).unescape().split())  # noqa: S704 (becomes text, and is escaped as such)


_COLOURED = (
    (Token.Comment, "c"),
    (Token.Literal.String, "s"),
    (Token.Literal.Number, "m"),
    (Token.Keyword.Constant, "m"),
    (Token.Keyword, "k"),
    (Token.Name.Tag, "n"),
    (Token.Name.Attribute, "n"),
    (Token.Name.Variable, "n"),
)
_LONGEST_COLOURED = 50_000  # characters


@lru_cache(maxsize=1024)  # a page asks again for its own texts, hardly another one
def code(text: str, language: str) -> Markup:
    """Source code, its tokens in `<span class>` where site.css gives them a colour: a page has few elements to lay out.

    A language that we do not know is left plain.
    """
    if language in _OF_CALLS:
        return Markup(_CALL.sub(_coloured, text.translate(_ESCAPES)))  # noqa: S704 (escaped)
    name = _LANGUAGES.get(language)
    if name is None or len(text) > _LONGEST_COLOURED:
        return escape(text)
    parts: list[str] = []
    for colour, run in groupby(_lexer(name).get_tokens(text), lambda token: _colour(token[0])):
        shown = "".join([value for _, value in run])
        escaped = shown.translate(_ESCAPES)
        parts.append(f'<span class="{colour}">{escaped}</span>' if colour and shown.strip() else escaped)
    return Markup("".join(parts).rstrip("\n"))  # noqa: S704 (each part is escaped)


_ESCAPES = str.maketrans({character: str(escape(character)) for character in "&<>'\""})
"""As markupsafe escapes, for hundreds of thousands of short texts that need not become `Markup` one by one."""


_QUOTE = str(escape('"'))
_CALL = re.compile(
    rf"(?P<s>{_QUOTE}(?:\\(?:{_QUOTE}|.)|(?!{_QUOTE})[^\\])*{_QUOTE})"
    r"|(?<![\w.$&#])(?:(?P<m>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:True|False|None|true|false|null)(?![\w:=]))"
    r"|(?P<k>(?:const|for|await|in|of|new)(?= )))"
)


def _coloured(found: re.Match[str]) -> str:
    return f'<span class="{found.lastgroup}">{found[0]}</span>'


@cache
def _lexer(name: str) -> Lexer:
    return get_lexer_by_name(name, stripnl=False)


@cache
def _colour(token: _TokenType) -> str:
    return next((colour for kind, colour in _COLOURED if is_token_subtype(token, kind)), "")


_PARAMETER = re.compile(r"(\{[^}]*\})")


@cache
def route(template: str) -> Markup:
    """A path with its parameters marked, and a place to break the line before each slash."""
    html = Markup()
    for part in _PARAMETER.split(template):
        if _PARAMETER.fullmatch(part):
            html += Markup("<var>{}</var>").format(part)
        else:
            html += Markup("<wbr>/").join(part.split("/"))
    return html


_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def wrapped(name: str) -> Markup:
    """A name in CamelCase with a place to break the line before each word."""
    return Markup("<wbr>").join(_HUMP.split(name))
