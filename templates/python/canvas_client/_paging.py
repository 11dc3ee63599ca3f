"""Lists that come in pages, as iterators that ask for the next page when it is needed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from canvas_client._calls import parsed
from canvas_client._response import Response
from canvas_client.errors import PagingError, UnexpectedAnswerError

T = TypeVar("T")

GetPage = Callable[[str | None], Response]
GetPageAsync = Callable[[str | None], Awaitable[Response]]


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page: its items, and the answer that brought them."""

    items: list[T]
    response: Response

    @property
    def next_url(self) -> str | None:
        """The opaque URL of the next page, if there is one."""
        return self.response.link("next")

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Paginator(Generic[T]):
    """The items of a list. Nothing is asked for before the first one is needed; iterate again to ask again.

    for course in canvas.courses.list_courses().limit(50): ...
    """

    def __init__(self, get: GetPage, items_key: str | None, most: int | None = None) -> None:
        self._get = get
        self._items_key = items_key
        self._most = most

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[Page[T]]:
        """Page by page, each with its response."""
        walk = _Walk(self._items_key, self._most)
        while walk.goes_on:
            yield walk.page(self._get(walk.url))

    def limit(self, most: int) -> Paginator[T]:
        """The same list, but no more than `most` items; no page is asked for that is not needed."""
        return Paginator(self._get, self._items_key, _limit(most))

    def first(self) -> T | None:
        """The first item, or None."""
        return next(iter(self.limit(1)), None)

    def all(self) -> list[T]:
        """All items."""
        return list(self)


class AsyncPaginator(Generic[T]):
    """The items of a list. Nothing is asked for before the first one is needed; iterate again to ask again.

    async for course in canvas.courses.list_courses().limit(50): ...
    """

    def __init__(self, get: GetPageAsync, items_key: str | None, most: int | None = None) -> None:
        self._get = get
        self._items_key = items_key
        self._most = most

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Page by page, each with its response."""
        walk = _Walk(self._items_key, self._most)
        while walk.goes_on:
            yield walk.page(await self._get(walk.url))

    def limit(self, most: int) -> AsyncPaginator[T]:
        """The same list, but no more than `most` items; no page is asked for that is not needed."""
        return AsyncPaginator(self._get, self._items_key, _limit(most))

    async def first(self) -> T | None:
        """The first item, or None."""
        async for item in self.limit(1):
            return item
        return None

    async def all(self) -> list[T]:
        """All items."""
        return [item async for item in self]


class _Walk:
    """Where a walk through pages stands."""

    def __init__(self, items_key: str | None, most: int | None) -> None:
        self._items_key = items_key
        self._left = most
        self._seen: set[str] = set()
        self.url: str | None = None
        self.goes_on = most != 0

    def page(self, response: Response) -> Page[Any]:
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


def _limit(most: int) -> int:
    if most < 0:
        raise ValueError("the limit must not be negative")
    return most
