"""The names of groups and methods in each language: what the clients define, and what samples elsewhere call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from canvas_openapi.render.clients import names

_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_NO_TAG = "Other"


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Each operation of an OpenAPI document as (path, upper case verb, operation), in the document's order."""
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


def client_names(document: Mapping[str, Any]) -> dict[str, tuple[str, str, str, str]]:
    """What each operation is called: operationId → (Python group, Python method, TypeScript group, TypeScript method).

    `list_courses` of the page "Courses" is `canvas.courses.list_courses(…)` and `canvas.courses.listCourses(…)`.
    """
    groups = titles(document)
    python = names.unique(groups, names.python_group)
    typescript = names.unique(groups, names.typescript_group)
    return {
        operation_id: (python[title], python_methods[operation_id], typescript[title], typescript_methods[operation_id])
        for title, ids in groups.items()
        for python_methods, typescript_methods in [
            (names.unique(ids, names.python_method), names.unique(ids, names.typescript_method))
        ]
        for operation_id in ids
    }
