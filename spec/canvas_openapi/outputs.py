"""The files that a run can write, as bytes."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import msgspec

from canvas_openapi.yaml_text import to_yaml


def as_json(document: Any) -> bytes:
    """Indented JSON with a final line break; the order of members is kept."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def as_named(document: Any, name: str) -> bytes:
    """JSON for a name that ends in `.json`, else YAML."""
    return as_json(document) if PurePath(name).suffix == ".json" else to_yaml(document).encode()
