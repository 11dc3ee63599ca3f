"""A digest of each path and each component of a document, with all that it refers to.

Two parts of one digest are the same, and so is everything that is reached from them: what was found true of one is true
of the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from canvas_openapi.openapi.reached import reached, references_in

Part = tuple[str, ...]
"""The keys of a part: `("paths", path)` or `("components", kind, name)`."""

_COMPONENT = "#/components/"


def part_digests(document: Mapping[str, Any]) -> dict[Part, bytes]:
    """The digest of each part by its keys; the version of OpenAPI is in each of them.

    A part has none from which a reference is reached that leads to no component of the document.
    """
    contents = {part: msgspec.json.encode(content) for part, content in _parts(document)}
    leads_to = {part: _targets(content) for part, content in contents.items()}
    version = str(document.get("openapi", ""))
    own = {
        part: hashlib.sha256(msgspec.json.encode((version, part)) + content).digest()
        for part, content in contents.items()
    }
    digests = {}
    for part in contents:
        found = reached([part], lambda at: leads_to.get(at, ()))
        if found <= own.keys():
            below = sorted(own[at] for at in found if at != part)
            digests[part] = hashlib.sha256(own[part] + b"".join(below)).digest()
    return digests


def _parts(document: Mapping[str, Any]) -> list[tuple[Part, Any]]:
    paths: list[tuple[Part, Any]] = [(("paths", path), item) for path, item in document.get("paths", {}).items()]
    components = document.get("components", {})
    return paths + [
        (("components", kind, name), part) for kind, parts in components.items() for name, part in parts.items()
    ]


def _targets(content: bytes) -> set[Part]:
    """The components that a part refers to, or into; what leads elsewhere is a part that does not exist."""
    found: set[Part] = set()
    for reference in references_in(content):
        kind, _, name = reference.removeprefix(_COMPONENT).partition("/")
        name = name.partition("/")[0].replace("~1", "/").replace("~0", "~")
        found.add(("components", kind, name) if reference.startswith(_COMPONENT) else ("elsewhere", reference))
    return found
