"""Allowed values that the docs list only where an object is written: a pure pass over a whole `Reference`.

The parameter `account_notification[icon]` lists its values, the field `icon` of AccountNotification shows one of
them. What a client may write it can read back, so:

- a field whose own comment lists values can hold those of the parameter too;
- a field without a list gets the parameter's, if its example is among them, its comment speaks of no others, and it
  is no state: states are also set by Canvas itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from canvas_docs.model import (
    Action,
    ArrayType,
    Field,
    Grade,
    Json,
    KeyKind,
    ObjectDefinition,
    Page,
    Parameter,
    Primitive,
    Reference,
    ScalarType,
    Type,
    element_of,
    with_children,
)
from canvas_docs.parse.allowed_values import is_open
from canvas_docs.words import words_of

_STATE = re.compile(r"(?:.*_)?(?:state|status)")
_Values = dict[tuple[tuple[str, ...], str], tuple[Json, ...]]
"""The values by the words of the object's name and the field's name."""


def share_parameter_values(reference: Reference) -> Reference:
    """The reference with the allowed values of parameters on the fields that they write."""
    return replace(reference, pages=tuple(_page(page) for page in reference.pages))


def _page(page: Page) -> Page:
    values = _values_of(page)
    if not values:
        return page
    return replace(page, objects=tuple(_object(definition, values) for definition in page.objects))


def _object(definition: ObjectDefinition, values: _Values) -> ObjectDefinition:
    words = words_of(definition.name)

    def shared(type_: Type, field: Field | None) -> Type:
        found = values.get((words, field.name), ()) if field else ()
        return _with_values(type_, found, field) if field and found else type_

    return replace(definition, type=with_children(definition.type, shared))


def _values_of(page: Page) -> _Values:
    found: dict[tuple[tuple[str, ...], str], dict[Json, None]] = defaultdict(dict)
    for action in page.actions:
        for parameter in _written(action):
            names = [key.text for key in parameter.keys if key.kind is KeyKind.NAME]
            if len(names) == 2:
                found[words_of(names[0]), names[1]].update(dict.fromkeys(_allowed(parameter.type)))
    return {key: tuple(values) for key, values in found.items() if values}


def _written(action: Action) -> list[Parameter]:
    """The parameters of an action that writes; those of a search allow what can be asked, not what is."""
    writes = any(route.verb in ("POST", "PUT", "PATCH") for route in action.routes)
    return [one for one in action.parameters if not any(key.kind is KeyKind.ANY for key in one.keys)] if writes else []


def _allowed(type_: Type) -> tuple[Json, ...]:
    return type_.allowed or element_of(type_).allowed


def _with_values(shown: Type, values: tuple[Json, ...], field: Field) -> Type:
    match shown:
        case ArrayType():
            return with_children(shown, lambda items, _: _widened(items, values, field))
        case ScalarType():
            return _widened(shown, values, field)
    return shown


def _widened(shown: Type, values: tuple[Json, ...], field: Field) -> Type:
    if not isinstance(shown, ScalarType) or shown.kind is not Primitive.STRING:
        return shown
    if shown.allowed:
        return replace(shown, allowed=tuple(dict.fromkeys((*shown.allowed, *values))))
    examples = field.example if isinstance(field.example, list) else [field.example]
    if len(values) < 2 or not all(one in values for one in examples):
        return shown
    if _STATE.fullmatch(field.name) or is_open(field.description):
        return shown
    return replace(shown, format=None, allowed=values, grade=Grade.INFERRED, rule="parameter-values")
