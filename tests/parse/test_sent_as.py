"""What the text of a parameter says of its type beyond its cell."""

from __future__ import annotations

import pytest
from canvas_docs.model import Grade, Primitive, ScalarType, UnionType
from canvas_docs.parse.sent_as import raw_media_types, type_as_told

from tests.conftest import format_of

STRING = ScalarType(Primitive.STRING, text="string", grade=Grade.DOCUMENTED)
FILE = ScalarType(Primitive.FILE, text="string", grade=Grade.INFERRED, rule="sent-as-file")
UPLOAD = "There are two ways to post - either via a multipart/form-data form-field-style attachment, or a raw post. "
RAW = "curl -H 'Content-Type: application/zip' --data-binary @a.zip  curl -H 'Content-Type: text/csv' --data-binary @a.csv"


def test_a_string_that_is_a_file() -> None:
    assert type_as_told(STRING, UPLOAD) == FILE
    assert type_as_told(STRING, "The form-field-style name of the pond.") is STRING


def test_a_date_with_or_without_a_time_has_two_formats() -> None:
    date = ScalarType(Primitive.STRING, "date", text="Date", grade=Grade.DOCUMENTED)
    either = type_as_told(date, "formatted as: yyyy-mm-dd or ISO 8601 YYYY-MM-DDTHH:MM:SSZ.")
    assert isinstance(either, UnionType)
    assert [format_of(choice) for choice in either.choices] == ["date", "date-time"]
    assert type_as_told(date, "formatted as: yyyy-mm-dd") is date


@pytest.mark.parametrize(("text", "media"), [(UPLOAD + RAW + RAW, ("application/zip", "text/csv")), (UPLOAD, ())])
def test_what_a_file_is_sent_as_when_it_is_the_whole_body(text: str, media: tuple[str, ...]) -> None:
    assert raw_media_types(text, FILE) == media
    assert raw_media_types(text, STRING) == ()


def test_an_id_that_may_come_from_another_system_is_no_number() -> None:
    number = ScalarType(Primitive.INTEGER, text="integer", grade=Grade.DOCUMENTED)
    told = type_as_told(number, "The beds to show. SIS ids can be used, prefixed by “sis_bed_id:”.")
    assert told == ScalarType(Primitive.STRING, text="integer", grade=Grade.INFERRED, rule="takes-sis-ids")
    assert type_as_told(number, "The SIS id of the bed is not changed.") is number
