"""What an action answers, where only its example responses tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scraper.model import Action, Example, Field, Kind, Returns, Type
from scraper.parse.inference import infer_value
from scraper.parse.merging import merge


def from_examples(examples: Sequence[Example]) -> Type:
    """The type of the example responses that are JSON; unknown if none is."""
    return merge([infer_value(example.value) for example in examples if example.is_json])


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
        return replace(action, response_fields=_completed(action.response_fields, shown))
    text, origin = (
        (action.returns.text, action.returns.origin) if action.returns else ("", action.response_examples[0].origin)
    )
    return replace(action, returns=Returns(text, shown, origin))


def _completed(fields: tuple[Field, ...], shown: Type) -> tuple[Field, ...]:
    """The fields with the example's types and values where they have none; also of an example that lists objects."""
    known = {field.name: field for field in (shown.items or shown).fields}
    return tuple(
        replace(
            field,
            type=known[field.name].type if field.type.kind is Kind.UNKNOWN else field.type,
            example=known[field.name].example,
        )
        if field.name in known
        else field
        for field in fields
    )
