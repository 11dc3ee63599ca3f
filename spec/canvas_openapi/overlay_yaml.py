"""YAML → JSON data, with the rules that the Overlay Specification recommends, and the lines of the actions.

YAML 1.2 scalars, keys that are strings, no tags. Aliases are expanded, within a limit.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from canvas_docs.model import Json

from canvas_openapi.yaml_loader import LOADER

_DEEPEST = 60
_MOST_NODES = 200_000

Read = tuple[Any, dict[int | None, int]]
"""The data of a file, and the 1-based line of each action by its number (None: of the first line)."""


def read_yaml(content: bytes) -> Read:
    """The data in the text of a file; `UnusableError` says what is wrong with it, and where (line 0: nobody knows)."""
    try:
        root = yaml.compose(content, Loader=LOADER)
        if root is None:
            raise UnusableError("the file is empty", 1)
        return _Data(root).read()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise UnusableError(f"not valid YAML ({error.problem})", line) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise UnusableError(f"not valid YAML ({type(error).__name__})", 0) from None


class UnusableError(Exception):
    """YAML that is not JSON data, or too much of it."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


_QUOTED = ("'", '"', "|", ">")
_STANDARD = "tag:yaml.org,2002:"
_JSON_TAGS = frozenset(_STANDARD + name for name in ("str", "int", "float", "bool", "null", "map", "seq"))
_YAML_11_TAGS = frozenset(_STANDARD + name for name in ("timestamp", "value"))  # plain text to YAML 1.2
_INTEGER = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?")
_WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}


class _Data:
    """Turns composed YAML nodes into JSON data, and notes the line of each action."""

    def __init__(self, root: yaml.Node) -> None:
        self._root = root
        self._count = 0

    def read(self) -> Read:
        """The data and the lines."""
        lines: dict[int | None, int] = {None: 1}
        if isinstance(self._root, yaml.MappingNode):
            for key, value in self._root.value:
                if key.value == "actions" and isinstance(value, yaml.SequenceNode):
                    lines |= {number: _line(item) for number, item in enumerate(value.value)}
        return self._value(self._root, 0), lines

    def _value(self, node: yaml.Node, depth: int) -> Json:
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST_NODES:
            raise UnusableError("the YAML is nested too deep, or expands to too much", _line(node))
        if node.tag not in _JSON_TAGS and node.tag not in _YAML_11_TAGS:
            raise UnusableError(f"the YAML tag {node.tag} is not JSON data", _line(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, depth + 1) for item in node.value]
        if not isinstance(node, yaml.MappingNode):
            return _scalar(node)
        members: dict[str, Json] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or (key.value == "<<" and key.style not in _QUOTED):
                raise UnusableError("keys must be strings, and merge keys (`<<`) are not JSON data", _line(key))
            if key.value in members:
                raise UnusableError(f"the key {key.value!r} is there twice", _line(key))
            members[key.value] = self._value(value, depth + 1)
        return members


def _scalar(node: yaml.Node) -> Json:
    """The value of a scalar by the core schema of YAML 1.2, less its octal and hexadecimal numbers."""
    text = str(node.value)
    if getattr(node, "style", None) in _QUOTED or node.tag == f"{_STANDARD}str":
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
