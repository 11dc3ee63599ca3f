"""The same invented API, published in each form, gives the same model but for what a form cannot carry."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from canvas_docs.model import Reference, ReferenceType, element_of

from tests.conftest import Read
from tests.forms import generator_markdown, gitbook_html, gitbook_markdown, plain_text, yard_html
from tests.forms.greenhouse import GREENHOUSE
from tests.forms.invented import InventedAction, Kind

Facts = dict[str, Any]

_ELSEWHERE = frozenset(("origin", "form", "url", "href"))  # where a thing stood: different by nature
_EMPTY = (None, "", [], False)

PUBLISHED: dict[str, Callable[[], dict[str, str]]] = {
    "portal": lambda: {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE},
    "portal, raw tables": lambda: {f"{p.slug}.md": gitbook_markdown.write(p, raw_tables=True) for p in GREENHOUSE},
    "generator": lambda: {f"{page.slug}.md": generator_markdown.write(page) for page in GREENHOUSE},
    "portal HTML": lambda: {f"{page.slug}.html": gitbook_html.write(page) for page in GREENHOUSE},
    "legacy 2022": lambda: {f"{page.legacy}.html": yard_html.write(page) for page in GREENHOUSE},
    "legacy 2014": lambda: {f"{page.legacy}.html": yard_html.write(page, year=2014) for page in GREENHOUSE},
    "text": lambda: {"all_resources.txt": plain_text.write(GREENHOUSE)},
}


# ------------------------------------------------------------------ what a form cannot carry


def _facts(node: Any) -> Any:
    """A model node as data, without where it was read and without what is empty."""
    if isinstance(node, dict):
        return {
            key: _facts(value)
            for key, value in node.items()
            if key not in _ELSEWHERE and not any(value is empty or value == empty for empty in _EMPTY)
        }
    return [_facts(item) for item in node] if isinstance(node, list) else node


def _actions(pages: list[Facts]) -> list[Facts]:
    return [action for page in pages for action in page["actions"]]


def _without(nodes: list[Facts], *names: str) -> None:
    for node in nodes:
        for name in names:
            node.pop(name, None)


def _without_anchors_of_parts(pages: list[Facts]) -> None:
    """Only some forms give objects an anchor, and those of appendixes are spelled differently."""
    for page in pages:
        _without(page.get("objects", []), "anchor")
        _without(page.get("appendixes", []), "anchor")


def _without_final_stop(pages: list[Facts]) -> None:
    """The legacy site ends its returns line without a full stop."""
    for action in _actions(pages):
        if returns := action.get("returns"):
            returns["text"] = returns.get("text", "").removesuffix(".")
            if "text" in returns["type"]:
                returns["type"]["text"] = returns["type"]["text"].removesuffix(".")


def _portal(pages: list[Facts]) -> list[Facts]:
    """The portal prints no subtopics."""
    _without(_actions(pages), "subtopic")
    _without_anchors_of_parts(pages)
    return pages


def _portal_html(pages: list[Facts]) -> list[Facts]:
    """Rendered code blocks have lost their language."""
    for node in [*_actions(pages), *(definition for page in pages for definition in page.get("objects", []))]:
        _without([*node.get("request_examples", []), *node.get("response_examples", [])], "language")
        _without([node["example"]] if "example" in node else [], "language")
    return _portal(pages)


def _legacy(pages: list[Facts]) -> list[Facts]:
    _without_final_stop(pages)
    return _portal(pages)


def _legacy_2014(pages: list[Facts]) -> list[Facts]:
    """2014 knew no scopes, no dated deprecations, and no language of requests; it put no space after `//`."""
    for page in pages:
        for definition in page.get("objects", []):
            _without([definition], "deprecation")
            definition["example"]["text"] = definition["example"]["text"].replace("// ", "//")
    for action in _actions(pages):
        _without([route["scope"] for route in action["routes"]], "derived")
        _without(action.get("request_examples", []), "language")
        for node in [action, *action.get("parameters", []), *action.get("response_fields", [])]:
            if "effective" in node.get("deprecation", {}):
                del node["deprecation"]
    return _legacy(pages)


def _text(pages: list[Facts]) -> list[Facts]:
    """Text has lost pages, titles, links, objects and marks: what is left are actions in their order."""
    actions = _actions(pages)
    _without(actions, "anchor", "title", "source_url", "subtopic")
    for action in actions:
        if "description" in action:
            action["description"] = re.sub(r"[`*]", "", action["description"])
        _without([*action.get("request_examples", []), *action.get("response_examples", [])], "language")
        if returns := action.get("returns"):
            target = returns["type"].get("target") or returns["type"].get("items", {}).get("target") or {}
            target.pop("page", None)
    return actions


CARRIED: dict[str, Callable[[list[Facts]], list[Facts]]] = {
    "portal": _portal,
    "portal, raw tables": _portal,
    "generator": _portal,
    "portal HTML": _portal_html,
    "legacy 2022": _legacy,
    "legacy 2014": _legacy_2014,
    "text": _text,
}


def _pages(reference: Reference) -> list[Facts]:
    pages: list[Facts] = _facts(msgspec.json.decode(msgspec.json.encode(reference)))["pages"]
    return pages


@pytest.mark.parametrize("form", [form for form in PUBLISHED if form != "portal"])
def test_every_form_gives_the_model_of_the_portal_but_for_what_it_cannot_carry(form: str, read: Read) -> None:
    portal, _ = read(PUBLISHED["portal"](), "portal")
    found, _ = read(PUBLISHED[form](), "other")

    assert CARRIED[form](_pages(found)) == CARRIED[form](_pages(portal))


@pytest.mark.parametrize("form", PUBLISHED)
def test_a_sound_page_gives_no_diagnostic_of_its_reading(form: str, read: Read) -> None:
    _, diagnostics = read(PUBLISHED[form]())

    assert [str(diagnostic) for diagnostic in diagnostics] == []


# ------------------------------------------------------------------ known answers


def _returned(action: InventedAction) -> tuple[bool, str] | None:
    return (action.returns[0] is Kind.LIST, action.returns[1]) if action.returns else None


@pytest.mark.parametrize("form", PUBLISHED)
def test_every_form_gives_what_the_invented_api_says(form: str, read: Read) -> None:
    reference, _ = read(PUBLISHED[form]())
    found = [action for _, action in reference.actions]
    invented = [action for page in GREENHOUSE for action in page.actions]
    dated = form != "legacy 2014"

    assert [[f"{route.verb} {route.path}" for route in action.routes] for action in found] == [
        list(action.routes) for action in invented
    ]
    assert {route.scope.value == f"url:{route.verb}|{route.path}" for a in found for route in a.routes} == {True}
    assert {route.scope.derived for action in found for route in action.routes} == {form == "legacy 2014"}
    assert [f"{action.controller}#{action.name}" if action.controller else None for action in found] == [
        action.controller for action in invented
    ]
    assert [
        [(p.name, p.required, p.type.text, tuple(map(str, p.type.allowed))) for p in action.parameters]
        for action in found
    ] == [[(p.name, p.required, p.type, p.allowed) for p in action.parameters] for action in invented]
    assert [[f.name for f in action.response_fields] for action in found] == [
        [f.name for f in action.response_fields] for action in invented
    ]
    assert [action.beta for action in found] == [action.beta for action in invented]
    assert [action.deprecation is not None for action in found] == [
        dated and action.deprecated is not None for action in invented
    ]
    assert [
        (a.returns.type.kind == "array", element_of(a.returns.type).text) if a.returns and a.returns.text else None
        for a in found
    ] == [_returned(action) for action in invented]
    assert [[e.text for e in a.request_examples] for a in found] == [list(a.requests) for a in invented]
    assert [[e.text for e in a.response_examples] for a in found] == [list(a.responses) for a in invented]


def test_all_four_kinds_of_deprecation_are_read_with_their_dates(read: Read) -> None:
    reference, _ = read(PUBLISHED["portal"]())
    actions = {action.anchor: action for _, action in reference.actions}
    objects = {(page.slug, found.name): found for page in reference.pages for found in page.objects}
    pot = next(p for p in actions["method.plants.update"].parameters if p.name == "plant[pot]")
    litres = actions["method.greenhouse/beds.moisture"].response_fields[2]
    method = actions["method.plants.destroy"].deprecation
    model = objects["archived_plants", "Plant"].deprecation

    assert method is not None
    assert (method.effective, method.notice) == ("2024-12-01", "2024-06-01")
    assert method.text.endswith("Plants wither by themselves.")
    assert model is not None
    assert (model.effective, model.notice) == ("2024-09-01", "2024-03-01")
    assert litres.deprecation is not None
    assert (litres.deprecation.effective, litres.description) == ("2024-08-01", "Water in litres.")
    assert pot.deprecation is not None
    assert (pot.deprecation.effective, pot.description) == ("2024-05-26", "The pot.")


def test_a_twin_of_its_own_page_wins_over_the_page_that_the_link_names(read: Read) -> None:
    reference, _ = read(PUBLISHED["portal"]())
    returned = {
        action.anchor: element_of(action.returns.type)
        for _, action in reference.actions
        if action.returns and action.returns.text
    }

    assert {anchor: one.target.page for anchor, one in returned.items() if isinstance(one, ReferenceType)} == {
        "method.archived_plants.show": "archived_plants",  # although the link names `plants`
        "method.greenhouse/beds.plants": "plants",
        "method.greenhouse/beds.photo": "beds_-raised",
        "method.plants.index": "plants",
        "method.plants.show": "plants",
        "method.plants.update": "plants",
    }
