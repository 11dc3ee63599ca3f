"""What the Python client does on the wire, against a Canvas that behaves and one that does not."""

from __future__ import annotations

import asyncio
import io
import pickle
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.clients.fake_canvas import Answer, FakeCanvas

TOKEN = "secret-token"  # noqa: S105
ACCOUNTS = "/api/v1/accounts"


@pytest.fixture
def canvas(package: Any, fake: FakeCanvas, http: httpx.Client) -> Any:
    return package.Canvas(fake.url, TOKEN, allow_http=True, max_wait=0.01, http_client=http)


def pages(fake: FakeCanvas, *contents: Any, header: str = "Link", key: str = "next") -> None:
    """Answer with these pages: Link headers without `last`, to opaque URLs."""
    for number, content in enumerate(contents):
        path = ACCOUNTS if number == 0 else f"{ACCOUNTS}/opaque{number}"
        following = (
            f'<{fake.url}{ACCOUNTS}/opaque{number + 1}?page=bookmark:W,x>; rel="{key}", '
            if content != contents[-1]
            else ""
        )
        fake.on("GET", path, Answer(content, headers={header: f'{following}<{fake.url}/x>; rel="first"'}))


# --- lists -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["Link", "link", "LINK"])
def test_pages_are_followed(canvas: Any, fake: FakeCanvas, header: str) -> None:
    pages(fake, [{"id": 1}, {"id": 2}], [{"id": 3}], [], header=header)
    assert [account["id"] for account in canvas.accounts.list_accounts()] == [1, 2, 3]
    assert [asked.query for asked in fake.asked] == ["", "page=bookmark:W,x", "page=bookmark:W,x"]


def test_a_list_asks_for_nothing_before_it_is_needed(canvas: Any, fake: FakeCanvas) -> None:
    pages(fake, [{"id": 1}, {"id": 2}], [{"id": 3}])
    accounts = canvas.accounts.list_accounts()
    assert fake.asked == []
    assert next(iter(accounts)) == {"id": 1}
    assert len(fake.asked) == 1


@pytest.mark.parametrize(
    ("limit", "found", "calls"), [(0, [], 0), (1, [1], 1), (2, [1, 2], 1), (3, [1, 2, 3], 2), (9, [1, 2, 3], 2)]
)
def test_a_limit_saves_calls(canvas: Any, fake: FakeCanvas, limit: int, found: list[int], calls: int) -> None:
    pages(fake, [{"id": 1}, {"id": 2}], [{"id": 3}])
    assert [account["id"] for account in canvas.accounts.list_accounts().limit(limit)] == found
    assert len(fake.asked) == calls


def test_pages_have_their_response(canvas: Any, fake: FakeCanvas) -> None:
    pages(fake, [{"id": 1}], [{"id": 2}])
    first, second = canvas.accounts.list_accounts(per_page=1).pages()
    assert (first.items, len(first), list(first)) == ([{"id": 1}], 1, [{"id": 1}])
    assert first.response.headers["LINK"] == first.response.headers["link"]
    assert first.next_url is not None
    assert second.next_url is None
    assert fake.asked[0].parameters == {"per_page": "1"}


def test_a_circle_of_pages_ends(package: Any, canvas: Any, fake: FakeCanvas) -> None:
    fake.on("GET", ACCOUNTS, Answer([1], headers={"Link": f'<{fake.url}{ACCOUNTS}>; rel="next"'}))
    with pytest.raises(package.PagingError):
        list(canvas.accounts.list_accounts())


def test_a_next_page_on_another_host_is_refused(
    package: Any, canvas: Any, fake: FakeCanvas, other_host: FakeCanvas
) -> None:
    fake.on("GET", ACCOUNTS, Answer([1], headers={"Link": f'<{other_host.url}{ACCOUNTS}?page=2>; rel="next"'}))
    with pytest.raises(package.InsecureURLError, match="configured host only"):
        list(canvas.accounts.list_accounts())
    assert other_host.asked == []


