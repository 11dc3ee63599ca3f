"""The groups of tags: the table that ships, and how a page that it does not name finds its group."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from canvas_openapi.openapi.tag_groups import TABLE_FILE, group_of, group_table, tag_groups, title_words

TABLE = {
    title_words(title): group
    for group, titles in {
        "Garden": ["Beds", "Bed Plans"],
        "Animals": ["Bees", "Bee Beds"],
        "Diary": ["Calendars"],
    }.items()
    for title in titles
}


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Beds", "Garden"),
        ("bed", "Garden"),
        ("BeePlans", "Animals"),  # a word of it
        ("Bed Calendars", "Diary"),  # of equally long entries that which stands last
        ("Old Bed Plans and Calendars", "Garden"),  # the longest
        ("Bee Beds", "Animals"),
        ("Bedsteads", "More"),  # words, not letters
        ("", "More"),
    ],
)
def test_a_page_finds_its_group_by_the_words_of_its_title(title: str, group: str) -> None:
    assert group_of(title, TABLE, "More") == group


def test_every_tag_is_in_one_group_and_empty_groups_are_left_out() -> None:
    # Redoc does not show a tag that is in no group
    found = tag_groups(["SIS Imports", "Watering Cans", "Courses"])

    assert found == [
        {"name": "Courses", "tags": ["Courses"]},
        {"name": "SIS", "tags": ["SIS Imports"]},
        {"name": "More", "tags": ["Watering Cans"]},
    ]


def test_no_title_of_the_table_stands_in_two_groups() -> None:
    rows = yaml.safe_load(TABLE_FILE.read_text(encoding="utf-8"))
    counts = Counter(title_words(title) for row in rows for title in row["titles"])

    assert [words for words, count in counts.items() if count > 1] == []
    assert all(counts)  # each title has words
    assert group_table()[1][-1] == "More"
