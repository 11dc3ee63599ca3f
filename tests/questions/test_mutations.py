"""Random edits of an edition: each is found, and nothing else is.

The edits are made to the model, the printed text with them, as a newer edition of the docs would have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from canvas_docs.model import (
    Action,
    Grade,
    ObjectType,
    Page,
    Parameter,
    Primitive,
    Reference,
    ScalarType,
    fields_of,
)
from canvas_openapi import Document, compare, load, make_document
from canvas_openapi.changes.change import anonymous
from canvas_openapi.changes.fields import sent_fields
from canvas_openapi.openapi.components import ComponentNames
from canvas_openapi.openapi.documented_routes import operation_routes
from canvas_openapi.openapi.known import Graded

from tests.conftest import write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE

Found = tuple[str, str, str, str]
"""Kind, verb, path without names, name."""


@dataclass(frozen=True)
class Edit:
    """One edit of an action: what it becomes (None: it is gone), and the kind and name that each route must show."""

    name: str
    apply: Callable[[Action, Parameter], Action | None]
    kind: str
    shown: Callable[[Parameter], str]
    fits: Callable[[Action, Parameter], bool] = lambda action, parameter: True


def with_parameter(action: Action, old: Parameter, new: Iterable[Parameter]) -> Action:
    at = action.parameters.index(old)
    return replace(action, parameters=(*action.parameters[:at], *new, *action.parameters[at + 1 :]))


def retyped(parameter: Parameter) -> Parameter:
    other = Primitive.STRING if getattr(parameter.type, "kind", "") is Primitive.BOOLEAN else Primitive.BOOLEAN
    return replace(parameter, type=ScalarType(kind=other, text=other.value, grade=Grade.DOCUMENTED), default=None)


def with_values(parameter: Parameter, values: tuple[str, ...]) -> Parameter:
    return replace(parameter, type=replace(parameter.type, allowed=values), description=f"Now: {values}.")


def renamed(parameter: Parameter) -> Parameter:
    key = replace(parameter.keys[0], text="edited")
    return replace(parameter, name="edited", keys=(key,))


def is_plain(parameter: Parameter) -> bool:
    return len(parameter.keys) == 1 and bool(parameter.description)


def has_values(action: Action, parameter: Parameter) -> bool:
    return len(parameter.type.allowed) > 2 and all(isinstance(value, str) for value in parameter.type.allowed)


def told(action: Action) -> bool:
    """Whether the example requests of an action say nothing of its parameters."""
    return not action.request_examples


EDITS = (
    Edit("remove", lambda a, p: with_parameter(a, p, ()), "parameter-removed", lambda p: p.name),
    Edit("add", lambda a, p: with_parameter(a, p, (p, replace(renamed(p), description="New."))), "parameter-added", lambda p: "edited", lambda a, p: is_plain(p)),
    Edit("rename", lambda a, p: with_parameter(a, p, (renamed(p),)), "parameter-renamed", lambda p: "edited", lambda a, p: is_plain(p) and sum(q.description == p.description for q in a.parameters) == 1),
    Edit("retype", lambda a, p: with_parameter(a, p, (retyped(p),)), "parameter-retyped", lambda p: p.name, lambda a, p: isinstance(p.type, ScalarType) and not p.type.allowed and p.default is None),
    Edit("more values", lambda a, p: with_parameter(a, p, (with_values(p, (*p.type.allowed, "edited")),)), "parameter-values-added", lambda p: p.name, has_values),
    Edit("fewer values", lambda a, p: with_parameter(a, p, (with_values(p, tuple(v for v in p.type.allowed if v != p.default)[1:] + ((p.default,) if p.default else ())),)), "parameter-values-removed", lambda p: p.name, has_values),
    Edit("require", lambda a, p: with_parameter(a, p, (replace(p, required=True),)), "parameter-required", lambda p: p.name, lambda a, p: not p.required and is_plain(p)),
    Edit("reword", lambda a, p: with_parameter(a, p, (replace(p, description="Reworded."),)), "description-changed", lambda p: p.name, lambda a, p: is_plain(p)),
    Edit("remove the action", lambda a, p: None, "operation-removed", lambda p: ""),
    Edit("move the action", lambda a, p: replace(a, routes=tuple(replace(r, path=f"/api/moved{r.path.removeprefix('/api')}") for r in a.routes)), "operation-moved", lambda p: "", lambda a, p: len(a.routes) == 1 and bool(a.controller and a.name)),
    Edit("reword the action", lambda a, p: replace(a, description=f"{a.description} Reworded."), "description-changed", lambda p: ""),
)  # fmt: skip


def made(reference: Reference) -> Document:
    return make_document(reference, validate=False, shipped_overlays=False)


def anonymous_route(path: str) -> str:
    return re.sub(r"[:*]\w+", "{}", path)


def editable(reference: Reference, document: Document) -> dict[int, list[Parameter]]:
    """Actions (by identity) whose routes nothing else documents, with the parameters that the document has by name."""
    found: dict[int, list[Parameter]] = {}
    shared: set[int] = set()
    calls = [(route.verb, anonymous_route(route.path)) for _, action in reference.actions for route in action.routes]
    for _, action in reference.actions:
        if any(calls.count((route.verb, anonymous_route(route.path))) > 1 for route in action.routes):
            shared.add(id(action))
    for route in operation_routes(reference)[0]:
        actions = [documentation.action for documentation in route.documentation]
        operation = document.content["paths"].get(route.path.template, {}).get(route.verb.lower())
        names = sent_fields(Graded(operation, {}, "")) if operation else {}
        action = actions[0]
        bases = [parameter.keys[0].text for parameter in action.parameters if parameter.keys]
        fit = [p for p in action.parameters if p.name in names and p.keys and bases.count(p.keys[0].text) == 1]
        kept = found.setdefault(id(action), fit)
        found[id(action)] = [parameter for parameter in kept if parameter in fit]
    return {key: fit for key, fit in found.items() if fit and key not in shared}


def edited(reference: Reference, document: Document, random: Random, most: int) -> tuple[Reference, set[Found]]:
    """A newer edition with at most so many edits, each in an action of its own, and what must be found."""
    choice = editable(reference, document)
    templates: dict[int, list[tuple[str, str]]] = {}
    for route in operation_routes(reference)[0]:
        templates.setdefault(id(route.documentation[0].action), []).append((route.verb, anonymous(route.path.template)))
    wanted = set(random.sample(sorted(choice, key=list(choice).index), min(most, len(choice))))
    expected: set[Found] = set()

    def change(action: Action) -> Action | None:
        if id(action) not in wanted or not told(action):
            return action
        parameter = random.choice(choice[id(action)])
        edit = random.choice([edit for edit in EDITS if edit.fits(action, parameter)])
        now = edit.apply(action, parameter)
        for verb, path in templates[id(action)]:
            moved = f"/api/moved{path.removeprefix('/api')}" if edit.kind == "operation-moved" else path
            expected.add((edit.kind, verb, moved, edit.shown(parameter)))
            if edit.name.endswith("values"):
                expected.add(("description-changed", verb, path, parameter.name))
        return now

    def page(old: Page) -> Page:
        return replace(old, actions=tuple(now for action in old.actions if (now := change(action)) is not None))

    return replace(reference, pages=tuple(map(page, reference.pages))), expected


def differences(old: Document, new: Document) -> set[Found]:
    changes = compare(old, new, descriptions=True).changes
    assert not any(change.grade.value == "reading" for change in changes)
    return {(c.kind.label, c.method, anonymous(c.path), c.name) for c in changes if c.method}


def check(reference: Reference, seed: int, most: int) -> int:
    document = made(reference)
    newer, expected = edited(reference, document, Random(seed), most)
    assert differences(document, made(newer)) == expected
    return len(expected)


@pytest.fixture(scope="module")
def greenhouse(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    pages = {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE}
    reference = load(write_pages(tmp_path_factory.mktemp("pages"), dict(pages))).reference
    assert reference is not None
    return reference


@pytest.mark.parametrize("seed", range(30))
def test_each_edit_of_an_invented_edition_is_found_and_no_other(greenhouse: Reference, seed: int) -> None:
    check(greenhouse, seed, most=3)


@pytest.mark.slow_if_real
@pytest.mark.parametrize("folder", ["gitbook_md/2025-12", "yard_html/2022"])
def test_each_edit_of_a_real_edition_is_found_and_no_other(corpus: Path, folder: str) -> None:
    reference = load(corpus / folder).reference
    assert reference is not None
    assert sum(check(reference, seed, most=60) for seed in range(3)) > len(list(reference.actions)) / 8


def edited_objects(reference: Reference, random: Random) -> tuple[Reference, set[tuple[str, str]]]:
    """A newer edition in which objects lost and got a property, and what must be found."""
    names = {id(found): name for name, found in ComponentNames(reference).definitions.items()}
    twins = [found.name for one in reference.pages for found in one.objects]
    expected: set[tuple[str, str]] = set()

    def page(old: Page) -> Page:
        objects = []
        for found in old.objects:
            fields = fields_of(found.type)
            if (
                twins.count(found.name) > 1
                or not isinstance(found.type, ObjectType)
                or len(fields) < 4
                or random.random() < 0.7
            ):
                objects.append(found)
                continue
            gone = random.choice(
                [one for one in fields if not any(fields_of(one.type)) and isinstance(one.type, ScalarType)]
                or [fields[0]]
            )
            if not isinstance(gone.type, ScalarType):
                objects.append(found)
                continue
            new = replace(gone, name="edited_property")
            kept = tuple(one for one in fields if one is not gone)
            text = f"{found.example.text} edited"
            objects.append(
                replace(found, type=replace(found.type, fields=(*kept, new)), example=replace(found.example, text=text))
            )
            name = names[id(found)]
            expected.update(
                {("property-removed", f"{name}.{gone.name}"), ("property-added", f"{name}.edited_property")}
            )
        return replace(old, objects=tuple(objects))

    return replace(reference, pages=tuple(map(page, reference.pages))), expected


@pytest.mark.slow_if_real
def test_each_edit_of_an_object_is_found_and_no_other(corpus: Path) -> None:
    reference = load(corpus / "gitbook_md/2025-12").reference
    assert reference is not None
    document = made(reference)
    for seed in range(3):
        newer, expected = edited_objects(reference, Random(seed))
        after = made(newer)
        elsewhere = {  # what other parts of the docs still say of an object
            f"{name}.{member}"
            for name, node in after.content["components"]["schemas"].items()
            for member in node.get("properties", ())
            if ("property-removed", f"{name}.{member}") in expected
        }
        changes = compare(document, after, descriptions=True).changes
        found = {(c.kind.label, c.name) for c in changes if c.name not in elsewhere}
        assert found == {(kind, name) for kind, name in expected if name not in elsewhere}
        assert len(elsewhere) <= max(1, len(expected) / 10)
        assert expected
