"""Actions that take what another action takes: a pure pass over a whole `Reference`.

Some tables of an update are left out, or have only what is new, and the description says why: "Uses same parameters as
create". Without them the update could send nothing. It gets the parameters of the action that creates, which posts to
the list that its own path is in. None of them is required, and none has a default: what is not sent stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from canvas_docs.model import Action, Page, Parameter, Reference
from canvas_docs.references.sentences import sentence_text
from canvas_docs.rules import Rule

_PARAMETER = re.compile(r"[:*]\w+")
_MEMBER = re.compile(r"/:\w+$")
_EXCEPT = re.compile(r"\bexcept\b[^.]*", re.I)
_ADDITIONAL = re.compile(r"\badditional (?:arguments|parameters|options)\b", re.I)

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
    if not creating:
        return page
    actions = tuple(_action(action, creating) for action in page.actions)
    changed = any(one is not other for one, other in zip(actions, page.actions, strict=True))
    return replace(page, actions=actions) if changed else page


def _action(action: Action, creating: dict[str, Action]) -> Action:
    if not action.routes or any(route.verb not in ("PUT", "PATCH") for route in action.routes):
        return action
    text = sentence_text(action.description)
    creates = creating.get(_plain(_MEMBER.sub("", action.routes[0].path)))
    own = {one.name for one in action.parameters} - {one for route in action.routes for one in _names(route.path)}
    if creates is None or (own and not _ADDITIONAL.search(text)) or not SAME_PARAMETERS(text):
        return action
    excluded = " ".join(_EXCEPT.findall(text)).lower()
    taken = [_changed(one) for one in creates.parameters if one.name not in own and not _is_in(one, excluded)]
    return replace(action, parameters=(*action.parameters, *taken))


def _changed(parameter: Parameter) -> Parameter:
    return replace(parameter, required=False, default=None)


def _is_in(parameter: Parameter, excluded: str) -> bool:
    return parameter.name.replace("_", " ") in excluded


def _names(path: str) -> list[str]:
    return [name[1:] for name in _PARAMETER.findall(path)]


def _plain(path: str) -> str:
    return _PARAMETER.sub("{}", path)
