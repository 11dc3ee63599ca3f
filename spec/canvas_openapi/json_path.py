"""JSONPath targets (RFC 9535) of overlay actions.

Plain targets, names and indexes from the root, are walked directly: they are nearly all there are, and the library
costs 30 ms to import. Everything else (wildcards, filters, slices, descendants) goes through jsonpath-rfc9535.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonpath_rfc9535 import JSONPathQuery

Location = tuple[str | int, ...]
"""The keys and indexes that lead from the root of a document to a node."""

_PARAMETER = re.compile(r"{[^}]*}")
_NAME = r"'[^'\\]*'|\"[^\"\\]*\""
_SEGMENT = re.compile(
    rf"\.(?P<short>[A-Za-z_]\w*)|\[(?P<names>(?:{_NAME})(?:,\s*(?:{_NAME}))*)\]|\[(?P<index>0|[1-9]\d*)\]", re.A
)


@dataclass(frozen=True, slots=True)
class Target:
    """A compiled target.

    `alternatives` are the nodes that a plain target names, one for each combination of names:
    `$.paths['/a','/b'].get` names two. None for a target that is a real query, which `query` then holds.
    """

    text: str
    alternatives: tuple[Location, ...] | None
    query: JSONPathQuery | None = None

    def find(self, document: Any) -> Iterator[tuple[str, list[Location]]]:
        """Each thing that the target names, as text, with its locations in the document (none: it is not there)."""
        if self.query is not None:
            yield self.text, [tuple(node.location) for node in self.query.finditer(document)]
        for location in self.alternatives or ():
            found = _as_spelt(location, document)
            yield as_text(location), [found] if _is_there(found, document) else []

    def absent_paths(self, document: Any) -> Iterator[str]:
        """The paths of operations that a plain target names and that the document does not have."""
        for location in dict.fromkeys(one[:2] for one in self.alternatives or () if one[:1] == ("paths",)):
            if not _is_there(_as_spelt(location, document), document):
                yield str(location[-1])


def compile_target(text: str) -> Target | str:
    """The target, or what is wrong with the text."""
    alternatives = _plain(text)
    if alternatives is not None:
        return Target(text, alternatives)
    from jsonpath_rfc9535 import JSONPathError, compile  # noqa: A004  its name for it; 30 ms to import

    try:
        return Target(text, None, compile(text))
    except (JSONPathError, RecursionError) as error:
        return str(error) or type(error).__name__


def _plain(text: str) -> tuple[Location, ...] | None:
    steps: list[list[str | int]] = []
    end = 1 if text.startswith("$") else len(text) + 1
    while end < len(text):
        found = _SEGMENT.match(text, end)
        if not found:
            return None
        end = found.end()
        if found["short"]:
            steps.append([found["short"]])
        elif found["index"]:
            steps.append([int(found["index"])])
        else:
            steps.append([name[1:-1] for name in re.findall(_NAME, found["names"])])
    return tuple(itertools.product(*steps)) if end == len(text) else None


def _as_spelt(location: Location, document: Any) -> Location:
    """The location with a path as the document spells it: two that differ in parameter names only are the same path.

    OpenAPI 3.1.1, "Paths Object". The names depend on the pages that are there: `/folders/{id}` beside
    `/folders/{dest_folder_id}/copy_file` takes the name of the latter.
    """
    if len(location) < 2 or location[0] != "paths" or not isinstance(location[1], str):
        return location
    paths = document.get("paths", {})
    if location[1] in paths:
        return location
    pattern = re.compile(r"\{[^}]*\}".join(map(re.escape, _PARAMETER.split(location[1]))))
    same = next(filter(pattern.fullmatch, paths), location[1])
    return ("paths", same, *location[2:])


def _is_there(location: Location, document: Any) -> bool:
    node = document
    for key in location:
        if not (key in node if isinstance(node, dict) else isinstance(node, list) and _has(node, key)):
            return False
        node = node[key]
    return True


def _has(items: list[Any], key: str | int) -> bool:
    return isinstance(key, int) and key < len(items)


def as_text(location: Location) -> str:
    """A location as a JSONPath: `$.paths['/api/v1/courses'].get`."""
    return "$" + "".join(_step(key) for key in location)


def _step(key: str | int) -> str:
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if re.fullmatch(r"[A-Za-z_]\w*", key, re.A) else f"['{key}']"
