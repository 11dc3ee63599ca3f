"""Overlay files → `Overlay`: OpenAPI Overlay 1.0.0, in YAML or JSON, checked for their shape."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Json, Origin
from canvas_docs.reference import Cache

from canvas_openapi.json_path import Target, compile_target
from canvas_openapi.overlay_yaml import Read, UnusableError, read_yaml

FOLDER = Path(__file__).parent / "overlays"
"""The overlays that ship with the program."""

_SHIPPED_NAME = "spec/canvas_openapi/overlays"


@dataclass(frozen=True, slots=True)
class Action:
    """One change to the document (specification, "Action Object"), with our extensions.

    `name` is the file's name and the action's number in it. `pages` (`x-pages`) are the slugs of the pages that the
    action is for: it stands aside where none of them is there; empty: it is for any. `instead_of` (`x-instead-of`) is
    what the target holds as long as the docs are wrong. `is_for_new_route` (`x-new-route`): older editions of the docs
    lack the path, and there the action stands aside. `reason` and `source` (`x-reason`, `x-source`) say why.
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
    is_for_new_route: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """A list of actions, to be applied in order. `shipped`: it is ours, and never retypes what the docs type."""

    actions: tuple[Action, ...]
    shipped: bool = False


Made = tuple[Overlay | None, list[Diagnostic]]
"""An overlay, or the errors that say why there is none."""


def read_overlays(
    files: Iterable[Path], *, shipped: bool = True, cache: Cache | None = None
) -> tuple[list[Overlay], list[Diagnostic]]:
    """Our own overlays by name, if wanted, then the user's; an error for each that cannot be used.

    `cache` keeps the data of our own.
    """
    overlays: list[Overlay] = []
    diagnostics: list[Diagnostic] = []
    for overlay, problems in [*(_shipped(cache) if shipped else ()), *(_users(path) for path in files)]:
        overlays += [overlay] if overlay else []
        diagnostics += problems
    return overlays, diagnostics


def _shipped(cache: Cache | None) -> Iterator[Made]:
    contents = {f"{_SHIPPED_NAME}/{path.name}": path.read_bytes() for path in sorted(FOLDER.glob("*.yaml"))}
    name = f"overlays {hashlib.sha256(repr(contents).encode()).hexdigest()}"
    read = _kept(cache, name)
    if read is None:
        packed = _packed(tuple(contents.items()))
        read = msgspec.msgpack.decode(packed, type=dict[str, Read])
        if cache:
            cache.put(name, packed)
    for file, (data, lines) in read.items():
        yield _overlay(data, lines, file, shipped=True)


@lru_cache(maxsize=1)
def _packed(contents: tuple[tuple[str, bytes], ...]) -> bytes:
    """The data of our overlays: YAML takes long to read, and a process may make several documents."""
    return msgspec.msgpack.encode({file: read_yaml(content) for file, content in contents})


def _kept(cache: Cache | None, name: str) -> dict[str, Read] | None:
    """The data of our overlays, if they are kept; they hold nothing that MessagePack changes."""
    kept = cache.get(name) if cache else None
    with suppress(msgspec.DecodeError):
        return msgspec.msgpack.decode(kept, type=dict[str, Read]) if kept is not None else None
    return None


def _users(path: Path) -> Made:
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = f"the overlay cannot be read ({error.strerror or type(error).__name__})"
        return None, [_invalid(problem, "check the file", Origin(path.as_posix()))]
    return parse_overlay(content, path.as_posix(), shipped=False)


def parse_overlay(content: bytes, name: str, *, shipped: bool) -> Made:
    """The overlay in the text of a file; None and errors, each with its line, if it is not one.

    `shipped` overlays must give a reason, a source and pages for each action.
    """
    try:
        data, lines = read_yaml(content)
    except UnusableError as error:
        return None, [_invalid(error.problem, "correct it", Origin(name, error.line))]
    return _overlay(data, lines, name, shipped=shipped)


def _overlay(data: Any, lines: Mapping[int | None, int], name: str, *, shipped: bool) -> Made:
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
        is_for_new_route=action.get("x-new-route", False),
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
    if not isinstance(action.get("x-new-route", False), bool):
        yield "`x-new-route` must be true or false"
    if shipped:
        yield from (
            f"an action of ours needs `{key}`" for key in ("x-reason", "x-source", "x-pages") if not action.get(key)
        )


def _is_known(key: str, names: str) -> bool:
    return key in names.split() or key.startswith("x-")


def _invalid(problem: str, advice: str, origin: Origin) -> Diagnostic:
    return Diagnostic("overlay-invalid", problem, advice, origin, Severity.ERROR)
