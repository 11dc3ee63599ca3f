"""Back-ticks that turned into quotes on the way to the page, tags that were half lost, and texts that are as they should be."""

from __future__ import annotations

import pytest
from canvas_docs.blocks import inline_markdown
from canvas_docs.spans import Span, mended


def code(text: str) -> Span:
    return Span(text, code=True)


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        # the quote that was a back-tick, and the other one as text
        ((Span("Ignored if ‘role` is given."),), "Ignored if `role` is given."),
        # what stood between two names was taken for code
        (
            (Span("All of this ‘pond"), code("will be shown. If the"), Span("lake` is given")),
            "All of this `pond` will be shown. If the `lake` is given",
        ),
        (
            (Span("(not ‘id"), code(","), Span(" pond_id"), code(", or"), Span(" lake_id`)")),
            "(not `id`, `pond_id`, or `lake_id`)",
        ),
        ((Span("hashes of ‘depth"), code("and"), Span("width` entries")), "hashes of `depth` and `width` entries"),
        # pairs of back-ticks as text, as comments have them
        ((Span("Only if `wet` or `dry`."),), "Only if `wet` or `dry`."),
        # code that is right, beside one that is not
        ((Span("Takes "), code("a"), Span(" if ‘b` is given")), "Takes `a` if `b` is given"),
        # tags
        ((Span("<b>204 No Content<b> is answered"),), "204 No Content is answered"),
        ((Span("The pond.</p>"),), "The pond."),
        ((Span("See the <a href=“ponds.html#depth”>Depths</a> for more"),), "See the Depths for more"),
    ],
)
def test_what_broke_is_mended(spans: tuple[Span, ...], shown: str) -> None:
    assert inline_markdown(spans) == shown


@pytest.mark.parametrize(
    "spans",
    [
        (Span("a ‘big’ pond, and "), code("a"), Span(" small one")),
        (Span("one ` back-tick"),),
        (Span("the ‘big "), code("pond"), Span("’")),
        (Span("‘this is a whole long sentence with more words than any code has` and so on"),),
        (Span("<b>bold</b> and <uuid>"),),
        (Span("`a", link="https://example.com/"), Span("b`")),
    ],
)
def test_what_is_right_or_in_doubt_stays(spans: tuple[Span, ...]) -> None:
    assert mended(spans) == spans
