"""Reference and OpenAPI document → the files of the docs site."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
import msgspec
from canvas_docs.model import Reference
from canvas_docs.reference import Cache
from markupsafe import Markup

from canvas_openapi.openapi.known import Evidences
from canvas_openapi.outputs import as_named
from canvas_openapi.render.docs import markup
from canvas_openapi.render.docs.arrangement import OBJECTS_FILE, Catalogue, catalogue
from canvas_openapi.render.docs.changes_page import CHANGES_FILE, changes_view
from canvas_openapi.render.docs.client_calls import ClientCalls
from canvas_openapi.render.docs.front_pages import objects_view, start_view
from canvas_openapi.render.docs.groups import page_groups
from canvas_openapi.render.docs.guides import GUIDES, Guide, guide_view, with_twins
from canvas_openapi.render.docs.scopes_page import SCOPES_FILE, scopes_view
from canvas_openapi.render.docs.search import search_index
from canvas_openapi.render.docs.views import Link, ResourceView, Views
from canvas_openapi.render.templates import environment, folder

if TYPE_CHECKING:
    from canvas_openapi.changes.comparison import Comparison

POLICY = Markup(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of every page: nothing inline, nothing from elsewhere."""

START_FILE = "index.html"
_ASSETS = ("site.css", "site.js", "search.js", "search-words.js", "scopes.js", "icon.svg")
_LISTS = (
    Link("Start", START_FILE),
    Link("Scopes", SCOPES_FILE),
    Link("Objects", OBJECTS_FILE),
    Link("Changes and deprecations", CHANGES_FILE),
)


