"""The texts of documents, as bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from canvas_docs.reference import Cache

from canvas_openapi.kept_texts import KeptTexts
from canvas_openapi.yaml_text import to_yaml


def as_json(document: Any) -> bytes:
    """Indented JSON with a final line break; the order of members is kept."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def as_yaml(document: Mapping[str, Any], cache: Cache | None = None) -> bytes:
    """YAML of an OpenAPI document. `cache` keeps the texts of its operations and components."""
    if cache is None:
        return to_yaml(document).encode()
    texts = KeptTexts(f"yaml {document['openapi']}", cache)
    text = to_yaml(document, texts.text)
    texts.keep()
    return text.encode()