def test_pages_stay_in_the_masquerade(canvas: Any, fake: FakeCanvas) -> None:
    pages(fake, [{"id": 1}], [{"id": 2}])
    list(canvas.as_user("sis_user_id:A 1").accounts.list_accounts())
    assert [asked.parameters["as_user_id"] for asked in fake.asked] == ["sis_user_id:A 1"] * 2


# --- values ----------------------------------------------------------------------------------------------------------


def test_none_is_null_and_what_is_not_given_is_left_out(canvas: Any, fake: FakeCanvas) -> None:
    canvas.tokens.update_user_token("self", 1, token={"purpose": None})
    assert fake.asked[0].parameters == {"token": {"purpose": None}}


def test_a_body_of_members_under_names_of_ones_own(package: Any) -> None:
    from canvas_client._calls import body_of

    documented = {"name": "x", "url": package.NOT_GIVEN}
    assert body_of(documented) == documented
    assert body_of(documented, {"mine": 1}) == {**documented, "mine": 1}
    assert body_of({}, [1, 2]) == [1, 2]


def test_times_have_their_zone(canvas: Any, fake: FakeCanvas) -> None:
    when = datetime(2026, 1, 2, 3, tzinfo=UTC)
    canvas.request("POST", "/api/v1/x", body={"at": when, "days": [when.date()]})
    canvas.request("GET", "/api/v1/x", query={"at": when, "on": [True, None]})
    assert fake.asked[0].parameters == {"at": "2026-01-02T03:00:00+00:00", "days": ["2026-01-02"]}
    assert fake.asked[1].parameters == {"at": "2026-01-02T03:00:00+00:00", "on": ["true", ""]}
    with pytest.raises(ValueError, match="time zone"):
        canvas.request("GET", "/api/v1/x", query={"at": datetime(2026, 1, 2)})


@pytest.mark.parametrize("wrong", ["", ".", ".."])
def test_an_id_that_would_address_something_else_is_refused(canvas: Any, fake: FakeCanvas, wrong: str) -> None:
    with pytest.raises(ValueError, match="would address something else"):
        canvas.accounts.get_account(wrong)
    assert fake.asked == []


@pytest.mark.parametrize("path_id", ["../../users/1", "1?as_user_id=2", "1#x", "a%2Fb", "ü/ñ", "123~456"])
def test_ids_stay_one_segment(canvas: Any, fake: FakeCanvas, path_id: str) -> None:
    from urllib.parse import unquote

    canvas.accounts.get_account(path_id)
    asked = fake.asked[0]
    assert asked.path.startswith(f"{ACCOUNTS}/")
    assert asked.path.count("/") == 4
    assert unquote(asked.path.rpartition("/")[2]) == path_id
    assert asked.query == ""


def test_64_bit_ids_missing_keys_and_nulls(canvas: Any, fake: FakeCanvas) -> None:
    account = {"id": 9223372036854775807, "name": None, "new_in_canvas": {"a": 1}}
    fake.on("GET", f"{ACCOUNTS}/1", Answer(account))
    assert canvas.accounts.get_account(1) == account


def test_options_add_what_the_docs_do_not_have(canvas: Any, fake: FakeCanvas) -> None:
    seen: list[Any] = []
    canvas.tokens.update_user_token(
        1,
        2,
        token={"purpose": "x"},
        options={
            "extra_query": {"beta[]": 1},
            "extra_body": {"flag": True},
            "headers": {"X-Mine": "yes"},
            "on_response": seen.append,
            "as_user_id": 5,
        },
    )
    assert fake.asked[0].parameters == {"beta": ["1"], "as_user_id": "5", "token": {"purpose": "x"}, "flag": True}
    assert fake.asked[0].headers["x-mine"] == "yes"
    assert seen[0].status == 200


# --- throttling and faults -------------------------------------------------------------------------------------------

THROTTLED = [
    Answer({"errors": [{"message": "Rate Limit Exceeded"}]}, 429, {"Retry-After": "0"}),
    Answer(b"403 Forbidden (Rate Limit Exceeded)\n", 403),
    Answer({}, 429, {"Retry-After": format_datetime(datetime.now(UTC) - timedelta(seconds=1), usegmt=True)}),
]


