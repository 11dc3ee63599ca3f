"""One change between two editions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from canvas_openapi.changes.kinds import ChangeKind, Impact


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `path` and `method` are empty where an object changed; `name` is a parameter, object or property.

    `tag` is the resource that it belongs to, `component` the object that changed.
    """

    kind: ChangeKind
    grade: Impact
    method: str = ""
    path: str = ""
    name: str = ""
    before: str = ""
    after: str = ""
    tag: str = ""
    page: str = ""
    line: int = 0
    component: str = ""


def anonymous(path: str) -> str:
    """A path with the names of its parameters taken out."""
    return re.sub(r"{[^}]*}", "{}", path)
