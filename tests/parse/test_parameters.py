"""Rows of parameter tables: Required, allowed values in all their forms, deprecation, default, and broken rows."""

from __future__ import annotations

import pytest
from canvas_docs.blocks import Block, Items, Note, Paragraph, Row, Span, Table
from canvas_docs.model import Json, Parameter
from canvas_docs.parse.parameters import is_parameter_table, parse_parameters
from canvas_docs.patterns import PARAMETER_HEADER

from tests.forms.invented import bullets, code, p


def row(name: str, kind: str, *description: Block) -> Row:
    return Row(((p(code(name)),), (p(kind),), tuple(description)), 7)


def read(*rows: Row) -> tuple[list[Parameter], list[str]]:
    parameters, diagnostics = parse_parameters(Table(PARAMETER_HEADER, rows, 5), "plants.md")
    return parameters, [diagnostic.code for diagnostic in diagnostics]


def one(kind: str, *description: Block) -> Parameter:
    (parameter,), _ = read(row("pot", kind, *description))
    return parameter


def test_required_is_a_word_before_the_type() -> None:
    assert one("Required string").required
    assert one("Required string").type.text == "string"
    assert not one("string").required
    assert not one("string", p("Required for roses.")).required  # prose is not the column


def test_what_the_generator_prints_for_a_missing_description_is_none() -> None:
    assert one("string", p("no description")).description == ""


# ------------------------------------------------------------------ allowed values

LISTED = p("Allowed values: ", code("clay"), ", ", code("stone"))


@pytest.mark.parametrize(
    ("description", "allowed", "text"),
    [
        # a paragraph of its own
        ((p("The pot."), LISTED), ("clay", "stone"), "The pot."),
        ((LISTED,), ("clay", "stone"), ""),
        # values with spaces, points, slashes
        ((p("Allowed values: ", code("text/html"), ", ", code("an old one")),), ("text/html", "an old one"), ""),
        # one with an empty code
        ((p("Allowed values: ", code("clay"), ", ", code(" ")),), ("clay",), ""),
        # plain text has lost the code spans
        ((p("Allowed values: clay, stone"),), ("clay", "stone"), ""),
        # the raw form of the generator has no paragraph for them
        ((p("The pot. Allowed values: ", code("clay"), ", ", code("stone")),), ("clay", "stone"), "The pot."),
        (
            (p("See ", code("x"), ". Allowed values: ", code("clay"), ", ", code("stone")),),
            ("clay", "stone"),
            "See `x`.",
        ),
        # a list that a site may extend is no closed list
        (
            (p("Default allowed values: ", code("clay"), ", ", code("stone")),),
            (),
            "Default allowed values: `clay`, `stone`",
        ),
    ],
)
def test_allowed_values(description: tuple[Block, ...], allowed: tuple[str, ...], text: str) -> None:
    (parameter,), codes = read(row("pot", "string", *description))

    assert parameter.type.allowed == allowed
    assert parameter.description == text
    assert codes == []


@pytest.mark.parametrize(
    "broken",
    [
        # a stray back-tick of the source inverts all code spans after it (FORMATS A6)
        p("The pot. ‘row", code("implies"), "clay", code(".</p> Allowed values:"), " clay", code(","), " stone`"),
        p("The pot.</p> Allowed values:`clay`, `stone\\`"),
    ],
)
def test_broken_allowed_values_are_read_and_reported(broken: Paragraph) -> None:
    (parameter,), codes = read(row("pot", "string", broken))

    assert parameter.type.allowed == ("clay", "stone")
    assert "Allowed values" not in parameter.description
    assert codes == ["allowed-values-mangled"]


@pytest.mark.parametrize(
    ("kind", "values", "allowed"),
    [
        ("boolean", ("true", "false"), (True, False)),
        ("integer", ("1", "-2"), (1, -2)),
        ("number", ("1", "0.5"), (1, 0.5)),
        ("string", ("1", "2"), ("1", "2")),
        ("String[]", ("a", "b"), ("a", "b")),
        ("integer", ("1", "many"), ("1", "many")),  # not of the type: as the docs print them
    ],
)
def test_allowed_values_are_of_the_type(kind: str, values: tuple[str, ...], allowed: tuple[Json, ...]) -> None:
    assert one(kind, p("Allowed values: " + ", ".join(values))).type.allowed == allowed


# ------------------------------------------------------------------ deprecation

AUTHORS = [
    (p("DEPRECATED Use bed."),),
    (p("(DEPRECATED) Use bed."),),
    (p("Deprecated Use bed."),),
    (bullets((p("DEPRECATED"), p("Use bed."))),),
]


@pytest.mark.parametrize("description", AUTHORS)
def test_an_authors_deprecation_keeps_its_words(description: tuple[Block, ...]) -> None:
    parameter = one("string", *description)

    assert parameter.deprecation is not None
    assert "Use bed." in parameter.description


@pytest.mark.parametrize(
    "description",
    [
        (p(Span("[DEPRECATED]", strong=True), " Effective 2024-05-26 (notice given 2024-02-18)"), p("The pot.")),
        (p(Span("[DEPRECATED]", strong=True), " Effective 2024-05-26 (notice given 2024-02-18) The pot."),),
        (Note("danger", (p("[DEPRECATED] Effective 2024-05-26 (notice given 2024-02-18)"),), 7), p("The pot.")),
    ],
)
def test_the_generators_deprecation_is_not_part_of_the_description(description: tuple[Block, ...]) -> None:
    parameter = one("string", *description)

    assert parameter.deprecation is not None
    assert parameter.deprecation.effective == "2024-05-26"
    assert parameter.description == "The pot."


def test_a_type_that_reads_deprecated_is_lost() -> None:
    (parameter,), codes = read(row("pot", "Deprecated", p("The pot.")))

    assert parameter.type.kind == "unknown"
    assert parameter.deprecation is not None
    assert codes == ["type-lost"]


# ------------------------------------------------------------------ rows


def test_a_row_that_is_no_row_is_named_with_its_line() -> None:
    bad = Row(((p("pot"),), (p("string"),)), 9)
    parameters, diagnostics = parse_parameters(Table(PARAMETER_HEADER, (bad, row("bed", "string")), 5), "plants.md")

    assert [parameter.name for parameter in parameters] == ["bed"]
    assert [str(d.origin) for d in diagnostics] == ["plants.md:9"]
    assert diagnostics[0].code == "parameter-row"


def test_lists_in_a_description_stay_lists() -> None:
    parameter = one("string", p("Kinds:"), bullets((p("“clay”"), p("heavy")), (p("“stone”"), p("heavier"))))

    assert parameter.description == "Kinds:\n\n- “clay”\n\n  heavy\n- “stone”\n\n  heavier"


def test_other_tables_are_no_parameter_tables() -> None:
    assert is_parameter_table(Table(PARAMETER_HEADER, (), 1))
    assert not is_parameter_table(Table(("HTTP RC", "Error Message", "Cause"), (), 1))
    assert not is_parameter_table(Items((), 1))
