"""What the docs say only where an object is written, allowed values first: a pure pass over a whole `Reference`.

The parameter `account_notification[icon]` lists its values, the field `icon` of AccountNotification shows one of
them; so does a parameter `icon` of an action that returns an AccountNotification. What a client may write it can read
back, so:

- a field whose own comment lists some of the same values can hold those of the parameter too;
- a field without a list gets the parameter's, if its example is among them (or there is none, and its comment names
  them all), its comment speaks of no others, and it is no state: states are also set by Canvas itself;
- a list can be asked for the ponds in one of some states, so they are the states that a pond can be in: a field without
  a list gets that of a filter of its name, if its example is among them and its comment speaks of no others;
- what one action of the page may write to a field, another may: `course[format]` allows the values of both;
- a field whose example shows a whole number is a number if the parameter of that name is one: `scoreGiven`;
- a field that shows nothing is a boolean or a number if the parameter that writes it is one, in every table. Other
  types say less: `string` is what the docs print where the author named no type.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
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
    ReferenceType,
    ScalarType,
    Type,
    UnknownType,
    element_of,
    with_children,
)
from canvas_docs.parse.allowed_values import is_open
from canvas_docs.words import words_of

_STATE = re.compile(r"(?:.*_)?(?:state|status)")
_Member = tuple[tuple[str, ...], str]
"""The words of an object's name, and the name of a field."""
_Values = dict[_Member, tuple[Json, ...]]


def share_parameter_values(reference: Reference) -> Reference:
    """The reference with the allowed values of parameters on the fields that they write."""
    return replace(reference, pages=tuple(_page(page) for page in reference.pages))


def _page(page: Page) -> Page:
    values, asked, numbers, kinds = _values_of(page), _asked_of(page), _numbers_of(page), _kinds_of(page)
    if not values and not asked and not numbers and not kinds:
        return page
    return replace(
        page,
        objects=tuple(_object(definition, values, asked, numbers, kinds) for definition in page.objects),
        actions=tuple(_action(action, values) for action in page.actions),
    )


def _action(action: Action, values: _Values) -> Action:
    """The action with the values of other actions for the same member: `course[format]` here and there."""
    written = {one.name: values.get(owner, ()) for one, owner in _members(action) if one.type.allowed}
    parameters = tuple(_with_all(one, written.get(one.name, ())) for one in action.parameters)
    return action if parameters == action.parameters else replace(action, parameters=parameters)


def _with_all(parameter: Parameter, values: tuple[Json, ...]) -> Parameter:
    missing = tuple(value for value in values if value not in parameter.type.allowed)
    if not missing:
        return parameter
    return replace(parameter, type=replace(parameter.type, allowed=(*parameter.type.allowed, *missing)))


def _object(
    definition: ObjectDefinition,
    values: _Values,
    asked: _Values,
    numbers: frozenset[str],
    kinds: Mapping[_Member, Primitive],
) -> ObjectDefinition:
    words = words_of(definition.name)

    def shared(type_: Type, field: Field | None) -> Type:
        if field is None:
            return type_
        if field.name in numbers and type_.kind is Primitive.INTEGER and type_.grade is Grade.INFERRED:
            return replace(type_, kind=Primitive.NUMBER, format=None, rule="parameter-number")
        if isinstance(type_, UnknownType) and (kind := kinds.get((words, field.name))):
            return ScalarType(kind, nullable=type_.nullable, grade=Grade.INFERRED, rule="parameter-type")
        written = _with_values(type_, values.get((words, field.name), ()), field)
        return _with_asked(written, asked.get((words, field.name), ()), field)

    return replace(definition, type=with_children(definition.type, shared))


def _values_of(page: Page) -> _Values:
    found: dict[_Member, dict[Json, None]] = defaultdict(dict)
    for action in page.actions:
        for parameter, member in (*_members(action), *_members_returned(action)):
            found[member].update(dict.fromkeys(_allowed(parameter.type)))
    return {key: tuple(values) for key, values in found.items() if values}


