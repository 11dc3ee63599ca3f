"""The vocabulary of types: which word is a type in which place, and what it means there."""

from __future__ import annotations

import pytest
from canvas_docs.blocks import Items, Paragraph, Span
from canvas_docs.documents import Document, Form
from canvas_docs.model import NOWHERE, ArrayType, Type, element_of, fields_of
from canvas_docs.parse import comments
from canvas_docs.parse.objects import parse_object
from canvas_docs.parse.response_fields import parse_response_fields
from canvas_docs.parse.returns import parse_returns
from canvas_docs.parse.type_cells import parse_type
from canvas_docs.readers import plain_text
from canvas_docs.readers.swagger_types import read_type
from canvas_docs.type_words import VOCABULARY, Where, named_object, type_of

from tests.conftest import format_of, target_of

PLACES = (
    *(Where.CELL, Where.SAVED_CELL, Where.SWAGGER),
    *(Where.FIELD, Where.EXAMPLE, Where.PROPERTY, Where.RETURNS, Where.COMMENT),
)
TABLE = """
                  cell   saved  swagger field  example property returns comment
    string        type   type   type    type   type    type     type    type    string
    text          type   Type   type    Type   Type    Type     Type    -       string
    boolean       type   type   type    type   type    type     type    type    boolean
    bool          type   type   type    type   type    type     type    -       boolean
    integer       type   type   type    type   type    type     type    type    integer
    int           type   type   type    type   type    type     type    -       integer
    long          type   Type   type    Type   Type    Type     Type    -       integer int64
    id            -      -      -       -      type    -        -       -       integer int64
    number        type   type   type    type   type    type     type    -       number
    numeric       type   type   type    type   type    type     type    -       number
    float         type   type   type    type   type    type     type    type    number
    double        type   type   type    type   type    type     type    -       number
    decimal       type   type   type    type   type    type     type    type    number
    datetime      type   type   type    type   type    type     type    type    string date-time
    date-time     type   -      type    -      -       -        -       type    string date-time
    iso8601       -      -      -       -      -       -        -       type    string date-time
    timestamp     type   type   type    Type   type    Type     Type    type    string date-time
    date          type   type   type    type   type    type     type    -       string date
    time          -      -      -       -      type    -        -       -       unknown
    url           type   type   type    type   type    type     type    -       string uri
    uri           type   Type   type    Type   type    Type     Type    -       string uri
    uuid          type   Type   type    Type   Type    Type     Type    -       string uuid
    file          type   type   type    -      -       -        -       -       file
    array         type   type   type    type   type    type     type    -       array
    list          type   Type   type    Type   Type    Type     Type    -       array
    object        type   type   type    type   type    type     type    -       object
    hash          type   type   type    type   type    type     type    -       object
    serializedhash type  type   type    type   type    type     type    -       object
    map           -      -      type    -      -       -        -       -       object
    json          type   type   type    type   type    type     type    -       unknown
    any           type   -      type    -      -       -        -       -       unknown
    variable      type   type   type    -      -       -        -       -       unknown
    deprecated    type   -      type    -      -       -        -       -       unknown
    void          -      -      type    -      -       -        -       -       unknown
"""
"""`type`: however it is spelled; `Type`: with a capital, in lower case it may be a name or a value; `-`: no type."""
ROWS = [row.split() for row in TABLE.strip().splitlines()[1:]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_word_means_where(row: list[str]) -> None:
    word, *uses = row[: len(PLACES) + 1]
    meaning = row[len(PLACES) + 1 :]

    for where, use in zip(PLACES, uses, strict=True):
        for spelling in (word, word.upper() if len(word) < 5 else word.title()):
            found = type_of(spelling, where)
            assert (found is not None) == (use == "type" or (use == "Type" and spelling != word)), where
            if found is not None:
                assert " ".join(filter(None, (found.kind, format_of(found)))).split() == meaning
                assert found.text == spelling
                assert named_object(spelling, where) is None


def test_the_table_shows_every_word() -> None:
    spellings = {"date and time", "iso 8601", "iso-8601", "positive integer", "nil", "null"}
    assert {row.word for row in VOCABULARY} == {row[0] for row in ROWS} | spellings


@pytest.mark.parametrize("where", [Where.FIELD, Where.EXAMPLE, Where.RETURNS])
@pytest.mark.parametrize("name", ["File", "Pond", "Lti::Pond", "Time2", "Strings"])
def test_what_is_no_word_for_a_type_is_an_object_of_that_name(name: str, where: Where) -> None:
    assert target_of(named_object(name, where)) == name
    assert named_object(name.lower(), where) is None


# ------------------------------------------------------------------ each place, as it is read


def in_field(word: str) -> Type:
    paragraphs = (Paragraph((Span("depth"),), 1), Paragraph((Span(word),), 2))
    fields, _ = parse_response_fields([Items(tuple((paragraph,) for paragraph in paragraphs), 1)])
    return fields[0].type


def in_example(word: str) -> Type:
    definition, _ = parse_object("Pond", f'{{"depth": {word}}}', "json", NOWHERE)
    return fields_of(definition.type)[0].type


def in_property(word: str) -> Type:
    text = f'{{"depth": {{"type": "{word}", "description": "How deep"}}}}'
    definition, _ = parse_object("Pond", text, "json", NOWHERE)
    return fields_of(definition.type)[0].type


def in_returns(word: str) -> Type:
    returns = parse_returns(Paragraph((Span(f"Returns a list of {word} objects."),), 1), NOWHERE)
    assert returns is not None
    return element_of(returns.type)


def in_comment(word: str) -> Type:
    claim = comments.claim(f"{word} of the deepest place")
    assert claim is not None
    return claim.type


@pytest.mark.parametrize("read", [parse_type, in_field, in_example, in_property, in_returns, in_comment])
@pytest.mark.parametrize(("word", "kind", "form"), [("Timestamp", "string", "date-time"), ("Decimal", "number", None)])
def test_a_word_means_the_same_everywhere(read, word: str, kind: str, form: str | None) -> None:
    found = read(word)

    assert (found.kind, format_of(found)) == (kind, form)


@pytest.mark.parametrize("read", [in_field, in_example, in_returns])
def test_words_that_were_taken_for_objects(read) -> None:
    kinds = {word: read(word).kind for word in ("UUID", "Numeric", "List", "Text", "Pond", "File")}

    assert kinds == {
        "UUID": "string",
        "Numeric": "number",
        "List": "array",
        "Text": "string",
        "Pond": "reference",
        "File": "reference",
    }


def test_an_upload_is_a_file_in_a_request_and_an_object_in_an_answer() -> None:
    assert parse_type("File").kind == "file"
    assert read_type({"type": "File"}, frozenset()).kind == "file"
    assert read_type({"type": "File"}, frozenset(("File",))).kind == "reference"


def test_a_json_object_is_an_object_without_a_name() -> None:
    assert in_returns("JSON").kind == "object"
    assert in_returns("Hash").kind == "object"


@pytest.mark.parametrize("word", ["list", "text", "uuid"])
def test_in_lower_case_some_words_are_values_and_names(word: str) -> None:
    fields, _ = parse_response_fields(
        [Items(tuple((Paragraph((Span(name),), 1),) for name in ("depth", word)), 1)],
    )

    assert [field.name for field in fields] == ["depth", word]
    assert in_example(word).rule == "value-unquoted-string"


def test_of_a_list_in_an_answer_the_elements_are_still_to_be_concluded() -> None:
    assert parse_type("Array") == ArrayType(text="Array", grade=parse_type("Array").grade)
    assert element_of(in_example("Array")).kind == "unknown"


def test_a_saved_page_tells_a_type_from_a_name_by_the_vocabulary() -> None:
    text = "Ponds API\n\nParameter\n\nType\n\nDescription\n\ndepth\n\nint\n\nHow deep.\n\nnote\n\nstring\n\ntext\n"
    blocks, _ = plain_text.read(Document("ponds.txt", text, Form.PLAIN_TEXT))
    tables = [block for block in blocks if hasattr(block, "rows")]

    assert len(tables) == 1
    assert len(tables[0].rows) == 2
