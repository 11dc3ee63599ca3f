"""What the page of changes shows: what changed since an earlier edition, what is deprecated, beta or cut off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from canvas_docs.model import Deprecation, Field, Type, fields_of, walk_types

from canvas_openapi.changes.kinds import ChangeKind, Impact
from canvas_openapi.changes.texts import by_resource
from canvas_openapi.render.docs.arrangement import Catalogue, Operation, Section
from canvas_openapi.render.docs.links import file_name
from canvas_openapi.render.docs.views import Link, deprecated_since

if TYPE_CHECKING:
    from canvas_openapi.changes.change import Change
    from canvas_openapi.changes.comparison import Comparison

CHANGES_FILE = "changes.html"


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: its grade and kind, the path or object that has it (no address if that is gone), its values.

    An object has no `verb`.
    """

    grade: str
    kind: str
    verb: str
    what: str
    href: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedResource:
    """The changes of one resource, the worst first."""

    id: str
    title: str
    href: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of change that occurs: its usual grade, and what it means."""

    kind: str
    grade: str
    explanation: str


@dataclass(frozen=True, slots=True)
class DeprecatedView:
    """What is deprecated, in the docs' words and with their dates, and the calls or the object that it is of."""

    name: str
    places: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class CallsPart:
    """Calls of which one thing is said."""

    id: str
    title: str
    explanation: str
    calls: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The whole page. `headline` and `summary` are empty if there was nothing to compare with."""

    headline: str
    summary: str
    resources: tuple[ChangedResource, ...]
    kinds: tuple[KindView, ...]
    deprecated: tuple[DeprecatedView, ...]
    parts: tuple[CallsPart, ...]


def changes_view(found: Catalogue, comparison: Comparison | None) -> ChangesView:
    """The deprecations, betas and open ends of this edition, behind what changed since an earlier one, if given."""
    changes = comparison.changes if comparison else ()
    beta = tuple(_calls(found, "x-canvas-beta"))
    cut = tuple(_calls(found, "x-canvas-truncated"))
    return ChangesView(
        headline=comparison.headline if comparison else "",
        summary=comparison.summary if comparison else "",
        resources=tuple(_resources(found, changes)),
        kinds=tuple(_kinds(changes)),
        deprecated=(*_operations(found), *_parameters(found), *_objects(found)),
        parts=(
            *([CallsPart("beta", "Beta", "These may change without notice.", beta)] if beta else []),
            *([CallsPart("truncated", "Cut off", "The source ends in the middle of these.", cut)] if cut else []),
        ),
    )


def _resources(found: Catalogue, changes: Iterable[Change]) -> Iterator[ChangedResource]:
    addresses = {(operation.verb, operation.path): found.hrefs[operation.id] for _, _, operation in found.operations}
    pages = {page.page.title: page.file for page in found.pages}
    for title, group in by_resource(changes):
        views = tuple(_change(found, addresses, change) for change in group)
        yield ChangedResource(file_name(f"changes-{title}"), title, pages.get(title, ""), views)


def _change(found: Catalogue, addresses: dict[tuple[str, str], str], change: Change) -> ChangeView:
    grade, kind = change.grade.value, _words(change.kind)
    values = ("", "") if change.grade is Impact.DOCS else (change.before, change.after)  # whole paragraphs
    if change.method:
        address = addresses.get((change.method, change.path), "")
        return ChangeView(grade, kind, change.method, change.path, address, change.name, *values)
    component = found.components.get(change.component)
    return ChangeView(grade, kind, "", change.name, component.href if component else "", "", *values)


def _kinds(changes: Iterable[Change]) -> Iterator[KindView]:
    met = {change.kind for change in changes}
    yield from (KindView(_words(kind), kind.impact.value, kind.explanation) for kind in ChangeKind if kind in met)


def _words(kind: ChangeKind) -> str:
    return kind.label.replace("-", " ")


def _calls(found: Catalogue, mark: str) -> Iterator[Link]:
    for _, section, operation in found.operations:
        if section.spec.get(mark):
            yield _call(found, operation)


def _call(found: Catalogue, operation: Operation) -> Link:
    return Link(f"{operation.verb} {operation.path}", found.hrefs[operation.id])


def _operations(found: Catalogue) -> Iterator[DeprecatedView]:
    for _, section in found.sections:
        if routes := tuple(_call(found, one) for one in section.operations if one.spec.get("deprecated")):
            yield DeprecatedView(section.title, routes, _since(section.action.deprecation))


def _parameters(found: Catalogue) -> Iterator[DeprecatedView]:
    for _, section in found.sections:
        for parameter in section.action.parameters:
            if parameter.deprecation:
                yield DeprecatedView(parameter.name, _routes(found, section), _since(parameter.deprecation))


def _routes(found: Catalogue, section: Section) -> tuple[Link, ...]:
    return tuple(_call(found, operation) for operation in section.operations)


def _objects(found: Catalogue) -> Iterator[DeprecatedView]:
    for page in found.pages:
        for component in page.components:
            definition = component.definition
            if definition is None:
                continue
            places = (Link(component.name, component.href),)
            if definition.deprecation:
                yield DeprecatedView(component.name, places, _since(definition.deprecation))
            for field in _fields(definition.type):
                if field.deprecation:
                    yield DeprecatedView(f"{component.name}.{field.name}", places, _since(field.deprecation))


def _fields(type_: Type) -> Iterator[Field]:
    return (field for inner in walk_types(type_) for field in fields_of(inner))


def _since(deprecation: Deprecation | None) -> str:
    return deprecated_since(deprecation) if deprecation else ""
