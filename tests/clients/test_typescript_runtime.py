"""What the TypeScript client does on the wire, against a Canvas that behaves and one that does not."""

from __future__ import annotations

import pytest

from tests.clients.conftest import Play
from tests.clients.fake_canvas import Answer, FakeCanvas

ACCOUNTS = "/api/v1/accounts"
TOKEN = "Bearer secret-token"  # noqa: S105


def test_lists(play: Play, fake: FakeCanvas) -> None:
    following = f'<{fake.url}/opaque?page=bookmark:W,x>; rel="next", <{fake.url}/x>; rel="first"'
    fake.on("GET", ACCOUNTS, Answer([{"id": 1}, {"id": 2}], headers={"link": following}))
    fake.on("GET", "/opaque", Answer([{"id": 3}]))
    told = play("lists")
    assert told["ids"] == [1, 2, 3]
    assert (told["limited"], told["first"], told["none"]) == ([{"id": 1}], {"id": 1}, [])
    assert told["pages"] == [[2, f"{fake.url}/opaque?page=bookmark:W,x"], [1, None]]
    paths = [asked.path for asked in fake.asked]
    assert paths == [ACCOUNTS, "/opaque", ACCOUNTS, ACCOUNTS, ACCOUNTS, "/opaque"]
    assert fake.asked[3].parameters == {"per_page": "5"}


def test_a_circle_of_pages_ends(play: Play, fake: FakeCanvas) -> None:
    fake.on("GET", ACCOUNTS, Answer([1], headers={"Link": f'<{fake.url}{ACCOUNTS}>; rel="next"'}))
    assert play("circle")["name"] == "PagingError"


def test_pages_stay_in_the_masquerade(play: Play, fake: FakeCanvas) -> None:
    fake.on("GET", ACCOUNTS, Answer([1], headers={"Link": f'<{fake.url}/opaque>; rel="next"'}))
    play("masquerade")
    assert [asked.parameters["as_user_id"] for asked in fake.asked] == ["sis_user_id:A 1"] * 2


def test_64_bit_ids_are_exact(play: Play, fake: FakeCanvas) -> None:
    account = b'{"id": 9223372036854775807, "parent": 12, "t": "12345678901234567890 \\"9223372036854775807", '
    account += b'"n": -9223372036854775808, "f": 0.12345678901234567890, "e": 1e25, "safe": 9007199254740991}'
    json_type = {"Content-Type": "application/json"}
    fake.on("GET", f"{ACCOUNTS}/9007199254740993", Answer(account, headers=json_type))
    assert play("ids") == {
        "id": "9223372036854775807",
        "parent": 12,
        "t": '12345678901234567890 "9223372036854775807',
        "n": "-9223372036854775808",
        "f": 0.12345678901234568,
        "e": 1e25,
        "safe": 9007199254740991,
    }
    assert [asked.headers["accept"] for asked in fake.asked] == [
        "application/json",
        "application/json+canvas-string-ids",
    ]


def test_values(play: Play, fake: FakeCanvas) -> None:
    assert "would address something else" in play("values")["message"]
    token = {"purpose": None, "expires_at": "1970-01-01T00:00:00.000Z"}
    assert fake.asked[0].parameters == {"token": token}
    expected = {"at": "1970-01-01T00:00:00.000Z", "on": ["true", ""], "big": "9007199254740993"}
    assert fake.asked[1].parameters == expected


def test_bodies(play: Play, fake: FakeCanvas) -> None:
    play("bodies")
    assert [asked.parameters for asked in fake.asked] == [
        {"name": "x", "mine": 1},
        {"_json": [1, {"a": 2}]},
        {"name": "x", "more": True, "a": ["1"]},
    ]


@pytest.mark.parametrize(
    "throttled",
    [Answer({}, 429, {"Retry-After": "0"}), Answer(b"403 Forbidden (Rate Limit Exceeded)\n", 403)],
    ids=["429", "403"],
)
def test_a_throttled_call_is_repeated(play: Play, fake: FakeCanvas, throttled: Answer) -> None:
    fake.on("POST", "/api/v1/x", throttled, throttled, Answer({"ok": 1}))
    assert play("throttled") == {"ok": 1}
    assert len(fake.asked) == 3


@pytest.mark.parametrize(("wait", "calls"), [("0", 5), ("3600", 1)])
def test_repetition_has_an_end(play: Play, fake: FakeCanvas, wait: str, calls: int) -> None:
    fake.on("GET", "/api/v1/x", Answer({}, 429, {"Retry-After": wait}))
    assert play("stillThrottled")["name"] == "ThrottledError"
    assert len(fake.asked) == calls


@pytest.mark.parametrize("fault", [Answer(b"oops", 503), Answer({"a": "b" * 99}, broken=True)], ids=["503", "broken"])
def test_faults_are_repeated_where_that_is_safe(play: Play, fake: FakeCanvas, fault: Answer) -> None:
    fake.on("GET", "/api/v1/x", fault, Answer({"ok": 1}))
    fake.on("POST", "/api/v1/y", fault, Answer({"ok": 1}))
    answer, failure = play("fault")
    assert answer == {"ok": 1}
    assert failure["name"] in ("ServerError", "ConnectionFailedError")
    assert [asked.method for asked in fake.asked] == ["GET", "GET", "POST"]


