"""Samples of one call: curl, and the calls of our own clients. All show the values of the same `Call`."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from canvas_openapi.render.docs.client_calls import ClientCalls
from canvas_openapi.render.docs.sample_values import Call, File

_HOST = "https://canvas.example.edu"
_LINE = 60  # characters of JSON that are read at a glance


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as shown: `language` is the key of its tab, `label` its name."""

    language: str
    label: str
    text: str


def samples(call: Call, clients: ClientCalls) -> tuple[Sample, ...]:
    """The samples of a call, in the order of their tabs."""
    return (
        Sample("bash", "curl", curl(call)),
        Sample("python", "Python", clients.python(call)),
        Sample("typescript", "TypeScript", clients.typescript(call)),
    )


def curl(call: Call) -> str:
    """The call for a shell, with the token in a variable."""
    path = call.path
    for name, value in call.path_values.items():
        path = path.replace(f"{{{name}}}", quote(str(value), safe="<>"))
    query = {name: _plain(value) for name, value in call.query.items()}
    address = _HOST + path + (f"?{urlencode(query, doseq=True, safe='[]:<>')}" if query else "")
    globbing = " -g" if any(character in address for character in "[]{}") else ""
    parts = [f"curl{globbing}" + (f" -X {call.verb}" if call.verb != "GET" else "") + f" {shlex.quote(address)}"]
    parts.append('-H "Authorization: Bearer $CANVAS_TOKEN"')
    if call.body is not None and call.is_multipart:
        parts += [f"-F {shlex.quote(f'{name}={text}')}" for name, text in _form(call.body)]
    elif call.body is not None:
        parts.append('-H "Content-Type: application/json"')
        parts.append(f"-d {shlex.quote(_json(call.body))}")
    return " \\\n  ".join(parts)


def _json(value: Any) -> str:
    """On one line if that is short, else a member on each line."""
    line = json.dumps(value, ensure_ascii=False)
    return line if len(line) <= _LINE else json.dumps(value, ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return json.dumps(value) if isinstance(value, bool) else value


def _form(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (name, f"@{one.name}" if isinstance(one, File) else str(_plain(one)))
        for name, value in body.items()
        for one in (value if isinstance(value, list) else [value])
    ]
