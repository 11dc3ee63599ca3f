"""The parts of the document that no page states route by route: `base.yaml`, and where each type in it stands.

They come from the guides of the reference, which say them once for all calls; the file names the guide.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml
from canvas_docs.model import Grade, Origin

from canvas_openapi.openapi.known import Evidence, Evidences
from canvas_openapi.openapi.places import pointer
from canvas_openapi.openapi.positions import schemas_in
from canvas_openapi.yaml_loader import LOADER, data_of

_FILE = Path(__file__).parent / "base.yaml"
_NAME = "spec/canvas_openapi/openapi/base.yaml"


def base() -> dict[str, Any]:
    """A document without pages, which the caller may change."""
    found: dict[str, Any] = msgspec.json.decode(_encoded())
    return found


@cache
def evidence_of_base() -> Evidences:
    """How the types of the base are known: no page states them, the guides do. Each has its line in the file."""
    root = yaml.compose(_FILE.read_text(encoding="utf-8"), Loader=LOADER)
    lines = dict(_lines(root, "")) if root else {}
    return {at: Evidence(Grade.INFERRED, "guides", Origin(_NAME, lines[at])) for at, _ in schemas_in(base())}


@cache
def _encoded() -> bytes:
    return msgspec.json.encode(data_of(_FILE.read_text(encoding="utf-8")))


def _lines(node: yaml.Node, at: str) -> Iterator[tuple[str, int]]:
    yield at, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, at + pointer((key.value,)))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _lines(item, at + pointer((index,)))
