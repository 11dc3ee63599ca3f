"""What tells an object from others of its kind is always there: a pure pass over a whole, linked `Reference`.

Where every documented example of an object has an `id` that is not null, the `id` is required; so is the key that the
object's own route ends in (`url` of a page at `/pages/:url`), by the same measure. Nothing else becomes required: the
docs hardly ever promise a value, and what is missing must not fail a client. Nor does an object that a client sends
have to have it: a new one is not known by anything yet. The rule is called `identity`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from canvas_docs.link import squashed
from canvas_docs.model import (
    Action,
    ArrayType,
    Field,
    Json,
    MapType,
    ObjectDefinition,
    ObjectType,
    Page,
    Reference,
    ReferenceType,
    ScalarType,
    Target,
    Type,
    walk_types,
)

_Object = tuple[str, str]
"""The page of an object and its name, squashed."""
_LAST_PARAMETER = re.compile(r"/:(\w+)$")


def with_identity(reference: Reference) -> Reference:
    """The reference with the fields required by which the objects of the docs are known."""
    shown = _examples_of_objects(reference)
    keys = _keys_of_routes(reference)
    sent = _sent(reference)

    def identified(definition: ObjectDefinition, page: Page) -> ObjectDefinition:
        key = page.slug, squashed(definition.name)
        if key in sent:
            return definition
        return _identified(definition, ("id", *keys.get(key, ())), shown.get(key, []))

    return replace(
        reference,
        pages=tuple(
            replace(page, objects=tuple(identified(definition, page) for definition in page.objects))
            for page in reference.pages
        ),
    )


def _identified(definition: ObjectDefinition, names: tuple[str, ...], shown: list[Json]) -> ObjectDefinition:
    if not isinstance(definition.type, ObjectType) or not definition.example.is_json:
        return definition
    examples = [definition.example.value, *shown]
    always = {
        name for name in names if all(isinstance(one, dict) and one.get(name) not in (None, "") for one in examples)
    }
    fields = tuple(_required(field) if field.name in always else field for field in definition.type.fields)
    if all(new is old for new, old in zip(fields, definition.type.fields, strict=True)):
        return definition
    return replace(definition, type=replace(definition.type, fields=fields))


_CONDITION = re.compile(r"\b(?:only|optional|if|when|not present|included?|may be)\b", re.IGNORECASE)
"""What a comment says of a key that is not always there: "[attachment type only]", "not present for checkpoints"."""


def _required(field: Field) -> Field:
    if not isinstance(field.type, ScalarType) or field.type.nullable or field.required or field.deprecation:
        return field
    if _CONDITION.search(field.description):
        return field
    return replace(field, required=True, required_rule="identity")


# ------------------------------------------------------------------ all examples of an object


def _types(reference: Reference) -> Mapping[_Object, Type]:
    return {
        (page.slug, squashed(definition.name)): definition.type
        for page in reference.pages
        for definition in page.objects
    }


def _examples_of_objects(reference: Reference) -> Mapping[_Object, list[Json]]:
    """The example values of each object, from the answers and the other objects in which the docs show it."""
    found: dict[_Object, list[Json]] = defaultdict(list)
    types = _types(reference)
    for page in reference.pages:
        for definition in page.objects:
            _gather(definition.example.value, definition.type, types, found)
        for action in page.actions:
            for example in action.response_examples if action.returns else ():
                if example.is_json and action.returns:
                    _gather(example.value, action.returns.type, types, found)
    return found


def _gather(value: Json, type_: Type, types: Mapping[_Object, Type], found: dict[_Object, list[Json]]) -> None:
    """Sort a value, and what is in it, by the objects that its type says it holds."""
    match type_:
        case ReferenceType(target) if target.page is not None and isinstance(value, dict) and value:
            key = target.page, squashed(target.name)
            found[key].append(value)
            if key in types:
                _gather(value, types[key], types, found)
        case ArrayType(items) if items is not None and isinstance(value, list):
            for element in value:
                _gather(element, items, types, found)
        case MapType(values) if isinstance(value, dict):
            for element in value.values():
                _gather(element, values, types, found)
        case ObjectType(fields) if isinstance(value, dict):
            for field in fields:
                _gather(value.get(field.name), field.type, types, found)


def _sent(reference: Reference) -> frozenset[_Object]:
    """The objects that a parameter holds, and those within them."""
    types = _types(reference)
    found: set[_Object] = set()
    waiting = [parameter.type for _, action in reference.actions for parameter in action.parameters]
    while waiting:
        for type_ in walk_types(waiting.pop()):
            if isinstance(type_, ReferenceType) and type_.target.page is not None:
                key = type_.target.page, squashed(type_.target.name)
                if key in types and key not in found:
                    found.add(key)
                    waiting.append(types[key])
    return frozenset(found)


# ------------------------------------------------------------------ what the object's own route ends in


def _keys_of_routes(reference: Reference) -> Mapping[_Object, tuple[str, ...]]:
    """The last parameter of each route by which a page shows one object."""
    found: dict[_Object, dict[str, None]] = defaultdict(dict)
    for _, action in reference.actions:
        target = _shown_by(action)
        if target and target.page is not None:
            for name in _last_parameters(action):
                found[target.page, squashed(target.name)][name] = None
    return {key: tuple(names) for key, names in found.items()}


def _shown_by(action: Action) -> Target | None:
    """The object that an action shows one of."""
    returned = action.returns.type if action.returns and action.name == "show" else None
    return returned.target if isinstance(returned, ReferenceType) else None


def _last_parameters(action: Action) -> Iterator[str]:
    for route in action.routes:
        if last := _LAST_PARAMETER.search(route.path):
            yield last[1]
