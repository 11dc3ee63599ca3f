"""All rules about the docs, and how often each fires on a source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from canvas_docs import quirks, same_parameters
from canvas_docs.model.named_rules import named_rules
from canvas_docs.page_rules import PAGE_RULES
from canvas_docs.parse import (
    allowed_value_cells,
    allowed_values,
    comments,
    defaults,
    deprecation,
    limits,
    member_names,
    returns,
    sent_as,
    statuses,
)
from canvas_docs.reference import read_reference
from canvas_docs.references import sentences
from canvas_docs.rules import PageRule, Rule, watched

RULE_BOOK: tuple[Rule[object], ...] = (
    *comments.RULES,
    *member_names.RULES,
    *allowed_values.RULES,
    *allowed_value_cells.RULES,
    *defaults.RULES,
    *limits.RULES,
    *deprecation.RULES,
    *returns.RULES,
    *sent_as.RULES,
    *statuses.RULES,
    *sentences.RULES,
    *same_parameters.RULES,
    *quirks.QUIRKS,
)


@dataclass(frozen=True, slots=True)
class Firings:
    """How often a rule fired, and on how many pages."""

    rule: Rule[object] | PageRule
    times: int
    pages: int


def count_firings(source: Path) -> tuple[Firings, ...]:
    """How often each rule fires while a source is read, in the order of the book, then `PAGE_RULES`.

    A rule about a text fires when it finds something in one; a rule about a page, where evidence names it.
    """
    counts: Counter[tuple[str, str]] = Counter()

    def watch(rule: str, page: str) -> None:
        counts[rule, page] += 1

    with watched(watch):
        reference, _ = read_reference(source)
    for page in reference.pages if reference else ():
        for name, times in named_rules(page).items():
            if name in _OF_PAGES:
                counts[name, page.slug] += times
    rules: tuple[Rule[object] | PageRule, ...] = (*RULE_BOOK, *PAGE_RULES)
    return tuple(_firings(rule, counts) for rule in rules)


_OF_PAGES = frozenset(rule.name for rule in PAGE_RULES)


def _firings(rule: Rule[object] | PageRule, counts: Counter[tuple[str, str]]) -> Firings:
    of_rule = [times for (name, _), times in counts.items() if name == rule.name]
    return Firings(rule, sum(of_rule), len(of_rule))
