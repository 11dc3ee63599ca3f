"""What an action answers, where only its example responses tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.model import Action, Example, Field, Grade, Kind, Returns, Type
from canvas_docs.parse.commented_json import read
from canvas_docs.parse.inference import infer, infer_value
from canvas_docs.parse.json_tree import Array, Object
from canvas_docs.parse.merging import merge
from canvas_docs.words import singular


def from_examples(examples: Sequence[Example]) -> Type:
    """The type of the example responses that are JSON, or name types where JSON has values; unknown if none is."""
    return merge([infer_value(one.value) if one.is_json else _from_placeholders(one.text) for one in examples])


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
    """The action with its returns inferred from the example, if neither a sentence nor a list of fields tells them.

    Listed fields of which the docs do not tell the type get that of the example.
    """
    if action.returns and action.returns.type.kind is not Kind.UNKNOWN:
        return action
    shown = from_examples(action.response_examples)
    if shown.kind is Kind.UNKNOWN:
        return action
    if action.response_fields:
        return _with_fields(action, shown)
    text, origin = (
        (action.returns.text, action.returns.origin) if action.returns else ("", action.response_examples[0].origin)
    )
    return replace(action, returns=Returns(text, shown, origin))


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