def _asked_of(page: Page) -> _Values:
    """The values of the filters of lists: `state`, where the action lists ponds, is the state of a Pond."""
    found: dict[_Member, dict[Json, None]] = defaultdict(dict)
    for action in page.actions:
        listed = action.returns.type if action.returns else None
        one = element_of(listed) if isinstance(listed, ArrayType) else None
        if not isinstance(one, ReferenceType) or any(route.verb != "GET" for route in action.routes):
            continue
        for parameter in action.parameters:
            if len(names := _names(parameter)) == 1:
                member = words_of(one.target.name), names[0]
                found[member].update(dict.fromkeys(_allowed(parameter.type)))
    return {key: tuple(values) for key, values in found.items() if values}


def _numbers_of(page: Page) -> frozenset[str]:
    """The names of parameters that every table of the page which lists them calls a number."""
    kinds: dict[str, set[object]] = defaultdict(set)
    for action in page.actions:
        for parameter in _written(action):
            if parameter.keys and parameter.keys[-1].kind is KeyKind.NAME:
                kinds[parameter.keys[-1].text].add(parameter.type.kind)
    return frozenset(name for name, found in kinds.items() if found == {Primitive.NUMBER})


def _kinds_of(page: Page) -> dict[_Member, Primitive]:
    """The members that every table of the page which lists them calls a boolean, or a number."""
    kinds: dict[_Member, set[object]] = defaultdict(set)
    for action in page.actions:
        for parameter, member in (*_members(action), *_members_returned(action)):
            is_named = bool(parameter.keys) and parameter.keys[-1].kind is KeyKind.NAME
            kinds[member].add(parameter.type.kind if is_named else None)
    return {member: kind for member, found in kinds.items() for kind in _TOLD if found == {kind}}


_TOLD = (Primitive.BOOLEAN, Primitive.INTEGER, Primitive.NUMBER)


def _members(action: Action) -> Iterator[tuple[Parameter, _Member]]:
    """The parameters that name the object that they write: `course[format]`."""
    for parameter in _written(action):
        names = _names(parameter)
        if len(names) == 2:
            yield parameter, (words_of(names[0]), names[1])


def _members_returned(action: Action) -> Iterator[tuple[Parameter, _Member]]:
    """The parameters that write the object that the action returns: `format`, or `question[kind]` of a QuizQuestion."""
    returned = element_of(action.returns.type) if action.returns else None
    if not isinstance(returned, ReferenceType):
        return
    words = words_of(returned.target.name)
    for parameter in _written(action):
        *wrapper, name = _names(parameter) or [""]
        owner = words_of(wrapper[0]) if wrapper else ()
        if len(wrapper) < 2 and (not owner or words[-len(owner) :] == owner):
            yield parameter, (words, name)


def _names(parameter: Parameter) -> list[str]:
    return [key.text for key in parameter.keys if key.kind is KeyKind.NAME]


def _written(action: Action) -> list[Parameter]:
    """The parameters of an action that writes; those of a search allow what can be asked, not what is."""
    writes = any(route.verb in ("POST", "PUT", "PATCH") for route in action.routes)
    return [one for one in action.parameters if not any(key.kind is KeyKind.ANY for key in one.keys)] if writes else []


def _allowed(type_: Type) -> tuple[Json, ...]:
    return type_.allowed or element_of(type_).allowed


def _with_asked(shown: Type, values: tuple[Json, ...], field: Field) -> Type:
    if not isinstance(shown, ScalarType) or shown.kind is not Primitive.STRING or shown.allowed:
        return shown
    if len(values) < 2 or field.example not in values or is_open(field.description):
        return shown
    return replace(shown, format=None, allowed=values, grade=Grade.INFERRED, rule="filter-values")


def _with_values(shown: Type, values: tuple[Json, ...], field: Field) -> Type:
    if not values:
        return shown
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
        is_same_list = any(value in shown.allowed for value in values)
        return replace(shown, allowed=tuple(dict.fromkeys((*shown.allowed, *values)))) if is_same_list else shown
    if len(values) < 2 or not _shows(field, values):
        return shown
    if _STATE.fullmatch(field.name) or is_open(field.description):
        return shown
    return replace(shown, format=None, allowed=values, grade=Grade.INFERRED, rule="parameter-values")


def _shows(field: Field, values: tuple[Json, ...]) -> bool:
    """Whether the field's example is one of the values, or its comment names them all."""
    if field.example is None:
        return all(re.search(rf"\b{re.escape(str(value))}\b", field.description.replace("\\", "")) for value in values)
    examples = field.example if isinstance(field.example, list) else [field.example]
    return all(one in values for one in examples)
