"""Example requests: curl commands → the calls that they make. FORMATS A6."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from canvas_docs.json_text import read_json
from canvas_docs.model import CurlRequest, Json, Pair
from canvas_docs.parse.commented_json import read
from canvas_docs.parse.json_tree import Array, Object, json_value
from canvas_docs.parse.shell import Command, curl_commands

_URL = re.compile(r"(?:https?://[^/?#]*|<\w+>|\$\w+)?(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#.*)?", re.S)
_PAIR_FOLLOWS = re.compile(r"&(?=[^&=\s]+=)")
_GLUED = frozenset("XHdFuoAebTm")
"""One-letter options that take a value, which may follow without a space: `-XPUT`."""

_LONG = {
    "--request": "X",
    "--header": "H",
    "--data": "d",
    "--data-raw": "d",
    "--data-ascii": "d",
    "--data-binary": "d",
    "--data-urlencode": "d",
    "--json": "J",
    "--form": "F",
    "--form-string": "S",
    "--get": "G",
    "--head": "I",
    "--url": "U",
    "--user": "u",
    "--output": "o",
    "--user-agent": "A",
    "--referer": "e",
    "--cookie": "b",
    "--cookie-jar": "c",
    "--upload-file": "T",
    "--max-time": "m",
}
_VALUED = _GLUED | {"J", "S", "U", "c"}


def parse_curl(text: str) -> tuple[CurlRequest, ...]:
    """The calls of all curl commands in a text; empty if there is none. A command without an address is none."""
    if "curl" not in text:
        return ()
    return tuple(request for command in curl_commands(text) if (request := _request(command)))


@dataclass(slots=True)
class _Options:
    """What the options of a command say, before it is known which verb they make."""

    verb: str = ""
    url: str = ""
    headers: list[Pair] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    form: list[Pair] = field(default_factory=list)
    files: list[Pair] = field(default_factory=list)
    in_query: bool = False


def _request(command: Command) -> CurlRequest | None:
    options = _Options()
    for option, value in _options(command.words):
        _take(options, option, value)
    found = _URL.fullmatch(options.url)
    if not options.url or not found or not found["path"]:
        return None
    body = _body(options.data)
    is_text = body is not None and body.lstrip()[:1] in ("{", "[")
    pairs = [] if is_text or body is None else list(_pairs(body))
    content, is_json = _json(body) if is_text and body else (None, False)
    sends = bool(options.data or options.form or options.files) and not options.in_query
    return CurlRequest(
        verb=options.verb or ("POST" if sends else "GET"),
        url=options.url,
        path=found["path"],
        query=(*_pairs(found["query"] or ""), *(pairs if options.in_query else ())),
        headers=tuple(options.headers),
        form=(*(() if options.in_query else pairs), *options.form),
        body=body if is_text and body else "",
        value=content,
        is_json=is_json,
        files=tuple(options.files),
        repairs=command.repairs,
    )


def _options(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each option by its one letter, with its value; an address is the option U."""
    rest = iter(words)
    for word in rest:
        if word.startswith("--"):
            name, has_value, value = word.partition("=")
            option = _LONG.get(name, "")
            yield option, value if has_value or option not in _VALUED else next(rest, "")
        elif word.startswith("-") and len(word) > 1:
            option = word[1]
            while option not in _VALUED and len(word) > 2:  # several flags in one word: `-sX`
                yield option, ""
                word = "-" + word[2:]
                option = word[1]
            yield option, (word[2:] or next(rest, "")) if option in _VALUED else ""
        else:
            yield "U", word


def _take(options: _Options, option: str, value: str) -> None:
    match option:
        case "X":
            options.verb = value.upper()
        case "U" if not options.url:
            options.url = value.strip("'\"‘’“”")
        case "H":
            name, _, content = value.partition(":")
            options.headers.append((name.strip(), content.strip()))
        case "d" | "J":
            if value.startswith("@"):
                options.files.append(("", value[1:]))
            else:
                options.data.append(value)
        case "F" | "S":
            name, _, content = value.partition("=")
            if content.startswith("@") and option == "F":
                options.files.append((name, content[1:]))
            else:
                options.form.append((name, content))
        case "G":
            options.in_query = True
        case "I":
            options.verb = options.verb or "HEAD"


def _body(data: list[str]) -> str | None:
    return "&".join(data) if data else None


def _pairs(text: str) -> Iterator[Pair]:
    """`a=1&b=2` as pairs. An `&` that no name follows belongs to the value: "Mountain Time (US & Canada)"."""
    for pair in _PAIR_FOLLOWS.split(text) if text else ():
        name, _, value = pair.partition("=")
        if name.strip():
            yield unquote(name.strip()), unquote(value)


def _json(text: str) -> tuple[Json, bool]:
    """The JSON in a body, mended where that cannot invent a value; and whether it could be read."""
    try:
        return read_json(text), True
    except (ValueError, RecursionError):
        commented = read(text)
        if isinstance(commented.node, Array | Object) and commented.complete:
            return json_value(commented.node)
        return None, False
