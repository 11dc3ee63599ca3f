"""What the generated resource modules stand on."""

from __future__ import annotations

from canvas_client._calls import body_of
from canvas_client._options import NOT_GIVEN
from canvas_client._sync_client import SyncClient

__all__ = ["NOT_GIVEN", "Resource", "body_of"]


class Resource:
    """The calls of one resource."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncClient) -> None:
        self._client = client
