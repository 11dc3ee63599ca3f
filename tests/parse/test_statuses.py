"""Response statuses in descriptions."""

from __future__ import annotations

import pytest

from scraper.blocks import Block
from scraper.model import Status
from scraper.parse.statuses import parse_statuses
from tests.forms.invented import bullets, p, strong


@pytest.mark.parametrize(
    ("block", "statuses"),
    [
        (bullets(p(strong("204 No Content"), " if it was uprooted")), [Status(204, "if it was uprooted")]),
        (
            bullets(p(strong("200 OK"), " if all went well"), p(strong("409 Conflict"), " if it has deep roots")),
            [Status(200, "if all went well"), Status(409, "if it has deep roots")],
        ),
        (p("204 No Content response code is returned if it was uprooted."), [Status(204, "if it was uprooted.")]),
        (p("The bed has 404 plants."), []),
        (p("404 plants stand in it."), []),
    ],
)
def test_a_bullet_or_paragraph_that_begins_with_a_status(block: Block, statuses: list[Status]) -> None:
    assert list(parse_statuses([block])) == statuses
