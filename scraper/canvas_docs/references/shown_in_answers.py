"""Fields of which an object's own example shows nothing, where the example of an answer shows them.

shown-in-answer   `"flags": null` in the object Pond, and `"flags": ["wet"]` in the example of an action of its page
                  that returns a Pond or a list of them
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from canvas_docs.model import (
    Action,
    Field,
    Grade,
    Json,
    ObjectDefinition,
    ObjectType,
    Page,
    ReferenceType,
    UnknownType,
    element_of,
)
from canvas_docs.parse.inference import infer_value
from canvas_docs.parse.merging import merge

Shown = Mapping[str, Sequence[Mapping[str, Json]]]
"""By the name of an object: the values of it that the answers of a page show."""


def with_fields_of_answers(page: Page) -> Page:
    """The page with the fields of its objects typed that only the examples of its answers show."""
    shown: dict[str, list[Mapping[str, Json]]] = defaultdict(list)
    for action in page.actions:
        if name := _answered(action, page):
            shown[name] += _values(action)
    return replace(page, objects=tuple(_definition(one, shown) for one in page.objects)) if shown else page


def _answered(action: Action, page: Page) -> str | None:
    """The object of the page that an action answers, one or a list of them."""
    answer = element_of(action.returns.type) if action.returns else None
    is_own = isinstance(answer, ReferenceType) and answer.target.page in (None, page.slug)
    return answer.target.name if is_own and isinstance(answer, ReferenceType) else None


def _values(action: Action) -> Iterator[Mapping[str, Json]]:
    for example in action.response_examples:
        if example.is_json:
            values = example.value if isinstance(example.value, list) else [example.value]
            yield from (value for value in values if isinstance(value, dict))


def _definition(one: ObjectDefinition, shown: Shown) -> ObjectDefinition:
    values = shown.get(one.name, ())
    if not values or not isinstance(one.type, ObjectType):
        return one
    return replace(one, type=replace(one.type, fields=tuple(_field(field, values) for field in one.type.fields)))


def _field(field: Field, values: Sequence[Mapping[str, Json]]) -> Field:
    if not isinstance(field.type, UnknownType):
        return field
    found = merge([infer_value(value[field.name]) for value in values if value.get(field.name) is not None])
    if isinstance(found, UnknownType):
        return field
    type_ = replace(found, nullable=field.type.nullable, grade=Grade.INFERRED, rule="shown-in-answer")
    return replace(field, type=type_)
