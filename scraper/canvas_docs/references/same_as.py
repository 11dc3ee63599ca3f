"""What an action answers, where its description says: the same as another action, of its page or of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.model import (
    Action,
    Grade,
    MapType,
    ObjectType,
    Page,
    Reference,
    Returns,
    Type,
    UnknownType,
    element_of,
)
from canvas_docs.references.sentences import ELSEWHERE, SAME_AS, sentence_text
from canvas_docs.references.titles import DEALS_IN_ONE
from canvas_docs.rules import on_page
from canvas_docs.words import words_of

_SINGLE = re.compile(r"\b(?:representation|copy) of the (?:created|updated|new)\b", re.I)


def like_another(action: Action, actions: Sequence[Action]) -> Action:
    """The action with the answer of the action of its page that its description names; unchanged if none."""
    if action.returns is not None or action.response_fields:
        return action
    same = SAME_AS(sentence_text(action.description))
    other = _called(same["title"] or same["name"], actions) if same else None
    if same is None or other is None or other is action:
        return action
    type_ = _answer(other)
    if type_ is not None and _SINGLE.search(action.description):
        type_ = element_of(type_)
    return _with(action, type_, same[0], "same-as")


def like_elsewhere(reference: Reference) -> Reference:
    """The reference with the answers of actions whose descriptions refer to another page for them."""
    pages = {words_of(page.slug): page for page in reference.pages}

    def page_with(page: Page) -> Page:
        with on_page(page.slug):
            actions = tuple(_elsewhere(action, pages) for action in page.actions)
        changed = any(one is not other for one, other in zip(actions, page.actions, strict=True))
        return replace(page, actions=actions) if changed else page

    return replace(reference, pages=tuple(map(page_with, reference.pages)))


def _elsewhere(action: Action, pages: dict[tuple[str, ...], Page]) -> Action:
    if action.response_fields or (action.returns and not _is_open(action.returns.type)):
        return action
    same = ELSEWHERE(sentence_text(action.description))
    page = pages.get(words_of(same["page"])) if same else None
    if same is None or page is None:
        return action
    wanted = words_of(same["title"])
    own = words_of(page.slug)
    wanted = wanted[len(own) :] if wanted[: len(own)] == own else wanted
    found = [one for one in page.actions if words_of(one.title or "")[-len(wanted) :] == wanted]
    closest = min(found, key=lambda one: len(words_of(one.title or "")), default=None)
    return _with(action, _answer(closest), same[0], "same-as-elsewhere") if closest else action


def _is_open(type_: Type) -> bool:
    is_unknown = isinstance(type_, UnknownType) or isinstance(element_of(type_), UnknownType)
    return is_unknown or type_.rule == DEALS_IN_ONE


def _with(action: Action, type_: Type | None, words: str, rule: str) -> Action:
    if (
        type_ is None
        or isinstance(type_, UnknownType | MapType)
        or (isinstance(type_, ObjectType) and not type_.fields)
    ):
        return action
    type_ = replace(type_, grade=Grade.INFERRED, rule=rule)
    return replace(action, returns=Returns(words.strip(), type_, action.origin))


def _answer(action: Action) -> Type | None:
    if action.returns is not None:
        return action.returns.type
    return ObjectType(action.response_fields) if action.response_fields else None


def _called(name: str, actions: Sequence[Action]) -> Action | None:
    wanted = words_of(name)
    for action in actions:
        if action.name == name.strip() or words_of(action.title or "") == wanted:
            return action
    return next((action for action in actions if _contains(words_of(action.title or ""), wanted)), None)


def _contains(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(tuple(words[at : at + len(wanted)]) == tuple(wanted) for at in range(len(words) - len(wanted) + 1))
