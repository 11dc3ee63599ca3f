"""The lists of pages that the sites publish, read from untrusted bytes into URLs. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import lxml.etree
import lxml.html
import msgspec

from canvas_docs.fetch.addresses import join, path_of

_MARKDOWN_LINK = re.compile(r"^\s*[-*] \[.*?\]\(<?([^\s)>]+(?:\([^\s)]*\)[^\s)>]*)*)>?\)", re.MULTILINE)


class ListingError(Exception):
    """A list that is not what it should be; the message completes "the list …"."""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A `<loc>` and, for a page, its `<lastmod>` as printed."""

    url: str
    lastmod: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap file: other sitemaps when `is_index`, pages otherwise (sitemaps.org protocol)."""

    is_index: bool
    entries: tuple[SitemapEntry, ...]


def read_sitemap(content: bytes) -> Sitemap:
    """Read a sitemap or sitemap index. Raises ListingError for anything else; entities are never expanded."""
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = lxml.etree.fromstring(content, parser)
    except (lxml.etree.XMLSyntaxError, ValueError) as error:
        raise ListingError(f"is no well-formed XML ({error})") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ListingError("declares a document type, which no sitemap does")
    kind = lxml.etree.QName(root).localname
    if kind not in ("sitemapindex", "urlset"):
        raise ListingError(f"is <{kind}>, no sitemap")
    entries = []
    for element in root:
        url = element.findtext("{*}loc", "").strip()
        if url:
            entries.append(SitemapEntry(url, element.findtext("{*}lastmod", "").strip() or None))
    return Sitemap(kind == "sitemapindex", tuple(entries))


def read_markdown_links(content: bytes, base: str) -> list[str]:
    """The links of a Markdown list of pages (`llms.txt`, a GitBook group page), absolute, in order.

    Reading stops at the portal's instructions to language models, which are no part of the list.
    """
    text = content.decode("utf-8", "replace").partition("\n# Agent Instructions")[0]
    return [join(base, match[1]) for match in _MARKDOWN_LINK.finditer(text)]


def read_api_docs(content: bytes, base: str) -> list[str]:
    """The `.json` files that a Swagger 1.2 index (`api-docs.json`) names. Raises ListingError if it is none."""
    try:
        index = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ListingError(f"is no JSON ({error})") from error
    apis = index.get("apis") if isinstance(index, dict) else None
    if not isinstance(apis, list):
        raise ListingError("is no Swagger 1.2 index")
    paths = [entry["path"] for entry in apis if isinstance(entry, dict) and isinstance(entry.get("path"), str)]
    return [join(base, quote(path.lstrip("/"), safe="/()%")) for path in paths]


def read_sidebar(content: bytes, base: str) -> list[str]:
    """The pages that the sidebar of a legacy page links to, guides included, in order and without repetition."""
    try:
        page = lxml.html.document_fromstring(content.decode("utf-8", "replace"))
    except lxml.etree.ParserError as error:
        raise ListingError(f"is no HTML page ({error})") from error
    bars = [
        element
        for element in page.iter("*")
        if element.get("id") == "sidebar" or "ac-container" in element.get("class", "").split()
    ]
    links = [str(link.get("href", "")) for bar in bars for link in bar.iter("a")]
    urls = (join(base, link).partition("#")[0] for link in links)
    return list(dict.fromkeys(url for url in urls if path_of(url).endswith(".html")))


def read_url_list(text: str) -> Iterator[tuple[int, str]]:
    """Line number and URL of each line of a URL list that is neither empty nor a `#` comment."""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if (url := line.strip()) and not url.startswith("#"):
            yield number, url
