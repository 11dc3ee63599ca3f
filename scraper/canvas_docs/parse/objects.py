"""Object definitions: the fence below "A Foo object looks like:"."""

from __future__ import annotations

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Example, Field, Grade, ObjectDefinition, ObjectType, Origin, Type, fields_of
from canvas_docs.parse import comments
from canvas_docs.parse.commented_json import Commented, read
from canvas_docs.parse.inference import description, fields, infer
from canvas_docs.parse.json_tree import Array, Object, json_value
from canvas_docs.parse.schema_literals import schema_literal_fields


def parse_object(
    name: str, text: str, language: str, origin: Origin, anchor: str | None = None
) -> tuple[ObjectDefinition, tuple[Diagnostic, ...]]:
    """The object `name` (as printed: `ePortfolio`, `Lti::Registration`) from its fence, whose first line is `origin`.

    The diagnostics name what had to be mended. A fence that cannot be read gives an object without fields: that it
    is an object is what its heading says.
    """
    commented = read(text)
    value, known = json_value(commented.node) if commented.node else (None, False)
    schema = _schema_fields(commented, origin)
    readable = known and commented.complete and schema is None
    type_ = ObjectType(schema, grade=Grade.DOCUMENTED) if schema else _type(commented, origin)
    definition = ObjectDefinition(
        name,
        type_,
        Example(text, language, "", value if readable else None, readable, commented.repairs, origin),
        description(commented.comment),
        anchor,
        comments.deprecation(commented.comment),
        origin,
    )
    problems = [] if schema else _diagnostics(name, commented, readable, origin)
    return definition, (*problems, *_contradictions(name, type_))


def _schema_fields(commented: Commented, origin: Origin) -> tuple[Field, ...] | None:
    """The fields of an "example" that is in fact a schema; they get no example values from it."""
    return schema_literal_fields(commented.node.members, origin) if isinstance(commented.node, Object) else None


def _type(commented: Commented, origin: Origin) -> Type:
    match commented.node:
        case Object(members):
            return ObjectType(fields(members, origin), grade=Grade.DOCUMENTED)
        case Array():
            return infer(commented.node, origin=origin)
        case _:
            return ObjectType(grade=Grade.DOCUMENTED)


def _contradictions(name: str, type_: Type) -> list[Diagnostic]:
    """Examples that are none of the values that their own comment lists."""
    return [
        Diagnostic(
            "example-not-allowed",
            f"{name}.{field.name} shows {field.example!r}, which its comment does not list",
            "nothing to do: the list stands; an overlay can add the value",
            field.origin,
            Severity.NOTE,
        )
        for field in fields_of(type_)
        if field.type.allowed and field.example is not None and field.example not in field.type.allowed
    ]


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
