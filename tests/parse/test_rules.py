"""Every rule about prose reads its example and not its counter-example; counting them changes no result."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from canvas_docs.model.named_rules import named_rules
from canvas_docs.page_rules import PAGE_RULES
from canvas_docs.page_rules import QUIRKS as PAGE_QUIRKS
from canvas_docs.quirks import QUIRKS
from canvas_docs.reference import read_reference
from canvas_docs.rule_book import RULE_BOOK, count_firings
from canvas_docs.rules import PageRule, Rule, watched

from tests.pages import portal_action, portal_page, table


@pytest.mark.parametrize("rule", RULE_BOOK, ids=[rule.name for rule in RULE_BOOK])
def test_a_rule_reads_its_example_and_not_its_counter_example(rule: Rule[object]) -> None:
    assert rule(rule.example)
    assert not rule(rule.counter_example)


def _named_on(tmp_path: Path, part: str) -> Counter[str]:
    (tmp_path / "ponds.md").write_text(portal_page(part))
    return named_rules(read_reference(tmp_path)[0])


@pytest.mark.parametrize("rule", PAGE_RULES, ids=[rule.name for rule in PAGE_RULES])
def test_evidence_names_a_rule_on_its_example_and_not_on_its_counter_example(rule: PageRule, tmp_path: Path) -> None:
    assert rule.name in _named_on(tmp_path, rule.example)
    assert rule.name not in _named_on(tmp_path, rule.counter_example)


@pytest.mark.slow_if_real
def test_evidence_names_only_rules_of_the_book(corpus: Path) -> None:
    book = {rule.name for rule in (*RULE_BOOK, *PAGE_RULES)}
    for folder in ("gitbook_md/2025-12", "yard_html/2022"):
        named = named_rules(read_reference(corpus / folder)[0])
        assert len(named) > 5
        assert set(named) - book == set()


def test_each_name_stands_for_one_rule() -> None:
    names = Counter(rule.name for rule in (*RULE_BOOK, *PAGE_RULES))
    assert [name for name, times in names.items() if times > 1] == []


def test_firings_are_counted_by_page(tmp_path: Path) -> None:
    page = portal_page('**A Pond object looks like:**\n\n```js\n{\n// COMMENT\n"state": "wet"\n}\n```')
    (tmp_path / "ponds.md").write_text(page.replace("COMMENT", "One of 'wet', 'dry'"))
    (tmp_path / "lakes.md").write_text(page.replace("COMMENT", "One of 'wet', 'dry'. Defaults to 'wet'"))

    found = {firings.rule.name: (firings.times, firings.pages) for firings in count_firings(tmp_path)}

    assert found["values-listed"] == (2, 2)
    assert found["default-stated"] == (1, 1)
    assert found["values-are"] == (0, 0)


def test_rules_that_look_at_all_pages_name_the_page_too(tmp_path: Path) -> None:
    create = portal_action(table("`depth` | `integer` | How deep."), "ponds.create", "POST /api/v1/ponds")
    update = portal_action("Takes the same parameters as create.", "ponds.update", "PUT /api/v1/ponds/:id")
    (tmp_path / "ponds.md").write_text(portal_page(create + update))
    with watched(lambda rule, page: seen.append((rule, page))):
        seen: list[tuple[str, str]] = []
        read_reference(tmp_path)
    assert ("same-parameters", "ponds") in seen
    assert [rule for rule, page in seen if not page] == []


def test_watching_changes_no_result(tmp_path: Path) -> None:
    (tmp_path / "ponds.md").write_text(portal_page(portal_action("Returns a 401 if it is dry.")))
    with watched(lambda rule, page: None):
        seen = read_reference(tmp_path)
    assert seen == read_reference(tmp_path)


@pytest.mark.corpus
@pytest.mark.slow
def test_each_quirk_serves_its_page_and_no_other(real_corpus: Path) -> None:
    pages: dict[str, set[str]] = defaultdict(set)
    with watched(lambda rule, page: pages[rule].add(page)):
        for folder in ("gitbook_md/2025-12", "gitbook_md/2025-09", "yard_html/2022", "yard_html/2014"):
            reference, _ = read_reference(real_corpus / folder)
            for page in reference.pages if reference else ():
                for rule in named_rules(page):
                    pages[rule].add(page.slug)

    quirks = (*QUIRKS, *PAGE_QUIRKS)
    assert {quirk.name: pages[quirk.name] for quirk in quirks} == {quirk.name: {quirk.page} for quirk in quirks}


@pytest.mark.corpus
@pytest.mark.slow
def test_every_rule_fires_on_a_page(real_corpus: Path) -> None:
    fired: set[str] = set()
    for folder in ("gitbook_md/2025-12", "gitbook_md/2025-09", "yard_html/2022", "yard_html/2014"):
        fired |= {firings.rule.name for firings in count_firings(real_corpus / folder) if firings.times}

    assert [rule.name for rule in (*RULE_BOOK, *PAGE_RULES) if rule.name not in fired] == []
