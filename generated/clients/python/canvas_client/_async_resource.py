"""What the generated async resource modules stand on."""

from __future__ import annotations

from canvas_client._async_client import AsyncClient
from canvas_client._calls import body_of
from canvas_client._options import NOT_GIVEN

__all__ = ["NOT_GIVEN", "AsyncResource", "body_of"]


class AsyncResource:
    """The calls of one resource."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
