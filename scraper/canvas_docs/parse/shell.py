"""Shell commands as the docs print them → words. Many of them would not run in a shell as they are printed.

Well-formed commands give the words that a shell gives. The rest is mended where it can only have meant one thing: a
line that should go on, a quote that is not closed on its line, typographic quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_START = re.compile(r"\s*(?:[$>]\s+)?(?=curl\s)")
_QUOTED = re.compile(r"""'[^']*'|"(?:\\.|[^"\\])*"|\\.""")
_QUOTE = re.compile(r"['\"]")
_WORD = re.compile(r"""(?:[^\s'"\\]+|'[^']*'|"(?:\\.|[^"\\])*"|\\.|['"\\])+""", re.S)
_PART = re.compile(r"""'(?P<single>[^']*)'|"(?P<double>(?:\\.|[^"\\])*)"|\\(?P<escaped>.)|['"\\]""", re.S)
_GOES_ON = re.compile(r"\s+\S|-|https?://")
_CONTINUATION = re.compile(r"\\[ \t]*\n[ \t]*")
_OPENING = re.compile(r"(?<=[\s=])[‘“](?=\S)")
_PLACEHOLDER_START = re.compile(r"<\w+(?: \w+)*$")
_PLACEHOLDER_END = re.compile(r"\w+>")
_CLOSING = re.compile(r"(?<=\S)[’”](?=\s|\\|$)")


@dataclass(frozen=True, slots=True)
class Command:
    """The words of one command, without its first; `repairs` names what was mended."""

    words: tuple[str, ...]
    repairs: tuple[str, ...] = ()


def curl_commands(text: str) -> list[Command]:
    """All curl commands in a text, in order; what stands between them (prose, comments) is left out."""
    found: list[_Lines] = []
    current: _Lines | None = None
    for line in text.replace("\u00a0", " ").split("\n"):
        if (start := _START.match(line)) and not (current and current.quote):
            current = _Lines()
            found.append(current)
            current.add(line[start.end() :])
        elif current and current.takes(line):
            current.add(line)
        else:
            current = None
    return [lines.command() for lines in found]


class _Lines:
    """The lines of one command. `quote` is the mark of quoted JSON that is still open: only JSON spans lines."""

    def __init__(self) -> None:
        self.quote = ""
        self._lines: list[str] = []
        self._repairs: dict[str, None] = {}

    def takes(self, line: str) -> bool:
        """Whether the command goes on in the line: after a backslash, in quoted JSON, or where it is indented."""
        if self.quote:
            return True
        if not line.strip() or line.lstrip().startswith("#"):
            return False
        return self._lines[-1].endswith("\\") or bool(_GOES_ON.match(line))

    def add(self, line: str) -> None:
        """Add a line, its quotes made straight and closed."""
        line = self._straight(line.rstrip())
        if self._lines and not self.quote and not self._lines[-1].endswith("\\"):
            self._repairs["line not continued"] = None
        self.quote, stray = _open_quote(line, self.quote)
        if stray is not None:
            self._repairs["quote not closed"] = None
            line = _with_quote_closed(line, stray)
        self._lines.append(line)

    def _straight(self, line: str) -> str:
        straight = _CLOSING.sub("'", _OPENING.sub("'", line)) if _OPENING.search(line) else line
        if straight != line:
            self._repairs["typographic quotes"] = None
        return straight

    def command(self) -> Command:
        """The words of all lines together."""
        text = _CONTINUATION.sub(" ", "\n".join(self._lines).removesuffix("\\"))
        words = [_unquoted(word) for word in _WORD.findall(text)]
        return Command(tuple(_whole_placeholders(words))[1:], tuple(self._repairs))


def _open_quote(line: str, quote: str) -> tuple[str, int | None]:
    """The mark of the JSON that is open after the line, and where another quote stands that is not closed in it.

    `quote` is the mark of the JSON that was open before.
    """
    start = 0
    if quote:
        start = line.find(quote) + 1
        if not start:
            return quote, None
    rest = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), line[start:])
    found = _QUOTE.search(rest)
    if not found:
        return "", None
    if rest[found.end() :].lstrip()[:1] in ("[", "{"):
        return found[0], None
    return "", start + found.start()


def _with_quote_closed(line: str, at: int) -> str:
    """The line with the stray quote closed at its end, or taken out where nothing follows it."""
    bare = line.removesuffix("\\").rstrip()
    tail = line[len(bare) :]
    return bare[:at] + tail if at >= len(bare) - 1 else bare + line[at] + tail


def _unquoted(word: str) -> str:
    if "'" not in word and '"' not in word and "\\" not in word:
        return word
    return _PART.sub(lambda part: _content(part), word)


def _content(part: re.Match[str]) -> str:
    if part["double"] is not None:
        return re.sub(r'\\(["\\$`])', r"\1", part["double"])
    return next((text for text in (part["single"], part["escaped"]) if text is not None), "")


def _whole_placeholders(words: list[str]) -> list[str]:
    """The words with `<search`, `value>` as one: a placeholder of two words stands unquoted in a URL."""
    whole: list[str] = []
    for word in words:
        before = whole[-1] if whole else ""
        if _PLACEHOLDER_START.search(before) and _PLACEHOLDER_END.match(word):
            whole[-1] = f"{before} {word}"
        else:
            whole.append(word)
    return whole
