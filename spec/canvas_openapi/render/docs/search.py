"""The search index: one script that the page loads when the reader starts to search.

A script, not Pagefind: Pagefind fetches its index and runs WebAssembly, which works neither from disk nor under our
Content-Security-Policy, and it cannot rank a path or a scope above prose that mentions it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from canvas_openapi.render.docs.catalogue import Catalogue, Component, Operation, Section
from canvas_openapi.render.docs.markup import plain
from canvas_openapi.render.docs.tree import Row
from canvas_openapi.render.docs.views import Link, ObjectView, ResourceView, SectionView

_COMMON = """
a an and any are as at be been by can for from has have if in into is it its may must no not of on or only returns so
such than that the their them then there these they this to used using was when where whether which will with would you
your
"""
_STOP = frozenset(_COMMON.split())
_MOST_WORDS = 60

Entry = tuple[str, str, str, str, str, str, str]
"""kind (o, s, p), title, address, detail (route or page), names (ids, parameters), words, scopes."""


def search_index(found: Catalogue, views: list[ResourceView], guides: tuple[Link, ...]) -> bytes:
    """The index as a script that hands its entries to `site.js`."""
    entries = [*(("p", g.text, g.href, "", "", "", "") for g in guides)]
    for page, view in zip(found.pages, views, strict=True):
        entries.append(("p", view.title, view.file, "", page.page.slug, _words(view.description), ""))
        for section, shown in zip(page.sections, view.sections, strict=True):
            entries.extend(_operations(found, section, shown))
        shown_objects = zip(page.components, view.objects, strict=True)
        entries.extend(_object(component, page.page.title, shown) for component, shown in shown_objects)
    return b"canvasSearchIndex(" + msgspec.json.encode(entries).replace(b"\xe2\x80\xa8", b" ") + b");\n"


def _operations(found: Catalogue, section: Section, shown: SectionView) -> Iterator[Entry]:
    names = " ".join(dict.fromkeys(_names((*shown.path_rows, *shown.query_rows, *shown.body_rows))))
    words = _words(shown.description)
    for operation in section.operations:
        yield _operation(found, operation, section.title, names, words)


def _operation(found: Catalogue, operation: Operation, title: str, names: str, words: str) -> Entry:
    detail = f"{operation.verb} {operation.path}"
    usual = {f"url:{operation.verb}|{operation.spec.get('x-canvas-route', '')}"}
    scopes = " ".join(scope for scope in operation.scopes if scope not in usual)
    return ("o", title, found.hrefs[operation.id], detail, f"{operation.id} {names}".strip(), words, scopes)


def _object(component: Component, page: str, shown: ObjectView) -> Entry:
    return ("s", component.name, component.href, page, " ".join(_names(shown.rows)), _words(shown.description), "")


def _names(rows: tuple[Row, ...]) -> Iterator[str]:
    """Names on the wire and JSON paths: both are what people search for."""
    for row in rows:
        yield row.path
        if row.wire:
            yield row.wire
        yield from _names(row.rows)


def _words(text: str) -> str:
    words = re.findall(r"[\w'’-]{3,40}", plain(text).lower())
    return " ".join([word for word in dict.fromkeys(words) if word not in _STOP][:_MOST_WORDS])