@pytest.mark.parametrize("throttled", THROTTLED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_throttled_call_is_repeated(canvas: Any, fake: FakeCanvas, throttled: Answer, method: str) -> None:
    fake.on(method, "/api/v1/x", throttled, throttled, Answer({"ok": 1}))
    assert canvas.request(method, "/api/v1/x").json() == {"ok": 1}
    assert len(fake.asked) == 3


def test_repetition_has_an_end(package: Any, canvas: Any, fake: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", THROTTLED[1])
    with pytest.raises(package.ThrottledError):
        canvas.request("GET", "/api/v1/x")
    assert len(fake.asked) == 5
    with pytest.raises(package.ThrottledError):
        canvas.request("GET", "/api/v1/x", options={"max_retries": 1})
    assert len(fake.asked) == 7


def test_a_wait_that_is_too_long_is_not_waited(package: Any, canvas: Any, fake: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer({}, 429, {"Retry-After": "3600"}))
    started = time.monotonic()
    with pytest.raises(package.ThrottledError) as caught:
        canvas.request("GET", "/api/v1/x")
    assert caught.value.response.headers["retry-after"] == "3600"
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(("method", "calls"), [("GET", 2), ("PUT", 2), ("DELETE", 2), ("POST", 1), ("PATCH", 1)])
@pytest.mark.parametrize("fault", [Answer(b"oops", 503), Answer({"a": "b" * 99}, broken=True)], ids=["503", "broken"])
def test_faults_are_repeated_where_that_is_safe(
    package: Any, canvas: Any, fake: FakeCanvas, method: str, calls: int, fault: Answer
) -> None:
    fake.on(method, "/api/v1/x", fault, Answer({"ok": 1}))
    if calls == 2:
        assert canvas.request(method, "/api/v1/x").json() == {"ok": 1}
    else:
        with pytest.raises((package.ServerError, package.ConnectionFailedError)):
            canvas.request(method, "/api/v1/x")
    assert len(fake.asked) == calls


def test_a_timeout(package: Any, fake: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer(delay=1))
    with (
        package.Canvas(fake.url, TOKEN, allow_http=True, timeout=0.05, max_retries=0) as canvas,
        pytest.raises(package.TimedOutError, match="GET /api/v1/x"),
    ):
        canvas.request("GET", "/api/v1/x")


def test_no_server(package: Any) -> None:
    with (
        package.Canvas("http://127.0.0.1:9", TOKEN, allow_http=True, max_retries=1, max_wait=0.01) as canvas,
        pytest.raises(package.ConnectionFailedError),
    ):
        canvas.request("GET", "/api/v1/x")


def test_hooks(package: Any, fake: FakeCanvas) -> None:
    told: list[Any] = []
    hooks = package.Hooks(
        on_request=lambda request: told.append((request.method, request.attempt)),
        on_response=lambda response: told.append(response.status),
        on_retry=lambda request, wait, reason: told.append(reason),
    )
    fake.on("GET", "/api/v1/x", Answer({}, 503), Answer({}))
    with package.Canvas(fake.url, TOKEN, allow_http=True, max_wait=0.01, hooks=hooks) as canvas:
        canvas.request("GET", "/api/v1/x")
    assert told == [("GET", 1), 503, "status 503", ("GET", 2), 200]


# --- errors ----------------------------------------------------------------------------------------------------------


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
        (302, "UnexpectedRedirectError"),
    ],
)
def test_a_class_for_each_status(package: Any, canvas: Any, fake: FakeCanvas, status: int, name: str) -> None:
    body = {"errors": [{"message": "no such thing"}]}
    fake.on("PUT", "/api/v1/users/1/tokens/2", Answer(body, status, {"X-Request-Context-Id": "id-1"}))
    with pytest.raises(package.ResponseError) as caught:
        canvas.tokens.update_user_token(1, 2, options={"max_retries": 0})
    error = caught.value
    assert type(error).__name__ == name
    assert (error.status, error.body, error.errors, error.request_id) == (status, body, ["no such thing"], "id-1")
    assert str(error) == f"PUT /api/v1/users/1/tokens/2: {status}: no such thing: request id id-1"


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        ({"errors": {"name": [{"attribute": "name", "message": "is blank"}]}}, ["name: is blank"]),
        ({"errors": "text"}, ["text"]),
        ({"message": "text"}, ["text"]),
        ([], []),
        (b"<html>", []),
        ({"errors": None}, []),
    ],
)
def test_the_forms_of_error_bodies(package: Any, canvas: Any, fake: FakeCanvas, body: Any, messages: list[str]) -> None:
    fake.on("GET", f"{ACCOUNTS}/1", Answer(body, 400))
    with pytest.raises(package.BadRequestError) as caught:
        canvas.accounts.get_account(1)
    assert caught.value.errors == messages


