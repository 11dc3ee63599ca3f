"""The guard of these tests: nothing they start may reach past this machine. Imports nothing of the project."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

_connect = socket.socket.connect
_look_up = socket.getaddrinfo


def connect(self: socket.socket, address: Any) -> None:
    """`socket.connect`, for loopback addresses only."""
    if self.family in (socket.AF_INET, socket.AF_INET6):
        assert ipaddress.ip_address(address[0]).is_loopback, f"a test called {address}"
    _connect(self, address)


def look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
    """`socket.getaddrinfo`, for this machine; `.invalid` names are unknown everywhere (RFC 6761)."""
    if str(host).endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    assert host in ("127.0.0.1", "localhost", "::1"), f"a test looked up {host}"
    return _look_up(host, *args, **kwargs)


def install() -> None:
    """Put the guard in place for the rest of this process (the commands that tests start)."""
    socket.socket.connect = connect  # type: ignore[assignment, method-assign]
    socket.getaddrinfo = look_up
