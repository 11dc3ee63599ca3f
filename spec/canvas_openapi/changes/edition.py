"""One side of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from canvas_openapi.changes.printed import Printed
from canvas_openapi.openapi.known import Evidences
from canvas_openapi.openapi.places import Place


@dataclass(frozen=True, slots=True)
class Edition:
    """One side: a document, where its parts were read, the titles of the pages by slug, what the docs print.

    `evidence` tells how each schema of the document is known, by JSON pointer.
    """

    content: Mapping[str, Any]
    places: Mapping[str, Place]
    titles: Mapping[str, str]
    printed: Printed
    evidence: Evidences
