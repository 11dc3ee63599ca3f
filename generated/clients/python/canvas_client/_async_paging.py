"""Lists that come in pages, as iterators that ask for the next page when it is needed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Generic

from canvas_client._pages import Page, T, Walk, limited
from canvas_client._response import Response

GetPage = Callable[[str | None], Awaitable[Response]]


class AsyncPaginator(Generic[T]):
    """The items of a list. Nothing is asked for before the first one is needed; iterate again to ask again.

    async for course in canvas.courses.list_courses().limit(50): ...
    """

    def __init__(self, get: GetPage, items_key: str | None, most: int | None = None) -> None:
        self._get = get
        self._items_key = items_key
        self._most = most

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Page by page, each with its response."""
        walk = Walk(self._items_key, self._most)
        while walk.goes_on:
            yield walk.page(await self._get(walk.url))

    def limit(self, most: int) -> AsyncPaginator[T]:
        """The same list, but no more than `most` items; no page is asked for that is not needed."""
        return AsyncPaginator(self._get, self._items_key, limited(most))

    async def first(self) -> T | None:
        """The first item, or None."""
        async for item in self.limit(1):
            return item
        return None

    async def all(self) -> list[T]:
        """All items."""
        return [item async for item in self]
