"""The guides: our own CommonMark in `templates/docs/guides`, as pages with headings that can be linked to."""

from __future__ import annotations

import re
from dataclasses import dataclass

import cmarkgfm
from markupsafe import Markup

from canvas_openapi.render.docs.markup import Resolve, code

FOLDER = "guides"


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide: the name of its file, its title, what it is about, and the id by which the start page has it."""

    name: str
    text: str
    note: str
    anchor: str

    @property
    def href(self) -> str:
        """The address of the page, from the site's root."""
        return f"{FOLDER}/{self.name}.html"

    @property
    def twin(self) -> str:
        """The address of its Markdown twin."""
        return f"{FOLDER}/{self.name}.md"


GUIDES = (
    Guide("calling", "Calling the API", "addresses, parameters, the User-Agent", "calling"),
    Guide("authentication", "Authentication and OAuth2", "tokens, developer keys, scopes, LTI", "authentication"),
    Guide("pagination", "Pagination", "the Link header", "pagination"),
    Guide("ids", "Ids and SIS ids", "64-bit numbers, sis_course_id:…, self", "ids"),
    Guide("acting", "Acting as another user", "masquerading with as_user_id", "as_user_id"),
    Guide("throttling", "Throttling and rate limits", "quotas, 429, when to try again", "throttling"),
    Guide("uploads", "Uploading files", "the three steps", "uploads"),
    Guide("errors", "Errors", "statuses and their bodies", "errors"),
    Guide("types", "What the marks mean", "documented, inferred and corrected types", "types"),
)


@dataclass(frozen=True, slots=True)
class GuideView:
    """A guide as CommonMark and as HTML."""

    text: str
    html: Markup


_HEADING = re.compile(r"<h2>(.*?)</h2>")
_CODE = re.compile(r'<pre><code class="language-(\w+)">(.*?)</code></pre>', re.DOTALL)


def guide_view(text: str) -> GuideView:
    """A guide whose CommonMark is ours; its code is coloured and can be copied like all code of the site."""
    html: str = cmarkgfm.markdown_to_html_with_extensions(text, extensions=["table"])
    html = _HEADING.sub(lambda found: f'<h2 id="{slug(found[1])}">{found[1]}</h2>', html)
    html = _CODE.sub(_block, html)
    return GuideView(text, Markup(html))  # noqa: S704 (our own text)


def _block(found: re.Match[str]) -> str:
    source = Markup(found[2]).unescape().rstrip("\n")  # noqa: S704 (becomes text, and is escaped as such)
    return f'<div class="block"><pre tabindex="0"><code>{code(source, found[1])}</code></pre></div>'


def slug(heading: str) -> str:
    """The id of a heading of a guide."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"<[^>]*>", "", heading).lower()).strip("-")


_LINK = re.compile(r"\]\(([^()\s]+)\)")
_PAGE = re.compile(r"(?![a-z]+:|/)([^#]*)\.html(#.*)?")


def with_twins(text: str, resolve: Resolve) -> str:
    """CommonMark whose links lead to the Markdown twins of the site's pages; the others stay as they are."""

    def twin(found: re.Match[str]) -> str:
        here = _PAGE.fullmatch(found[1]) or _PAGE.fullmatch(resolve(found[1]) or "")
        return f"]({here[1]}.md)" if here else found[0]

    return _LINK.sub(twin, text)
