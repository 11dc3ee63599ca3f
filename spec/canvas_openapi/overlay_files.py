"""Overlay files → `Overlay`: OpenAPI Overlay 1.0.0, in YAML or JSON, checked for their shape.

The YAML is read with the rules that the specification recommends: YAML 1.2 scalars, keys that are strings, no tags.
Aliases are expanded, within a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Json, Origin

from canvas_openapi.json_path import Target, compile_target

FOLDER = Path(__file__).parent / "overlays"
"""The overlays that ship with the program."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where libyaml is there
_DEEPEST = 60
_MOST_NODES = 200_000


@dataclass(frozen=True, slots=True)
class Action:
    """One change to the document (specification, "Action Object"), with our extensions.

    `name` is the file's name and the action's number in it. `pages` (`x-pages`) are the slugs of the pages that the
    action is for: it stands aside where none of them is there; empty: it is for any. `instead_of` (`x-instead-of`) is
    what the target holds as long as the docs are wrong. `reason` and `source` (`x-reason`, `x-source`) say why.
    """

    name: str
    target: Target
    update: Json
    remove: bool
    origin: Origin
    reason: str = ""
    source: str = ""
    pages: tuple[str, ...] = ()
    instead_of: Json = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """A list of actions, to be applied in order. `shipped`: it is ours, and never retypes what the docs type."""

    actions: tuple[Action, ...]
    shipped: bool = False


def read_overlays(files: Iterable[Path], *, shipped: bool = True) -> tuple[list[Overlay], list[Diagnostic]]:
    """Our own overlays by name, if wanted, then the user's; an error for each that cannot be used."""
    overlays: list[Overlay] = []
    diagnostics: list[Diagnostic] = []
    found = [_shipped(path) for path in sorted(FOLDER.glob("*.yaml"))] if shipped else []
    for overlay, problems in [*found, *(_users(path) for path in files)]:
        overlays += [overlay] if overlay else []
        diagnostics += problems
    return overlays, diagnostics


def _shipped(path: Path) -> tuple[Overlay | None, list[Diagnostic]]:
    return parse_overlay(path.read_bytes(), f"spec/canvas_openapi/overlays/{path.name}", shipped=True)


