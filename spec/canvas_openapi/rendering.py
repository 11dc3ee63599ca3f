"""`Document` → the files of the docs site and of the client packages, as `{path: bytes}`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from canvas_docs.model import Reference
from canvas_docs.reference import Cache

from canvas_openapi.making import Document

if TYPE_CHECKING:
    from canvas_openapi.beside import Beside
    from canvas_openapi.render.clients.kept_parts import ClientParts

Language = Literal["python", "typescript"]


def render_site(
    reference: Reference,
    document: Document,
    *,
    base_url: str | None = None,
    previous: Document | None = None,
    cache: Cache | None = None,
) -> dict[str, bytes]:
    """The files of the docs site, by `/` separated path.

    `base_url`: where the site will be published, for canonical addresses and the sitemap. `previous`: the document of
    an earlier edition, made with the same overlays, to say what changed since. `cache` keeps rendered
    pages, as it does for `load`: the result is the same, sooner.
    """
    pages = site_pages(reference, document, base_url=base_url, previous=previous, cache=cache)
    return {**dict(pages), **document.published()}


def site_pages(
    reference: Reference,
    document: Document,
    *,
    base_url: str | None = None,
    previous: Document | None = None,
    cache: Cache | None = None,
    clients: ClientParts | None = None,
    beside: Beside | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The files of the docs site one after the other, but for the document that stands there (`Document.published`).

    `clients`: the model of the clients, if it has been made. `beside` takes work that may be done beside other work.
    """
    from canvas_openapi.render.docs import Options, docs_files

    comparison = None
    if previous:
        from canvas_openapi.asking import compare

        comparison = compare(previous, document, descriptions=True)
    made = document.corrected
    routes = made.routes if document.reference is reference else ()
    options = Options(base_url, comparison=comparison, cache=cache, clients=clients, routes=routes, beside=beside)
    return docs_files(reference, made.document, options, made.evidence)


def render_client(document: Document, language: Language, *, cache: Cache | None = None) -> dict[str, bytes]:
    """The files of the client package for a language, by `/` separated path.

    `cache` keeps the modules of each page, as it does for `load`: the result is the same, sooner.
    """
    return dict(client_packages(client_parts(document, [language], cache=cache), [language])[language])


def client_parts(document: Document, languages: Sequence[Language], *, cache: Cache | None = None) -> ClientParts:
    """What the packages for languages are made of; all share what is made here."""
    from canvas_openapi.render.clients.client_groups import Groups
    from canvas_openapi.render.clients.kept_parts import ClientParts

    parts = ClientParts(Groups(document.corrected.document, document.corrected.parts), cache)
    parts.prepare(languages)
    return parts


def client_packages(
    parts: ClientParts, languages: Sequence[Language], beside: Beside | None = None
) -> dict[Language, Mapping[str, bytes]]:
    """The files of the package for each language; `beside` takes them if there is much to make."""
    from canvas_openapi.render.clients.python import python_package
    from canvas_openapi.render.clients.typescript import typescript_package

    packages: dict[Language, Callable[[ClientParts], dict[str, bytes]]]
    packages = {"python": python_package, "typescript": typescript_package}
    if beside is None or parts.made < _MANY_GROUPS:
        return {language: packages[language](parts) for language in languages}
    return {language: beside(partial(_items, packages[language], parts)) for language in languages}


_MANY_GROUPS = 10
"""So many groups to be made are worth a process."""


def _items(package: Callable[[ClientParts], dict[str, bytes]], parts: ClientParts) -> Iterable[tuple[str, bytes]]:
    return package(parts).items()
