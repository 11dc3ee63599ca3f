"""Deprecations as authors write them, and as the generator prints them."""

from __future__ import annotations

import pytest
from canvas_docs.blocks import Span, plain
from canvas_docs.parse.deprecation import dated_deprecation_in, deprecation_in


@pytest.mark.parametrize(
    "text",
    ["DEPRECATED", "DEPRECATED Use pot.", "(DEPRECATED) Use pot.", "Deprecated in favour of pot.", "[DEPRECATED] Pot."],
)
def test_a_text_that_begins_with_the_word_is_deprecated(text: str) -> None:
    found = deprecation_in(text)

    assert found is not None
    assert found.text == text
    assert found.effective is None


@pytest.mark.parametrize(
    "text", ["Replaces the deprecated pot.", "Whether it is deprecated.", "deprecatedness", "", "Un-deprecated"]
)
def test_the_word_elsewhere_says_nothing_of_this(text: str) -> None:
    assert deprecation_in(text) is None


def test_dates_are_read() -> None:
    text = "[DEPRECATED] This method is deprecated, effective 2021-05-26 (notice given 2021-02-18): Use pots."
    found = deprecation_in(text)

    assert found is not None
    assert (found.effective, found.notice) == ("2021-05-26", "2021-02-18")


DATED = "[DEPRECATED] Effective 2021-05-26 (notice given 2021-02-18)"


@pytest.mark.parametrize(
    ("spans", "rest"),
    [
        ((Span(DATED),), ""),
        ((Span(f"{DATED} The pot."),), "The pot."),
        (
            (Span("[DEPRECATED]", strong=True), Span(DATED.removeprefix("[DEPRECATED]") + " The "), Span("pot")),
            "The pot",
        ),
        ((Span("[DEPRECATED]", strong=True), Span(DATED.removeprefix("[DEPRECATED]")), Span("pot", code=True)), "pot"),
    ],
)
def test_the_generators_words_are_taken_from_the_start_of_a_cell(spans: tuple[Span, ...], rest: str) -> None:
    found = dated_deprecation_in(spans)

    assert found is not None
    deprecation, left = found
    assert (deprecation.text, deprecation.effective, deprecation.notice) == (DATED, "2021-05-26", "2021-02-18")
    assert plain(left) == rest


def test_marks_after_the_generators_words_survive() -> None:
    found = dated_deprecation_in((Span(f"{DATED} Use "), Span("pot", code=True)))

    assert found is not None
    assert found[1] == (Span("Use "), Span("pot", code=True))


def test_an_authors_words_are_left_where_they_are() -> None:
    assert dated_deprecation_in((Span("DEPRECATED Use pot."),)) is None
