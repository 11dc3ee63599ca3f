"""Values → what Rails reads: paths, query strings, JSON and form fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from math import isfinite
from os import PathLike
from typing import Any
from urllib.parse import quote, urlencode

from canvas_client._options import NOT_GIVEN, NotGiven
from canvas_client.errors import InvalidArgumentError

_PLACEHOLDER = re.compile(r"{(\+?)([^{}]*)}")


def path(template: str, arguments: Mapping[str, Any]) -> str:
    """The path with its ids, percent-encoded. `{+name}` keeps the slashes of its value."""

    def value(found: re.Match[str]) -> str:
        keeps_slashes, name = bool(found[1]), found[2]
        if arguments[name] is None or isinstance(arguments[name], bool | float | NotGiven):
            raise InvalidArgumentError(f"{name} is {arguments[name]!r}, which is no id")
        text = str(arguments[name])
        parts = text.split("/") if keeps_slashes else [text]
        if any(part in (".", "..") for part in parts) or (not text and not keeps_slashes):
            raise InvalidArgumentError(f"{name} is {text!r}, which would address something else")
        return "/".join(quote(part, safe="~") for part in parts)

    return _PLACEHOLDER.sub(value, template)


def query(parameters: Mapping[str, Any]) -> str:
    """A query string: `include[]=a&include[]=b`, `filter[state]=x`."""
    return urlencode(list(fields(parameters)), quote_via=quote)


def fields(parameters: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Names with brackets and their texts, in order. What is not given is left out; None is empty."""
    for name, value in leaves(parameters):
        yield name, _text(value)


def leaves(parameters: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Names with brackets and their values, in order. What is not given is left out."""
    for name, value in parameters.items():
        yield from _leaves(name, value)


def is_file(value: Any) -> bool:
    """Whether a value is a file to send, and not text."""
    return isinstance(value, bytes | bytearray | PathLike) or hasattr(value, "read")


def body(value: Any) -> bytes:
    """JSON. What is not given is left out; None is null."""
    given = _given(value)
    return json.dumps(given, default=_text, ensure_ascii=False, separators=(",", ":")).encode()


def given(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that are given."""
    return {name: value for name, value in parameters.items() if not isinstance(value, NotGiven)}


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, NotGiven):
        return
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _leaves(f"{name}[{key}]", one)
    elif isinstance(value, Iterable) and not isinstance(value, str) and not is_file(value):
        for one in value:
            yield from _leaves(f"{name}[]", one)
    else:
        yield name, value


def _given(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _given(one) for key, one in value.items() if one is not NOT_GIVEN}
    if is_file(value):
        raise InvalidArgumentError("a file in a JSON body: this call takes none")
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_given(one) for one in value]
    return _finite(value)


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not isfinite(value):
        raise InvalidArgumentError(f"{value} is no number that can be sent")
    return value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise InvalidArgumentError(
                "a datetime without a time zone: Canvas would take it for UTC; give it its tzinfo"
            )
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int | float):
        return str(_finite(value))
    if is_file(value):
        raise InvalidArgumentError("a file where text is sent: this call takes none")
    raise InvalidArgumentError(f"cannot send a {type(value).__name__}")
