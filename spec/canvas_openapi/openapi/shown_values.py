"""Values that the docs show in passing: what a description quotes as an example, and which values say something."""

from __future__ import annotations

import re
from typing import Any

_LONGEST = 200  # characters
_MOST = 3  # items
_FOR_EXAMPLE = r"\b(?:such as|e\.g\.,?:?|for example[:,]?|example:)\s+"
_QUOTED = re.compile(
    _FOR_EXAMPLE + r"""(?:"([^"]+)"|“([^”]+)”|‘([^’]+)’|`([^`]+)`|([a-z]+_\d+\b)|\w+\[\]=(\w+))""", re.IGNORECASE
)
_SEARCHED = 2_000  # characters of a description: enough for every documented one
_TO_FILL_IN = re.compile(r"<[^>]*>|\.\.\.|…")


def quoted(description: str) -> list[str]:
    """The values that a description gives as examples: `A floating point value, such as “13.5”`, `e.g. course_42`."""
    return ["".join(found) for found in _QUOTED.findall(description[:_SEARCHED])]


def is_telling(value: Any) -> bool:
    """Whether a value says something: no empty one, nothing that the reader must fill in, no long text."""
    if isinstance(value, str):
        return 0 < len(value) <= _LONGEST and not _TO_FILL_IN.search(value)
    if isinstance(value, list):
        return bool(value) and len(value) <= _MOST and all(map(is_telling, value))
    return value is not None and not isinstance(value, dict)
