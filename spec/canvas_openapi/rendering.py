"""`Document` → the files of the docs site and of the client packages, as `{path: bytes}`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from canvas_docs.model import Reference
from canvas_docs.reference import Cache

from canvas_openapi.making import Document

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
    return {**site_pages(reference, document, base_url, previous, cache), **document.published()}


def site_pages(
    reference: Reference,
    document: Document,
    base_url: str | None = None,
    previous: Document | None = None,
    cache: Cache | None = None,
) -> dict[str, bytes]:
    """The files of the docs site but for the document that stands beside them (`Document.published`)."""
    from canvas_openapi.asking import compare
    from canvas_openapi.render.docs import Options, render_docs

    comparison = compare(previous, document, descriptions=True) if previous else None
    options = Options(base_url=base_url, comparison=comparison, cache=cache)
    return render_docs(reference, document.corrected.document, options, document.corrected.evidence)


def render_client(document: Document, language: Language, *, cache: Cache | None = None) -> dict[str, bytes]:
    """The files of the client package for a language, by `/` separated path.

    `cache` keeps the modules of each page, as it does for `load`: the result is the same, sooner.
    """
    return client_renderers(document, [language], cache=cache)[language]()


def client_renderers(
    document: Document, languages: Sequence[Language], *, cache: Cache | None = None
) -> dict[Language, Callable[[], dict[str, bytes]]]:
    """For each language what makes its package, which may be done in any process; all share what is made here."""
    from canvas_openapi.render.clients.client_groups import Groups
    from canvas_openapi.render.clients.kept_parts import ClientParts
    from canvas_openapi.render.clients.python import python_package
    from canvas_openapi.render.clients.typescript import typescript_package

    parts = ClientParts(Groups(document.corrected.document), cache)
    parts.prepare(languages)
    packages: dict[Language, Callable[[ClientParts], dict[str, bytes]]]
    packages = {"python": python_package, "typescript": typescript_package}
    return {language: partial(packages[language], parts) for language in languages}
