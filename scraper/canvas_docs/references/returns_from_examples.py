"""What an action answers, as its example responses show it.

What is shown wins over what is said: an example that opens with `[` is a list, one that opens with `{` is none,
whatever the returns line says. An example that is nearly JSON still shows its shape (`example-outline`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.model import (
    UNKNOWN,
    Action,
    ArrayType,
    Example,
    Field,
    Grade,
    MapType,
    ObjectType,
    ReferenceType,
    Returns,
    ScalarType,
    Type,
    UnionType,
    UnknownType,
    element_of,
    fields_of,
    retyped,
    values_of,
    with_children,
    with_members,
)
from canvas_docs.parse.commented_json import read
from canvas_docs.parse.inference import infer, infer_value
from canvas_docs.parse.json_tree import Array, Object
from canvas_docs.parse.merging import merge
from canvas_docs.words import singular


def from_examples(examples: Sequence[Example]) -> Type:
    """The type of the example responses that are JSON, name types where JSON has values, or are nearly JSON.

    Unknown if none is.
    """
    return merge([_shown(one) for one in examples])


def _shown(example: Example) -> Type:
    if example.is_json:
        return infer_value(example.value)
    if example.requests:
        return UNKNOWN
    whole = _from_placeholders(example.text)
    return outline(example.text) if isinstance(whole, UnknownType) else whole


_OPENING = re.compile(r"^[ \t]*(?=[\[{])", re.MULTILINE)
_DISPLACING = frozenset(("unclosed bracket", "torn name"))
"""Repairs behind which members may stand in the wrong place, or be none."""
_FAILURE = re.compile(r"\b[45]\d\d\b")


def outline(text: str) -> Type:
    """The outer shape of text that is nearly JSON: `[ { "id" 2 } ]` is a list. Text before the bracket is ignored.

    Members count as long as every bracket is closed and every name whole: behind one that is not, nobody knows what
    belongs where.
    The answer of a failure ("404 {…}") shows no shape of a success.
    """
    opening = _OPENING.search(text)
    if opening is None or _FAILURE.search(text[: opening.end()]):
        return UNKNOWN
    commented = read(text[opening.end() :])
    is_closed = not _DISPLACING.intersection(commented.repairs)
    shown = infer(commented.node) if commented.node and is_closed else UNKNOWN
    match commented.node:
        case Array():
            items = shown.items if isinstance(shown, ArrayType) else None
            is_plain = items is not None and not isinstance(items, UnionType)
            return ArrayType(items if is_plain else UNKNOWN, grade=Grade.INFERRED, rule="example-outline")
        case Object():
            return ObjectType(fields_of(shown), grade=Grade.INFERRED, rule="example-outline")
    return UNKNOWN


def _from_placeholders(text: str) -> Type:
    """The type of `{"quiz_submissions": [QuizSubmission]}`: no JSON, but whole, and its words are types."""
    commented = read(text)
    if not commented.complete or not isinstance(commented.node, Array | Object):
        return UNKNOWN
    return with_children(infer(commented.node), _unbracketed)


def _unbracketed(type_: Type, field: Field | None) -> Type:
    """`"end_at": [DateTime]` is a placeholder in brackets; only a plural name says that there are several."""
    if field is None or not isinstance(type_, ArrayType) or isinstance(type_.items, ReferenceType):
        return type_
    is_single = singular(field.name) == field.name
    return type_.items if is_single and type_.items and type_.items.grade is Grade.DOCUMENTED else type_


def with_inferred_returns(action: Action) -> Action:
    """The action with its returns as the example shows them.

    A returns line that the example contradicts gives way to it; one that it does not contradict stands. Listed fields
    of which the docs do not tell the type get that of the example.
    """
    shown = from_examples(action.response_examples)
    if action.returns and not isinstance(action.returns.type, UnknownType):
        seen = _as_shown(action.returns.type, shown)
        return action if seen is action.returns.type else replace(action, returns=retyped(action.returns, seen))
    if isinstance(shown, UnknownType):
        return action
    if action.response_fields:
        return _with_fields(action, shown)
    text, origin = (
        (action.returns.text, action.returns.origin) if action.returns else ("", action.response_examples[0].origin)
    )
    return replace(action, returns=Returns(text, shown, origin))


def _as_shown(stated: Type, shown: Type) -> Type:
    """What the returns line states, as a list where the example is one; the example's type where it is none."""
    if contradicts(stated, shown) and isinstance(shown, ArrayType):
        return replace(shown, items=stated, text=stated.text)
    return shown if contradicts(stated, shown) else stated


def contradicts(stated: Type, shown: Type) -> bool:
    """Whether one is a list and the other a single object."""
    single = ObjectType | MapType | ReferenceType
    return (isinstance(stated, ArrayType) and isinstance(shown, single)) or (
        isinstance(stated, single) and isinstance(shown, ArrayType)
    )


def _with_fields(action: Action, shown: Type) -> Action:
    """The action whose listed fields are those of the example, or of each object in it if the example is a list."""
    fields = _completed(action.response_fields, shown)
    returns = action.returns
    if isinstance(shown, ArrayType):
        item = ObjectType(fields, grade=Grade.DOCUMENTED)
        returns = Returns("", ArrayType(item, grade=Grade.INFERRED, rule=shown.rule), fields[0].origin)
    return replace(action, response_fields=fields, returns=returns)


def _completed(fields: tuple[Field, ...], shown: Type) -> tuple[Field, ...]:
    """The listed fields with what the example (or each object in it) tells of them, then those that only it has."""
    known = {field.name: field for field in fields_of(element_of(shown))}
    listed = {field.name for field in fields}
    more = tuple(field for name, field in known.items() if name not in listed)
    return tuple(_complete(field, known[field.name]) if field.name in known else field for field in fields) + more


def _complete(field: Field, shown: Field) -> Field:
    return replace(field, type=_better(field.type, shown.type), example=shown.example)


def _better(listed: Type, shown: Type) -> Type:
    """A listed field's type beside the example's: what is stated stands, a guess gives way to what is shown."""
    nullable = listed.nullable or shown.nullable
    is_guess = isinstance(listed, UnknownType) or listed.rule.startswith(("name-", "phrase-"))
    if isinstance(shown, UnknownType):
        return replace(listed, nullable=nullable)
    if listed.kind != shown.kind:
        return replace(shown if is_guess else listed, nullable=nullable)
    match listed, shown:
        case ScalarType(), ScalarType():
            return replace(listed, nullable=nullable, format=listed.format or shown.format)
        case ArrayType(known), ArrayType(seen):
            return replace(listed, nullable=nullable, items=_better(known, seen) if known and seen else known)
        case ((ObjectType() | MapType()), (ObjectType() | MapType())):
            fields = _completed(fields_of(listed), shown)
            return with_members(replace(listed, nullable=nullable), fields, values_of(shown))
    return replace(listed, nullable=nullable)
