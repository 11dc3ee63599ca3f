"""Calls read from what an integration leaves behind: a log, a HAR file, source code, a list.

Every reader takes lines and gives calls as it goes, so that a log of any length needs no more memory than its longest
line; a Python program alone is read as a whole, for its objects must be followed. Of a line only the method and the
path are taken: query strings and headers hold tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from canvas_openapi.scopes.canvasapi_calls import calls_of_canvasapi
from canvas_openapi.scopes.har import requests_in_har

_MOST_OF_A_LINE = 100_000
_VERB = r"(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)"
_REQUEST = re.compile(rf'"{_VERB} (\S+)(?: HTTP/[\d.]+)?"')
_VERB_PATH = re.compile(
    rf"(?:^|[\s`|*\-]|-X){_VERB}[\s|]+(?:--url\s+)?[\"']?((?:https?://[^/\s]+)?/[^\s\"'`]*)", re.IGNORECASE
)
_IN_JSON_METHOD = re.compile(r'"(?:method|verb|http_method|request_method)"\s*:\s*"(\w+)"', re.IGNORECASE)
_IN_JSON_PATH = re.compile(r'"(?:path|url|uri|request_path|request_uri)"\s*:\s*"((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_NAME = re.compile(r"^[\s\-*]*((?:\w+\.)*[A-Za-z_]\w*)[\s,;]*$")
_OPERATION_ID = re.compile(r"[a-z]+(?:_[a-z]+)+$")
_JOINED = re.compile(r"[\"'`]\s*\+\s*[^\"'`+,;]+?\s*\+\s*[\"'`]")
_JOINED_AT_THE_END = re.compile(r"/([\"'`])\s*(?:\+|\.)\s*\w[\w.]*")
_LITERAL = re.compile(r"[\"'`]((?:https?://[^\"'`\s]*?|\$?\{[^}]*\})?/api/(?:v1|lti|quiz|sis)[^\"'`\s]*)")
_METHOD_NEAR = re.compile(
    rf"\.(get|put|post|delete|head|patch|options)(?:<[^>]*>)?\s*\(\s*[^()]*$"
    rf"|[\"'`]{_VERB}[\"'`]\s*,\s*[a-z]?$|method\s*[:=]\s*[\"'`]{_VERB}[\"'`]",
    re.IGNORECASE,
)
_METHOD_AFTER = re.compile(rf"^[\"'`]\s*,[^;]{{0,200}}?method\s*[:=]\s*[\"'`]{_VERB}[\"'`]", re.IGNORECASE)
_CANVASAPI = re.compile(rf"[\"']{_VERB}[\"']\s*,\s*f?[\"']((?!/|https?:)[a-z][\w/{{}}.\[\]-]*)[\"']")
_CLIENT_CALL = re.compile(r"\.(\w+)\.([a-z]\w*)\s*\(")
_PLACEHOLDER = re.compile(r"\$?\{[^}]*\}|%[sd]|#\{[^}]*\}")
_PYTHON = (".py", ".pyi")
_MOST_LINES = 100_000  # of a Python program that are looked at as a whole
_BLOCK = 100  # lines of source code that are read together
_SOURCE = (".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".rb", ".php", ".java", ".go", ".cs", ".sh")


@dataclass(frozen=True, slots=True)
class Called:
    """A call: its method and path, or the name of an operation or client method.

    `sure`: it is meant as a call. What only may be one (any word on a line, any method in source code) counts where it
    is the name of an operation, and is never shown otherwise: it may be a token.
    """

    method: str = ""
    path: str = ""
    name: str = ""
    sure: bool = True


def calls_in(name: str, lines: Iterable[str]) -> Iterator[Called]:
    """The calls in a file of this name: source code and HAR by the name, anything else line by line.

    Raises UnreadableError for a HAR file that is no JSON.
    """
    lines = iter(lines)
    if name.lower().endswith(".har"):
        for method, url in requests_in_har(lines):
            yield from _of_the_api(method.upper(), url)
    elif name.lower().endswith(_PYTHON):
        text = "".join(islice(lines, _MOST_LINES))
        yield from calls_in_source(text)
        yield from (Called(method, path) for method, path in calls_of_canvasapi(text))
        yield from _in_blocks(lines)
    elif name.lower().endswith(_SOURCE):
        yield from _in_blocks(lines)
    else:
        for line in lines:
            yield from calls_in_line(line[:_MOST_OF_A_LINE])


def _in_blocks(lines: Iterable[str]) -> Iterator[Called]:
    """The calls in source code of any length: what belongs to a call stands in the lines beside it."""
    block: list[str] = []
    for line in lines:
        block.append(line)
        if (len(block) >= _BLOCK and not line.strip()) or len(block) >= 2 * _BLOCK:
            yield from calls_in_source("".join(block))
            block = []
    yield from calls_in_source("".join(block))


def calls_in_line(line: str) -> Iterator[Called]:
    """The call of one line of a log (common, combined, JSON) or of a list (`VERB /path`, an operationId)."""
    if line.lstrip().startswith("{"):
        method, path = _IN_JSON_METHOD.search(line), _IN_JSON_PATH.search(line)
        if method and path:
            yield from _of_the_api(method[1].upper(), path[1].replace("\\/", "/"))
            return
    if request := _REQUEST.search(line):
        yield from _of_the_api(request[1], request[2])
    elif found := _VERB_PATH.search(line):
        yield Called(found[1].upper(), found[2])
    elif named := _NAME.match(line):
        yield Called(name=named[1], sure=bool(_OPERATION_ID.match(named[1])))


def _of_the_api(method: str, path: str) -> Iterator[Called]:
    """A recorded call if it is one of the API: a log holds the pages and pictures of the site, too."""
    if "/api/" in path:
        yield Called(method, path)


def calls_in_source(text: str) -> Iterator[Called]:
    """The calls in source code: literal `/api/v1/…` strings, requests of `canvasapi`, methods of our clients.

    Whose method cannot be told is a GET, as fetch() and curl have it. A name is yielded wherever `x.resource.method(`
    stands: only names of operations are of use, the caller leaves the others out.
    """
    text = _JOINED_AT_THE_END.sub(r"/{}\1", _JOINED.sub("{}", text))
    for literal in _LITERAL.finditer(text):
        before = text[max(0, literal.start() - 120) : literal.start()]
        near = list(_METHOD_NEAR.finditer(before.splitlines()[-1] if before.strip() else ""))
        after = _METHOD_AFTER.match(text[literal.end() : literal.end() + 300])
        method = next(filter(None, near[-1].groups()), "GET") if near else after[1] if after else "GET"
        yield Called(method.upper(), _PLACEHOLDER.sub("{}", literal[1]))
    for request in _CANVASAPI.finditer(text):
        yield Called(request[1].upper(), "/api/v1/" + _PLACEHOLDER.sub("{}", request[2]))
    for method_call in _CLIENT_CALL.finditer(text):
        yield Called(name=method_call[2], sure=False)
