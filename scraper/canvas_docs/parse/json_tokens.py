"""Strings, numbers and comments of near-JSON, mended where the docs print them broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from canvas_docs.json_text import finite

_FOLLOW = r"[ \t]*(?:[,:\]}\n\r]|=>|//|/\*|\.\.\.|\Z)"
_AFTER = re.compile(_FOLLOW)
_CLOSERS = {'"': re.compile(rf'"(?={_FOLLOW})'), "'": re.compile(rf"'(?={_FOLLOW})")}
_STRINGS = {'"': re.compile(r'"(?:[^"\\\n]|\\.)*"'), "'": re.compile(r"'(?:[^'\\\n]|\\.)*'")}
_LONG_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_LINE_END = re.compile(r'"[ \t]*,?[ \t\r]*')
_BREAK = re.compile(r"\s*\n[ \t]*")


@dataclass(frozen=True, slots=True)
class String:
    """A string and where the text goes on behind it; `value` is None where it does not end."""

    value: str | None
    end: int
    repair: str = ""


def is_whole(text: str, start: int) -> bool:
    """Whether the string that starts here is one by JSON's rules, and followed by what can follow a string."""
    match = _STRINGS[text[start]].match(text, start)
    return match is not None and _AFTER.match(text, match.end()) is not None


def string_at(text: str, start: int, *, is_nested: bool) -> String:
    """The string that starts here. `is_nested`: in a structure of which several members can share the line."""
    quote = text[start]
    match = _STRINGS[quote].match(text, start)
    if match and _AFTER.match(text, match.end()):
        return String(_unescaped(match.group()[1:-1]), match.end(), "single quotes" if quote == "'" else "")
    long = _LONG_STRING.match(text, start) if quote == '"' and not match else None
    if long and _AFTER.match(text, long.end()):
        return String(_unescaped(_BREAK.sub("\n", long.group()[1:-1])), long.end(), "line break in a string")
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    end = _closing_quote(text, start, line_end, is_nested)
    if end is None:
        return String(None, line_end, "unclosed string left out")
    return String(_unescaped(text[start + 1 : end]), end + 1, "unescaped quotes in a string")


def _closing_quote(text: str, start: int, line_end: int, is_nested: bool) -> int | None:
    """The last quote of a line that holds one member, else the next one that a delimiter follows."""
    quote = text[start]
    tail_start = max(start + 1, line_end - 8)
    last = text.rfind(quote, tail_start, line_end)
    if not is_nested and last >= 0 and _LINE_END.fullmatch(text[last:line_end].replace(quote, '"')):
        return last
    closer = _CLOSERS[quote].search(text, start + 1, line_end)
    return closer.start() if closer else None


def number(text: str) -> int | float | str:
    """The number that JSON's digits stand for."""
    if len(text) > 300:  # Python refuses to read integers of thousands of digits
        return text
    return finite(text) if any(mark in text for mark in ".eE") else int(text)


def _unescaped(body: str) -> str:
    if "\\" not in body:
        return body
    try:
        value: str = json.loads(f'"{_BARE_QUOTE.sub(_escape, body)}"', strict=False)
        value.encode()
    except ValueError:  # an escape that JSON does not know, or half a surrogate pair: the text as printed
        return body
    return value


_BARE_QUOTE = re.compile(r"\\.|\"", re.DOTALL)


def _escape(match: re.Match[str]) -> str:
    return {'"': '\\"', "\\'": "'"}.get(match.group(), match.group())


_WIDTH = 79  # the generator wraps at 80 columns, `  // ` included
_LIST_ITEM = re.compile(r"[-*•] ")


def joined(lines: Iterable[str]) -> str:
    """The lines of a comment as text: wrapped lines joined, list items and paragraphs on lines of their own."""
    text = ""
    previous = 0
    for raw in lines:
        line = raw.strip()
        if not line:
            text += "\n\n" if text and not text.endswith("\n") else ""
        elif not text or text.endswith("\n"):
            text += line
        elif _LIST_ITEM.match(line) and previous + 6 + len(line.split()[0]) + len(line.split()[1]) < _WIDTH:
            text += "\n" + line
        else:
            text += " " + line
        previous = len(line)
    return text.strip()
