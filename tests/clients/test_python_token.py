"""The token goes to the configured host, and nowhere else: not to other hosts, logs, reprs, errors or pickles."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.clients.fake_canvas import Answer, FakeCanvas

TOKEN = "secret-token"  # noqa: S105


@pytest.fixture
def canvas(package: Any, fake: FakeCanvas, http: httpx.Client) -> Any:
    return package.Canvas(fake.url, TOKEN, allow_http=True, max_wait=0.01, max_retries=1, http_client=http)


def test_http_is_refused(package: Any) -> None:
    with pytest.raises(package.InsecureURLError, match="allow_http"):
        package.Canvas("http://school.example", TOKEN)


@pytest.mark.parametrize("token", ["", "a b", "a\nX-Evil: 1", "ü"])
def test_a_token_that_is_none_is_not_shown(package: Any, token: str) -> None:
    with pytest.raises(ValueError, match="the access token is empty or holds") as caught:
        package.Canvas("https://school.example", token)
    assert token == "" or token not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_not_along_a_redirect_to_another_host(
    canvas: Any, fake: FakeCanvas, other_host: FakeCanvas, status: int
) -> None:
    fake.on("GET", "/api/v1/x", Answer(status=status, headers={"Location": f"{other_host.url}/elsewhere"}))
    canvas.request("GET", "/api/v1/x", options={"as_user_id": 5})
    assert "authorization" not in other_host.asked[0].headers
    assert other_host.asked[0].query == ""


def test_not_after_a_detour_over_another_host(canvas: Any, fake: FakeCanvas, other_host: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer(status=302, headers={"Location": f"{other_host.url}/elsewhere"}))
    other_host.on("GET", "/elsewhere", Answer(status=302, headers={"Location": f"{fake.url}/back"}))
    canvas.request("GET", "/api/v1/x")
    assert [("authorization" in asked.headers) for asked in fake.asked] == [True, False]


def test_along_a_redirect_on_the_host(canvas: Any, fake: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer(status=302, headers={"Location": "/api/v1/y"}))
    canvas.request("GET", "/api/v1/x")
    assert [asked.headers["authorization"] for asked in fake.asked] == [f"Bearer {TOKEN}"] * 2


def test_a_call_with_a_body_is_not_redirected(
    package: Any, canvas: Any, fake: FakeCanvas, other_host: FakeCanvas
) -> None:
    fake.on("POST", "/api/v1/x", Answer(status=307, headers={"Location": f"{other_host.url}/elsewhere"}))
    with pytest.raises(package.UnexpectedRedirectError):
        canvas.request("POST", "/api/v1/x", body={"password": "p"})
    assert other_host.asked == []


def test_redirects_end(package: Any, canvas: Any, fake: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer(status=302, headers={"Location": "/api/v1/x"}))
    with pytest.raises(package.UnexpectedRedirectError):
        canvas.request("GET", "/api/v1/x")
    assert len(fake.asked) == 6


@pytest.mark.parametrize("location", ["ftp://x/", "file:///etc/passwd", "http://u:p@127.0.0.1/", "javascript:1"])
def test_redirects_to_unsafe_urls(package: Any, canvas: Any, fake: FakeCanvas, location: str) -> None:
    fake.on("GET", "/api/v1/x", Answer(status=302, headers={"Location": location}))
    with pytest.raises(package.InsecureURLError):
        canvas.request("GET", "/api/v1/x")


def test_whole_urls_on_other_hosts_are_called_without_it(canvas: Any, other_host: FakeCanvas) -> None:
    canvas.request("GET", f"{other_host.url}/x")
    with canvas.stream(f"{other_host.url}/x") as download:
        assert b"".join(download.chunks()) == b"[]"
    assert not any("authorization" in asked.headers for asked in other_host.asked)


@pytest.mark.parametrize("path", ["//evil.example/x", "https://school.example\\@evil.example/"])
def test_paths_that_look_like_hosts(package: Any, path: str) -> None:
    canvas = package.Canvas("https://school.example", TOKEN)
    with pytest.raises((ValueError, package.InsecureURLError, httpx.InvalidURL)):
        canvas.request("GET", path, options={"max_retries": 0, "timeout": 0.1})


def test_a_header_of_the_http_client_stays_off_other_hosts(
    package: Any, fake: FakeCanvas, other_host: FakeCanvas
) -> None:
    with httpx.Client(headers={"Authorization": f"Bearer {TOKEN}"}, follow_redirects=True) as http:
        canvas = package.Canvas(fake.url, TOKEN, allow_http=True, http_client=http)
        fake.on("GET", "/api/v1/x", Answer(status=302, headers={"Location": f"{other_host.url}/elsewhere"}))
        canvas.request("GET", "/api/v1/x")
    assert "authorization" not in other_host.asked[0].headers


def test_not_in_reprs_logs_and_hooks(package: Any, fake: FakeCanvas, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[Any] = []
    hooks = package.Hooks(told.append, told.append, lambda *what: told.extend(what))
    fake.on("GET", "/api/v1/x", Answer({}, 503), Answer({}))
    with package.Canvas(fake.url, TOKEN, allow_http=True, hooks=hooks, max_wait=0.01) as canvas:
        response = canvas.request("GET", "/api/v1/x")
        shown = [canvas, vars(canvas), canvas._settings, canvas.as_user(1), canvas.accounts, response, vars(response)]
    assert TOKEN not in "".join(map(repr, [*shown, *told]))
    assert "GET" in caplog.text
    assert TOKEN not in caplog.text


def test_not_in_pickles(package: Any, canvas: Any) -> None:
    for thing in (canvas, canvas._settings, canvas._settings.token, canvas.accounts):
        for duplicate in (pickle.dumps, copy.deepcopy):
            with pytest.raises(TypeError, match="cannot be pickled or copied"):
                duplicate(thing)


@pytest.mark.parametrize("answer", [Answer({}, 500), Answer({}, 404), Answer({"a": "b" * 99}, broken=True), None])
def test_not_in_errors(package: Any, canvas: Any, fake: FakeCanvas, answer: Answer | None, tmp_path: Path) -> None:
    if answer:
        fake.on("GET", "/api/v1/x", answer)
    else:
        canvas = package.Canvas("http://127.0.0.1:9", TOKEN, allow_http=True, max_retries=0)
    with pytest.raises(package.CanvasError) as caught:
        canvas.request("GET", "/api/v1/x")
    error = caught.value
    assert (error.__cause__, error.__context__) == (None, None)  # an error of httpx holds the request that failed
    frames = traceback.TracebackException.from_exception(error, capture_locals=True)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert str(again) == str(error)
    for text in ("".join(frames.format()), repr(error), str(error), repr(vars(error)), repr(pickle.dumps(error))):
        assert TOKEN not in text
