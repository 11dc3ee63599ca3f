"""The names of the rules that anything in a reference was concluded by."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass

_NAMES = frozenset(("rule", "required_rule"))


def named_rules(part: object) -> Counter[str]:
    """How often each rule is named in a reference, or in a part of it: by types, and by what is required."""
    found: Counter[str] = Counter()
    _count(part, found)
    return found


def _count(part: object, found: Counter[str]) -> None:
    if isinstance(part, tuple):
        for one in part:
            _count(one, found)
    elif is_dataclass(part):
        for member in fields(part):
            value = getattr(part, member.name)
            if member.name not in _NAMES:
                _count(value, found)
            elif value:
                found[value] += 1
