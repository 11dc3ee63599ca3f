"""Which pages the docs have: asked of the site itself, best source first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.fetch.acceptance import Medium, judge
from canvas_docs.fetch.addresses import AllowedHosts, host_of, normalize, path_of
from canvas_docs.fetch.client import Client
from canvas_docs.fetch.file_names import page_path
from canvas_docs.fetch.listings import (
    ListingError,
    SitemapEntry,
    read_api_docs,
    read_markdown_links,
    read_sidebar,
    read_sitemap,
)
from canvas_docs.fetch.refusals import Refusal
from canvas_docs.model import Origin

_UNION_PAGES = frozenset({"all_resources", "file.all_resources"})
"""The page that repeats all others, without their objects: 1.7 MB of nothing new."""
_LEGACY_CHROME = frozenset({"index", "live"}) | _UNION_PAGES


class Site(StrEnum):
    """Where docs are published."""

    GITBOOK = "gitbook"
    LEGACY = "legacy"
    URL_LIST = "url-list"

    @property
    def default_base_url(self) -> str:
        """Where Instructure publishes this form, `` for a URL list."""
        return {
            Site.GITBOOK: "https://developerdocs.instructure.com/services/canvas",
            Site.LEGACY: "https://canvas.instructure.com/doc/api",
            Site.URL_LIST: "",
        }[self]


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page to fetch. `reference`: the list says that it documents the API."""

    url: str
    medium: Medium
    lastmod: str | None = None
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The pages that there are, by URL, and how that is known."""

    source: str
    pages: tuple[ListedPage, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """No list could be had. `diagnostics` ends with an ERROR."""

    diagnostics: tuple[Diagnostic, ...]


def complete_base_url(site: Site, base_url: str) -> str:
    """The URL of the docs: a portal named without a path means its Canvas section."""
    base = normalize(base_url or site.default_base_url).rstrip("/")
    if path_of(base) == "/" and site is not Site.URL_LIST:
        base += path_of(site.default_base_url)
    for page in ("/index.html", "/all_resources.html", "/api-docs.json"):
        base = base.removesuffix(page)
    return base


def discover(client: Client, site: Site, base_url: str) -> Listing | Failure:
    """List the pages of the docs at `base_url` (see `complete_base_url`), from the first source that has any."""
    sources = _GITBOOK_SOURCES if site is Site.GITBOOK else _LEGACY_SOURCES
    problems: list[Diagnostic] = []
    for source, read in sources:
        answer = read(client, base_url)
        if isinstance(answer, Refusal):
            if answer.halts or answer.silent:
                return Failure((*problems, answer.diagnostic))
            problems.append(_unusable(source, answer.diagnostic.origin, answer.diagnostic.problem))
            continue
        pages, strays = _of_these_docs(answer, client.hosts, base_url)
        if pages:
            return Listing(source, pages, (*problems, *strays))
        problems.append(_unusable(source, Origin(base_url), "it names no page of these docs"))
    advice = "check --site and --base-url, or save the pages in a browser and pass their folder as SOURCE"
    return Failure(
        (*problems, Diagnostic("fetch-no-list", "no list of pages was found", advice, Origin(base_url), Severity.ERROR))
    )


def from_urls(urls: Iterable[str]) -> Listing:
    """The pages of a URL list, each in the medium that its suffix says; HTML without one."""
    pages = {normalize(url): None for url in urls}
    return Listing(Site.URL_LIST, tuple(ListedPage(url, _medium_of(url)) for url in pages))


def is_chosen(url: str, root: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> bool:
    """Whether a page's path below `root`, with or without its suffix, matches the globs.

    It must match one of `include`, if there is any, and none of `exclude`.
    """
    path = page_path(url, root)
    spellings = (path, path.removesuffix(_medium_of(url).suffix))

    def matches(globs: Iterable[str]) -> bool:
        return any(fnmatchcase(spelling, glob) for glob in globs for spelling in spellings)

    return (not include or matches(include)) and not matches(exclude)


def _sitemap_pages(client: Client, base_url: str) -> list[ListedPage] | Refusal:
    """The portal's sitemap index names one sitemap per section; the section's has a lastmod per page."""
    host = host_of(base_url)
    entries = _sitemap_entries(client, f"{host}/sitemap.xml", base_url)
    if isinstance(entries, Refusal):
        return entries
    return [_portal_page(entry.url, entry.lastmod) for entry in entries]


def _sitemap_entries(client: Client, url: str, base_url: str, nested: bool = False) -> list[SitemapEntry] | Refusal:
    answer = client.get(url, "application/xml, text/xml;q=0.9")
    if isinstance(answer, Refusal):
        return answer
    try:
        sitemap = read_sitemap(answer.body)
    except ListingError as error:
        return _not_a_list(url, error)
    if not sitemap.is_index:
        return list(sitemap.entries)
    entries: list[SitemapEntry] = []
    sections = [entry.url for entry in sitemap.entries if _is_below(entry.url, base_url)]
    for section in [] if nested else sections:
        found = _sitemap_entries(client, section, base_url, nested=True)
        if isinstance(found, Refusal):
            return found
        entries += found
    return entries


def _llms_pages(client: Client, base_url: str) -> list[ListedPage] | Refusal:
    return _linked_pages(client, f"{host_of(base_url)}/llms.txt")


def _resources_pages(client: Client, base_url: str) -> list[ListedPage] | Refusal:
    return _linked_pages(client, f"{base_url}/resources.md")


def _linked_pages(client: Client, url: str) -> list[ListedPage] | Refusal:
    answer = client.get(url, "text/markdown, text/plain")
    if isinstance(answer, Refusal):
        return answer
    return [_portal_page(link) for link in read_markdown_links(answer.body, url)]


def _portal_page(url: str, lastmod: str | None = None) -> ListedPage:
    """A page of the portal. Most that document the API, but not all, are below `resources/` (FORMATS A1)."""
    path = PurePosixPath(path_of(url))
    reference = path.parent.name == "resources" and not path.name.startswith("file.")
    return ListedPage(_markdown_url(url), Medium.MARKDOWN, lastmod, reference)


def _api_docs_pages(client: Client, base_url: str) -> list[ListedPage] | Refusal:
    """Each Swagger file of the index has an HTML page of the same name."""
    url = f"{base_url}/api-docs.json"
    answer = client.get(url, Medium.JSON.accept)
    if isinstance(answer, Refusal):
        return answer
    try:
        descriptions = read_api_docs(answer.body, url)
    except ListingError as error:
        return _not_a_list(url, error)
    pages = [ListedPage(f"{link.removesuffix('.json')}.html", Medium.HTML, reference=True) for link in descriptions]
    return [*pages, *(ListedPage(link, Medium.JSON, reference=True) for link in descriptions)]


def _sidebar_pages(client: Client, base_url: str) -> list[ListedPage] | Refusal:
    url = f"{base_url}/index.html"
    answer = client.get(url, Medium.HTML.accept)
    if isinstance(answer, Refusal):
        return answer
    if isinstance(stub := judge(answer, Medium.HTML), Refusal):
        return stub
    try:
        links = read_sidebar(answer.body, url)
    except ListingError as error:
        return _not_a_list(url, error)
    return [ListedPage(link, Medium.HTML, reference=True) for link in links if not _is_legacy_chrome(link)]


_GITBOOK_SOURCES: tuple[tuple[str, Callable[[Client, str], list[ListedPage] | Refusal]], ...] = (
    ("sitemap", _sitemap_pages),
    ("llms.txt", _llms_pages),
    ("resources.md", _resources_pages),
)
_LEGACY_SOURCES: tuple[tuple[str, Callable[[Client, str], list[ListedPage] | Refusal]], ...] = (
    ("api-docs.json", _api_docs_pages),
    ("sidebar", _sidebar_pages),
)


def _of_these_docs(
    found: Iterable[ListedPage], hosts: AllowedHosts, base_url: str
) -> tuple[tuple[ListedPage, ...], tuple[Diagnostic, ...]]:
    """Each page of the docs once, without the page of all pages; and what a list should not have named."""
    pages: dict[str, ListedPage] = {}
    strays = []
    for page in found:
        url = normalize(page.url)
        if hosts.objection(url) is not None or not _is_below(url, base_url):
            # The other sections of the portal are no concern of ours; an address that could do harm is.
            if host_of(url) != host_of(base_url):
                strays.append(_stray(url, hosts))
            continue
        if PurePosixPath(path_of(url)).stem in _UNION_PAGES or "?" in url:
            continue
        pages.setdefault(url, ListedPage(url, page.medium, page.lastmod, page.reference))
    return tuple(pages.values()), tuple(strays)


def _stray(url: str, hosts: AllowedHosts) -> Diagnostic:
    reason = hosts.objection(url) or "is elsewhere"
    advice = "nothing to do if that page is no part of the docs"
    return Diagnostic(
        "fetch-stray-page", f"the list of pages names an address that {reason}", advice, Origin(url), Severity.NOTE
    )


def _unusable(source: str, origin: Origin, problem: str) -> Diagnostic:
    advice = "nothing to do if the pages below are complete: the next best list is used"
    return Diagnostic("fetch-list-unusable", f"{source} is of no use: {problem}", advice, origin)


def _not_a_list(url: str, error: ListingError) -> Refusal:
    return Refusal(Diagnostic("fetch-list-unusable", f"the list {error}", "check --site and --base-url", Origin(url)))


def _is_below(url: str, base_url: str) -> bool:
    path, base = path_of(url), path_of(base_url)
    return path in (base, f"{base}.md") or path.startswith(base.rstrip("/") + "/")


def _is_legacy_chrome(url: str) -> bool:
    name = PurePosixPath(path_of(url)).name
    return name.startswith("file.") or name.removesuffix(".html") in _LEGACY_CHROME


def _markdown_url(url: str) -> str:
    """A portal page's Markdown (FORMATS A1): its own address and `.md`."""
    address, query, asked = normalize(url).partition("?")
    address = address.rstrip("/")
    return (address if address.endswith(".md") else f"{address}.md") + query + asked


def _medium_of(url: str) -> Medium:
    path = path_of(url)
    return next((medium for medium in Medium if path.endswith(medium.suffix)), Medium.HTML)
