"""Lists that come in pages, as iterators that ask for the next page when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic

from canvas_client._pages import Page, T, Walk, limited, numbered
from canvas_client._response import Response

GetPage = Callable[[str | None], Response]


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
        walk = Walk(self._items_key, self._most)
        while walk.goes_on:
            yield walk.page(self._get(walk.url))

    def limit(self, most: int) -> Paginator[T]:
        """The same list, but no more than `most` items; no page is asked for that is not needed."""
        return Paginator(self._get, self._items_key, limited(most))

    def first(self) -> T | None:
        """The first item, or None."""
        for item in self.limit(1):
            return item
        return None

    def all(self) -> list[T]:
        """All items."""
        return [item for item in self]

    def count(self) -> int | None:
        """How many items there are, in at most two calls; None where Canvas does not number its pages."""
        first = Walk(self._items_key, None).page(self._get(None))
        urls = numbered(first.response)
        if urls is None:
            return None
        if not urls:
            return len(first.items)
        last = Walk(self._items_key, None).page(self._get(urls[-1]))
        return len(first.items) * len(urls) + len(last.items)