def test_timeouts_lost_servers_and_cancellation(play: Play, fake: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer(delay=60))
    assert play("timeout")["name"] == "TimedOutError"
    assert play("noServer")["name"] == "ConnectionFailedError"
    fake.asked.clear()
    told = play("cancelled")
    assert (told["during"]["message"], told["before"]["message"], told["quick"]) == ("enough", "never", True)
    assert len(fake.asked) <= 1  # none if the machine was so busy that the call was given up before it was sent


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "UnauthorizedError"),
        (403, "ForbiddenError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "ResponseError"),
        (422, "UnprocessableError"),
        (500, "ServerError"),
    ],
)
def test_a_class_for_each_status(play: Play, fake: FakeCanvas, status: int, name: str) -> None:
    body = {"errors": {"name": [{"message": "Insufficient scopes on access token."}]}}
    fake.on("GET", f"{ACCOUNTS}/1", Answer(body, status, {"X-Request-Context-Id": "id-1"}))
    error = play("error")
    assert (error["name"], error["status"], error["requestId"]) == (name, status, "id-1")
    assert error["errors"] == ["name: Insufficient scopes on access token."]
    assert error["scope"] == "url:GET|/api/v1/accounts/:id"
    assert error["insufficientScope"] is (status in (401, 403))
    assert ("the call needs the scope url:GET" in error["message"]) is (status in (401, 403))


def test_hooks(play: Play, fake: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer({}, 503), Answer({}))
    assert play("hooks") == [["GET", 1], 503, [503], "status 503", ["GET", 2], 200, [200]]
    assert fake.asked[0].headers["user-agent"].startswith("my-app/2 canvas-openapi-client/")


def test_the_token_stays_on_the_host(play: Play, fake: FakeCanvas, other_host: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer(status=302, headers={"Location": f"{other_host.url}/elsewhere"}))
    fake.on("POST", "/api/v1/y", Answer(status=307, headers={"Location": f"{other_host.url}/elsewhere"}))
    fake.on("GET", "/back", Answer({"back": 1}))
    other_host.on("GET", "/elsewhere", Answer(status=302, headers={"Location": f"{fake.url}/back"}))
    told = play("redirects")
    assert told["answer"] == {"back": 1}
    assert told["post"]["name"] == "UnexpectedRedirectError"
    assert [(asked.method, asked.query) for asked in other_host.asked] == [("GET", "")]
    assert "authorization" not in other_host.asked[0].headers
    assert [asked.headers.get("authorization") for asked in fake.asked] == [TOKEN, None, TOKEN]


@pytest.mark.parametrize("url", ["ftp://x/", "http://u:p@127.0.0.1/", "javascript:1"])
def test_unsafe_urls(play: Play, fake: FakeCanvas, url: str) -> None:
    fake.on("GET", "/api/v1/x", Answer(status=302, headers={"Location": url}))
    fake.on("GET", ACCOUNTS, Answer([1], headers={"Link": '<http://localhost:1/x>; rel="next"'}))
    assert [error["name"] for error in play("unsafe")] == ["InsecureUrlError"] * 2


def test_other_hosts_are_called_without_it(play: Play, other_host: FakeCanvas) -> None:
    assert "single slash" in play("otherHost")["message"]
    assert "authorization" not in other_host.asked[0].headers


def test_uploads(play: Play, fake: FakeCanvas, other_host: FakeCanvas) -> None:
    told = {"upload_url": f"{other_host.url}/store", "upload_params": {"key": "abc"}, "file_param": "attachment"}
    fake.on("POST", "/api/v1/courses/1/files", Answer(told))
    fake.on("GET", "/confirm", Answer({"id": 7}))
    confirmation = {"Location": f"{fake.url}/confirm"}
    other_host.on("POST", "/store", Answer({}, 201, confirmation), Answer({}, 303, confirmation), Answer({"id": 8}))
    told = play("upload")
    assert (told["plain"], told["watched"], told["bytes"]) == ({"id": 7}, {"id": 7}, {"id": 8})
    assert (told["last"], told["several"]) == ([300_000, 300_000], True)
    assert "name" in told["nameless"]["message"]
    about = {"name": "ü.txt", "size": 300_000, "content_type": "text/plain"}
    assert fake.asked[0].parameters == {**about, "on_duplicate": "rename"}
    for sent in other_host.asked:
        assert list(sent.parameters) == ["key", "attachment"]
        assert "authorization" not in sent.headers
        assert "content-length" in sent.headers
    assert [len(sent.parameters["attachment"]["content"]) for sent in other_host.asked] == [300_000, 300_000, 2]
    assert [sent.parameters["attachment"]["filename"] for sent in other_host.asked] == ["ü.txt", "ü.txt", "hi.txt"]


def test_files_on_disk(play: Play, fake: FakeCanvas, other_host: FakeCanvas) -> None:
    fake.on("POST", "/api/v1/courses/1/files", Answer({"upload_url": f"{other_host.url}/store"}))
    other_host.on("POST", "/store", Answer({"id": 8}))
    fake.on("GET", "/files/1/download", Answer(status=302, headers={"Location": f"{other_host.url}/blob"}))
    other_host.on("GET", "/blob", Answer(b"downloaded"))
    told = play("files")
    assert told == {"uploaded": {"id": 8}, "saved": "downloaded", "left": ["notes.txt", "saved"]}
    assert other_host.asked[0].parameters == {"file": {"filename": "notes.txt", "content": "content"}}
    assert "authorization" not in other_host.asked[1].headers


def test_the_token_shows_nowhere(play: Play, fake: FakeCanvas) -> None:
    told = play("token")
    assert fake.asked[0].headers["authorization"] == "Bearer renewed"
    assert all(told["refused"])
    assert "Canvas" in told["shown"]
