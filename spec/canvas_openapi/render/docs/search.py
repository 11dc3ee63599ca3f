"""The search index: one script that the page loads, with `search.js`, when the reader starts to search.

A script, not Pagefind: Pagefind fetches its index and runs WebAssembly, which works neither from disk nor under our
Content-Security-Policy.

The index holds words as they stand; `search.js` stems them, so that the rules stand in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

import lxml.html
import msgspec
from lxml.html import HtmlElement

from canvas_openapi.render.docs.arrangement import Component, ResourcePage, Section
from canvas_openapi.render.docs.client_calls import ClientCalls
from canvas_openapi.render.docs.markup import plain
from canvas_openapi.render.docs.tree import Row
from canvas_openapi.render.docs.views import Link, ObjectView, ResourceView, SectionView

_COMMON = """
a an and any are as at be been by can for from has have if in into is it its like may must no not of on or only returns
so such than that the their them then there these they this to used using was when where whether which will with would
you your
"""
_STOP = frozenset(_COMMON.split())
_MOST_WORDS = 60
_WORD = re.compile(r"[a-z][a-z0-9]{2,40}")

Entry = tuple[Any, ...]
"""`["o", file, title, routes, names, parameters, words, deprecated]` with routes `[verb, path, id]`;
`["s", address, name, page, properties, words]`; `["p", file, title, words]`;
`["g", file, title, names, words]` for a guide, `["h", address, heading, page, words]` for a heading of one."""


def search_index(parts: Iterable[bytes]) -> bytes:
    """The index as a script that hands its entries to `search.js`; the parts are those of pages, in order."""
    return b"canvasSearchIndex([" + b",".join(filter(None, parts)) + b"]);\n"


def of_lists(lists: Iterable[Link]) -> bytes:
    """The part of pages that are found by their titles only."""
    return _part(("p", link.href, link.text, "") for link in lists)


def of_guide(file: str, html: bytes) -> bytes:
    """The part of a guide, which is found by what it says."""
    return _part(_guide(file, html))


def of_resource(page: ResourcePage, view: ResourceView, clients: ClientCalls) -> bytes:
    """The part of a resource page: the page, its headings, operations and objects."""
    return _part(_resource(page, view, clients))


def _part(entries: Iterable[Entry]) -> bytes:
    return msgspec.json.encode(list(entries)).replace(b"\xe2\x80\xa8", b" ")[1:-1]


def _resource(page: ResourcePage, view: ResourceView, clients: ClientCalls) -> Iterator[Entry]:
    yield ("p", view.file, view.title, _words(view.description))
    for one in view.appendixes:
        yield ("h", f"{view.file}#{one.anchors[0]}", one.title, view.title, _words(one.text))
    for section, shown in zip(page.sections, view.sections, strict=True):
        yield _operation(view.file, section, shown, clients)
    for component, shown_object in zip(page.components, view.objects, strict=True):
        yield _object(component, page.page.title, shown_object)


def _guide(file: str, html: bytes) -> Iterator[Entry]:
    """A guide and its headings. The code in its text is what it is also called: `as_user_id`, `User-Agent`."""
    main = lxml.html.document_fromstring(html.decode()).get_element_by_id("main")
    article = next(main.iterfind("article"))
    title = "".join(next(article.iterfind("h1")).itertext())
    names = [" ".join(one.itertext()) for one in article.iterfind("p//code")]
    yield ("g", file, title, " ".join(dict.fromkeys(names)), _distinct(" ".join(article.itertext())))
    for heading in article.iterfind("h2[@id]"):
        words = " ".join("".join(one.itertext()) for one in _until_next(heading))
        yield ("h", f"{file}#{heading.get('id')}", "".join(heading.itertext()), title, _distinct(words))


def _until_next(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What stands under a heading."""
    return takewhile(lambda one: one.tag != "h2", heading.itersiblings())


def _operation(file: str, section: Section, shown: SectionView, clients: ClientCalls) -> Entry:
    """One entry for all routes of an operation. Names: what it is called elsewhere, where its id does not say so."""
    routes = [(one.verb, one.path, one.id) for one in section.operations]
    names = [re.sub(r"^#?method\.", "", anchor) for anchor in shown.anchors if anchor.startswith("method.")]
    for one in section.operations:
        usual = f"url:{one.verb}|{one.spec.get('x-canvas-route', '')}"
        names += [scope for scope in one.scopes if scope != usual]
        names += [name for name in clients.names(one.id) if _squashed(name.rpartition(".")[2]) != _squashed(one.id)]
        summary = str(one.spec.get("summary", ""))
        names += re.findall(r"\(([^)]*)\)$", summary) if summary.startswith(section.title) else []
    rows = (*shown.path_rows, *shown.query_rows, *shown.body_rows)
    parameters = " ".join(dict.fromkeys(_names(rows)))
    words = _words(shown.description)
    known = set(_WORD.findall(f"{section.title} {words} {parameters}".lower()))
    details = " ".join([word for word in dict.fromkeys(_details(rows)) if word not in known])
    returned = next((label.text for answer in shown.answers for label in answer.type if label.href), "")
    return (
        *("o", file, section.title, routes, " ".join(dict.fromkeys(names)), parameters, words),
        *(int(shown.deprecated), details, returned),
    )


def _details(rows: tuple[Row, ...]) -> Iterator[str]:
    """The words that describe parameters, and the values that they may have."""
    for row in rows:
        text = " ".join((plain(row.description), *row.allowed))
        yield from (word for word in _WORD.findall(text.lower()) if word not in _STOP)
        yield from _details(row.rows)


def _object(component: Component, page: str, shown: ObjectView) -> Entry:
    return ("s", component.href, component.name, page, " ".join(_names(shown.rows)), _words(shown.description))


def _squashed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _names(rows: tuple[Row, ...]) -> Iterator[str]:
    """The names on the wire, or else the JSON paths. The engine knows `a[b]` by `a.b` and the other way round."""
    for row in rows:
        yield row.wire or row.path
        yield from _names(row.rows)


def _words(text: str) -> str:
    return _distinct(plain(text))


def _distinct(text: str) -> str:
    words = re.findall(r"[\w'’-]{3,40}", text.lower())
    return " ".join([word for word in dict.fromkeys(words) if word not in _STOP][:_MOST_WORDS])
