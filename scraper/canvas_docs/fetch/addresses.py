"""Which addresses may be asked: those that the user named, and no others.

URLs come from sitemaps, from lists of links and from redirects, all of which are somebody else's text. Only the
hosts that the user gave are ever contacted, so that no page can lead the fetcher to another site, to a private or
loopback address (unless that is where the user pointed it) or to a local file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

_DEFAULT_PORTS = {"http": 80, "https": 443}


class Host(NamedTuple):
    """A scheme, host name and port."""

    scheme: str
    name: str
    port: int

    def __str__(self) -> str:
        shown = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.name}{shown}"


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """The hosts that the user named."""

    hosts: frozenset[Host]

    def objection(self, url: str) -> str | None:
        """Why `url` must not be requested, in words that follow its name; None when it may be."""
        host = host_of(url)
        if isinstance(host, str):
            return host
        if host in self.hosts or self._is_upgrade(host):
            return None
        allowed = ", ".join(sorted(map(str, self.hosts)))
        return f"is on {host}, and only {allowed} may be asked"

    def _is_upgrade(self, host: Host) -> bool:
        """The same site, asked over TLS instead: never the other way round."""
        return host.scheme == "https" and host.port == 443 and Host("http", host.name, 80) in self.hosts


def allowed_hosts(urls: Iterable[str]) -> AllowedHosts:
    """The hosts of the URLs that the user gave; those that cannot be requested add nothing."""
    hosts = (host_of(url) for url in urls)
    return AllowedHosts(frozenset(host for host in hosts if not isinstance(host, str)))


def host_of(url: str) -> Host | str:
    """The host that a URL asks for, or why it cannot be requested."""
    parsed = _parse(url)
    if parsed is None:
        return "is no URL"
    if parsed.scheme not in _DEFAULT_PORTS:
        return "is not an http or https address"
    if parsed.auth is not None:
        return "carries a user name or password"
    if not parsed.host:
        return "names no host"
    return Host(parsed.scheme, parsed.host, parsed.port or _DEFAULT_PORTS[parsed.scheme])


def normalize(url: str) -> str:
    """One spelling per address: host in lower case, dot segments resolved, unsafe bytes encoded, no fragment."""
    parsed = _parse(url)
    if parsed is None or not parsed.host:
        return url
    port = None if parsed.port == _DEFAULT_PORTS.get(parsed.scheme or "") else parsed.port
    return parsed._replace(port=port, path=parsed.path or "/", fragment=None).url


def join(base: str, link: str) -> str:
    """The address that `link` means on the page `base`; a link that means none is left as it is, and refused later."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def path_of(url: str) -> str:
    """The URL's path, `/` for an empty one and `` for what is no URL."""
    parsed = _parse(url)
    return (parsed.path or "/") if parsed else ""


def _parse(url: str) -> Url | None:
    try:
        return parse_url(url)
    except LocationParseError:
        return None
