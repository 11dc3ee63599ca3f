"""`x-tagGroups`: the tags by what people do, from the table in `tag_groups.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from canvas_docs.parse.slugs import portal_slug
from canvas_docs.words import words_of

from canvas_openapi.yaml_loader import data_of

TABLE_FILE = Path(__file__).parent / "tag_groups.yaml"
Words = tuple[str, ...]


def tag_groups(titles: Iterable[str]) -> list[dict[str, Any]]:
    """The groups that have a tag, in the order of the table; `titles` are all tags of a document."""
    table, order = group_table()
    groups: dict[str, list[str]] = {group: [] for group in order}
    for title in titles:
        groups[group_of(title, table, order[-1])].append(title)
    return [{"name": group, "tags": tags} for group, tags in groups.items() if tags]


def group_of(title: str, table: Mapping[Words, str], otherwise: str) -> str:
    """The group whose entry fits a title best: the longest, of equally long ones the last in the title."""
    words = title_words(title)
    ends = range(len(words), 0, -1)
    for length in ends:
        for end in ends:
            if end >= length and (group := table.get(words[end - length : end])):
                return group
    return otherwise


def title_words(title: str) -> Words:
    """The words that titles are compared by: `ePub Exports` → e pub export."""
    return words_of(portal_slug(title))


@cache
def group_table() -> tuple[dict[Words, str], Sequence[str]]:
    """The group of each entry by its words, and the groups in their order."""
    rows = data_of(TABLE_FILE.read_text(encoding="utf-8"))
    table = {title_words(title): row["group"] for row in rows for title in row["titles"]}
    return table, [row["group"] for row in rows]
