"""What walks through pages know, with or without `await`: the items of a page, and where the walk stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from canvas_client._answers import parsed
from canvas_client._response import Response
from canvas_client.errors import InvalidArgumentError, PagingError, UnexpectedAnswerError

T = TypeVar("T")
_PAGE = re.compile(r"([?&]page=)(\d{1,9})(?=&|$)")


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page: its items, and the answer that brought them."""

    items: list[T]
    response: Response

    @property
    def next_url(self) -> str | None:
        """The opaque URL of the next page, if there is one."""
        return self.response.link("next")

    @property
    def page_count(self) -> int | None:
        """How many pages there are, if the `Link` header tells: it has a numbered `last` page, or no `next` one."""
        return _number(self.response.link("last")) or (1 if self.next_url is None else None)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Walk:
    """Where a walk through pages stands."""

    def __init__(self, items_key: str | None, most: int | None) -> None:
        self._items_key = items_key
        self._left = most
        self._seen: set[str] = set()
        self.url: str | None = None
        self.goes_on = most != 0

    def page(self, response: Response) -> Page[Any]:
        """The page in an answer; the walk goes on after it."""
        items = _items(response, self._items_key)
        if self._left is not None:
            items = items[: self._left]
            self._left -= len(items)
        page = Page(items, response)
        self.url = page.next_url
        self.goes_on = self.url is not None and self._left != 0
        if self.url is not None and self.goes_on:
            if self.url in self._seen:
                raise PagingError(f"{response.method} {response.path}: the next page is one that was read before")
            self._seen.add(self.url)
        return page


def _items(response: Response, key: str | None) -> list[Any]:
    """The items of a page: the body, the documented member of it, or the only member that is a list."""
    body = parsed(response)
    if isinstance(body, dict) and key is not None and key in body:
        body = body[key]
    elif isinstance(body, dict):
        lists = [value for value in body.values() if isinstance(value, list)]
        body = lists[0] if len(lists) == 1 else body
    if body is None:
        return []
    if not isinstance(body, list):
        what = f"an object with {', '.join(map(str, body)) or 'nothing'}" if isinstance(body, dict) else "no list"
        raise UnexpectedAnswerError(response, f"a list was expected, the answer is {what}")
    return body


def numbered(response: Response) -> list[str] | None:
    """The URLs of all pages after this first one, or None where the `Link` header does not number them."""
    following, last = response.link("next"), response.link("last")
    if following is None:
        return []
    count = _number(last)
    if last is None or count is None or _number(following) != 2:
        return None
    return [_PAGE.sub(rf"\g<1>{number}", last) for number in range(2, count + 1)]


def _number(url: str | None) -> int | None:
    found = _PAGE.search(url or "")
    return int(found[2]) if found else None


def limited(most: int) -> int:
    """The limit, which is not negative."""
    if most < 0:
        raise InvalidArgumentError("the limit must not be negative")
    return most
