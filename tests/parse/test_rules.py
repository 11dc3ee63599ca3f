"""Every rule about prose reads its example and not its counter-example; counting them changes no result."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from canvas_docs.reference import read_reference
from canvas_docs.rule_book import RULE_BOOK, count_firings
from canvas_docs.rules import Rule, watched

from tests.pages import portal_action, portal_page


@pytest.mark.parametrize("rule", RULE_BOOK, ids=[rule.name for rule in RULE_BOOK])
def test_a_rule_reads_its_example_and_not_its_counter_example(rule: Rule[object]) -> None:
    assert rule(rule.example)
    assert not rule(rule.counter_example)


def test_each_name_stands_for_one_rule() -> None:
    names = Counter(rule.name for rule in RULE_BOOK)
    assert [name for name, times in names.items() if times > 1] == []


def test_firings_are_counted_by_page(tmp_path: Path) -> None:
    page = portal_page('**A Pond object looks like:**\n\n```js\n{\n// COMMENT\n"state": "wet"\n}\n```')
    (tmp_path / "ponds.md").write_text(page.replace("COMMENT", "One of 'wet', 'dry'"))
    (tmp_path / "lakes.md").write_text(page.replace("COMMENT", "One of 'wet', 'dry'. Defaults to 'wet'"))

    found = {firings.rule.name: (firings.times, firings.pages) for firings in count_firings(tmp_path)}

    assert found["values-listed"] == (2, 2)
    assert found["default-stated"] == (1, 1)
    assert found["values-are"] == (0, 0)


def test_watching_changes_no_result(tmp_path: Path) -> None:
    (tmp_path / "ponds.md").write_text(portal_page(portal_action("Returns a 401 if it is dry.")))
    with watched(lambda rule, page: None):
        seen = read_reference(tmp_path)
    assert seen == read_reference(tmp_path)
