"""Actions that take what another action takes: a pure pass over a whole `Reference`.

Some tables of an update are left out, and the description says why: "Uses same parameters as
create". Without them the update could send nothing. It gets the parameters of the action that creates, which posts to
the list that its own path is in. None of them is required, and none has a default: what is not sent stays as it is.

"Accepts the same include[] parameters as the list action plus:" means one parameter, with the values of both tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from canvas_docs import quirks
from canvas_docs.model import Action, Page, Parameter, Reference
from canvas_docs.references.sentences import sentence_text
from canvas_docs.rules import Rule, on_page

_PARAMETER = re.compile(r"[:*]\w+")
_MEMBER = re.compile(r"/:\w+$")
_EXCEPT = re.compile(r"\bexcept\b[^.]*", re.I)

SAME_PARAMETERS = Rule(
    "same-parameters",
    "an update that takes the parameters of the action that creates",
    re.compile(
        r"\bsame (?:parameters|arguments|options) as (?:the |in |for |when )?[^.]*?\bcreat(?:e|es|ed|ing|ion)\b"
        r"|\bSee the documentation for [^.]*?\bcreation\b",
        re.I,
    ).search,
    "Change a pond. Uses same parameters as create.",
    "Uses the same parameters as the list of ponds.",
)
RULES = (SAME_PARAMETERS,)


def with_same_parameters(reference: Reference) -> Reference:
    """The reference with the parameters that descriptions leave to the action that creates."""
    return replace(reference, pages=tuple(_page(page) for page in reference.pages))


def _page(page: Page) -> Page:
    creating = {
        _plain(route.path): action for action in page.actions for route in action.routes if route.verb == "POST"
    }
    with on_page(page.slug):
        actions = tuple(_with_list(_action(action, creating), page.actions) for action in page.actions)
    changed = any(one is not other for one, other in zip(actions, page.actions, strict=True))
    return replace(page, actions=actions) if changed else page


def _action(action: Action, creating: dict[str, Action]) -> Action:
    if not action.routes or any(route.verb not in ("PUT", "PATCH") for route in action.routes):
        return action
    text = sentence_text(action.description)
    creates = creating.get(_plain(_MEMBER.sub("", action.routes[0].path)))
    own = {one.name for one in action.parameters} - {one for route in action.routes for one in _names(route.path)}
    if creates is None or own or not SAME_PARAMETERS(text):
        return action
    excluded = " ".join(_EXCEPT.findall(text)).lower()
    taken = [_changed(one) for one in creates.parameters if not _is_in(one, excluded)]
    return replace(action, parameters=(*action.parameters, *taken))


def _with_list(action: Action, actions: Sequence[Action]) -> Action:
    """The action with the one parameter that it is said to take as another action does."""
    same = quirks.SAME_LIST(sentence_text(action.description))
    other = _called(same["action"], action, actions) if same else None
    shared = next((one for one in other.parameters if same and one.name == same["name"]), None) if other else None
    if shared is None:
        return action
    if all(one.name != shared.name for one in action.parameters):
        return replace(action, parameters=(*action.parameters, _changed(shared)))
    both = (_widened(one, shared) if one.name == shared.name else one for one in action.parameters)
    return replace(action, parameters=tuple(both))


def _called(word: str, action: Action, actions: Sequence[Action]) -> Action | None:
    """The action of the same controller that is called so; `list` is what Rails calls `index`."""
    names = {word, "index"} if word == "list" else {word}
    found = [one for one in actions if one.controller == action.controller and one.name in names]
    return found[0] if len(found) == 1 and found[0].name != action.name else None


def _widened(own: Parameter, other: Parameter) -> Parameter:
    """The parameter with the values of both tables; where one lists none, it is open what is allowed."""
    if not own.type.allowed or not other.type.allowed:
        return own
    return replace(own, type=replace(own.type, allowed=tuple(dict.fromkeys((*other.type.allowed, *own.type.allowed)))))


def _changed(parameter: Parameter) -> Parameter:
    return replace(parameter, required=False, default=None)


def _is_in(parameter: Parameter, excluded: str) -> bool:
    return parameter.name.replace("_", " ") in excluded


def _names(path: str) -> list[str]:
    return [name[1:] for name in _PARAMETER.findall(path)]


def _plain(path: str) -> str:
    return _PARAMETER.sub("{}", path)
