"""Documented curl commands → requests of the document's own form.

The docs send forms, which Canvas reads as well as JSON; the document has one media type. So form fields become nested
JSON by their bracket names, and text becomes what the schema wants.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_ONE_VALUE = frozenset(("-H", "--header", "-X", "--request", "-F", "--form", "-d", "--data", "--data-urlencode"))
_FLAGS = frozenset(("-G", "--get", "-i", "-s", "-v", "-L", "-g"))
_PLACEHOLDER = re.compile(r"<[^<>\s]*>|(?<=/):\w+")


@dataclass(frozen=True, slots=True)
class Command:
    """A curl command: verb in lower case, path without host, fields of query and body as text, or JSON data."""

    verb: str
    path: str
    fields: tuple[tuple[str, str], ...]
    data: Any = None


def commands(sample: str) -> Iterator[Command | str]:
    """The commands of an example; for one that cannot be replayed the reason."""
    for text in re.split(r"\n(?=\s*curl\b)", sample.strip()):
        if text.lstrip().startswith("curl"):
            yield _command(text)


def _command(text: str) -> Command | str:
    text = re.sub(r"\n\s*#[^\n]*", "\n", text)
    try:
        words = shlex.split(text.replace("\\\r\n", " "))[1:]
    except ValueError:
        return "its quotes do not match"
    verb, url, fields, data, has_body = "", "", [], None, False
    while words:
        word = words.pop(0)
        if word in _FLAGS:
            verb = verb or ("get" if word in ("-G", "--get") else "")
        elif word in _ONE_VALUE and words:
            value = words.pop(0)
            if word in ("-X", "--request"):
                verb = value.lower()
            elif word in ("-H", "--header"):
                continue
            elif value.lstrip().startswith(("{", "[")):
                try:
                    data = json.loads(value)
                except ValueError:
                    return "its JSON is not JSON"
                has_body = True
            else:
                fields += _fields(value)
                has_body = True
        elif word.startswith("-X"):
            verb = word[2:].lower()
        elif word.startswith("-"):
            return f"its option {word} is not known here"
        elif not url and word.strip():
            url = word
    parts = urlsplit(_PLACEHOLDER.sub("1", url.replace("<canvas>", "canvas.example.com")))
    if not parts.path.startswith("/api"):
        return "it has no URL of the API"
    fields += parse_qsl(parts.query, keep_blank_values=True)
    path = re.sub(r"\.json$", "", parts.path).rstrip("/")
    return Command(verb or ("post" if has_body else "get"), path, tuple(fields), data)


def _fields(value: str) -> list[tuple[str, str]]:
    """`a=1` or `a=1&b=2`, as names and values; placeholders are filled in."""
    value = _PLACEHOLDER.sub("1", value)
    if re.match(r"[^=&]+=[^&=]*&[^=&]+=", value):
        return parse_qsl(value, keep_blank_values=True)
    name, _, text = value.partition("=")
    return [(unquote(name), text.strip("'\""))]


def nested(fields: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """`a[b][]=1` → `{"a": {"b": ["1"]}}`, as Rack does it: a repeated name in `a[][b]` starts a new item."""
    root: dict[str, Any] = {}
    for name, text in fields:
        head, _, rest = name.partition("[")
        keys = [head, *(re.findall(r"([^\[\]]*)\]", rest) if rest else [])]
        _put(root, keys, text)
    return root


def _put(node: dict[str, Any], keys: list[str], text: str) -> None:
    key, *rest = keys
    if not rest:
        node[key] = text
    elif rest[0]:
        below = node.setdefault(key, {})
        _put(below if isinstance(below, dict) else node, rest, text)
    else:
        items = node.setdefault(key, [])
        if len(rest) == 1:
            items.append(text)
        else:
            if not items or rest[1] in items[-1]:
                items.append({})
            _put(items[-1], rest[1:], text)


def typed(value: Any, schema: dict[str, Any], components: dict[str, Any]) -> Any:
    """The value with its texts as the JSON types that the schema wants, where they can be read as such."""
    if "$ref" in schema:
        return typed(value, components[schema["$ref"].rpartition("/")[2]], components)
    if "anyOf" in schema:
        return _first_typed(value, schema["anyOf"], components)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        other = schema.get("additionalProperties")
        other = other if isinstance(other, dict) else {}
        return {key: typed(below, known.get(key, other), components) for key, below in value.items()}
    if isinstance(value, list):
        return [typed(below, schema.get("items", {}), components) for below in value]
    return _scalar(value, schema.get("type"), schema, components)


def _first_typed(value: Any, choices: list[dict[str, Any]], components: dict[str, Any]) -> Any:
    wanted = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else None
    fitting = [choice for choice in choices if wanted is None or choice.get("type", wanted) == wanted]
    return typed(value, fitting[0], components) if fitting else value


def _scalar(value: Any, kind: Any, schema: dict[str, Any], components: dict[str, Any]) -> Any:
    if not isinstance(value, str):
        return value
    if isinstance(kind, list):
        kind = next(one for one in kind if one != "null")
    if kind == "boolean" and value.lower() in ("true", "false", "1", "0"):
        return value.lower() in ("true", "1")
    if kind == "integer" and re.fullmatch(r"-?\d+", value):
        return int(value)
    if kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value)
    if kind == "array":
        return [typed(value, schema.get("items", {}), components)]
    return value
