"""The names of groups and methods in each language: what the clients define, and what samples elsewhere call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from canvas_openapi.render.clients import names

_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_NO_TAG = "Other"
Operation = tuple[str, str, Mapping[str, Any]]
"""Path, upper case verb, and what the document says."""


def operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    """Each operation of an OpenAPI document, in the document's order."""
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            if verb in _VERBS:
                yield path, verb.upper(), operation


def titles(document: Mapping[str, Any]) -> dict[str, list[str]]:
    """The operationIds of each tag, in the document's order."""
    groups: dict[str, list[str]] = {}
    for _, _, operation in operations(document):
        groups.setdefault(title_of(operation), []).append(operation["operationId"])
    return groups


def title_of(operation: Mapping[str, Any]) -> str:
    """The tag under which an operation is grouped."""
    tags = operation.get("tags") or [_NO_TAG]
    return str(tags[0])


@dataclass(frozen=True)
class GroupNames:
    """What a group is called: its attribute and its class in each language. Modules are named after `python`."""

    python: str
    python_class: str
    typescript: str
    typescript_class: str


def group_names(titles: Iterable[str]) -> dict[str, GroupNames]:
    """The names of the groups with these titles."""
    titles = list(titles)
    python = names.unique(titles, names.python_group)
    typescript = names.unique(titles, names.typescript_group)
    python_classes = names.unique(python.values(), names.group_class)
    typescript_classes = names.unique(typescript.values(), names.group_class)
    return {
        title: GroupNames(
            python[title],
            python_classes[python[title]],
            typescript[title],
            typescript_classes[typescript[title]],
        )
        for title in titles
    }


def client_names(document: Mapping[str, Any]) -> dict[str, tuple[str, str, str, str]]:
    """What each operation is called: operationId → (Python group, Python method, TypeScript group, TypeScript method).

    `list_courses` of the page "Courses" is `canvas.courses.list_courses(…)` and `canvas.courses.listCourses(…)`.
    """
    groups = titles(document)
    called = group_names(groups)
    return {
        operation_id: (
            called[title].python,
            python_methods[operation_id],
            called[title].typescript,
            typescript_methods[operation_id],
        )
        for title, ids in groups.items()
        for python_methods, typescript_methods in [
            (names.unique(ids, names.python_method), names.unique(ids, names.typescript_method))
        ]
        for operation_id in ids
    }
