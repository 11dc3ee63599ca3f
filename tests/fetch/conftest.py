"""Servers on loopback, time that does not pass, and a guard: no test of this folder reaches past loopback."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.fetch.client import Manners
from scraper.fetch.discovery import Site
from scraper.fetch.outcome import FetchOptions, FetchResult
from scraper.fetch.run import fetch

from .server import FakeClock, Server

Fetch = Callable[..., FetchResult]


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any connection, and any look-up of a name, that would leave this machine."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            assert ipaddress.ip_address(address[0]).is_loopback, f"a test called {address}"
        connect(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        assert host in ("127.0.0.1", "localhost", "::1"), f"a test looked up {host}"
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def server(clock: FakeClock) -> Iterator[Server]:
    with Server(clock).running() as running:
        yield running


@pytest.fixture
def portal(server: Server) -> Server:
    """A portal with three reference pages and a guide."""
    server.publish_portal(3)
    return server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "snapshot"


@pytest.fixture
def run(server: Server, folder: Path, clock: FakeClock) -> Fetch:
    """Fetch from the server into the folder; keyword arguments as in FetchOptions, those of Manners apart."""

    def run_fetch(
        into: Path = folder, manners: Manners | None = None, site: Site = Site.GITBOOK, **options: Any
    ) -> FetchResult:
        options.setdefault("base_url", "" if site is Site.URL_LIST else server.url)
        quick = manners or Manners(connect_timeout=2, read_timeout=2)
        return fetch(FetchOptions(site=site, manners=quick, **options), into, clock=clock)

    return run_fetch
