"""Names of objects → the pages that define them."""

from __future__ import annotations

import pytest
from canvas_docs.link import link, squashed
from canvas_docs.model import (
    Action,
    ArrayType,
    Example,
    Grade,
    ObjectDefinition,
    ObjectType,
    Page,
    Reference,
    ReferenceType,
    Returns,
    Target,
)


def page(slug: str, *objects: str, returns: Target | None = None) -> Page:
    definitions = tuple(ObjectDefinition(name, ObjectType(), Example("{}")) for name in objects)
    found = returns and Returns("", ArrayType(ReferenceType(returns, grade=Grade.DOCUMENTED)))
    return Page(slug, slug.title(), "x", objects=definitions, actions=(Action((), returns=found),))


def target_of(*pages: Page) -> tuple[Target, list[str]]:
    """The target of the last page's action, linked."""
    reference, diagnostics = link(Reference(pages))
    returns = reference.pages[-1].actions[0].returns
    assert returns is not None
    assert returns.type.items is not None
    assert returns.type.items.target is not None
    return returns.type.items.target, [diagnostic.code for diagnostic in diagnostics]


@pytest.mark.parametrize(
    ("pages", "href", "linked"),
    [
        ([page("pots", "Pot"), page("beds")], None, "pots"),  # only one is called so
        ([page("pots", "Pot"), page("beds", "Pot")], "#pot", "beds"),  # its own page
        ([page("pots", "Pot"), page("beds", "Pot")], "pots.md#pot", "beds"),  # even where the link says otherwise
        ([page("clay", "Pot"), page("old_pots", "Pot"), page("beds")], "../old_pots.md#pot", "old_pots"),
        ([page("clay", "Pot"), page("old_pots", "Pot"), page("beds")], "old_pots.html#Pot", "old_pots"),
        ([page("clay", "Pot"), page("old_-pots", "Pot"), page("beds")], "old_(pots).html#Pot", "old_-pots"),
        ([page("pots", "Pot"), page("old_pots", "Pot"), page("beds")], "old_pots.md#pot", "pots"),  # its namesake page
        ([page("pots", "Pot"), page("beds")], "missing.md#pot", "pots"),  # the link is broken, the name is not
        ([page("pots"), page("beds")], "pots.md#pot", None),  # defined nowhere
    ],
)
def test_which_page_is_meant(pages: list[Page], href: str | None, linked: str | None) -> None:
    *others, last = pages
    target, codes = target_of(*others, page(last.slug, *(o.name for o in last.objects), returns=Target("Pot", href)))

    assert target.page == linked
    assert codes == []


def test_one_of_several_that_nothing_tells_apart_is_left_open_and_named() -> None:
    target, codes = target_of(page("clay", "Pot"), page("old_pots", "Pot"), page("beds", returns=Target("Pot")))

    assert target.page is None
    assert codes == ["object-ambiguous"]


def test_names_are_compared_without_marks_and_case_and_take_the_defined_spelling() -> None:
    target, _ = target_of(page("tools", "Lti::ToolSetting"), page("beds", returns=Target("LtiToolSetting")))

    assert (target.name, target.page) == ("Lti::ToolSetting", "tools")
    assert squashed("Lti::Tool Setting") == "ltitoolsetting"
