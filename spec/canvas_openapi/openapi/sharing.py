"""What operations repeat becomes a component: path parameters, and answers that hold an object or a list of it.

Bodies and inline objects stay where they are: generators name their types after the operation, and those names would
change (with shared bodies 270 of orval's did). A path parameter is shared under its own name, an answer under that of
its object (`Course`, `CourseList`). Where several contents would have one name, the most used has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec

from canvas_openapi.openapi.places import pointer

_PHRASES = frozenset(status.phrase for status in HTTPStatus)
_SCHEMAS = "#/components/schemas/"
Path = tuple[str | int, ...]
"""The keys that lead to a part of the document."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A document whose operations share components, and where the shared parts went.

    `moved` leads from the JSON pointer of each part that became a reference to that of its component.
    """

    document: dict[str, Any]
    moved: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Use:
    """One part of an operation that may be shared: its place and content."""

    path: Path
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of component: where operations hold such parts, and the name for a content."""

    name: str
    uses: Callable[[Path, Mapping[str, Any]], Iterator[_Use]]
    named: Callable[[dict[str, Any]], str]


def share(document: dict[str, Any]) -> Shared:
    """The document with its repeated parts as components; the given one stays as it is."""
    components: dict[str, Any] = dict(document["components"])
    moved: dict[Path, tuple[str, str]] = {}
    for kind in _KINDS:
        known = components.get(kind.name, {})
        names = _names(_repeated(document, kind), kind, set(known))
        if names:
            parts = {name: uses[0].content for name, uses in names.items()}
            components[kind.name] = {**known, **dict(sorted(parts.items()))}
        moved |= {use.path: (kind.name, name) for name, uses in names.items() for use in uses}
    paths = {
        path: {verb: _referring(("paths", path, verb), operation, moved) for verb, operation in item.items()}
        for path, item in document["paths"].items()
    }
    pointers = {pointer(path): pointer(("components", *target)) for path, target in moved.items()}
    return Shared({**document, "paths": paths, "components": components}, pointers)


def _repeated(document: Mapping[str, Any], kind: _Kind) -> list[list[_Use]]:
    """The uses of each content that several operations have."""
    together: dict[bytes, list[_Use]] = defaultdict(list)
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            for use in kind.uses(("paths", path, verb), operation):
                together[msgspec.json.encode(use.content)].append(use)
    return [uses for uses in together.values() if len(uses) > 1]


def _names(repeated: list[list[_Use]], kind: _Kind, taken: set[str]) -> dict[str, list[_Use]]:
    """The uses of each component by its name; what has no good name, or one that is taken, is not shared."""
    found: dict[str, list[_Use]] = {}
    for uses in sorted(repeated, key=len, reverse=True):
        name = kind.named(uses[0].content)
        if name and name not in taken:
            taken.add(name)
            found[name] = uses
    return found


def _referring(path: Path, operation: dict[str, Any], moved: Mapping[Path, tuple[str, str]]) -> dict[str, Any]:
    """The operation with references to what moved."""

    def reference(below: Path, part: Any) -> Any:
        target = moved.get((*path, *below))
        return {"$ref": f"#/components/{target[0]}/{target[1]}"} if target else part

    found = dict(operation)
    if "parameters" in operation:
        found["parameters"] = [reference(("parameters", at), one) for at, one in enumerate(operation["parameters"])]
    found["responses"] = {code: reference(("responses", code), one) for code, one in operation["responses"].items()}
    return found


# ------------------------------------------------------------------ path parameters


def _path_parameters(path: Path, operation: Mapping[str, Any]) -> Iterator[_Use]:
    for at, parameter in enumerate(operation.get("parameters", ())):
        if parameter.get("in") == "path" and parameter["name"] != "id":
            yield _Use((*path, "parameters", at), parameter)


def _parameter_name(parameter: dict[str, Any]) -> str:
    return str(parameter["name"])


# ------------------------------------------------------------------ answers


def _answers(path: Path, operation: Mapping[str, Any]) -> Iterator[_Use]:
    for code, answer in operation["responses"].items():
        if code < "300" and "$ref" not in answer:
            yield _Use((*path, "responses", code), answer)


def _answer_name(answer: dict[str, Any]) -> str:
    """The name of the object that is answered, or of its list; that of the status where nothing is answered."""
    contents = answer.get("content", {})
    if not contents and (words := answer["description"]) in _PHRASES:
        return str(words).title().replace(" ", "")
    if list(contents) != ["application/json"]:
        return ""
    schema = contents["application/json"].get("schema", {})
    is_list = schema.get("type") == "array"
    target = str((schema.get("items", {}) if is_list else schema).get("$ref", ""))
    if not target.startswith(_SCHEMAS):
        return ""
    return target.removeprefix(_SCHEMAS) + ("List" if is_list else "")


_KINDS = (
    _Kind("parameters", _path_parameters, _parameter_name),
    _Kind("responses", _answers, _answer_name),
)
