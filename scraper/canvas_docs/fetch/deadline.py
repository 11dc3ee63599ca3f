"""One limit for the time of a whole answer, which a server cannot stretch by sending a byte now and then.

The time-outs of sockets begin anew with each byte. A timer therefore shuts the connection down when the time is over,
whatever is going on: the TLS handshake, the headers or the body.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class Deadline:
    """Watches the newest connection of its pools. `expired` tells whether the last answer was cut short."""

    def __init__(self) -> None:
        self.expired = False
        self._watched: socket.socket | None = None
        self.pool_classes = _watched_pools(self)

    @contextmanager
    def running(self, seconds: float) -> Iterator[None]:
        """Shut the connection down if what happens inside takes longer than this."""
        self.expired = False
        timer = Timer(seconds, self._shut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def watch(self, connection: socket.socket) -> None:
        """Watch this connection. A duplicate of it is kept, since TLS takes the socket itself over."""
        if self._watched is not None:
            self._watched.close()
        self._watched = connection.dup()

    def _shut(self) -> None:
        self.expired = True
        if self._watched is not None:
            with suppress(OSError):  # the other side was faster
                self._watched.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the connection."""
        if self._watched is not None:
            self._watched.close()
            self._watched = None


def _watched_pools(deadline: Deadline) -> dict[str, Any]:
    """urllib3's pools, by scheme, whose new connections the deadline hears of."""

    class PlainConnection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            connection = super()._new_conn()
            deadline.watch(connection)
            return connection

    class SecureConnection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            connection = super()._new_conn()
            deadline.watch(connection)
            return connection

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PlainConnection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = SecureConnection

    return {"http": PlainPool, "https": SecurePool}