@pytest.mark.parametrize("status", [401, 403])
def test_a_missing_scope_is_named(package: Any, canvas: Any, fake: FakeCanvas, status: int) -> None:
    fake.on("GET", f"{ACCOUNTS}/1", Answer({"errors": [{"message": "Insufficient scopes on access token."}]}, status))
    with pytest.raises(package.ResponseError) as caught:
        canvas.accounts.get_account(1)
    assert caught.value.insufficient_scope
    assert caught.value.scope == "url:GET|/api/v1/accounts/:id"
    assert "the call needs the scope url:GET|/api/v1/accounts/:id" in str(caught.value)


def test_an_answer_that_is_no_json(canvas: Any, fake: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer(b"a,b", headers={"Content-Type": "text/csv"}))
    assert canvas.call("GET", "/api/v1/x") == "a,b"
    fake.on("DELETE", "/api/v1/x", Answer(status=204))
    assert canvas.call("DELETE", "/api/v1/x") is None


# --- files -----------------------------------------------------------------------------------------------------------


def uploads(fake: FakeCanvas, store: FakeCanvas, finish: Answer) -> None:
    told = {"upload_url": f"{store.url}/store?sig=1", "upload_params": {"key": "abc", "policy": "p"}}
    fake.on("POST", "/api/v1/courses/1/files", Answer(told))
    fake.on("GET", "/api/v1/files/7/create_success", Answer({"id": 7}))
    store.on("POST", "/store", finish)


@pytest.mark.parametrize("status", [201, 301, 302, 303, 307])
def test_an_upload_takes_three_steps(canvas: Any, fake: FakeCanvas, other_host: FakeCanvas, status: int) -> None:
    confirmation = {"Location": f"{fake.url}/api/v1/files/7/create_success?uuid=u"}
    uploads(fake, other_host, Answer({"id": "not this"}, status, confirmation))
    told: list[tuple[int, int]] = []
    stream = io.BytesIO(b"skipped" + b"x" * 100_000)
    stream.seek(7)
    file = canvas.upload(
        "/api/v1/courses/1/files",
        stream,
        name="ü.txt",
        content_type="text/plain",
        parameters={"on_duplicate": "rename"},
        progress=lambda sent, size: told.append((sent, size)),
    )
    assert file == {"id": 7}
    asked, confirmed = fake.asked
    assert asked.parameters == {
        "name": "ü.txt",
        "size": 100_000,
        "content_type": "text/plain",
        "on_duplicate": "rename",
    }
    assert (confirmed.query, confirmed.headers["authorization"]) == ("uuid=u", f"Bearer {TOKEN}")
    sent = other_host.asked[0]
    assert list(sent.parameters) == ["sig", "key", "policy", "file"]
    assert sent.parameters["file"]["content"] == "x" * 100_000
    assert "content-length" in sent.headers
    assert "authorization" not in sent.headers
    assert told[-1] == (100_000, 100_000)
    assert len(told) > 1


