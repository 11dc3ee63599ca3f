"""The calls in a HAR file, read as a stream: a recording of an hour may hold gigabytes of answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_ENTRY = "log.entries.item"


class UnreadableError(ValueError):
    """What a file cannot be read as, with the line: `line N: why`."""


def requests_in_har(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Method and URL of each request. Nothing else of the file is looked at, nor kept.

    Raises UnreadableError for what is no HAR file, after the requests before that place.
    """
    import ijson  # only for HAR files

    stream = _Stream(lines)
    found: dict[str, str] = {}
    entries = False
    try:
        for place, event, value in ijson.parse(stream):
            if place == "log.entries" and event == "start_array":
                entries = True
            elif place in (f"{_ENTRY}.request.method", f"{_ENTRY}.request.url") and event == "string":
                found[place.rpartition(".")[2]] = value
            elif place == _ENTRY and event not in ("start_map", "map_key"):
                if len(found) < 2:
                    raise UnreadableError(f"line {stream.line}: no HAR file: an entry has no request")
                yield found["method"], found["url"]
                found = {}
    except ijson.JSONError as error:
        why = str(error).splitlines()[0]
        raise UnreadableError(f"line {stream.line}: no HAR file: {why}") from None
    if not entries:
        raise UnreadableError("line 1: no HAR file: it has no log.entries")


class _Stream:
    """Lines as the file that ijson reads; it knows in which line it is."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._ended = True
        self.line = 0

    def read(self, size: int = -1) -> bytes:
        """The next line, whatever size is asked for; nothing at the end."""
        if size == 0:
            return b""
        line = next(self._lines, "")
        if line:
            self.line += self._ended
            self._ended = line.endswith("\n")
        return line.encode(errors="replace")
