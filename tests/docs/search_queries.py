"""What people type into the search of an API reference, and what they hope to find among the first three.

`search_queries.txt` are the queries that the weights in `search.js` were tuned on, `search_queries_held_out.txt` those
that were written beforehand and measured once, afterwards: do not tune on them, write new ones. A line is a query and
its answers, operationIds or addresses; any one of several will do.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def queries(name: str) -> dict[str, tuple[str, ...]]:
    """The queries of a file with their answers."""
    lines = (line.rpartition(" | ") for line in (_HERE / name).read_text(encoding="utf-8").splitlines())
    return {query: tuple(answers.split()) for query, _, answers in lines}
