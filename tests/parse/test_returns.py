"""Returns lines, and descriptions that begin in the same way."""

from __future__ import annotations

import pytest
from canvas_docs.blocks import Paragraph
from canvas_docs.model import Origin, Target
from canvas_docs.parse.returns import parse_returns

from tests.forms.invented import link, p

HERE = Origin("plants.md", 3)


def test_one_object() -> None:
    found = parse_returns(p("Returns a ", link("Plant", "#plant"), " object."), HERE)

    assert found is not None
    assert (found.type.kind, found.type.target) == ("reference", Target("Plant", "#plant"))
    assert found.origin == HERE


def test_a_list_of_objects() -> None:
    found = parse_returns(p("Returns a list of ", link("Lti::Tool", "../tools#lti"), " objects."), HERE)

    assert found is not None
    assert found.type.kind == "array"
    assert found.type.items is not None
    assert found.type.items.target == Target("Lti::Tool", "../tools#lti")


def test_without_a_link_and_a_full_stop() -> None:
    found = parse_returns(p("Returns an Account object"), HERE)

    assert found is not None
    assert found.type.target == Target("Account")


@pytest.mark.parametrize(
    "paragraph",
    [
        p("Returns a ", link("List of Plant", "#List of Plant"), " object"),
        p("Returns a [List of Plant](plants.md#list of plant) object."),  # Markdown takes it for no link
        p("Returns a list of ", link("List of Plant", "#List of Plant"), " objects."),
        p("Returns a ", link("Plant[]", "#plant[]"), " object."),
    ],
)
def test_a_list_that_the_template_takes_for_the_name_of_one_object(paragraph: Paragraph) -> None:
    found = parse_returns(paragraph, HERE)

    assert found is not None
    assert found.type.kind == "array"
    assert found.type.items is not None
    assert found.type.items.target is not None
    assert found.type.items.target.name == "Plant"


def test_a_word_for_a_type_is_no_object_though_the_template_links_it() -> None:
    found = parse_returns(p("Returns a ", link("boolean", "#boolean"), " object."), HERE)

    assert found is not None
    assert (found.type.kind, found.type.text) == ("boolean", "boolean")
    named = parse_returns(p("Returns a ", link("Date", "#Date"), " object."), HERE)
    assert named is not None
    assert named.type.target == Target("Date", "#Date")


@pytest.mark.parametrize(
    "paragraph",
    [
        p("Returns a [204 No Content](plants.md#204 no content) object."),
        p("Returns a [the input, as stored](plants.md#the input, as stored) object."),
        p("Returns the plants that the gardener may see."),
        p("Returns a list of plants."),
        p("Returns a paginated list of Plant objects that wither."),
        p("It Returns a Plant object."),
        p("Returns a list of Plant objects, by name."),
    ],
)
def test_descriptions_are_no_returns_line(paragraph: Paragraph) -> None:
    assert parse_returns(paragraph, HERE) is None
