"""What an action answers, concluded from the other actions of its resource.

Actions that are routed as Rails routes a resource deal in one object: what `GET /ponds` lists is what `POST /ponds`
makes and what `GET`, `PUT` and `PATCH /ponds/:id` show. Only what the docs tell of a sister counts, and sisters that
differ tell nothing. A DELETE is left alone: what it answers, if anything, no sister tells.

    rest-sister        "Make a submission", where GET on the same path lists Submission
    sister-settings    PUT on a path that ends in no id answers what GET does
    example-of-sister  an example that has no key but those of the object that the sisters name
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from canvas_docs.model import (
    Action,
    ArrayType,
    Grade,
    ObjectType,
    ReferenceType,
    Returns,
    Route,
    Target,
    Type,
    UnknownType,
    element_of,
    fields_of,
)
from canvas_docs.references.documented import Documented
from canvas_docs.references.sentences import LIST

_PARAMETER = re.compile(r":\w+")
_MEMBER = "/{}"
_CHANGES = ("PUT", "PATCH")
_UPDATES = re.compile("(?:.*_)?(?:update|edit)(?:_.*)?")
_NAMES = {
    "GET": re.compile(r"(?:.*_)?(?:show|get)(?:_.*)?"),
    "POST": re.compile("create"),
    "PUT": _UPDATES,
    "PATCH": _UPDATES,
}
"""How actions are called that deal in one member; some pages name none."""
_CONCLUDED = frozenset(("rest-sister", "sister-settings"))

Resources = Mapping[str, Mapping[str, Action]]
"""The actions of a page by path, parameters without their names, and by verb."""


def resources_of(actions: Sequence[Action]) -> Resources:
    """The actions of a page, by path and verb."""
    found: dict[str, dict[str, Action]] = defaultdict(dict)
    for action in actions:
        for route in action.routes:
            found[_plain(route.path)].setdefault(route.verb, action)
    return found


def like_sisters(action: Action, resources: Resources, own: Sequence[Documented]) -> Action:
    """The action with what its sisters tell of its answer; its own example may show a part of that.

    `own`: the objects that the page documents.
    """
    returns = action.returns
    if returns and not isinstance(returns.type, UnknownType) and returns.type.rule != LIST.name:
        return _named(action, returns, resources, own)
    if action.response_fields or not all(status.has_body for status in action.statuses):
        return action
    found = concluded(action, resources, own)
    return replace(action, returns=Returns("", found, action.origin)) if found else action


def concluded(action: Action, resources: Resources, own: Sequence[Documented]) -> Type | None:
    """What the sisters of an action tell of its answer; None if they tell nothing, or each something else."""
    told = [_of_route(route, action, resources, own) for route in action.routes]
    return told[0] if told and all(one == told[0] for one in told) else None


def _of_route(route: Route, action: Action, resources: Resources, own: Sequence[Documented]) -> Type | None:
    path = _plain(route.path)
    is_member = path.endswith(_MEMBER)
    if route.verb in _CHANGES and not is_member:
        shown = _answer(resources.get(path, {}).get("GET"))
        return None if shown is None or isinstance(shown, ArrayType) else _inferred(shown, "sister-settings")
    names = _NAMES.get(route.verb)
    is_named = names is not None and (action.name is None or names.fullmatch(action.name))
    if not is_named or is_member == (route.verb == "POST"):
        return None
    collection = path.removesuffix(_MEMBER)
    found = _agreed(list(_elements(collection, action, resources)), own)
    return _inferred(found, "rest-sister") if found else None


def _elements(collection: str, action: Action, resources: Resources) -> Iterator[Type]:
    """What the other actions on a collection and on its members show of one member."""
    listed = _answer(_other(resources, collection, "GET", action))
    if isinstance(listed, ArrayType):
        yield element_of(listed)
    sisters = [_other(resources, collection + _MEMBER, verb, action) for verb in ("GET", *_CHANGES)]
    for sister in (*sisters, _other(resources, collection, "POST", action)):
        answer = _answer(sister)
        if isinstance(answer, ReferenceType | ObjectType):
            yield answer


def _agreed(found: Sequence[Type], own: Sequence[Documented]) -> Type | None:
    """The object that all these actions return; if none names an object, the first one shown in an example."""
    named = next((one for one in found if isinstance(one, ReferenceType)), None)
    if named is None:
        return next((one for one in found if isinstance(one, ObjectType) and one.fields), None)
    return named if all(_is_of(named.target, one, own) for one in found) else None


def _is_of(target: Target, answer: Type, own: Sequence[Documented]) -> bool:
    """Whether an answer is the object, or has no key but the object's."""
    if isinstance(answer, ReferenceType):
        return answer.target.name == target.name
    fields = fields_of(answer)
    return not fields or any(one.name == target.name and one.allows(fields) for one in own)


def _named(action: Action, returns: Returns, resources: Resources, own: Sequence[Documented]) -> Action:
    """The action; its example counts as a part of the object that the other actions return if it has no other keys."""
    shown = returns.type
    if returns.text or not isinstance(shown, ObjectType) or not shown.fields or shown.grade is not Grade.INFERRED:
        return action
    told = concluded(action, resources, own)
    if not isinstance(told, ReferenceType) or not _is_of(told.target, shown, own):
        return action
    return replace(action, returns=replace(returns, type=replace(told, rule="example-of-sister")))


def _other(resources: Resources, path: str, verb: str, action: Action) -> Action | None:
    found = resources.get(path, {}).get(verb)
    return None if found is action else found


def _answer(action: Action | None) -> Type | None:
    """What the docs tell of an action's answer; None if nothing, or if it was concluded from a sister itself."""
    if action is None:
        return None
    if action.returns is None:
        return ObjectType(action.response_fields, grade=Grade.DOCUMENTED) if action.response_fields else None
    found = action.returns.type
    return None if isinstance(found, UnknownType) or found.rule in _CONCLUDED else found


def _inferred(type_: Type, rule: str) -> Type:
    return replace(type_, grade=Grade.INFERRED, rule=rule)


def _plain(path: str) -> str:
    return _PARAMETER.sub("{}", path)
