"""What folders of pages become, made once for all tests of a process. What is given back is shared: leave it as it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import Reference
from canvas_docs.reference import read_reference
from canvas_openapi.making import Document, make_document
from canvas_openapi.openapi.document import OpenApi, openapi


@cache
def read(source: Path) -> tuple[Reference, tuple[Diagnostic, ...]]:
    """The reference of a folder, and what its reading had to say."""
    reference, diagnostics = read_reference(source)
    assert reference is not None, [str(diagnostic) for diagnostic in diagnostics]
    return reference, tuple(diagnostics)


def reference_of(source: Path) -> Reference:
    return read(source)[0]


@cache
def openapi_of(source: Path) -> OpenApi:
    """The OpenAPI document of a folder, before corrections and checks."""
    return openapi(reference_of(source))


@cache
def document_of(source: Path) -> Document:
    """The corrected and checked document of a folder."""
    return make_document(reference_of(source))
