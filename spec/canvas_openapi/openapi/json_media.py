"""Which content of a body is JSON: `application/json`, or one of a type of its own, `application/vnd.pond+json`."""

from __future__ import annotations

from collections.abc import Iterable


def json_media_type(media_types: Iterable[str]) -> str | None:
    """The first media type that is JSON; None if none is."""
    return next((media for media in media_types if media.endswith(("/json", "+json"))), None)
