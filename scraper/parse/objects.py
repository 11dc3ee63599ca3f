"""Object definitions: the fence below "A Foo object looks like:"."""

from __future__ import annotations

from scraper.diagnostics import Diagnostic, Severity
from scraper.model import Example, Grade, Kind, ObjectDefinition, Origin, Type
from scraper.parse import comments
from scraper.parse.commented_json import Commented, read
from scraper.parse.inference import description, fields, infer
from scraper.parse.json_tree import Array, Object, json_value
from scraper.parse.schema_literals import schema_literal_fields


def parse_object(
    name: str, text: str, language: str, origin: Origin, anchor: str | None = None
) -> tuple[ObjectDefinition, tuple[Diagnostic, ...]]:
    """The object `name` (as printed: `ePortfolio`, `Lti::Registration`) from its fence, whose first line is `origin`.

    The diagnostics name what had to be mended. A fence that cannot be read gives an object without fields: that it
    is an object is what its heading says.
    """
    commented = read(text)
    value, known = json_value(commented.node) if commented.node else (None, False)
    readable = known and commented.complete
    definition = ObjectDefinition(
        name,
        _type(commented, origin),
        Example(text, language, "", value if readable else None, readable, commented.repairs, origin),
        description(commented.comment),
        anchor,
        comments.deprecation(commented.comment),
        origin,
    )
    return definition, tuple(_diagnostics(name, commented, readable, origin))


def _type(commented: Commented, origin: Origin) -> Type:
    match commented.node:
        case Object(members):
            found = schema_literal_fields(members, origin) or fields(members, origin)
            return Type(Kind.OBJECT, fields=found, grade=Grade.DOCUMENTED)
        case Array():
            return infer(commented.node, origin=origin)
        case _:
            return Type(Kind.OBJECT, grade=Grade.DOCUMENTED)


def _diagnostics(name: str, commented: Commented, readable: bool, origin: Origin) -> list[Diagnostic]:
    if commented.node is None or not readable:
        return [
            Diagnostic(
                "object-not-json",
                f"the example of {name} is not JSON"
                + (f" ({', '.join(commented.repairs)})" if commented.repairs else ""),
                "its fields are read as far as they go and the example stays text; check them against the page",
                origin,
            )
        ]
    if commented.repairs:
        return [
            Diagnostic(
                "object-mended",
                f"the example of {name} is not quite JSON ({', '.join(commented.repairs)})",
                "nothing to do, unless a field of it looks wrong",
                origin,
                Severity.NOTE,
            )
        ]
    return []
