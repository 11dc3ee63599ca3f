"""Rows of parameter tables: Required, allowed values in all their forms, deprecation, default, and broken rows."""

from __future__ import annotations

import pytest
from canvas_docs.blocks import Block, Items, Note, Paragraph, Row, Span, Table
from canvas_docs.model import Json, Limits, Parameter, element_of
from canvas_docs.parse.parameter_rows import is_parameter_table, parse_parameters
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


# ------------------------------------------------------------------ lists that the words of a description state, or leave open


@pytest.mark.parametrize(
    ("kind", "words", "allowed", "nullable"),
    [
        ("string", "The pot. Must be one of “clay” or “stone”.", ("clay", "stone"), False),
        ("string", "Sets the pot to either “clay”, “stone”, or null.", ("clay", "stone"), True),
        ("array", "What to show. Possible values are “clay” and “stone”", ("clay", "stone"), False),
        ("string", "Accepted values are ‘clay’ and ‘stone.’ If omitted, all are shown.", ("clay", "stone"), False),
        ("string", "Either “clay” or “stone” should be set, not both.", (), False),  # names of parameters
        ("string", "If this value is “clay” or “stone” then water is needed.", (), False),
        ("string", "The pot, such as “clay” or “stone”.", (), False),
        ("string", "A comma separated list. Can be “clay” or “stone”.", (), False),
        ("Hash", "Allowed keys are “clay” and “stone”", (), False),
        ("string", "Example: pots ('clay', 'stone')", (), False),  # the form alone
    ],
)
def test_what_a_description_states(kind: str, words: str, allowed: tuple[str, ...], nullable: bool) -> None:
    found = one(kind, p(words))

    assert element_of(found.type).allowed == allowed
    assert found.type.nullable is nullable
    assert found.description


def test_no_list_is_about_an_address() -> None:
    (found,), _ = read(row("pot_url", "string", p("The scheme must be “http” or “https”.")))

    assert found.type.allowed == ()


@pytest.mark.parametrize("words", ["Other kinds may be added in the future.", "Several, as a comma separated string."])
def test_a_list_that_the_words_leave_open_stays_text(words: str) -> None:
    found = one("string", p(words), LISTED)

    assert found.type.allowed == ()
    assert found.description == f"{words}\n\nAllowed values: `clay`, `stone`"


def test_a_value_that_marks_the_default_is_none() -> None:
    listed = p("Allowed values: ", code("clay"), ", ", code("stone"), ", ", code("default stone"))
    found = one("string", listed)

    assert found.type.allowed == ("clay", "stone")
    assert found.default == "stone"
    assert one("string", p("Allowed values: ", code("clay"), ", ", code("default"))).type.allowed == ("clay", "default")


# ------------------------------------------------------------------ limits


@pytest.mark.parametrize(
    ("kind", "words", "limits"),
    [
        ("integer", "Pots in each page. Maximum of 100.", Limits(maximum=100)),
        ("number", "The tilt, a number between 0 and 90.", Limits(minimum=0, maximum=90)),
        ("string", "Must be at least 3 characters.", Limits(min_length=3)),
        ("string", "It must be shorter than 60 characters.", Limits(max_length=59)),
        ("string", "Maximum of 100.", None),  # of another type
        ("integer", "Maximum of 100 if it rains.", None),
        ("integer", "The maximum number of pots.", None),
        ("array", "Must be at least 3 characters.", None),
    ],
)
def test_limits(kind: str, words: str, limits: Limits | None) -> None:
    assert one(kind, p(words)).limits == limits


@pytest.mark.parametrize(
    ("name", "read_as", "kind"),
    [
        ("beds[Array]", "beds", "array"),
        ("is_wet[Boolean]", "is_wet", "boolean"),
        ("beds[X]", "beds[X]", "string"),  # a key that the caller chooses
        ("beds[array]", "beds[array]", "string"),  # a member of that name
    ],
)
def test_a_type_that_stands_in_the_name(name: str, read_as: str, kind: str) -> None:
    (parameter,), _ = read(row(name, "string", p("Which beds.")))
    assert (parameter.name, parameter.type.kind) == (read_as, kind)
