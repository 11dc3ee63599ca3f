"""`Document` → the files of the docs site and of the client packages, as `{path: bytes}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from canvas_docs.model import Reference
from canvas_docs.reference import Cache

from canvas_openapi.making import Document
from canvas_openapi.outputs import as_json

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
    from canvas_openapi.asking import compare
    from canvas_openapi.render.docs import Options, render_docs

    comparison = compare(previous, document, descriptions=True) if previous else None
    options = Options(base_url=base_url, comparison=comparison, cache=cache)
    files = render_docs(reference, document.corrected.document, options, document.corrected.evidence)
    return {**files, "evidence.json": as_json(document.evidence)}  # the document says that it stands beside it


def render_client(document: Document, language: Language) -> dict[str, bytes]:
    """The files of the client package for a language, by `/` separated path."""
    return _renderer(language)(document.corrected.document)


def _renderer(language: Language) -> Callable[[Mapping[str, Any]], dict[str, bytes]]:
    if language == "python":
        from canvas_openapi.render.clients.python import render_python

        return render_python
    from canvas_openapi.render.clients.typescript import render_typescript

    return render_typescript
