"""The modules of the async Python client → those of the sync one: the same code without `await`."""

from __future__ import annotations

import re

from canvas_openapi.render.clients.python_imports import kind_and_name

TWINS = {
    "async_oauth.py": "oauth.py",
    "_async_calling.py": "_calling.py",
    "_async_client.py": "_sync_client.py",
    "_async_download.py": "_download.py",
    "_async_driver.py": "_driver.py",
    "_async_files.py": "_files.py",
    "_async_paging.py": "_paging.py",
    "_async_resource.py": "_resource.py",
    "_async_waiting.py": "_waiting.py",
}
"""The file of an async module → that of its twin."""

_WORDS = {
    **{old.removesuffix(".py"): new.removesuffix(".py") for old, new in TWINS.items()},
    "httpx.AsyncClient": "httpx.Client",
    "AsyncClient": "SyncClient",
    "AsyncCalling": "Calling",
    "AsyncCanvas": "Canvas",
    "AsyncDownload": "Download",
    "AsyncFiles": "Files",
    "AsyncGenerator": "Generator",
    "AsyncIterator": "Iterator",
    "AsyncPaginator": "Paginator",
    "AsyncResource": "Resource",
    "AsyncTokenSource": "TokenSource",
    "Awaitable[Response]": "Response",
    "Awaitable, ": "",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "aclose": "close",
    "aiter_bytes": "iter_bytes",
    "aread": "read",
    "async context manager": "context manager",
    "asynccontextmanager": "contextmanager",
    "asyncio": "time",
    "from asyncio import": "from threading import",
    "AsyncOAuth": "OAuth",
    "AsyncRenewedToken": "RenewedToken",
    "Awaitable[None] | None": "None",
    "async ": "",
    "await ": "",
    "run_async": "run",
    "with `await`": "without `await`",
}
_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_WORDS, key=len, reverse=True)))})(?<!\w(?=\w))")
_AN = re.compile(r"\ban (?=(?:async )?context manager)")
_PASSED_ON = re.compile(r"for (\w+) in (.+):\n +yield \1\n")
_ASYNC_ONLY = re.compile(r"^ *# Only with await:\n.*?^ *# Until here\n", re.DOTALL | re.MULTILINE)
_IMPORTS = re.compile(r"(?:(?:from \S+ )?import .+\n)+")


def without_await(source: str) -> str:
    """The text of an async module as its sync twin has it, comments and docstrings too.

    What stands between `# Only with await:` and `# Until here` has no twin.
    """
    text = _WORD.sub(lambda found: _WORDS[found[0]], _ASYNC_ONLY.sub("", source).rstrip() + "\n")
    if not re.search(r"\btime\.", text):
        text = text.replace("import time\n", "")
    text = _PASSED_ON.sub(r"yield from \2\n", _AN.sub("a ", text))
    return _IMPORTS.sub(lambda found: _sorted(found[0]), text)


def _sorted(imports: str) -> str:
    """A block of imports in the order of isort, each once."""
    lines = [_with_sorted_names(line) for line in dict.fromkeys(imports.splitlines(keepends=True))]
    return "".join(sorted(lines, key=lambda line: (line.startswith("from"), line.split()[1])))


def _with_sorted_names(line: str) -> str:
    start, names, listed = line.rstrip().partition(" import ")
    if not listed:
        return line
    order = sorted(listed.split(", "), key=kind_and_name)
    return f"{start}{names}{', '.join(order)}\n"
