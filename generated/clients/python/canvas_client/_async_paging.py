"""Lists that come in pages, as iterators that ask for the next page when it is needed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Generic

from canvas_client._pages import Page, T, Walk, limited, numbered
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

    async def count(self) -> int | None:
        """How many items there are, in at most two calls; None where Canvas does not number its pages."""
        first = Walk(self._items_key, None).page(await self._get(None))
        urls = numbered(first.response)
        if urls is None:
            return None
        if not urls:
            return len(first.items)
        last = Walk(self._items_key, None).page(await self._get(urls[-1]))
        return len(first.items) * len(urls) + len(last.items)

    # Only with await:
    async def all_at_once(self, at_once: int = 4) -> list[T]:
        """All items, in order. Up to `at_once` pages are asked for at a time, where Canvas numbers its pages."""
        walk = Walk(self._items_key, self._most)
        if not walk.goes_on:
            return []
        first = walk.page(await self._get(None))
        urls = numbered(first.response)
        if urls is None:
            items = list(first.items)
            while walk.goes_on:
                items += walk.page(await self._get(walk.url)).items
            return items
        gate = asyncio.Semaphore(at_once)

        async def fetched(url: str) -> list[T]:
            async with gate:
                return Walk(self._items_key, None).page(await self._get(url)).items

        needed = urls if self._most is None else urls[: -(-(self._most - len(first)) // max(len(first), 1))]
        tasks = [asyncio.ensure_future(fetched(url)) for url in needed]
        try:
            others = await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
        return [item for page in (first.items, *others) for item in page][: self._most]

    # Until here
