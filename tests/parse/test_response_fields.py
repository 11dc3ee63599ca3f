"""Lists under "API response field:" in the layouts in which they arrive."""

from __future__ import annotations

from canvas_docs.blocks import Block, Items, Paragraph, Span
from canvas_docs.model import Field, Grade
from canvas_docs.parse.response_fields import parse_response_fields


def words(text: str, line: int = 1) -> Paragraph:
    return Paragraph((Span(text),), line)


def listed(*items: tuple[Block, ...]) -> Items:
    return Items(items, 1)


def parsed(*blocks: Block) -> tuple[Field, ...]:
    fields, diagnostics = parse_response_fields(blocks, "ponds.md")
    assert diagnostics == ()
    return fields


def test_a_name_and_the_paragraphs_behind_its_list() -> None:
    depth, fish = parsed(
        listed((words("depth", 3),)), words("How deep it is."), words("In metres."), listed((words("is_wet"),)),
        words("Whether there is water, or null."),
    )  # fmt: skip
    assert (depth.name, depth.description, depth.origin.line) == ("depth", "How deep it is.\n\nIn metres.", 3)
    assert (fish.name, fish.type.kind, fish.type.nullable) == ("is_wet", "boolean", True)


def test_a_second_item_that_is_the_type() -> None:
    (keeper,) = parsed(listed((words("keeper"),), (words("Person"), words("Who keeps it."))))
    assert (keeper.type.kind, keeper.type.grade, keeper.description) == (
        "reference",
        Grade.DOCUMENTED,
        "Who keeps it.",
    )
    assert keeper.type.target is not None
    assert keeper.type.target.name == "Person"


def test_a_union_of_quoted_values_and_the_next_name_in_one_list() -> None:
    kind, size = parsed(
        listed((words("kind"),), (words('"wet"|"dry"'), words("Its kind.")), (words("size"),)), words("The size.")
    )
    assert (kind.type.allowed, kind.type.grade) == (("wet", "dry"), Grade.DOCUMENTED)
    assert (size.name, size.description) == ("size", "The size.")


def test_names_with_their_description_inside() -> None:
    depth, fish = parsed(listed((words("depth"), words("How deep.")), (words("fish"), words("The fish."))))
    assert (depth.description, fish.description) == ("How deep.", "The fish.")


def test_types_before_names() -> None:
    depth, tags = parsed(listed((words("Integer depth"), words("How deep.")), (words("string[] tags"),)))
    assert (depth.name, depth.type.kind) == ("depth", "integer")
    assert (tags.name, tags.type.kind) == ("tags", "array")
    assert tags.type.items is not None
    assert tags.type.items.kind == "string"


def test_members_of_the_field_above_and_the_field_behind_them() -> None:
    """The portal runs the dictionary of one field and the name of the next together."""
    fish, size = parsed(
        listed((words("fish"),)),
        words("Array of fish. Fields include:"),
        listed((words("id"), words("Its id")), (words("name"), words("Its name")), (words("size"),)),
        words("The size."),
    )
    assert fish.type.kind == "array"
    assert fish.type.items is not None
    assert [member.name for member in fish.type.items.fields] == ["id", "name"]
    assert size.description == "The size."


def test_text_before_the_first_name_is_reported() -> None:
    fields, (problem,) = parse_response_fields([words("Stray")], "ponds.md")
    assert fields == ()
    assert problem.code == "response-field-unread"


def test_the_brackets_of_a_query_are_no_part_of_a_key() -> None:
    (fish,) = parsed(listed((words("fish[]", 3),)), words("The kinds of fish."))
    assert fish.name == "fish"
