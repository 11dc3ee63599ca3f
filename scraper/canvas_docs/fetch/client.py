"""A polite HTTP client: one request at a time, at a steady pace, within robots.txt, and never where not asked to go.

Every answer is a `Response` or a `Refusal`; nothing here raises for what a network or a server does.
"""

from __future__ import annotations

import ssl
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from importlib.metadata import version

import tenacity
import truststore
import urllib3
from protego import Protego
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from canvas_docs.fetch.addresses import AllowedHosts, Host, host_of, join, normalize
from canvas_docs.fetch.answer_bodies import BodyError, BodyTooLargeError, decode_body
from canvas_docs.fetch.clock import Clock, Pace
from canvas_docs.fetch.deadline import Deadline
from canvas_docs.fetch.refusals import Refusal, failed_request, refusal, refused_status, retry_after

TOOL = f"canvas-openapi {version('canvas-openapi')}"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_MOST_REDIRECTS = 5
_CONDITIONS = frozenset({"If-None-Match", "If-Modified-Since"})
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Manners:
    """How the client behaves. Times in seconds, sizes in bytes."""

    user_agent: str = f"{TOOL.replace(' ', '/')} (fetches the Canvas API reference docs)"
    rate: float = 1.0
    """Requests a second."""
    tries: int = 5
    connection_tries: int = 3
    """Of these, how often a host that says nothing is called."""
    connect_timeout: float = 10
    page_timeout: float = 60
    """For one answer, from the request to the last byte of its body."""
    largest_body: int = 32 * 1024 * 1024
    longest_wait: float = 300
    """A server that asks for a longer pause is left alone."""


@dataclass(frozen=True, slots=True)
class Response:
    """A complete answer: status 200 with a body, or 304 without one."""

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    etag: str | None = None
    last_modified: str | None = None
    moved_for_good: bool = False
    """Whether every redirect on the way to `final_url` was a permanent one (RFC 9110, 15.4.2 and 15.4.9)."""


