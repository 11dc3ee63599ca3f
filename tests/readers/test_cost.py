"""Reading takes time in proportion to what is read."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from tests.conftest import Read
from tests.pages import portal_action, portal_page, table


def rows(number: int) -> str:
    return portal_page(portal_action(table(*(f"`p{n}` | `string` | Text {n}." for n in range(number)))))


def members(number: int) -> str:
    shown = json.dumps({f"m{n}": {"id": n, "tags": [n]} for n in range(number)}, indent=1)
    return portal_page(portal_action(f"**Example Response:**\n\n```js\n{shown}\n```\n"))


def broken_members(number: int) -> str:
    shown = "{\n" + "\n".join(f"  // About {n}\n  'm{n}': \"it's," for n in range(number))
    return portal_page(f"**A Pot object looks like:**\n\n```js\n{shown}\n```\n\n" + portal_action())


@pytest.mark.parametrize(("page", "number"), [(rows, 4000), (members, 3000), (broken_members, 3000)])
def test_four_times_as_much_takes_about_four_times_as_long(read: Read, page: Callable[[int], str], number: int) -> None:
    def seconds(size: int) -> float:
        started = time.process_time()
        read({"pots.md": page(size)}, f"{size}")
        return time.process_time() - started

    seconds(10)
    small, large = min(seconds(number // 4) for _ in range(2)), seconds(number)

    assert large < 10 * small + 0.3  # 16 times, were it the square
