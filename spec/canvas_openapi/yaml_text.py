"""JSON data → YAML text that YAML 1.1 and 1.2 parsers read back equal.

A writer of our own, because the fast ones (ryaml, oryaml) leave dates, `yes` and `=` unquoted, PyYAML leaves `0.16e0`
unquoted and takes ten times as long, and none can be told otherwise (ARCHITECTURE, "Measured"). It is small because
it only writes what JSON can hold: a string is plain where no parser can take it for anything else, else quoted as
in JSON, which is a subset of YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

_PLAIN = re.compile(
    r"(?!.*(?:: | #))[A-Za-z/$_][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*(?<![ :])"
)
_RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_LONGEST_SIMPLE_KEY = 1000  # YAML 1.2.2, 8.2.2: an implicit key has at most 1024 characters
_NOT_PRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_NOT_LITERAL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|\t|[ ]\n|^[ \n]|\n[ ]*\n*$"
)


_KEPT_LEVEL = " " * 6
"""The indentation of what stands in an operation or in a component of an OpenAPI document."""
TextOf = Callable[[dict[str, Any], Callable[[], str]], str]


def to_yaml(data: Any, text_of: TextOf | None = None) -> str:
    """The YAML text of JSON data (dict, list, str, int, float, bool, None), with a final line break.

    `text_of` is given each operation and component of an OpenAPI document, and what makes its text; it may know the
    text already.
    """
    lines: list[str] = []
    if isinstance(data, dict) and data:
        _mapping(data, "", lines, text_of)
    elif isinstance(data, list) and data:
        _sequence(data, "", lines)
    else:
        lines.append(_scalar(data, "  "))
    return "\n".join(lines) + "\n"


def _mapping(mapping: dict[str, Any], indent: str, lines: list[str], text_of: TextOf | None = None) -> None:
    deeper = indent + "  "
    for key, value in mapping.items():
        written = _string(key)
        start = f"{indent}{written}:" if len(written) < _LONGEST_SIMPLE_KEY else f"{indent}? {written}\n{indent}:"
        if isinstance(value, dict) and value:
            lines.append(start)
            if text_of is None:
                _mapping(value, deeper, lines)
            elif deeper == _KEPT_LEVEL:
                lines.append(text_of(value, partial(_text, value, deeper)))
            else:
                _mapping(value, deeper, lines, text_of)
        elif isinstance(value, list) and value:
            lines.append(start)
            _sequence(value, deeper, lines)
        else:
            lines.append(f"{start} {_scalar(value, deeper)}")


def _text(mapping: dict[str, Any], indent: str) -> str:
    lines: list[str] = []
    _mapping(mapping, indent, lines)
    return "\n".join(lines)


def _sequence(sequence: list[Any], indent: str, lines: list[str]) -> None:
    deeper = indent + "  "
    for value in sequence:
        if isinstance(value, dict | list) and value:
            first = len(lines)
            _mapping(value, deeper, lines) if isinstance(value, dict) else _sequence(value, deeper, lines)
            lines[first] = f"{indent}- {lines[first][len(deeper) :]}"
        else:
            lines.append(f"{indent}- {_scalar(value, deeper)}")


def _scalar(value: Any, indent: str) -> str:
    if isinstance(value, str):
        return _literal(value, indent) if "\n" in value and not _NOT_LITERAL.search(value) else _string(value)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, int):
        return str(value)
    return "{}" if isinstance(value, dict) else "[]"


def _literal(text: str, indent: str) -> str:
    """A block scalar: the lines of the text as they are."""
    return "\n".join(["|-", *(f"{indent}{line}" if line else "" for line in text.split("\n"))])


def _float(value: float) -> str:
    """A float with a point in it: YAML 1.1 takes `1e+20` for a string."""
    text = repr(value)
    mantissa, e, exponent = text.partition("e")
    return text if not e or "." in mantissa else f"{mantissa}.0e{exponent}"


@lru_cache(maxsize=65536)
def _string(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _NOT_PRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
