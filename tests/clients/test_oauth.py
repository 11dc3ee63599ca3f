"""OAuth2, renewal under concurrent use, and pacing, in both languages."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.clients.conftest import Play
from tests.clients.fake_canvas import Answer, Asked, FakeCanvas

TOKEN = "/login/oauth2/token"  # noqa: S105
COURSE = "/api/v1/courses/1"


class Key:
    """A developer key: gives tokens with numbers, and refuses all but the last one."""

    def __init__(self, fake: FakeCanvas) -> None:
        self.given = 0
        self.forms: list[Any] = []
        self._lock = threading.Lock()
        fake.on("POST", TOKEN, self.give)
        fake.on("DELETE", TOKEN, self.give)
        for course in range(1, 6):
            fake.on("GET", f"/api/v1/courses/{course}", self.course)

    def give(self, asked: Asked) -> Answer:
        time.sleep(0.05)  # long enough for others to come
        with self._lock:
            self.forms.append((asked.method, asked.parameters, asked.token))
            if asked.parameters.get("code") == "code-2":
                return Answer({"error": "invalid_grant", "error_description": "gone"}, 400)
            if asked.method == "DELETE":
                return Answer({})
            self.given += 1
            tokens = {"access_token": f"token-{self.given}", "expires_in": 3600, "user": {"id": 1, "name": "Ada"}}
            grant = asked.parameters["grant_type"]
            return Answer({**tokens, **({"refresh_token": "refresh"} if grant == "authorization_code" else {})})

    def course(self, asked: Asked) -> Answer:
        valid = f"Bearer token-{self.given}"
        return Answer({"id": 1}) if asked.token == valid else Answer({"errors": [{"message": "expired"}]}, 401)


@pytest.fixture
def key(fake: FakeCanvas) -> Key:
    return Key(fake)


@pytest.fixture
def oauth(package: Any, fake: FakeCanvas) -> Any:
    from canvas_client.oauth import OAuth

    return OAuth(fake.url, "10", "hush", redirect_uri="https://app.example/back", allow_http=True)


def _check_address(url: str) -> None:
    query = parse_qs(urlsplit(url).query)
    assert urlsplit(url).path == "/login/oauth2/auth"
    assert query == {
        "client_id": ["10"],
        "response_type": ["code"],
        "redirect_uri": ["https://app.example/back"],
        "state": ["s 1"],
        "scope": ["url:GET|/api/v1/courses b"],
        "purpose": ["x"],
    }


def test_the_address_for_the_user(package: Any, oauth: Any) -> None:
    _check_address(oauth.authorization_url(state="s 1", scopes=["url:GET|/api/v1/courses", "b"], purpose="x"))
    with pytest.raises(package.InvalidArgumentError):
        oauth.authorization_url(state="")


def test_a_code_becomes_tokens(oauth: Any, key: Key) -> None:
    tokens = oauth.exchange("code-1")
    assert (tokens.access_token, tokens.refresh_token, tokens.user["name"]) == ("token-1", "refresh", "Ada")
    assert tokens.expires_at == pytest.approx(time.time() + 3600, abs=30)
    form = {"client_id": "10", "client_secret": "hush", "grant_type": "authorization_code", "code": "code-1"}
    assert key.forms == [("POST", {**form, "redirect_uri": "https://app.example/back"}, None)]
    assert "token-1" not in repr(tokens)
    assert "hush" not in repr(oauth)
    oauth.revoke(tokens)
    assert key.forms[-1][0] == "DELETE"


def test_a_code_that_is_refused(package: Any, oauth: Any, key: Key) -> None:
    with pytest.raises(package.BadRequestError, match="invalid_grant") as caught:
        oauth.exchange("code-2")
    assert isinstance(caught.value, package.CanvasError)


def test_a_token_is_renewed_once_for_many_threads(package: Any, oauth: Any, key: Key, fake: FakeCanvas) -> None:
    stored: list[str] = []
    renewed = oauth.renewed(oauth.exchange("code-1"), on_renewal=lambda tokens: stored.append(tokens.access_token))
    key.given += 1  # somebody else got one: ours is refused
    with package.Canvas(fake.url, renewed, allow_http=True) as canvas, ThreadPoolExecutor(5) as pool:
        courses = list(pool.map(canvas.courses.get_course, range(1, 6)))
    assert courses == [{"id": 1}] * 5
    assert stored == ["token-3"]
    assert renewed.tokens.refresh_token == "refresh"  # noqa: S105


def test_a_token_is_renewed_before_it_ends(package: Any, oauth: Any, key: Key, fake: FakeCanvas) -> None:
    from canvas_client.oauth import Tokens

    oauth.exchange("code-1")
    renewed = oauth.renewed(Tokens("token-1", "refresh", time.time() + 5))
    with package.Canvas(fake.url, renewed, allow_http=True) as canvas:
        canvas.courses.get_course(1)
        canvas.courses.get_course(1)
    assert [asked.token for asked in fake.asked if asked.path == COURSE] == ["Bearer token-2"] * 2


def test_a_refusal_without_a_remedy_stays_one(package: Any, oauth: Any, key: Key, fake: FakeCanvas) -> None:
    from canvas_client.oauth import Tokens

    canvas = package.Canvas(fake.url, oauth.renewed(Tokens("other")), allow_http=True)
    with canvas, pytest.raises(package.UnauthorizedError, match="expired"):
        canvas.courses.get_course(1)
    assert len(fake.asked) == 1


def test_async_renewal(package: Any, key: Key, fake: FakeCanvas) -> None:
    from canvas_client.async_oauth import AsyncOAuth

    stored: list[str] = []

    async def store(tokens: Any) -> None:
        stored.append(tokens.access_token)

    async def run() -> list[Any]:
        oauth = AsyncOAuth(fake.url, "10", "hush", redirect_uri="https://app.example/back", allow_http=True)
        renewed = oauth.renewed(await oauth.exchange("code-1"), on_renewal=store)
        key.given += 1
        async with package.AsyncCanvas(fake.url, renewed, allow_http=True) as canvas:
            return await asyncio.gather(*(canvas.courses.get_course(course) for course in range(1, 6)))

    assert asyncio.run(run()) == [{"id": 1}] * 5
    assert stored == ["token-3"]


def test_typescript_oauth(play: Play, key: Key, fake: FakeCanvas) -> None:
    told = play("oauth")
    _check_address(told["url"])
    assert (told["user"], told["stored"]) == ({"id": 1, "name": "Ada"}, ["token-2"])
    assert (told["refused"]["name"], told["noState"]["name"]) == ("BadRequestError", "InvalidArgumentError")
    assert [method for method, _, _ in key.forms] == ["POST", "POST", "DELETE", "POST"]
    assert all(token is None and form["client_secret"] == "hush" for _, form, token in key.forms)  # noqa: S105
    assert "hush" not in str(told)


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the client, or the fake, would have slept."""
    seconds: list[float] = []
    monkeypatch.setattr(time, "sleep", seconds.append)
    return seconds


def test_calls_are_put_off_while_little_quota_is_left(package: Any, fake: FakeCanvas, slept: list[float]) -> None:
    fake.on("GET", COURSE, Answer({"id": 1}, headers={"X-Rate-Limit-Remaining": "97.5"}))
    with package.Canvas(fake.url, "secret-token", allow_http=True, keep_quota=100) as canvas:
        canvas.courses.get_course(1)
        assert not any(slept)
        canvas.courses.get_course(1)
    assert 0.15 < sum(slept) < 5


def test_without_the_option_nothing_is_put_off(package: Any, fake: FakeCanvas, slept: list[float]) -> None:
    fake.on("GET", COURSE, Answer({"id": 1}, headers={"X-Rate-Limit-Remaining": "0.1"}))
    with package.Canvas(fake.url, "secret-token", allow_http=True) as canvas:
        canvas.courses.get_course(1)
        canvas.courses.get_course(1)
    assert not any(slept)


def test_typescript_calls_are_put_off(play: Play, fake: FakeCanvas) -> None:
    fake.on("GET", COURSE, Answer({"id": 1}, headers={"X-Rate-Limit-Remaining": "97.5"}))
    told = play("paced")
    assert told["both"] - told["first"] > 150