@dataclass(frozen=True, slots=True)
class Options:
    """How to render.

    `base_url`: where the site will be published, for canonical addresses and the sitemap. `search`: write the search
    index (the committed site has none). `comparison`: what changed since an earlier edition.
    `cache`: keeps rendered pages, so that only what changed is rendered again; it must not outlive our code.
    """

    base_url: str | None = None
    search: bool = True
    comparison: Comparison | None = None
    cache: Cache | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    """Pages that stand together in the side bar; `id` is their place on the start page."""

    id: str
    name: str
    resources: tuple[Link, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the pages."""
        return tuple(link.href for link in self.resources)


@dataclass(frozen=True, slots=True)
class _Site:
    """What all pages have in common."""

    title: str
    edition: str | None
    lists: tuple[Link, ...]
    groups: tuple[_Group, ...]
    guides: tuple[Guide, ...] = GUIDES
    policy: Markup = POLICY

    @property
    def guide_files(self) -> tuple[str, ...]:
        """The files of the guides."""
        return tuple(guide.href for guide in self.guides)


@dataclass(frozen=True, slots=True)
class _Page:
    """The frame of one page. `root` leads from it to the site's root."""

    file: str
    title: str
    summary: str
    root: str
    twin: str | None
    canonical: str | None


def render_docs(
    reference: Reference, document: dict[str, Any], options: Options | None = None, evidence: Evidences | None = None
) -> dict[str, bytes]:
    """All files of the site, by `/` separated path: pages, Markdown twins, assets, and the document itself."""
    return dict(_Renderer(reference, document, options or Options(), evidence or {}).files())


class _Renderer:
    def __init__(self, reference: Reference, document: dict[str, Any], options: Options, evidence: Evidences) -> None:
        self._reference = reference
        self._document = document
        self._options = options
        self._found: Catalogue = catalogue(reference, document)
        self._clients = ClientCalls(document)
        self._views = Views(self._found, document, self._clients, evidence)
        self._html = _environment(autoescape=True)
        self._html.globals["closed"] = self._closed
        self._closed_groups: dict[tuple[str, str], Markup] = {}
        self._text = _environment(autoescape=False)
        self._groups = page_groups(self._found, document)
        groups = tuple(
            _Group(group.id, group.name, tuple(Link(page.page.title, page.file) for page in group.pages))
            for group in self._groups
        )
        self._site = _Site("Canvas API reference", reference.edition, _LISTS, groups)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its content."""
        resources = list(self._resources())
        for view in resources:
            yield from self._page(view.file, "resource", view.title, view, view.slug, markup.plain(view.description))
        yield from self._lists()
        guides = dict(self._guides())
        yield from guides.items()
        for name in _ASSETS:
            yield f"assets/{name}", (folder("docs") / name).read_bytes()
        if self._options.search:
            prose = {guide.href: guides[guide.href] for guide in GUIDES}
            yield "assets/search-index.js", search_index(self._found, resources, _LISTS, prose, self._clients)
        for name in ("openapi.yaml", "openapi.json"):
            yield name, as_named(self._document, name)
        yield ".nojekyll", b""

    def _resources(self) -> Iterator[ResourceView]:
        """The views of all pages in the order of the catalogue; neighbours are those of the side bar."""
        pages = [page for group in self._groups for page in group.pages]
        before = dict(zip((page.file for page in pages[1:]), pages, strict=False))
        after = dict(zip((page.file for page in pages), pages[1:], strict=False))
        for page in self._found.pages:
            yield self._views.resource(page, before.get(page.file), after.get(page.file))

    def _closed(self, group: _Group, root: str) -> Markup:
        """A group of the side bar on the pages that are not in it: nearly all, so it is laid out once."""
        key = (group.id, root)
        if key not in self._closed_groups:
            html = self._html.get_template("group.html").render(group=group, root=root)
            self._closed_groups[key] = Markup(html)  # noqa: S704 (the template has escaped it)
        return self._closed_groups[key]

    def _guides(self) -> Iterator[tuple[str, bytes]]:
        errors = self._views.shared_failures()
        for guide in GUIDES:
            text = self._text.get_template(f"{guide.href.removesuffix('.html')}.md").render(errors=errors)
            summary = f"{guide.text}: {guide.note}."
            yield from self._page(guide.href, "guide", guide.text, guide_view(text.strip()), "", summary)

    def _lists(self) -> Iterator[tuple[str, bytes]]:
        start = start_view(self._found, self._document, self._groups, self._options.comparison)
        views: dict[str, Any] = {
            START_FILE: start,
            SCOPES_FILE: scopes_view(self._found),
            OBJECTS_FILE: objects_view(self._found, self._views),
            CHANGES_FILE: changes_view(self._found, self._options.comparison),
        }
        for link in _LISTS:
            title = self._site.title if link.href == START_FILE else link.text
            yield from self._page(link.href, link.href.removesuffix(".html"), title, views[link.href])
        yield "404.html", self._not_found().encode()
        yield "llms.txt", self._text.get_template("llms.txt").render(site=self._site, view=start).encode()
        if self._options.base_url:
            files = [*(link.href for link in (*_LISTS, *GUIDES)), *(page.file for page in self._found.pages)]
            addresses = [self._address(file) for file in files]
            yield "sitemap.xml", self._html.get_template("sitemap.xml").render(addresses=addresses).encode()

    def _page(
        self, file: str, template: str, title: str, view: Any, slug: str = "", summary: str = ""
    ) -> Iterator[tuple[str, bytes]]:
        """A page and its Markdown twin."""
        name = file.removesuffix(".html")
        twin = f"{name}.md"
        page = _Page(
            file=file,
            title=title,
            summary=_cut(summary or f"{title}: operations, parameters, scopes and objects of the Canvas LMS REST API."),
            root="../" * file.count("/"),
            twin=twin.rpartition("/")[2],
            canonical=self._address(file),
        )
        values = {"site": self._site, "page": page, "view": view}
        html, text = self._kept(template, slug, values) if self._options.cache else self._made(template, slug, values)
        yield file, html
        yield twin, text

    def _made(self, template: str, slug: str, values: Mapping[str, Any]) -> tuple[bytes, bytes]:
        """A page and its twin, from their templates."""
        resolve = partial(self._found.links.resolve, slug=slug, here=values["page"].file)
        html = self._html.get_template(f"{template}.html").render(values, md=markup.Markdown(resolve))
        text = with_twins(self._text.get_template(f"{template}.md").render(values), resolve)
        return html.encode(), _spaced(text).encode()

    def _kept(self, template: str, slug: str, values: Mapping[str, Any]) -> tuple[bytes, bytes]:
        """A page and its twin, from the cache if it has them: they depend on what they show and on where links lead.

        Views are values, whose `repr` tells all that is in them; of one that were not it would tell an address, and
        nothing would be found.
        """
        cache = self._options.cache
        if cache is None:
            return self._made(template, slug, values)
        name = f"site page {template} {slug} {values!r} {self._links}"
        with suppress(msgspec.DecodeError):
            if kept := cache.get(name):
                return msgspec.msgpack.decode(kept, type=tuple[bytes, bytes])
        made = self._made(template, slug, values)
        cache.put(name, msgspec.msgpack.encode(made))
        return made

    @cached_property
    def _links(self) -> str:
        """A digest of where the links of all pages lead."""
        return hashlib.sha256(self._found.links.state().encode(errors="surrogatepass")).hexdigest()

    def _not_found(self) -> str:
        """The page that a host shows for any unknown address: it cannot know how deep that is, only a base URL can."""
        base = self._options.base_url
        root = f"{urlsplit(base).path.rstrip('/')}/" if base else ""
        page = _Page("404.html", "Page not found", "There is no such page.", root, None, None)
        return self._html.get_template("404.html").render(site=self._site, page=page)

    def _address(self, file: str) -> str | None:
        base = self._options.base_url
        return f"{base.rstrip('/')}/{'' if file == START_FILE else file}" if base else None


def _environment(*, autoescape: bool) -> jinja2.Environment:
    env = environment("docs", autoescape=autoescape)
    env.globals |= {"code": markup.code, "path": markup.route, "wrapped": markup.wrapped}
    env.filters["oneline"] = lambda text: " ".join(text.split())
    return env


def _spaced(text: str) -> str:
    """Markdown with single blank lines: what a template leaves out leaves its blank lines behind."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _cut(text: str) -> str:
    """At most 160 characters, at the end of a word: what search engines show."""
    return text if len(text) <= 160 else f"{text[:160].rpartition(' ')[0] or text[:159]}…"
