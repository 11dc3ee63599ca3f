"""Which tests run in one process: those that share what is costly to make.

pytest-xdist has marks for groups of its own, which have no effect with pytest 9.2: names of tests are all it needs here.
"""

from __future__ import annotations

import re

from xdist.scheduler import LoadScopeScheduling

_REAL = re.compile(r"\[real\b(?:.*?\b(gitbook_md/2025-09|yard_html)\b)?")


def together(name: str) -> str:
    """What the tests share that run in one process with this one: the pages of an edition that it reads, or its file."""
    real = _REAL.search(name)
    if real is None:
        return name.partition("::")[0]
    return f"real pages: {real[1] or 'gitbook_md/2025-12'}"


class Scheduling(LoadScopeScheduling):
    """Hands out the tests that belong together as one piece of work."""

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)
