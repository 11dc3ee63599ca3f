"""A request as Canvas reads it: what differs only in spelling is the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl, unquote

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def read_request(method: str, target: str, content_type: str, body: bytes) -> dict[str, Any]:
    """The request: decoded path segments, sorted query pairs, and the body as JSON data or as parts of a form."""
    path, _, query = target.partition("?")
    read: dict[str, Any] = {"method": method, "path": [unquote(segment) for segment in path.split("/")[1:]]}
    if query:
        read["query"] = sorted(map(list, parse_qsl(query, keep_blank_values=True)))
    if content_type.startswith("application/json") and body:
        read["body"] = canonical(json.loads(body))
    elif content_type.startswith("multipart/form-data"):
        read["parts"] = _parts(content_type, body)
    elif body:
        read["unread"] = f"{content_type}: {body!r}"
    return read


def canonical(value: Any) -> Any:
    """The value with its times in one spelling: `…Z`, `….000Z` and `…+00:00` are one moment."""
    if isinstance(value, dict):
        return {key: canonical(below) for key, below in value.items()}
    if isinstance(value, list):
        return [canonical(below) for below in value]
    if isinstance(value, str) and _DATE_TIME.fullmatch(value):
        return datetime.fromisoformat(value).astimezone(UTC).isoformat()
    return value


def without_defaults(sent: Any, wanted: Any, schema: Mapping[str, Any]) -> Any:
    """A JSON body without what was not given and has the documented default: some clients send that.

    In a call that makes something the default is what Canvas takes where nothing is sent, so both mean the same.
    """
    if not isinstance(sent, dict) or not isinstance(wanted, dict):
        return sent
    chosen = schema.get("additionalProperties", {})
    members = {
        name: schema.get("properties", {}).get(name, chosen if isinstance(chosen, dict) else {}) for name in sent
    }
    return {
        name: without_defaults(value, wanted.get(name), members[name])
        for name, value in sent.items()
        if name in wanted or "default" not in members[name] or members[name]["default"] != value
    }


def _parts(content_type: str, body: bytes) -> list[list[str | None]]:
    """Name, file name and text of every part, sorted by name."""
    message = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body, policy=HTTP)
    found: list[list[str | None]] = []
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        text = payload.decode() if isinstance(payload, bytes) else ""
        found.append([str(name), part.get_filename(), text.replace("\r\n", "\n")])
    return sorted(found, key=lambda part: str(part[0]))
