"""Text of the docs → comment lines that cannot end their comment, hide what they say, or run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

# Control characters, and the marks that reorder text so that code reads other than it runs (CVE-2021-42574)
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_AS_IT_STANDS = re.compile(r"\s*(?:```|~~~|\||#|>| {4})")
_BULLET = re.compile(r"(\s*(?:[-*+]|\d+[.)])\s+)")


def indented(lines: Iterable[str], pad: str) -> str:
    """Lines as one text, each after `pad`, but for those that are empty."""
    start = f"\n{pad}"
    text = pad + start.join(lines)
    while f"\n{pad}\n" in text:
        text = text.replace(f"\n{pad}\n", "\n\n")
    return text


def one_line(text: str) -> str:
    """A text in one line."""
    return " ".join(_safe(text).split())


def _safe(text: str) -> str:
    """The text without what is unsafe: none of that is printable, as nearly all texts are but for the ends of lines."""
    return text if text.replace("\n", "").isprintable() else _UNSAFE.sub("", text)


def paragraphs(text: str, width: int) -> list[str]:
    """CommonMark in lines of at most `width` characters where it can be wrapped: code and tables stand as they are."""
    line = text.strip()
    if len(line) <= width and line.isprintable():  # in one line, as most texts are
        return [line] if line else []
    return list(_paragraphs(text, width))


@lru_cache(maxsize=65536)  # a text stands at the call, its async twin and the object that it is about
def _paragraphs(text: str, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    fence = ""
    for line in _safe(text.replace("\r\n", "\n").expandtabs(4)).strip().split("\n"):
        start = line.lstrip()[:3]
        if start in ("```", "~~~"):
            fence = "" if fence == start else fence or start
        if fence or len(line) <= width or _AS_IT_STANDS.match(line):
            lines.append(line.rstrip())
            continue
        bullet = _BULLET.match(line)
        indent = " " * len(bullet[1]) if bullet else " " * (len(line) - len(line.lstrip()))
        lines += _wrapped(line.strip(), width, line[: len(line) - len(line.lstrip())], indent)
    return tuple(line for number, line in enumerate(lines) if line or (number and lines[number - 1]))


def _wrapped(text: str, width: int, first_indent: str, indent: str) -> Iterator[str]:
    """What `textwrap.wrap` gives without breaking words, in a tenth of its time: it is asked for each comment."""
    start = first_indent
    while len(start) + len(text) > width:
        end = text.rfind(" ", 0, width - len(start) + 1)
        if end < 0 and (end := text.find(" ")) < 0:
            break
        yield start + text[:end].rstrip()
        start, text = indent, text[end:].lstrip()
    yield start + text


def python_docstring(lines: list[str]) -> list[str]:
    '''The lines of a docstring, its quotes included: no `"""` and no backslash of the text has a meaning.'''
    text = "\n".join(lines).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    safe = [line.rstrip() for line in text.split("\n")]
    while len(safe) > 1 and not safe[-1]:
        safe.pop()
    last = safe[-1]
    if last.endswith('"'):
        last = f'{last[:-1]}\\"'
    safe[-1] = last
    if len(safe) == 1:
        return [f'"""{safe[0]}"""' if safe[0] else '""" """']
    return [f'"""{safe[0]}', *safe[1:], '"""']


def typescript_comment(lines: list[str]) -> list[str]:
    """The lines of a TSDoc comment: no `*/` ends it and no `@` of the text is a tag of ours.

    Lines that start with a tag of ours are passed as `Tagged`.
    """
    safe = [_tsdoc(line) for line in lines]
    while safe and not safe[-1]:
        safe.pop()
    if len(safe) == 1:
        return [f"/** {safe[0]} */"]
    return ["/**", *(f" * {line}".rstrip() for line in safe), " */"]


class Tagged(str):
    """A comment line that starts with one of our own tags."""

    __slots__ = ()


def _tsdoc(line: str) -> str:
    text = line.replace("*/", "*\\/").rstrip()
    return text if "@" not in text or isinstance(line, Tagged) else re.sub(r"(^\s*|\{)@", r"\1\\@", text)