@pytest.mark.parametrize("kind", ["path", "bytes", "pipe", "open file"])
def test_what_can_be_uploaded(canvas: Any, fake: FakeCanvas, other_host: FakeCanvas, kind: str, tmp_path: Path) -> None:
    uploads(fake, other_host, Answer({"id": 8}))
    path = tmp_path / "notes.txt"
    path.write_bytes(b"content")

    class Pipe(io.RawIOBase):
        left = b"content"

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            piece, self.left = self.left[:3], self.left[3:]
            buffer[: len(piece)] = piece
            return len(piece)

    file: Any = {"path": path, "bytes": b"content", "pipe": Pipe(), "open file": path.open("rb")}[kind]
    name = None if kind in ("path", "open file") else "notes.txt"
    assert canvas.upload("/api/v1/courses/1/files", file, name=name) == {"id": 8}
    assert fake.asked[0].parameters == {"name": "notes.txt", "size": 7}
    assert other_host.asked[0].parameters["file"] == {"filename": "notes.txt", "content": "content"}


def test_a_failed_upload(package: Any, canvas: Any, fake: FakeCanvas, other_host: FakeCanvas) -> None:
    uploads(fake, other_host, Answer(b"<Error>expired</Error>", 403))
    with pytest.raises(package.ForbiddenError, match="expired"):
        canvas.upload("/api/v1/courses/1/files", b"x", name="x")
    with pytest.raises(package.UploadError, match="no upload_url"):
        canvas.upload("/api/v1/other", b"x", name="x")
    with pytest.raises(ValueError, match="name"):
        canvas.upload("/api/v1/courses/1/files", b"x")


@pytest.mark.parametrize("url", ["ftp://x/store", "http://user:password@127.0.0.1/store"])
def test_an_upload_url_that_is_unsafe(package: Any, canvas: Any, fake: FakeCanvas, url: str) -> None:
    fake.on("POST", "/api/v1/courses/1/files", Answer({"upload_url": url}))
    with pytest.raises(package.InsecureURLError):
        canvas.upload("/api/v1/courses/1/files", b"x", name="x")


