"""What only our rules changed: models whose printed text is the same and whose parsed values are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from canvas_docs.model import Action, Grade, Page, Parameter, Primitive, Reference, ReferenceType, ScalarType, Target
from canvas_openapi import Comparison, compare, load, make_document

from tests.conftest import write_pages
from tests.docs.invented import GADGETS, WIDGETS

PAGES = {"widgets.md": WIDGETS, "gadgets.md": GADGETS}
INTEGER = ScalarType(kind=Primitive.INTEGER, grade=Grade.DOCUMENTED)


def read(folder: Path, pages: dict[str, str]) -> Reference:
    reference = load(write_pages(folder, dict(pages))).reference
    assert reference is not None
    return reference


def compared(old: Reference, new: Reference) -> Comparison:
    return compare(make_document(old, validate=False), make_document(new, validate=False), descriptions=True)


def with_actions(reference: Reference, change: Callable[[Action], Action]) -> Reference:
    def changed(page: Page) -> Page:
        return replace(page, actions=tuple(change(action) for action in page.actions))

    return replace(reference, pages=tuple(changed(page) for page in reference.pages))


def with_parameters(reference: Reference, change: Callable[[Parameter], Parameter]) -> Reference:
    return with_actions(reference, lambda a: replace(a, parameters=tuple(change(p) for p in a.parameters)))


def retyped(action: Action) -> Action:
    if action.returns is None:
        return action
    gadget = ReferenceType(
        target=Target("Gadget", page="gadgets"), text=action.returns.type.text, grade=Grade.DOCUMENTED
    )
    return replace(action, returns=replace(action.returns, type=gadget))


OTHER_RULES: list[tuple[str, Callable[[Reference], Reference]]] = [
    ("types", lambda r: with_parameters(r, lambda p: replace(p, type=replace(INTEGER, text=p.type.text)))),
    ("defaults", lambda r: with_parameters(r, lambda p: replace(p, default="shelf"))),
    ("values", lambda r: with_parameters(r, lambda p: replace(p, type=replace(p.type, allowed=("a", "b"))))),
    ("parameters that were lost", lambda r: with_actions(r, lambda a: replace(a, parameters=a.parameters[1:]))),
    ("answers", lambda r: with_actions(r, retyped)),
]


@pytest.mark.parametrize("other", [rule for _, rule in OTHER_RULES], ids=[name for name, _ in OTHER_RULES])
def test_what_only_our_rules_changed_is_told_apart(tmp_path: Path, other: Callable[[Reference], Reference]) -> None:
    now = read(tmp_path / "a", PAGES)

    found = compared(other(now), now)

    if other is OTHER_RULES[3][1]:  # the older model has no text of what it lost: nothing can be told
        assert {change.kind.label for change in found.changes} == {"parameter-added"}
        return
    assert found.changes
    assert {change.grade.value for change in found.changes} == {"reading"}
    assert found.version_step == "patch"
    assert "the docs print the same" in found.to_text()


CHANGED_DOCS = [
    ("a type", "| `integer`         | The sizes", "| `string`          | The sizes", "parameter-retyped breaking"),
    ("a name", "`widget[sizes][]`", "`widget[width][]`", "parameter-renamed breaking"),
    ("a property", '"state": "new"', '"state": 1', "property-retyped risky"),
    ("an answer", "Returns a list of [Widget](#widget)", "Returns a [Widget](#widget)", "answer-retyped breaking"),
    ("words", "How many teeth it has.", "How many teeth there are.", "description-changed docs"),
    ("required", "Required `string`", "`string`         ", "parameter-optional safe"),
]


@pytest.mark.parametrize(("before", "now", "expected"), [r[1:] for r in CHANGED_DOCS], ids=[r[0] for r in CHANGED_DOCS])
def test_what_the_docs_changed_is_not_told_apart(tmp_path: Path, before: str, now: str, expected: str) -> None:
    assert before in WIDGETS
    found = compared(
        read(tmp_path / "a", PAGES), read(tmp_path / "b", {**PAGES, "widgets.md": WIDGETS.replace(before, now)})
    )

    said = {f"{change.kind.label} {change.grade.value}" for change in found.changes}
    assert expected in said
    assert not any("reading" in one for one in said)


def test_an_answer_whose_object_is_documented_elsewhere_now_is_a_change(tmp_path: Path) -> None:
    without = GADGETS.replace("A Gadget object looks like:", "An example:")
    found = compared(read(tmp_path / "a", {**PAGES, "gadgets.md": without}), read(tmp_path / "b", PAGES))

    assert found.changes
    assert not any(change.grade.value == "reading" for change in found.changes)
