"""The line of each part of a JSON file; the JSON reader of the standard library does not report lines."""

from __future__ import annotations

import json
import re

from canvas_docs.documents import Document
from canvas_docs.model import Origin


class Lines:
    """Finds the lines of a file's members, which are asked for in the order of the file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._position = 0
        self._line = 1

    def at(self, key: str, value: str | None = None) -> Origin:
        """Where the next member called `key` stands (with this text as its value, where one is given).

        A member that is not found, or is written with other escapes, is said to stand where the last one did.
        """
        pattern = re.escape(json.dumps(key)) + r"\s*:\s*"
        pattern += re.escape(json.dumps(value)) if value is not None else ""
        if found := re.compile(pattern).search(self._document.text, self._position):
            self._line += self._document.text.count("\n", self._position, found.start())
            self._position = found.start()
        return Origin(self._document.name, self._line)
