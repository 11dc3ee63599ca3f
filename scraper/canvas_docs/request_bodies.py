"""What a request body looks like as a whole, where only an example shows it: a pure pass over a whole `Reference`.

A parameter table lists names and cannot say what holds them. The example request of the same action shows it:

- it is a list, `[{"user_id": 3, …}]`, of what the table lists: each element has those members;
- it holds them below one key that the table does not mention, `{"quiz_extensions": [{"user_id": 3, …}]}`;
- the table lists nothing that is sent: the body is what the example shows, inferred by the rule `request-example`;
- it sends null for a parameter, which so may be null.

What an example sends besides what the table lists is not taken over: the table decides which parameters there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from canvas_docs.model import Action, Grade, Json, Key, KeyKind, Origin, Page, Reference, ShownBody, Type, UnknownType
from canvas_docs.parse.inference import infer_value
from canvas_docs.parse.merging import merge

_SENDING = frozenset(("POST", "PUT", "PATCH"))
_PATH_PARAMETER = re.compile(r"[:*](\w+)")


def with_shown_bodies(reference: Reference) -> Reference:
    """The reference with the bodies of its actions shaped as their example requests show."""
    return replace(reference, pages=tuple(_page(page) for page in reference.pages))


def _page(page: Page) -> Page:
    return replace(page, actions=tuple(_action(action) for action in page.actions))


def _action(action: Action) -> Action:
    if not action.routes or not all(route.verb in _SENDING for route in action.routes):
        return action
    values = [value for value, _ in _sent(action)]
    if not values:
        return action
    in_path = {name for route in action.routes for name in _PATH_PARAMETER.findall(route.path)}
    sent = [one for one in action.parameters if one.keys and one.name not in in_path]
    names = {one.keys[0].text for one in sent if one.keys[0].kind is KeyKind.NAME}
    if any(not one.keys or one.keys[0].kind is KeyKind.ITEM for one in action.parameters):
        return action  # the table itself says what the body is as a whole
    if not sent:
        return replace(action, shown_body=_whole(action))
    if all(isinstance(value, list) for value in values):
        elements = [element for value in values for element in value]
        if _are_made_of(elements, names):
            return _below(action, in_path, (Key(KeyKind.ITEM),))
        if not any(isinstance(element, dict) and names & element.keys() for element in elements):
            return replace(action, shown_body=_whole(action))
    wrapper = _wrapper(values, names)
    return _below(action, in_path, wrapper) if wrapper else _with_nulls(action, values)


def _with_nulls(action: Action, values: Sequence[Json]) -> Action:
    nulls = {name for value in values if isinstance(value, dict) for name, inner in value.items() if inner is None}
    return replace(
        action,
        parameters=tuple(
            replace(one, type=replace(one.type, nullable=True)) if one.name in nulls else one
            for one in action.parameters
        ),
    )


def _sent(action: Action) -> Iterator[tuple[Json, Origin]]:
    """The JSON bodies that the action's examples show, each with the line of its example."""
    verbs = {route.verb for route in action.routes}
    for example in action.request_examples:
        if example.is_json and not example.requests:
            yield example.value, example.origin
        for request in example.requests:
            if request.is_json and request.verb in verbs:
                yield request.value, example.origin


def _are_made_of(elements: Sequence[Json], names: set[str]) -> bool:
    """Whether the elements are objects whose members the table lists."""
    return bool(elements) and all(isinstance(one, dict) and one and one.keys() <= names for one in elements)


def _wrapper(values: Sequence[Json], names: set[str]) -> tuple[Key, ...]:
    """The steps from the body to what the table lists, if one key holds it all that the table does not name."""
    keys = {key for value in values for key in (value if isinstance(value, dict) else {"": None})}
    if len(keys) != 1 or keys & names or "" in keys:
        return ()
    (key,) = keys
    inner = [value[key] for value in values]
    if all(isinstance(one, list) for one in inner):
        is_list, elements = True, [element for one in inner for element in one]
    else:
        is_list, elements = False, inner
    if not _are_made_of(elements, names):
        return ()
    return (Key(KeyKind.NAME, key), *((Key(KeyKind.ITEM),) if is_list else ()))


def _below(action: Action, in_path: set[str], steps: tuple[Key, ...]) -> Action:
    """The action with its parameters moved below the steps, but for those of the path."""
    return replace(
        action,
        parameters=tuple(
            one if one.name in in_path or not one.keys else replace(one, keys=(*steps, *one.keys))
            for one in action.parameters
        ),
    )


def _whole(action: Action) -> ShownBody:
    """The body as a whole, of the type that all examples show together."""
    sent = list(_sent(action))
    shown = merge([infer_value(value) for value, _ in sent])
    return ShownBody(_inferred(shown), sent[0][1])


def _inferred(shown: Type) -> Type:
    return shown if isinstance(shown, UnknownType) else replace(shown, grade=Grade.INFERRED, rule="request-example")
