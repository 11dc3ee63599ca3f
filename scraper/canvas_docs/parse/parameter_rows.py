"""Rows of a parameter table → parameters. FORMATS A4, C2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from canvas_docs import quirks
from canvas_docs.blocks import Block, Items, Note, Paragraph, Table, markdown, plain_text
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import (
    ArrayType,
    Deprecation,
    Grade,
    Json,
    KeyKind,
    Origin,
    Parameter,
    Primitive,
    ScalarType,
    Type,
    UnknownType,
    element_of,
)
from canvas_docs.parse.allowed_value_cells import CellValues, cell_values
from canvas_docs.parse.defaults import default_in
from canvas_docs.parse.deprecation import dated_deprecation_in, deprecation_in
from canvas_docs.parse.limits import limits_in
from canvas_docs.parse.member_names import is_never_listed
from canvas_docs.parse.parameter_names import parse_name
from canvas_docs.parse.sent_as import raw_media_types, type_as_told
from canvas_docs.parse.type_cells import parse_type
from canvas_docs.patterns import PARAMETER_HEADER, VERBS

_REQUIRED = re.compile(r"Required\b\s*")
_TYPE_IN_NAME = re.compile(
    r"(?P<name>.+?)\[(?P<type>Array|Boolean|Date|DateTime|File|Float|Hash|Integer|JSON|Number|Object|String)\]"
)
"""`placements[Array]`: the author wrote the type of the parameter where the steps of its name stand."""
_NO_DESCRIPTION = "no description"  # what the generator prints where the author wrote none (FORMATS A0)


def is_parameter_table(block: Block) -> bool:
    """Whether the block is a table of parameters; pages hold other tables too."""
    return isinstance(block, Table) and tuple(word.strip() for word in block.header[:3]) == PARAMETER_HEADER


def parse_parameters(table: Table, document: str) -> tuple[list[Parameter], list[Diagnostic]]:
    """The parameters of a table, in order, and what was wrong with its rows."""
    parameters: list[Parameter] = []
    diagnostics: list[Diagnostic] = []
    for row in table.rows:
        origin = Origin(document, row.line)
        name = plain_text(row.cells[0]) if row.cells else ""
        if len(row.cells) != 3 or not name:
            diagnostics.append(
                Diagnostic(
                    "parameter-row",
                    f"a row of a parameter table has {len(row.cells)} cells" if name else "a parameter has no name",
                    "look at the row: it was left out",
                    origin,
                )
            )
            continue
        parameter, found = _parameter(name, plain_text(row.cells[1]), row.cells[2], origin)
        parameters.append(parameter)
        diagnostics.extend(found)
    return parameters, diagnostics


def _parameter(name: str, cell: str, blocks: Sequence[Block], origin: Origin) -> tuple[Parameter, list[Diagnostic]]:
    diagnostics: list[Diagnostic] = []
    required = _REQUIRED.match(cell)
    type_ = parse_type(cell[required.end() :] if required else cell)
    if glued := _TYPE_IN_NAME.fullmatch(name):
        name, type_ = glued["name"], parse_type(glued["type"])
    listed = cell_values(blocks, can_state=_is_of_strings(type_) and not is_never_listed(_last_name(name)))
    if listed.mangled:
        diagnostics.append(
            Diagnostic(
                "allowed-values-mangled",
                f"the allowed values of {name} are broken in the page",
                "check them: they were read as a list with commas",
                origin,
            )
        )
    blocks, deprecation = _split_deprecation(listed.description)
    if type_.text.lower() == "deprecated":
        deprecation = deprecation or Deprecation()
        diagnostics.append(
            Diagnostic(
                "type-lost",
                f'the type of {name} reads "Deprecated"',
                "nothing to do: read as deprecated, its type as unknown",
                origin,
            )
        )
    text, words = markdown(blocks), plain_text(blocks)
    type_ = type_as_told(type_, words)
    parameter = Parameter(
        name=name,
        keys=parse_name(name),
        type=_with_values(type_, listed),
        required=bool(required),
        description="" if text == _NO_DESCRIPTION else text,
        default=listed.default or default_in(words, type_, listed.values),
        deprecation=deprecation,
        raw_media_types=raw_media_types(words, type_),
        limits=None if name.endswith("[]") else limits_in(words, type_),
        origin=origin,
    )
    return _of_the_body(parameter), diagnostics


def _with_values(type_: Type, listed: CellValues) -> Type:
    """The type with the values; an array that does not say of what is one of strings if it lists some."""
    if listed.values and isinstance(type_, ArrayType) and type_.items is None:
        return replace(type_, items=ScalarType(Primitive.STRING, allowed=listed.values, grade=Grade.DOCUMENTED))
    allowed = typed_values(listed.values, type_)
    return replace(type_, allowed=allowed, nullable=type_.nullable or listed.nullable)


def _is_of_strings(type_: Type) -> bool:
    """Whether the values of a parameter, or of its list, are strings as far as its type cell tells."""
    match type_:
        case UnknownType() | ArrayType(items=None) | ScalarType(Primitive.STRING):
            return True
        case ArrayType(items=items) if items is not None:
            return _is_of_strings(items)
    return False


def _last_name(name: str) -> str:
    return next((key.text for key in reversed(parse_name(name)) if key.kind is KeyKind.NAME), name)


def _of_the_body(parameter: Parameter) -> Parameter:
    """A row named `POST` whose text begins "body [Required, Array]" describes the body: the tag lost a word."""
    tag = quirks.BODY_TAG(parameter.description) if parameter.name in VERBS else None
    if tag is None:
        return parameter
    return replace(
        parameter,
        keys=(),
        type=parse_type(tag["type"]),
        required=bool(tag["required"]),
        description=parameter.description[tag.end() :],
    )


# ------------------------------------------------------------------ allowed values

_TRUTH = {"true": True, "false": False}


def typed_values(values: Sequence[str], type_: Type) -> tuple[Json, ...]:
    """The documented values in the JSON type of the parameter; as text where they are not of that type."""
    match element_of(type_):
        case ScalarType(Primitive.BOOLEAN) if all(value.lower() in _TRUTH for value in values):
            return tuple(_TRUTH[value.lower()] for value in values)
        case ScalarType(Primitive.INTEGER) if all(re.fullmatch(r"-?\d+", value) for value in values):
            return tuple(int(value) for value in values)
        case ScalarType(Primitive.NUMBER) if all(re.fullmatch(r"-?\d+(\.\d+)?", value) for value in values):
            return tuple(float(value) if "." in value else int(value) for value in values)
    return tuple(values)


# ------------------------------------------------------------------ deprecation


def _split_deprecation(blocks: Sequence[Block]) -> tuple[list[Block], Deprecation | None]:
    """The description and its deprecation. The generator's own words, with dates, are taken out; the author's stay."""
    kept = list(blocks)
    if not kept:
        return kept, None
    first = kept[0]
    if isinstance(first, Note):
        found = deprecation_in(plain_text(first.blocks))
        return (kept[1:], found) if found else (kept, None)
    if isinstance(first, Paragraph) and (dated := dated_deprecation_in(first.text)):
        deprecation, rest = dated
        return ([Paragraph(rest, first.line)] if rest else []) + kept[1:], deprecation
    opening = first.items[0] if isinstance(first, Items) else [first]
    return kept, deprecation_in(plain_text(opening))
