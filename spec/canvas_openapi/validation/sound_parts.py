"""Which parts of a document were found to break no rule in an earlier run.

What is kept are digests of parts with all that they refer to (`DocumentParts.digests_with_reached`): it stays true of
any document that has such a part.
"""

from __future__ import annotations

from collections.abc import Mapping

from canvas_docs.reference import Cache

from canvas_openapi.openapi.document_parts import Keys

_SIZE = 64


def known_sound(digests: Mapping[Keys, str], version: str, cache: Cache) -> set[Keys]:
    """The parts that need not be looked into again, of a document of a version of OpenAPI."""
    kept = (cache.get(_name(version)) or b"").decode()
    found = {kept[at : at + _SIZE] for at in range(0, len(kept), _SIZE)}
    return {part for part, digest in digests.items() if digest in found}


def keep_sound(digests: Mapping[Keys, str], version: str, cache: Cache) -> None:
    """Keep that these parts break no rule, instead of those of the last document."""
    cache.put(_name(version), "".join(digests.values()).encode())


def _name(version: str) -> str:
    return f"sound parts {version}"