@dataclass(slots=True)
class Client:
    """Asks the allowed hosts for pages. `on_wait` hears of every pause that a server or a failure causes."""

    hosts: AllowedHosts
    manners: Manners
    clock: Clock
    on_wait: Callable[[float, str], None] = lambda seconds, reason: None
    _pace: Pace = field(init=False)
    _deadline: Deadline = field(init=False, default_factory=Deadline)
    _robots: dict[str, Protego] = field(init=False, default_factory=dict)
    _pools: dict[Host | str, urllib3.PoolManager] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._pace = Pace(self.clock, 1 / self.manners.rate)

    def get(self, url: str, accept: str, validators: Mapping[str, str] | None = None) -> Response | Refusal:
        """Ask for `url`, with the request headers of `validators` (If-None-Match, If-Modified-Since).

        Follows redirects within the allowed hosts, and tries again after failures that pass.
        """
        return self._follow(url, {"Accept": accept, **(validators or {})}, heed_robots=True)

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.clear()
        self._deadline.close()

    def _follow(self, url: str, headers: Mapping[str, str], *, heed_robots: bool) -> Response | Refusal:
        """The answer at the end of the redirects."""
        target = url
        for_good = True
        seen = {normalize(url)}
        for _ in range(_MOST_REDIRECTS + 1):
            objection = self.hosts.objection(target)
            if objection is not None:
                return _not_allowed(url, target, objection)
            if heed_robots and (forbidden := self._forbidden_by_robots(target)) is not None:
                return forbidden
            answer = self._ask_patiently(target, headers)
            if isinstance(answer, Refusal):
                return answer.about(url)
            if isinstance(answer, Response):
                return replace(answer, url=url, final_url=target, moved_for_good=for_good)
            for_good = for_good and answer.permanent
            target = normalize(answer.location)
            if target in seen:
                problem = f"the server redirects in a circle (to {target})"
                return refusal("fetch-redirect-loop", url, problem, unavailable=True)
            seen.add(target)
        problem = f"the server redirects more than {_MOST_REDIRECTS} times"
        return refusal("fetch-redirect-loop", url, problem, unavailable=True)

    def _forbidden_by_robots(self, url: str) -> Refusal | None:
        """A refusal when robots.txt shuts `url` out, or could not be had (RFC 9309, 2.3.1)."""
        host = str(host_of(url))
        if host not in self._robots:
            answer = self._follow(f"{host}/robots.txt", {"Accept": "text/plain"}, heed_robots=False)
            if isinstance(answer, Refusal) and not answer.unavailable:
                return replace(answer, halts=True)
            # A robots.txt that is not there allows everything.
            text = answer.body.decode("utf-8", "replace") if isinstance(answer, Response) else ""
            robots = Protego.parse(text)
            self._pace.slow_to(robots.crawl_delay(self.manners.user_agent) or 0)
            self._robots[host] = robots
        if self._robots[host].can_fetch(url, self.manners.user_agent):
            return None
        return refusal("fetch-robots", url, "the site's robots.txt asks not to fetch this page")

    def _ask_patiently(self, url: str, headers: Mapping[str, str]) -> Response | _Redirect | Refusal:
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_result(lambda answer: isinstance(answer, Refusal) and answer.passing),
            stop=self._out_of_patience,
            wait=_pause,
            sleep=self.clock.sleep,
            before_sleep=self._announce_pause,
            retry_error_callback=_last_answer,
        )
        return retrying(self._ask, url, headers)

    def _out_of_patience(self, state: tenacity.RetryCallState) -> bool:
        answer = _last_answer(state)
        if not isinstance(answer, Refusal):
            return True
        tries = min(self.manners.tries, self.manners.connection_tries) if answer.silent else self.manners.tries
        return state.attempt_number >= tries or (answer.pause or 0) > self.manners.longest_wait

    def _announce_pause(self, state: tenacity.RetryCallState) -> None:
        answer = _last_answer(state)
        if isinstance(answer, Refusal):
            self.on_wait(state.upcoming_sleep, answer.diagnostic.problem)

    def _ask(self, url: str, headers: Mapping[str, str]) -> Response | _Redirect | Refusal:
        """One request and its answer."""
        self._pace.wait()
        with self._deadline.running(self.manners.page_timeout):
            answer = self._asked(url, headers)
        if self._deadline.expired:
            problem = f"the page did not arrive within {self.manners.page_timeout:g} s"
            return refusal("fetch-stalled", url, problem, passing=True, silent=True)
        return answer

    def _asked(self, url: str, headers: Mapping[str, str]) -> Response | _Redirect | Refusal:
        try:
            with closing(self._open(url, headers)) as answer:
                return self._read(url, answer, conditional=not _CONDITIONS.isdisjoint(headers))
        except HTTPError as error:
            return failed_request(url, error)

    def _open(self, url: str, headers: Mapping[str, str]) -> BaseHTTPResponse:
        timeout = urllib3.Timeout(connect=self.manners.connect_timeout, read=self.manners.page_timeout)
        sent = {"User-Agent": self.manners.user_agent, "Accept-Encoding": "gzip", **headers}
        return self._pool(url).urlopen(
            "GET",
            url,
            headers=sent,
            timeout=timeout,
            retries=False,
            redirect=False,
            preload_content=False,
            decode_content=False,
        )

    def _pool(self, url: str) -> urllib3.PoolManager:
        host = host_of(url)
        if host not in self._pools:
            # Certificates are always checked, against the system's store: there is no way to say otherwise.
            tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            proxy = _proxy_for(host)
            pool = (
                urllib3.ProxyManager(proxy, maxsize=1, ssl_context=tls)
                if proxy
                else urllib3.PoolManager(maxsize=1, ssl_context=tls)
            )
            pool.pool_classes_by_scheme = self._deadline.pool_classes
            self._pools[host] = pool
        return self._pools[host]

    def _read(self, url: str, answer: BaseHTTPResponse, *, conditional: bool) -> Response | _Redirect | Refusal:
        if answer.status in _REDIRECTS and (location := answer.headers.get("Location")):
            return _Redirect(join(url, location), permanent=answer.status in _PERMANENT)
        if answer.status == 304 and conditional:
            return Response(url, url, 304, "", b"", answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
        if answer.status != 200:
            start = b"" if answer.status != 403 else answer.read(_PIECE, decode_content=True)
            pause = retry_after(answer.headers, self.clock.now())
            return refused_status(url, answer.status, start, pause, self.manners.longest_wait)
        try:
            body = decode_body(_pieces(answer), answer.headers.get("Content-Encoding", ""), self.manners.largest_body)
        except BodyTooLargeError as error:
            return refusal("fetch-too-large", url, f"the body {error}")
        except BodyError as error:
            return refusal("fetch-truncated", url, f"the body {error}", passing=True)
        return Response(
            url,
            url,
            200,
            answer.headers.get("Content-Type", ""),
            body,
            answer.headers.get("ETag"),
            answer.headers.get("Last-Modified"),
        )


@dataclass(frozen=True, slots=True)
class _Redirect:
    location: str
    permanent: bool


def _proxy_for(host: Host | str) -> str | None:
    """The proxy that the environment names for a host (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY)."""
    if isinstance(host, str) or urllib.request.proxy_bypass(f"{host.name}:{host.port}"):
        return None
    proxies = urllib.request.getproxies()
    return proxies.get(host.scheme) or proxies.get("all")


def _pieces(answer: BaseHTTPResponse) -> Iterator[bytes]:
    """The body as it arrives, still coded. `read1` returns what is there, so that a slow body is seen to be slow."""
    while piece := answer.read1(_PIECE, decode_content=False):
        yield piece


def _pause(state: tenacity.RetryCallState) -> float:
    """Exponential back-off with jitter, and never sooner than the server asked for."""
    answer = _last_answer(state)
    asked = answer.pause or 0 if isinstance(answer, Refusal) else 0
    return max(asked, tenacity.wait_exponential_jitter(initial=1, max=60, jitter=1)(state))


def _last_answer(state: tenacity.RetryCallState) -> Response | _Redirect | Refusal:
    if state.outcome is None:
        raise RuntimeError("no answer to look at")
    answer: Response | _Redirect | Refusal = state.outcome.result()
    return answer


def _not_allowed(url: str, target: str, objection: str) -> Refusal:
    if target == url:
        return refusal("fetch-refused-address", url, f"the address {objection}")
    problem = f"the server redirects to {target}, which {objection}"
    return refusal("fetch-refused-redirect", url, problem, unavailable=True)
