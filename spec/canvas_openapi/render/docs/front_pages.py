"""What the pages that are no resource show: start, objects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from canvas_openapi.render.docs.arrangement import OBJECTS_FILE, Catalogue, ResourcePage
from canvas_openapi.render.docs.groups import PageGroup
from canvas_openapi.render.docs.views import ObjectView, Views

if TYPE_CHECKING:
    from canvas_openapi.changes.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource in a list: its page, its Markdown twin, and what is on it."""

    text: str
    href: str
    twin: str
    note: str


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """Resources that belong together; the name is empty where the document has no groups."""

    id: str
    name: str
    resources: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What a reader may have come for, and the call that does it."""

    text: str
    href: str
    verb: str
    path: str


@dataclass(frozen=True, slots=True)
class StartView:
    """The start page. `tasks` are operations that most readers look for.

    `changed` says what changed since the edition that this one was compared with, `deprecated` how many operations
    the docs call deprecated.
    """

    operations: int
    objects: int
    pages: int
    groups: tuple[EntryGroup, ...]
    about: str
    tasks: tuple[Task, ...]
    changed: str
    deprecated: int


@dataclass(frozen=True, slots=True)
class ObjectsView:
    """All objects: links to the documented ones, and those that no page defines."""

    documented: tuple[Entry, ...]
    others: tuple[ObjectView, ...]


def start_view(
    found: Catalogue, document: dict[str, Any], groups: Iterable[PageGroup], comparison: Comparison | None
) -> StartView:
    """The start page."""
    return StartView(
        operations=len(found.hrefs),
        objects=len(found.components) - len(found.unowned),
        pages=len(found.pages),
        groups=tuple(EntryGroup(group.id, group.name, tuple(map(_entry, group.pages))) for group in groups),
        about=str(document["info"].get("description", "")),
        tasks=tuple(
            Task(text, found.hrefs[name], operation.verb, operation.path)
            for text, name in _TASKS
            for _, _, operation in found.operations
            if operation.id == name
        ),
        changed=comparison.summary if comparison else "",
        deprecated=sum(bool(operation.spec.get("deprecated")) for _, _, operation in found.operations),
    )


_TASKS = (
    ("List your courses", "list_courses"),
    ("Enroll a user in a course", "create_course_enrollment"),
    ("Grade a submission", "update_course_assignment_submission"),
    ("Upload a file to a course", "create_course_file"),
    ("Import SIS data", "create_account_sis_import"),
    ("Launch an external tool (LTI)", "get_course_external_tools_sessionless_launch"),
    ("Create an assignment", "create_course_assignment"),
    ("Send a message", "create_conversation"),
)
"""What people come for, and its operation. One that a reference does not have is left out."""


def _entry(page: ResourcePage) -> Entry:
    """A resource with what is on its page."""
    operations = sum(len(section.operations) for section in page.sections)
    counts = (_counted(operations, "operation"), _counted(len(page.components), "object"))
    return Entry(page.page.title, page.file, _twin(page.file), ", ".join(filter(None, counts)))


def objects_view(found: Catalogue, views: Views) -> ObjectsView:
    """All objects by name."""
    documented = tuple(
        Entry(component.name, component.href, "", page.page.title)
        for component, page in sorted(
            ((component, page) for page in found.pages for component in page.components),
            key=lambda pair: pair[0].name.casefold(),
        )
    )
    return ObjectsView(documented, tuple(views.object(component, OBJECTS_FILE) for component in found.unowned))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def _twin(file: str) -> str:
    return re.sub(r"\.html$", ".md", file)
