"""Parameter names → the steps that they address. ARCHITECTURE, "Bracket grammar"."""

from __future__ import annotations

import re

from canvas_docs.model import Key, KeyKind
from canvas_docs.quirks import without_inner_list

_STEP = re.compile(r"\[([^\[\]]*(?:<[^>]*>)?)\]|([^\[\]]+)")
_URL = re.compile(r"https?://[^\[\]]+")
_DEEPEST = 20
"""More steps than this are no name of a parameter (the longest documented one has six), and schemas of them no use."""
_CHOSEN = re.compile(r"<(?P<what>[^<>]*)>|(?P<letter>[A-Z])|\*")


def parse_name(name: str) -> tuple[Key, ...]:
    """The steps of a parameter name; a name in which no step is found becomes one step with the whole text.

    `token[scopes][]` → name token, name scopes, item. `grade_data[<student_id>][excuse]`: the second step is any key,
    called student_id. `[]url` → item, name url. A whole URL is one name. A trailing colon is a slip. So many brackets
    that they address nothing are one step too.
    """
    text = name.strip().rstrip(":")
    if url := _URL.match(text):
        steps = (Key(KeyKind.NAME, url[0]), *_steps(text[url.end() :]))
    else:
        steps = _steps(without_inner_list(text))
    return steps if 0 < len(steps) <= _DEEPEST else (Key(KeyKind.NAME, text),)


def _steps(text: str) -> tuple[Key, ...]:
    return tuple(_key(inner, outer) for inner, outer in _STEP.findall(text))


def _key(inner: str, outer: str) -> Key:
    if outer:
        chosen = _CHOSEN.fullmatch(outer) if outer.startswith("<") else None
        return Key(KeyKind.ANY, chosen["what"]) if chosen else Key(KeyKind.NAME, outer)
    if not inner.strip():
        return Key(KeyKind.ITEM)
    if chosen := _CHOSEN.fullmatch(inner):
        return Key(KeyKind.ANY, chosen["what"] or chosen["letter"] or "")
    return Key(KeyKind.NAME, inner)
