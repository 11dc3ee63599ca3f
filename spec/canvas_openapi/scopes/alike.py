"""The documented call or scope that an undocumented one most likely means.

The site's scopes page has the same rules in JavaScript (`templates/docs/scopes.js`); both are held to the cases of
`tests/questions/scope_rules.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_PARAMETER = "{}"
_PREFIX = 2  # `/api/v1` says nothing about what is meant
_VERBS = ("PUT", "PATCH", "POST", "GET", "HEAD", "OPTIONS", "DELETE")  # what another one was most likely meant as
_CLOSE_WORDS = 0.7
_CLOSE_PATHS = 0.5  # of the segments that say something


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be meant: the verb, the path as segments without names of parameters, and how it is called."""

    verb: str
    segments: tuple[str, ...]
    name: str


def anonymous(path: str) -> str:
    """A path or scope in any spelling, with the names of its parameters taken out."""
    return re.sub(r"\{[^}]*\}|[:*]\w+|<\w+>", _PARAMETER, path)


def segments_of(path: str) -> tuple[str, ...]:
    """The segments of a path, in lower case and without names of parameters."""
    return tuple(segment for segment in anonymous(path).lower().split("/") if segment)


def nearest(verb: str, path: str, candidates: Iterable[Candidate]) -> str:
    """The name of the candidate that is meant, empty if none is alike.

    The same path but for case and names of parameters comes first, then that path with another verb, then the most
    alike of the same verb; of equals the first in the alphabet.
    """
    known = sorted(candidates, key=lambda candidate: candidate.name)
    wanted = segments_of(path)
    same_path = [candidate for candidate in known if candidate.segments == wanted]
    if same_path:
        verbs = (verb.upper(), *_VERBS)
        return min(same_path, key=lambda candidate: verbs.index(candidate.verb)).name
    most = max(_CLOSE_WORDS, _CLOSE_PATHS * (max(len(wanted), _PREFIX) - _PREFIX))
    best, name = most, ""
    for candidate in known:
        if candidate.verb == verb.upper() and (found := _distance(wanted, candidate.segments, best)) < best:
            best, name = found, candidate.name
    return name


def _distance(one: Sequence[str], other: Sequence[str], most: float) -> float:
    """By how many segments two paths differ, a part of one where two words are alike; at least `most` if by more."""
    if abs(len(one) - len(other)) >= most:
        return most
    row = [float(number) for number in range(len(other) + 1)]
    for number, segment in enumerate(one, 1):
        above, row = row, [float(number)]
        for at, word in enumerate(other):
            row.append(min(above[at + 1] + 1, row[at] + 1, above[at] + _difference(segment, word)))
        if min(row) >= most:
            return most
    return row[-1]


@lru_cache(maxsize=100_000)
def _difference(one: str, other: str) -> float:
    """How unlike two segments are, from 0 to 1: by their pairs of letters. A text may be an id."""
    if one == other:
        return 0
    if _PARAMETER in (one, other):
        return 0.4
    pairs, others = _pairs(one), _pairs(other)
    return 1 - 2 * len(pairs & others) / max(len(pairs) + len(others), 1)


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(len(word) - 1)}
