"""Reference and OpenAPI document → the files of the docs site."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import jinja2
import msgspec
from canvas_docs.model import Reference
from markupsafe import Markup

from canvas_openapi.openapi.known import Evidences
from canvas_openapi.render.clients.client_groups import Groups
from canvas_openapi.render.clients.kept_parts import ClientParts
from canvas_openapi.render.docs import markup
from canvas_openapi.render.docs.arrangement import OBJECTS_FILE, Catalogue, ResourcePage, catalogue
from canvas_openapi.render.docs.changes_page import CHANGES_FILE, changes_view
from canvas_openapi.render.docs.client_calls import ClientCalls
from canvas_openapi.render.docs.front_pages import StartView, objects_view, start_view
from canvas_openapi.render.docs.groups import page_groups
from canvas_openapi.render.docs.guides import GUIDES, Guide, guide_view, with_twins
from canvas_openapi.render.docs.page_frame import PageFrame, SideGroup, SiteFrame
from canvas_openapi.render.docs.page_keys import PageKeys
from canvas_openapi.render.docs.rendered import KeptPages, Rendered
from canvas_openapi.render.docs.scopes_page import SCOPES_FILE, scopes_view
from canvas_openapi.render.docs.search import of_guide, of_lists, of_resource, search_index
from canvas_openapi.render.docs.site_options import Options
from canvas_openapi.render.docs.views import Link, Views
from canvas_openapi.render.templates import environment, folder

START_FILE = "index.html"
_ASSETS = ("site.css", "site.js", "search.js", "search-words.js", "scopes.js", "icon.svg")
_LISTS = (
    Link("Start", START_FILE),
    Link("Scopes", SCOPES_FILE),
    Link("Objects", OBJECTS_FILE),
    Link("Changes and deprecations", CHANGES_FILE),
)


_MANY = 6
"""So many pages made are a sign of many more to come, which are worth a process."""
_Arranged = tuple[ResourcePage, ResourcePage | None, ResourcePage | None]


def render_docs(
    reference: Reference, document: dict[str, Any], options: Options | None = None, evidence: Evidences | None = None
) -> dict[str, bytes]:
    """All files of the site but for the document itself, by `/` separated path: pages, Markdown twins, assets."""
    return dict(docs_files(reference, document, options, evidence))


def docs_files(
    reference: Reference, document: dict[str, Any], options: Options | None = None, evidence: Evidences | None = None
) -> Iterator[tuple[str, bytes]]:
    """The same files one after the other: none is made before it is asked for."""
    return _Renderer(reference, document, options or Options(), evidence or {}).files()


class _Renderer:
    def __init__(self, reference: Reference, document: dict[str, Any], options: Options, evidence: Evidences) -> None:
        self._document = document
        self._options = options
        clients = options.clients or ClientParts(Groups(document), options.cache)
        self._found: Catalogue = catalogue(reference, document, clients.groups.parts, options.routes)
        self._clients = ClientCalls(document, clients)
        self._views = Views(self._found, document, self._clients, evidence)
        self._keys = PageKeys(self._found, clients.groups.parts, self._clients, evidence)
        self._html = _environment(autoescape=True)
        self._html.globals["closed"] = self._closed
        self._closed_groups: dict[tuple[str, str], Markup] = {}
        self._text = _environment(autoescape=False)
        self._groups = page_groups(self._found, document)
        groups = tuple(
            SideGroup(group.id, group.name, tuple(Link(page.page.title, page.file) for page in group.pages))
            for group in self._groups
        )
        self._site = SiteFrame("Canvas API reference", reference.edition, _LISTS, groups)
        self._kept = KeptPages(options.cache, self._around)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its content."""
        found = [of_lists(_LISTS)]
        parts: dict[str, bytes] = {}
        for page, made in self._pages():
            parts[page.file] = made.found
            yield from _files(page.file, made)
        yield from self._lists()
        for guide, made in self._guides():
            yield from _files(guide.href, made)
            found.append(made.found)
        for name in _ASSETS:
            yield f"assets/{name}", (folder("docs") / name).read_bytes()
        if self._options.search:
            yield "assets/search-index.js", search_index([*found, *(parts[page.file] for page in self._found.pages)])
        yield ".nojekyll", b""

    def _pages(self) -> Iterator[tuple[ResourcePage, Rendered]]:
        """All resource pages. Once it shows that there is much to make, half of the rest is made beside."""
        pages = list(self._in_order())
        others: list[_Arranged] = []
        begun: Mapping[str, bytes] = {}
        while pages:
            page = pages.pop(0)
            yield page[0], self._resource(*page)
            if self._options.beside and self._kept.made == _MANY and not others:
                pages, others = pages[::2], pages[1::2]
                begun = self._options.beside(partial(self._packed, others))
        for other, *_ in others:
            yield other, msgspec.msgpack.decode(begun[other.file], type=Rendered)

    def _packed(self, pages: list[_Arranged]) -> Iterator[tuple[str, bytes]]:
        return ((page[0].file, msgspec.msgpack.encode(self._resource(*page))) for page in pages)

    def _in_order(self) -> Iterator[_Arranged]:
        """All pages in the order of the catalogue, each with its neighbours in the side bar."""
        pages = [page for group in self._groups for page in group.pages]
        before = dict(zip((page.file for page in pages[1:]), pages, strict=False))
        after = dict(zip((page.file for page in pages), pages[1:], strict=False))
        for page in self._found.pages:
            yield page, before.get(page.file), after.get(page.file)

    def _resource(self, page: ResourcePage, previous: ResourcePage | None, following: ResourcePage | None) -> Rendered:
        """A resource page between its neighbours; its view is made only if the cache has not what it would show."""
        frame = self._frame(page.file, page.page.title, markup.plain(page.page.description))

        def make() -> Rendered:
            view = self._views.resource(page, previous, following)
            made = self._made("resource", frame, view, page.page.slug)
            return Rendered(made.html, made.text, of_resource(page, view, self._clients))

        return self._kept.page(
            lambda: f"resource {self._keys.page(page)}", frame, make
        )  # the side bar tells neighbours

    def _closed(self, group: SideGroup, root: str) -> Markup:
        """A group of the side bar on the pages that are not in it: nearly all, so it is laid out once."""
        key = (group.id, root)
        if key not in self._closed_groups:
            html = self._html.get_template("group.html").render(group=group, root=root)
            self._closed_groups[key] = Markup(html)  # noqa: S704 (the template has escaped it)
        return self._closed_groups[key]

    def _guides(self) -> Iterator[tuple[Guide, Rendered]]:
        errors = self._views.shared_failures()
        for guide in GUIDES:
            frame = self._frame(guide.href, guide.text, f"{guide.text}: {guide.note}.")
            make = partial(self._guide, guide, frame, errors)
            yield guide, self._kept.page(partial("guide {!r}".format, errors), frame, make)

    def _guide(self, guide: Guide, frame: PageFrame, errors: Any) -> Rendered:
        text = self._text.get_template(f"{guide.href.removesuffix('.html')}.md").render(errors=errors)
        made = self._made("guide", frame, guide_view(text.strip()))
        return Rendered(made.html, made.text, of_guide(guide.href, made.html))

    def _lists(self) -> Iterator[tuple[str, bytes]]:
        start = start_view(self._found, self._document, self._groups, self._options.comparison)
        views: dict[str, Any] = {
            START_FILE: start,
            SCOPES_FILE: scopes_view(self._found),
            OBJECTS_FILE: objects_view(self._found, self._views),
            CHANGES_FILE: changes_view(self._found, self._options.comparison),
        }
        for link in _LISTS:
            frame = self._frame(link.href, self._site.title if link.href == START_FILE else link.text)
            yield from _files(link.href, self._shown(link.href.removesuffix(".html"), frame, views[link.href]))
        yield "404.html", self._not_found().html
        yield "llms.txt", self._for_models(start).html
        if self._options.base_url:
            files = [*(link.href for link in (*_LISTS, *GUIDES)), *(page.file for page in self._found.pages)]
            addresses = [self._address(file) for file in files]
            yield "sitemap.xml", self._html.get_template("sitemap.xml").render(addresses=addresses).encode()

    def _frame(self, file: str, title: str, summary: str = "") -> PageFrame:
        return PageFrame(
            file=file,
            title=title,
            summary=_cut(summary or f"{title}: operations, parameters, scopes and objects of the Canvas LMS REST API."),
            root="../" * file.count("/"),
            twin=_twin(file).rpartition("/")[2],
            canonical=self._address(file),
        )

    def _made(self, template: str, frame: PageFrame, view: Any, slug: str = "") -> Rendered:
        """A page and its twin, from their templates; links in its texts stand in the docs' page `slug`."""
        values = {"site": self._site, "page": frame, "view": view}
        resolve = partial(self._found.links.resolve, slug=slug, here=frame.file)
        html = self._html.get_template(f"{template}.html").render(values, md=markup.Markdown(resolve))
        text = with_twins(self._text.get_template(f"{template}.md").render(values), resolve)
        return Rendered(html.encode(), _spaced(text).encode())

    def _shown(self, template: str, frame: PageFrame, view: Any) -> Rendered:
        """A page that is no resource. Its view is a value, whose `repr` tells all that is in it.

        Of one that were not it would tell an address, and nothing would be found in the cache.
        """
        make = partial(self._made, template, frame, view)
        return self._kept.page(lambda: f"{template} {view!r}", frame, make)

    def _around(self) -> str:
        """A digest of what any page may show besides what it is made from: the side bar, where links lead."""
        return hashlib.sha256(f"{self._site!r} {self._found.links.state()}".encode(errors="surrogatepass")).hexdigest()

    def _not_found(self) -> Rendered:
        """The page that a host shows for any unknown address: it cannot know how deep that is, only a base URL can."""
        base = self._options.base_url
        root = f"{urlsplit(base).path.rstrip('/')}/" if base else ""
        frame = PageFrame("404.html", "Page not found", "There is no such page.", root, None, None)

        def make() -> Rendered:
            return Rendered(self._html.get_template("404.html").render(site=self._site, page=frame).encode())

        return self._kept.page(str, frame, make)

    def _for_models(self, start: StartView) -> Rendered:
        def make() -> Rendered:
            return Rendered(self._text.get_template("llms.txt").render(site=self._site, view=start).encode())

        return self._kept.page(lambda: repr(start), self._frame("llms.txt", self._site.title), make)

    def _address(self, file: str) -> str | None:
        base = self._options.base_url
        return f"{base.rstrip('/')}/{'' if file == START_FILE else file}" if base else None


def _files(file: str, made: Rendered) -> Iterator[tuple[str, bytes]]:
    """A page and its Markdown twin."""
    yield file, made.html
    yield _twin(file), made.text


def _twin(file: str) -> str:
    return f"{file.removesuffix('.html')}.md"


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