def test_a_download_follows_redirects_without_the_token(
    canvas: Any, fake: FakeCanvas, other_host: FakeCanvas, tmp_path: Path
) -> None:
    fake.on("GET", "/files/1/download", Answer(status=302, headers={"Location": f"{other_host.url}/blob?sig=1"}))
    other_host.on("GET", "/blob", Answer(b"0123456789" * 20_000))
    told: list[tuple[int, int]] = []
    saved = canvas.download(
        f"{fake.url}/files/1/download", tmp_path / "blob", progress=lambda now, size: told.append((now, size))
    )
    assert saved.read_bytes() == b"0123456789" * 20_000
    assert told[-1] == (200_000, 200_000)
    assert fake.asked[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert "authorization" not in other_host.asked[0].headers


def test_a_download_that_breaks_off_leaves_nothing(package: Any, canvas: Any, fake: FakeCanvas, tmp_path: Path) -> None:
    fake.on("GET", "/files/1/download", Answer(b"x" * 1000, broken=True))
    with pytest.raises(package.ConnectionFailedError):
        canvas.download("/files/1/download", tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


# --- async -----------------------------------------------------------------------------------------------------------


def test_async_pages_uploads_downloads(package: Any, fake: FakeCanvas, other_host: FakeCanvas, tmp_path: Path) -> None:
    pages(fake, [{"id": 1}, {"id": 2}], [{"id": 3}])
    uploads(fake, other_host, Answer({}, 201, {"Location": f"{fake.url}/api/v1/files/7/create_success"}))
    fake.on("GET", "/blob", Answer(b"blob"))

    async def give_token() -> str:
        return TOKEN

    async def run() -> None:
        async with package.AsyncCanvas(fake.url, give_token, allow_http=True) as canvas:
            assert [account["id"] async for account in canvas.accounts.list_accounts()] == [1, 2, 3]
            assert await canvas.accounts.list_accounts().first() == {"id": 1}
            assert await canvas.accounts.list_accounts().limit(2).all() == [{"id": 1}, {"id": 2}]
            assert await canvas.upload("/api/v1/courses/1/files", b"x", name="x") == {"id": 7}
            assert (await canvas.download("/blob", tmp_path / "blob")).read_bytes() == b"blob"

    asyncio.run(run())
    assert {asked.headers["authorization"] for asked in fake.asked} == {f"Bearer {TOKEN}"}
    assert "authorization" not in other_host.asked[0].headers


def test_cancelling_ends_a_call_at_once(package: Any, fake: FakeCanvas) -> None:
    fake.on("GET", "/api/v1/x", Answer(delay=60))

    async def run() -> None:
        async with package.AsyncCanvas(fake.url, TOKEN, allow_http=True) as canvas:
            task = asyncio.create_task(canvas.request("GET", "/api/v1/x"))
            while not fake.asked:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    started = time.monotonic()
    asyncio.run(run())
    assert time.monotonic() - started < 30
    assert len(fake.asked) == 1


# --- the client ------------------------------------------------------------------------------------------------------


def test_user_agent_and_own_http_client(package: Any, fake: FakeCanvas) -> None:
    with httpx.Client(headers={"X-Own": "1"}) as http:
        with package.Canvas(fake.url, TOKEN, allow_http=True, user_agent="my-app/2", http_client=http) as canvas:
            canvas.request("GET", "/api/v1/x")
        assert not http.is_closed
    headers = fake.asked[0].headers
    assert headers["user-agent"].startswith(f"my-app/2 canvas-openapi-client/{package.__version__} python/3.")
    assert headers["x-own"] == "1"


def test_a_token_may_be_renewed(package: Any, fake: FakeCanvas) -> None:
    tokens = iter(["first", "second"])
    with package.Canvas(fake.url, lambda: next(tokens), allow_http=True) as canvas:
        canvas.request("GET", "/api/v1/x")
        canvas.request("GET", "/api/v1/x")
    assert [asked.headers["authorization"] for asked in fake.asked] == ["Bearer first", "Bearer second"]


def test_a_client_is_shared_by_threads(canvas: Any, fake: FakeCanvas) -> None:
    fake.on("GET", f"{ACCOUNTS}/1", lambda asked: Answer({"path": asked.path}))
    threads = [threading.Thread(target=canvas.accounts.get_account, args=(1,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(fake.asked) == 8


@pytest.mark.parametrize(
    "address", ["https://x.example/api/v1", "ftp://x", "", "https://user:pass@x.example", "https://x.example?a=1"]
)
def test_addresses_that_are_no_canvas(package: Any, address: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        package.Canvas(address, TOKEN)


def test_a_bare_host_is_https(package: Any) -> None:
    assert repr(package.Canvas("School.Example", TOKEN)) == "Canvas('https://school.example')"


# --- answers that are not what the docs say ---------------------------------------------------------------------------


@pytest.mark.parametrize("body", [{"accounts": [{"id": 1}]}, {"meta": {}, "accounts": [{"id": 1}], "total": 1}])
def test_a_list_in_an_object_yields_its_items(canvas: Any, fake: FakeCanvas, body: Any) -> None:
    fake.on("GET", ACCOUNTS, Answer(body))
    assert canvas.accounts.list_accounts().all() == [{"id": 1}]


@pytest.mark.parametrize("body", [{"id": 1}, {"accounts": [], "users": []}, {}, "text", 5])
def test_what_holds_no_list_is_an_error_and_no_item(package: Any, canvas: Any, fake: FakeCanvas, body: Any) -> None:
    fake.on("GET", ACCOUNTS, Answer(body))
    with pytest.raises(package.UnexpectedAnswerError, match="a list was expected"):
        canvas.accounts.list_accounts().all()


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b'{"id": 1', "application/json", "no JSON"),
        (b"<html>", "text/html", "HTML"),
        (b"", "application/json", "empty"),
    ],
)
def test_an_answer_that_cannot_be_read(
    package: Any, canvas: Any, fake: FakeCanvas, content: bytes, kind: str, said: str
) -> None:
    fake.on("GET", f"{ACCOUNTS}/1", Answer(content, headers={"Content-Type": kind, "X-Request-Context-Id": "id-1"}))
    with pytest.raises(package.UnexpectedAnswerError, match=said) as caught:
        canvas.accounts.get_account(1)
    assert (caught.value.status, caught.value.request_id) == (200, "id-1")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


@pytest.mark.parametrize(
    ("body", "messages"), [({"error": "no"}, ["no"]), (["no", {"message": "never"}], ["no", "never"])]
)
def test_more_forms_of_error_bodies(
    package: Any, canvas: Any, fake: FakeCanvas, body: Any, messages: list[str]
) -> None:
    fake.on("GET", f"{ACCOUNTS}/1", Answer(body, 400))
    with pytest.raises(package.BadRequestError) as caught:
        canvas.accounts.get_account(1)
    assert caught.value.errors == messages


@pytest.mark.parametrize("wrong", [None, 1.5, True])
def test_what_is_no_id_is_not_sent(package: Any, canvas: Any, fake: FakeCanvas, wrong: Any) -> None:
    with pytest.raises(package.InvalidArgumentError, match="no id"):
        canvas.accounts.get_account(wrong)
    assert fake.asked == []


def test_what_cannot_be_sent_is_refused(package: Any, canvas: Any, fake: FakeCanvas) -> None:
    with pytest.raises(package.InvalidArgumentError, match="no number"):
        canvas.request("POST", "/api/v1/x", body={"score": float("nan")})
    with pytest.raises(package.InvalidArgumentError, match="no number"):
        canvas.request("GET", "/api/v1/x", query={"score": float("inf")})
    with pytest.raises(package.InvalidArgumentError, match="unknown option 'timout'"):
        canvas.request("GET", "/api/v1/x", options={"timout": 1})
    assert fake.asked == []


# --- repetitions that would have an effect ----------------------------------------------------------------------------

SUBMISSION = "/api/v1/courses/1/assignments/2/submissions/3"


@pytest.mark.parametrize(
    ("method", "path", "body", "options", "calls"),
    [
        ("PUT", SUBMISSION, {"submission": {"posted_grade": "A"}}, {}, 2),
        ("PUT", SUBMISSION, {"comment": {"text_comment": "well done"}}, {}, 1),
        ("PUT", SUBMISSION, {"comment": {"text_comment": "well done"}}, {"repeat": True}, 2),
        ("PUT", "/api/v1/users/1/merge_into/2", {}, {}, 1),
        ("PUT", "/api/v1/conversations", {"event": "mark_as_read"}, {}, 1),
        ("PUT", "/api/v1/conversations/1", {"conversation": {"starred": True}}, {}, 2),
        ("DELETE", "/api/v1/accounts/1/users", {"user_ids": [1]}, {}, 1),
        ("DELETE", "/api/v1/accounts/1/users/2", {}, {}, 2),
        ("GET", "/api/v1/x", None, {"repeat": False}, 1),
    ],
)
def test_only_what_has_no_second_effect_is_repeated(
    package: Any, canvas: Any, fake: FakeCanvas, method: str, path: str, body: Any, options: Any, calls: int
) -> None:
    fake.on(method, path, Answer({}, 503), Answer({}))
    if calls == 1:
        with pytest.raises(package.ServerError):
            canvas.request(method, path, body=body, options=options)
    else:
        canvas.request(method, path, body=body, options=options)
    assert len(fake.asked) == calls


def test_a_deletion_whose_repetition_finds_nothing_has_succeeded(package: Any, canvas: Any, fake: FakeCanvas) -> None:
    fake.on("DELETE", "/api/v1/x", Answer({}, 503), Answer({}, 404))
    assert canvas.call("DELETE", "/api/v1/x") is None
    fake.on("DELETE", "/api/v1/x", Answer({}, 404))
    with pytest.raises(package.NotFoundError):
        canvas.call("DELETE", "/api/v1/x")
    fake.on("DELETE", "/api/v1/x", THROTTLED[1], Answer({}, 404))  # what was throttled was not carried out
    with pytest.raises(package.NotFoundError):
        canvas.call("DELETE", "/api/v1/x")