def _users(path: Path) -> tuple[Overlay | None, list[Diagnostic]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = f"the overlay cannot be read ({error.strerror or type(error).__name__})"
        return None, [_invalid(problem, "check the file", Origin(path.as_posix()))]
    return parse_overlay(content, path.as_posix(), shipped=False)


def parse_overlay(content: bytes, name: str, *, shipped: bool) -> tuple[Overlay | None, list[Diagnostic]]:
    """The overlay in the text of a file; None and errors, each with its line, if it is not one.

    `shipped` overlays must give a reason, a source and pages for each action.
    """
    try:
        root = yaml.compose(content, Loader=_LOADER)
        if root is None:
            raise _UnusableError("the file is empty", 1)
        data, lines = _Data(root).read()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return None, [_invalid(f"not valid YAML ({error.problem})", "correct it", Origin(name, line))]
    except (yaml.YAMLError, RecursionError) as error:
        return None, [_invalid(f"not valid YAML ({type(error).__name__})", "correct it", Origin(name))]
    except _UnusableError as error:
        return None, [_invalid(error.problem, "correct it", Origin(name, error.line))]
    problems = [
        _invalid(problem, "see the Overlay Specification 1.0.0", Origin(name, lines.get(where, 1)))
        for where, problem in _problems(data, shipped=shipped)
    ]
    if problems:
        return None, problems
    actions: list[Action] = []
    for number, action in enumerate(data["actions"], 1):
        origin = Origin(name, lines[number - 1])
        target = compile_target(action["target"])
        if isinstance(target, str):
            problems.append(_invalid(f"the target is not a JSONPath ({target})", "correct it (RFC 9535)", origin))
            continue
        actions.append(_action(f"{Path(name).name}#{number}", action, target, origin))
    return (None, problems) if problems else (Overlay(tuple(actions), shipped), [])


def _action(name: str, action: dict[str, Any], target: Target, origin: Origin) -> Action:
    return Action(
        name=name,
        target=target,
        update=action.get("update"),
        remove=action.get("remove", False),
        origin=origin,
        reason=str(action.get("x-reason", "")),
        source=str(action.get("x-source", "")),
        pages=tuple(action.get("x-pages", ())),
        instead_of=action.get("x-instead-of"),
    )


def _problems(data: Json, *, shipped: bool) -> Iterator[tuple[int | None, str]]:
    """What is wrong with the shape, each with the number of the action that it is in (from 0) or None."""
    if not isinstance(data, dict):
        yield None, "an overlay is an object with `overlay`, `info` and `actions`"
        return
    version = data.get("overlay")
    if not isinstance(version, str) or not re.fullmatch(r"1\.0\.\d+", version):
        yield None, f"`overlay` must be 1.0.0, the version of the specification, and is {version!r}"
    info = data.get("info")
    if not isinstance(info, dict) or not all(isinstance(info.get(key), str) for key in ("title", "version")):
        yield None, "`info` must have a `title` and a `version`, both strings"
    yield from ((None, f"unknown member `{key}`") for key in data if not _is_known(key, "overlay info extends actions"))
    actions = data.get("actions")
    if not isinstance(actions, list) or not actions:
        yield None, "`actions` must be a list of at least one action"
        return
    for number, action in enumerate(actions):
        yield from ((number, problem) for problem in _problems_of_action(action, shipped=shipped))


def _problems_of_action(action: Json, *, shipped: bool) -> Iterator[str]:
    if not isinstance(action, dict):
        yield "an action is an object with a `target` and an `update` or `remove`"
        return
    if not isinstance(action.get("target"), str):
        yield "an action needs a `target`, a JSONPath"
    if not isinstance(action.get("remove", False), bool):
        yield "`remove` must be true or false"
    elif "update" not in action and not action.get("remove"):
        yield "an action needs an `update`, or `remove: true`"
    yield from (f"unknown member `{key}`" for key in action if not _is_known(key, "target description update remove"))
    pages = action.get("x-pages", [])
    if not isinstance(pages, list) or not all(isinstance(page, str) for page in pages):
        yield "`x-pages` must be a list of page slugs"
    if shipped:
        yield from (
            f"an action of ours needs `{key}`" for key in ("x-reason", "x-source", "x-pages") if not action.get(key)
        )


def _is_known(key: str, names: str) -> bool:
    return key in names.split() or key.startswith("x-")


def _invalid(problem: str, advice: str, origin: Origin) -> Diagnostic:
    return Diagnostic("overlay-invalid", problem, advice, origin, Severity.ERROR)


class _UnusableError(Exception):
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

    def read(self) -> tuple[Json, dict[int | None, int]]:
        """The data, and the 1-based line of each action by its number (None: of the first line)."""
        lines: dict[int | None, int] = {None: 1}
        if isinstance(self._root, yaml.MappingNode):
            for key, value in self._root.value:
                if key.value == "actions" and isinstance(value, yaml.SequenceNode):
                    lines |= {number: _line(item) for number, item in enumerate(value.value)}
        return self._value(self._root, 0), lines

    def _value(self, node: yaml.Node, depth: int) -> Json:
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST_NODES:
            raise _UnusableError("the YAML is nested too deep, or expands to too much", _line(node))
        if node.tag not in _JSON_TAGS and node.tag not in _YAML_11_TAGS:
            raise _UnusableError(f"the YAML tag {node.tag} is not JSON data", _line(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, depth + 1) for item in node.value]
        if not isinstance(node, yaml.MappingNode):
            return _scalar(node)
        members: dict[str, Json] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or (key.value == "<<" and key.style not in _QUOTED):
                raise _UnusableError("keys must be strings, and merge keys (`<<`) are not JSON data", _line(key))
            if key.value in members:
                raise _UnusableError(f"the key {key.value!r} is there twice", _line(key))
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
