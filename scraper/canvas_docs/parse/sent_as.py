"""What the words of a parameter say of its type that its cell does not: a file, a SIS id, or more than a date."""

from __future__ import annotations

import re

from canvas_docs.model import Grade, Primitive, ScalarType, Type, UnionType
from canvas_docs.rules import Rule, everywhere


def type_as_told(type_: Type, text: str) -> Type:
    """The type of a parameter's cell, corrected by its description; only string and date types are changed."""
    match type_:
        case ScalarType(Primitive.STRING, None) if FILE_PART(text):
            return ScalarType(Primitive.FILE, text=type_.text, grade=Grade.INFERRED, rule=FILE_PART.name)
        case ScalarType(Primitive.INTEGER) if SIS_ID(text):
            return ScalarType(Primitive.STRING, text=type_.text, grade=Grade.INFERRED, rule=SIS_ID.name)
        case ScalarType(Primitive.STRING, "date" | "date-time") if EITHER_DATE(text):
            day, time = (ScalarType(Primitive.STRING, form, grade=Grade.DOCUMENTED) for form in ("date", "date-time"))
            return UnionType((day, time), text=type_.text, grade=Grade.DOCUMENTED)
    return type_


def raw_media_types(text: str, type_: Type) -> tuple[str, ...]:
    """The content types in which the text of a file's parameter sends it as the whole body, each once, in order."""
    if not (isinstance(type_, ScalarType) and type_.kind is Primitive.FILE):
        return ()
    return tuple(dict.fromkeys(match["type"] for match in RAW_BODY(text) or ()))


FILE_PART = Rule(
    "sent-as-file",
    "a parameter of type string that holds a file: a part of a form",
    re.compile(r"\bmultipart/form-data (?:form-field-style )?(?:attachment|file|part)\b", re.IGNORECASE).search,
    "A multipart/form-data form-field-style attachment. Seeds above one kilogram count.",
    "A request with Content-Type multipart/form-data can only store strings.",
)
EITHER_DATE = Rule(
    "date-or-time",
    "a date that may have a time of day: it has two formats",
    re.compile(r"\byyyy-mm-dd or ISO ?8601\b", re.IGNORECASE).search,
    "The day of sowing, formatted as: yyyy-mm-dd or ISO 8601 YYYY-MM-DDTHH:MM:SSZ.",
    "The day of sowing in ISO 8601 format, or nothing.",
)
SIS_ID = Rule(
    "takes-sis-ids",
    "an id that may be one of a student information system: no number",
    re.compile(r"\bSIS ids? (?:can be used|prepended|prefixed)\b|\bsis_\w+_id:").search,
    "The beds to show. SIS ids can be used, prefixed by “sis_bed_id:”.",
    "The SIS id of the bed is not changed.",
)
RAW_BODY = Rule(
    "raw-body",
    "a command that sends a file as the whole body, and as what",
    everywhere(r"Content-Type: (?P<type>[a-z]+/[a-z0-9.+-]+)['\"]? --data-binary\b"),
    "curl -H 'Content-Type: text/csv' --data-binary @seeds.csv https://garden.example/api/v1/seeds",
    "curl -H 'Content-Type: application/json' --data '{}' https://garden.example/api/v1/seeds",
)
RULES = (FILE_PART, SIS_ID, EITHER_DATE, RAW_BODY)
