"""How the types of the document are known: evidence that lies beside plain data, by JSON pointer (RFC 6901).

What builds the document returns `Known`: a part as plain data, with the evidence for what is in it. Parts are put
together with `known`; when the document is whole, `pointers` gives the evidence for all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from canvas_docs.model import NOWHERE, Grade, Origin

from canvas_openapi.openapi.places import keys_of, pointer, step
from canvas_openapi.openapi.positions import is_data


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a type is known: its grade, the rule that inferred it (empty if documented), and where it was read."""

    grade: Grade
    rule: str = ""
    origin: Origin = NOWHERE
    null_documented: bool = False
    """Whether the docs say that the value may be null. Every property of an answer may be, as far as they promise."""
    required_rule: str = ""
    """The rule by which a property must be there; empty where it need not, or where the docs say that it must."""


Evidences = Mapping[str, Evidence]
"""The evidence for the schemas of a document, by JSON pointer."""


class Known(NamedTuple):
    """A part of the document as plain data; `evidence` if it is a schema; the known parts in it, by pointer from it."""

    node: dict[str, Any]
    evidence: Evidence | None = None
    below: tuple[tuple[str, Known], ...] = ()


def known(members: Mapping[str, Any], evidence: Evidence | None = None) -> Known:
    """A part with these members; known parts may stand among them, and in objects and arrays within them."""
    below: list[tuple[str, Known]] = []
    return Known(_members(members, "", below), evidence, tuple(below))


def _members(members: Mapping[str, Any], at: str, below: list[tuple[str, Known]]) -> dict[str, Any]:
    return {
        key: _plain(key, value, at, below) if isinstance(value, _HOLDERS) else value for key, value in members.items()
    }


_HOLDERS = (Known, dict, list)


def _plain(key: str | int, value: Any, at: str, below: list[tuple[str, Known]]) -> Any:
    """The value as plain data; what is known in it is added to `below`."""
    if isinstance(value, Known):
        below.append((at + step(key), value))
        return value.node
    if is_data(key) or (isinstance(value, dict) and "$ref" in value):
        return value
    where = at + step(key)
    if isinstance(value, dict):
        return _members(value, where, below)
    return [_plain(i, item, where, below) if isinstance(item, _HOLDERS) else item for i, item in enumerate(value)]


def map_known(part: Known, change: Callable[[Known], Known]) -> Known:
    """The part with `change` applied to it, then to every known part in it; the same object where nothing changes."""
    changed = change(part)
    for index, (at, inner) in enumerate(changed.below):
        new = map_known(inner, change)
        if new is not inner:
            node = _replaced(changed.node, keys_of(at), new.node)
            below = (*changed.below[:index], (at, new), *changed.below[index + 1 :])
            changed = Known(node, changed.evidence, below)
    return changed


def _replaced(node: Any, keys: Sequence[str], new: Any) -> Any:
    """A copy of the node with another value behind the keys; what is beside the way there is shared."""
    if not keys:
        return new
    copy, key = node.copy(), int(keys[0]) if isinstance(node, list) else keys[0]
    copy[key] = _replaced(node[key], keys[1:], new)
    return copy


def pointers(part: Known, at: str = "") -> dict[str, Evidence]:
    """The evidence in a part that stands at a pointer of the document, by pointers of the document."""
    found: dict[str, Evidence] = {}
    _gather(part, at, found)
    return found


def _gather(part: Known, at: str, found: dict[str, Evidence]) -> None:
    if part.evidence is not None:
        found[at] = part.evidence
    for where, inner in part.below:
        _gather(inner, at + where, found)


@dataclass(frozen=True, slots=True)
class Graded:
    """A schema where it stands in a document, for those who ask how it is known."""

    schema: Mapping[str, Any]
    evidences: Evidences
    at: str

    @property
    def evidence(self) -> Evidence | None:
        """How the type is known; None where nothing is graded, as in a reference to a shared answer."""
        return self.evidences.get(self.at)

    def below(self, *keys: str | int) -> Graded:
        """What stands below, key by key; the keys must be there."""
        schema: Any = self.schema
        for key in keys:
            schema = schema[key]
        return Graded(schema, self.evidences, self.at + pointer(keys))


def kept_parts(evidences: Evidences, document: Mapping[str, Any]) -> dict[str, Evidence]:
    """The evidence for the operations and components that are in a document, from which others were left out whole."""
    parts = {pointer(("paths", path, verb)) for path, item in document["paths"].items() for verb in item}
    parts |= {pointer(("components", kind, name)) for kind, named in document["components"].items() for name in named}
    return {at: evidence for at, evidence in evidences.items() if "/".join(at.split("/", 4)[:4]) in parts}


def kept(evidences: Evidences, document: Mapping[str, Any]) -> dict[str, Evidence]:
    """The evidence for what is in a document: one from which operations, components or parts of them were left out."""
    return {at: evidence for at, evidence in evidences.items() if _is_there(document, at)}


def _is_there(node: Any, at: str) -> bool:
    for key in keys_of(at):
        if isinstance(node, list):
            if not key.isdecimal() or int(key) >= len(node):
                return False
            node = node[int(key)]
        elif isinstance(node, Mapping) and key in node:
            node = node[key]
        else:
            return False
    return True
