"""English as far as names need it: the words of a name, and their singular."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_IRREGULAR = {
    "criteria": "criterion",
    "criterias": "criterion",
    "people": "person",
    "data": "data",
    "news": "news",
    "series": "series",
    "media": "media",
    "aliases": "alias",
}


@lru_cache(maxsize=16384)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case and in the singular: `LockInfo` → lock info, `all_dates` → all date."""
    return tuple(singular(word.lower()) for word in _WORD.findall(name))


def singular(word: str) -> str:
    """The singular of a word in lower case; a name in snake case is taken by its last word."""
    head, _, last = word.rpartition("_")
    return f"{head}_{_singular(last)}" if head else _singular(last)


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("quizzes"):
        return word[:-3]
    if word.endswith(("sses", "shes", "ches", "xes", "statuses")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
