"""Deprecations as authors write them, and as the generator prints them."""

from __future__ import annotations

import pytest
from canvas_docs.blocks import Block, Heading, Paragraph, Span, plain
from canvas_docs.model import Deprecation
from canvas_docs.parse.actions import parse_action
from canvas_docs.parse.deprecation import dated_deprecation_in, deprecation_in
from canvas_docs.parse.marks import MarkedBlock, OperationHeading, VerbLine
from canvas_docs.patterns import Label


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


ROUTE = MarkedBlock(Paragraph((Span("GET /api/v1/pots"),), 2), (VerbLine("GET", "/api/v1/pots"),))


def _operation(title: str, *after_route: MarkedBlock) -> Deprecation | None:
    heading = MarkedBlock(Heading(3, (Span(title),), 1), (OperationHeading(title, "method.pots.index"),))
    return parse_action([heading, ROUTE, *after_route], "pots.md")[0].deprecation


def _paragraph(text: str) -> MarkedBlock:
    block: Block = Paragraph((Span(text),), 3)
    return MarkedBlock(block, ())


def test_an_operation_is_deprecated_by_its_title() -> None:
    assert _operation("[DEPRECATED] List pots") == Deprecation("[DEPRECATED] List pots")
    assert _operation("List pots") is None


def test_an_operation_is_deprecated_by_a_paragraph_of_its_description() -> None:
    words = "DEPRECATED: Please use jars."

    assert _operation("List pots", _paragraph("The pots."), _paragraph(words)) == Deprecation(words)
    assert _operation("List pots", _paragraph("Includes deprecated pots.")) is None


def test_one_use_of_an_operation_deprecates_only_that() -> None:
    assert _operation("List pots", _paragraph("DEPRECATED (for seedlings only)")) is None


def test_a_paragraph_below_a_label_says_nothing_of_the_operation() -> None:
    label = MarkedBlock(Paragraph((Span(Label.RESPONSE_FIELDS),), 3), (Label.RESPONSE_FIELDS,))

    assert _operation("List pots", label, _paragraph("Deprecated. Same as jar.")) is None
