"""What came back, without what was sent: it can be kept, logged and pickled."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

_LINK = re.compile(r"<([^<>]*)>([^,<]*(?:,(?!\s*<)[^,<]*)*)")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,]+))", re.IGNORECASE)


@dataclass(frozen=True)
class Response:
    """An answer of Canvas, read to its end. Names of headers can be asked for in any case."""

    method: str
    url: str = field(repr=False)  # the query may hold verifiers
    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
    elapsed: float = 0.0

    @property
    def path(self) -> str:
        """The path of the URL."""
        return urlsplit(self.url).path

    @property
    def ok(self) -> bool:
        """Whether the call succeeded."""
        return 200 <= self.status < 300

    @property
    def throttled(self) -> bool:
        """Whether the call was refused for its rate: 429, by older installations 403 with a text."""
        return self.status == 429 or (self.status == 403 and b"rate limit exceeded" in self.content.lower())

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """The content, parsed: None if there is none, the text if it is not called JSON."""
        if not self.content.strip():
            return None
        if "json" not in self.headers.get("content-type", "json").lower():
            return self.text
        broken = ""
        try:
            return json.loads(self.content)
        except ValueError as error:
            broken = str(error)
        from canvas_client.errors import UnexpectedAnswerError

        raise UnexpectedAnswerError(self, f"the answer is no JSON: {broken}")

    @property
    def request_id(self) -> str | None:
        """What Instructure's support asks for."""
        return self.headers.get("x-request-context-id") or self.headers.get("x-request-id")

    def link(self, relation: str) -> str | None:
        """The URL of the `Link` header with this `rel`, absolute."""
        for url, parameters in _LINK.findall(self.headers.get("link", "")):
            found = _REL.search(parameters)
            if found and relation in (found[1] or found[2] or "").lower().split():
                return urljoin(self.url, str(url))
        return None
