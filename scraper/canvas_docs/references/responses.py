"""What an action answers, as its example responses show it.

What is shown wins over what is said: an example that opens with `[` is a list, one that opens with `{` is none,
whatever the returns line says. An example that is nearly JSON still shows its shape (`example-outline`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.model import Action, Example, Field, Grade, Kind, Returns, Type
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
        return Type()
    whole = _from_placeholders(example.text)
    return whole if whole.kind is not Kind.UNKNOWN else outline(example.text)


_OPENING = re.compile(r"^[ \t]*(?=[\[{])", re.MULTILINE)
_DISPLACING = frozenset(("unclosed bracket", "torn name"))
"""Repairs behind which members may stand in the wrong place, or be none."""
_FAILURE = re.compile(r"\b[45]\d\d\b")


def outline(text: str) -> Type:
    """The shape of text that is nearly JSON: `[ { "id" 2 } ]` is a list; what led up to it is not looked at.

    Members count as long as every bracket is closed and every name whole: behind one that is not, nobody knows what
    belongs where.
    The answer of a failure ("404 {…}") shows no shape of a success.
    """
    opening = _OPENING.search(text)
    if opening is None or _FAILURE.search(text[: opening.end()]):
        return Type()
    commented = read(text[opening.end() :])
    is_closed = not _DISPLACING.intersection(commented.repairs)
    match commented.node:
        case Array():
            items = infer(commented.node).items if is_closed else None
            is_plain = items is not None and items.kind is not Kind.UNION
            return Type(Kind.ARRAY, items=items if is_plain else Type(), grade=Grade.INFERRED, rule="example-outline")
        case Object():
            fields = infer(commented.node).fields if is_closed else ()
            return Type(Kind.OBJECT, fields=fields, grade=Grade.INFERRED, rule="example-outline")
        case _:
            return Type()


def _from_placeholders(text: str) -> Type:
    """The type of `{"quiz_submissions": [QuizSubmission]}`: no JSON, but whole, and its words are types."""
    commented = read(text)
    if not commented.complete or not isinstance(commented.node, Array | Object):
        return Type()
    shown = infer(commented.node)
    return replace(shown, fields=tuple(replace(field, type=_unbracketed(field)) for field in shown.fields))


def _unbracketed(field: Field) -> Type:
    """`"end_at": [DateTime]` is a placeholder in brackets; only a plural name says that there are several."""
    item = field.type.items
    if field.type.kind is Kind.ARRAY and item is not None and item.grade is Grade.DOCUMENTED and item.target is None:
        return item if singular(field.name) == field.name else field.type
    return field.type


def with_inferred_returns(action: Action) -> Action:
    """The action with its returns as the example shows them.

    A returns line that the example contradicts gives way to it; one that it does not contradict stands. Listed fields
    of which the docs do not tell the type get that of the example.
    """
    shown = from_examples(action.response_examples)
    if action.returns and action.returns.type.kind is not Kind.UNKNOWN:
        seen = _as_shown(action.returns.type, shown)
        return replace(action, returns=replace(action.returns, type=seen))
    if shown.kind is Kind.UNKNOWN:
        return action
    if action.response_fields:
        return _with_fields(action, shown)
    text, origin = (
        (action.returns.text, action.returns.origin) if action.returns else ("", action.response_examples[0].origin)
    )
    return replace(action, returns=Returns(text, shown, origin))


def _as_shown(stated: Type, shown: Type) -> Type:
    """What the returns line states, as a list where the example is one; the example's type where it is none."""
    if contradicts(stated, shown) and shown.kind is Kind.ARRAY:
        return Type(Kind.ARRAY, stated.text, items=stated, grade=Grade.INFERRED, rule="example-is-list")
    return shown if contradicts(stated, shown) else stated


def contradicts(stated: Type, shown: Type) -> bool:
    """Whether one is a list and the other a single object."""
    single = (Kind.OBJECT, Kind.REFERENCE)
    return (stated.kind is Kind.ARRAY and shown.kind in single) or (stated.kind in single and shown.kind is Kind.ARRAY)


def _with_fields(action: Action, shown: Type) -> Action:
    """The action whose listed fields are those of the example, or of each object in it if the example is a list."""
    fields = _completed(action.response_fields, shown)
    returns = action.returns
    if shown.kind is Kind.ARRAY:
        item = Type(Kind.OBJECT, fields=fields, grade=Grade.DOCUMENTED)
        items = Type(Kind.ARRAY, items=item, grade=Grade.INFERRED, rule=shown.rule)
        returns = Returns("", items, fields[0].origin)
    return replace(action, response_fields=fields, returns=returns)


def _completed(fields: tuple[Field, ...], shown: Type) -> tuple[Field, ...]:
    """The listed fields with what the example (or each object in it) tells of them, then those that only it has."""
    known = {field.name: field for field in (shown.items or shown).fields}
    listed = {field.name for field in fields}
    more = tuple(field for name, field in known.items() if name not in listed)
    return tuple(_complete(field, known[field.name]) if field.name in known else field for field in fields) + more


def _complete(field: Field, shown: Field) -> Field:
    return replace(field, type=_better(field.type, shown.type), example=shown.example)


def _better(listed: Type, shown: Type) -> Type:
    """A listed field's type beside the example's: what is stated stands, a guess gives way to what is shown."""
    nullable = listed.nullable or shown.nullable
    is_guess = listed.kind is Kind.UNKNOWN or listed.rule.startswith(("name-", "phrase-"))
    if shown.kind is Kind.UNKNOWN or (not is_guess and listed.kind is not shown.kind):
        return replace(listed, nullable=nullable)
    if is_guess and listed.kind is not shown.kind:
        return replace(shown, nullable=nullable)
    items = _better(listed.items, shown.items) if listed.items and shown.items else listed.items
    fields = _completed(listed.fields, shown) if listed.kind is Kind.OBJECT else listed.fields
    return replace(
        listed, nullable=nullable, format=listed.format or shown.format, items=items, fields=fields, values=shown.values
    )
