"""Servers on loopback, time that does not pass, and a guard: no test of this folder reaches past loopback."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from canvas_docs.fetch.client import Manners
from canvas_docs.fetch.discovery import Site
from canvas_docs.fetch.outcome import FetchOptions, FetchResult
from canvas_docs.fetch.run import fetch

from . import loopback
from .server import FakeClock, Server

Fetch = Callable[..., FetchResult]


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any connection, and any look-up of a name, that would leave this machine."""
    monkeypatch.setattr(socket.socket, "connect", loopback.connect)
    monkeypatch.setattr(socket, "getaddrinfo", loopback.look_up)
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
        quick = manners or Manners(connect_timeout=10, page_timeout=10)
        return fetch(FetchOptions(site=site, manners=quick, **options), into, clock=clock)

    return run_fetch
