"""Parameters that a page lists once and means twice: a pure pass over a whole `Reference`.

"Uses same parameters as create" stands where a table should: the action takes what the named action of its page takes.
Which of them it requires, the docs leave open, so none is required. "Accepts the same include[] parameters as the list
action plus:" means that one parameter, with the values of both tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from canvas_docs.model import Action, Grade, Page, Parameter, Reference
from canvas_docs.references.sentences import sentence_text
from canvas_docs.rules import Rule

SAME_PARAMETERS = Rule(
    "same-parameters",
    "a sentence that says that an action takes the parameters of another, or one of them",
    re.compile(
        r"\b(?:uses|takes|accepts)(?: the)? same (?:(?P<only>\w+(?:\[\w*\])+) )?(?:parameters|arguments|options)"
        r" as (?:the )?(?P<action>[^.;,()]{1,60}?)(?=$|[.;,()]| plus\b)",
        re.I,
    ).search,
    "Takes the same parameters as create.",
    "Takes the same parameters every time.",
)
RULES = (SAME_PARAMETERS,)

_CALLED = {"creation": "create", "creating": "create", "list": "index", "listing": "index"}
"""What sentences call actions, beside their names."""
_PATH_PARAMETER = re.compile(r"[:*](\w+)")


def with_same_parameters(reference: Reference) -> Reference:
    """The reference with the parameters of actions that are said to take those of another one of their page."""
    return replace(reference, pages=tuple(map(_page, reference.pages)))


def _page(page: Page) -> Page:
    actions = tuple(_action(action, page.actions) for action in page.actions)
    return page if actions == page.actions else replace(page, actions=actions)


def _action(action: Action, actions: Sequence[Action]) -> Action:
    same = SAME_PARAMETERS(sentence_text(action.description))
    other = _named(same["action"], action, actions) if same else None
    if same is None or other is None:
        return action
    own = {one.name: one for one in action.parameters}
    if own and not same["only"]:
        return action  # its own table stands: what it leaves out of the other's is not known
    shared = [one for one in other.parameters if one.name not in _in_paths(action, other)]
    taken = [one for one in shared if same["only"] in (None, one.name)]
    added = tuple(_taken(one) for one in taken if one.name not in own)
    widened = {one.name: _widened(own[one.name], one) for one in taken if one.name in own}
    return replace(action, parameters=(*_with(action.parameters, widened), *added))


def _with(parameters: Sequence[Parameter], changed: Mapping[str, Parameter]) -> tuple[Parameter, ...]:
    return tuple(changed.get(one.name, one) for one in parameters)


def _taken(parameter: Parameter) -> Parameter:
    type_ = replace(parameter.type, grade=Grade.INFERRED, rule=SAME_PARAMETERS.name)
    return replace(parameter, type=type_, required=False)


def _widened(own: Parameter, other: Parameter) -> Parameter:
    """The parameter with the values of both tables; one that lists none leaves it open what is allowed."""
    if not own.type.allowed or not other.type.allowed:
        return own
    return replace(own, type=replace(own.type, allowed=tuple(dict.fromkeys((*other.type.allowed, *own.type.allowed)))))


def _named(words: str, action: Action, actions: Sequence[Action]) -> Action | None:
    """The action of the same controller that the words name: `create`, `the list action`, `pond creation`."""
    names = {_CALLED.get(word, word) for word in re.findall(r"\w+", words.lower())}
    found = [one for one in actions if one.controller == action.controller and one.name in names and one is not action]
    return found[0] if len(found) == 1 else None


def _in_paths(*actions: Action) -> set[str]:
    return {name for action in actions for route in action.routes for name in _PATH_PARAMETER.findall(route.path)}
