"""What an action answers, concluded from its title and those of its sisters.

title-and-sister   GET "Get a single submission", where a sister action of the controller documents Submission
title-continues    "Grade a submission by its number": what "Grade a submission" answers
deals-in-one       an object with unknown keys: the action shows, makes, changes or deletes one thing
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.model import (
    Action,
    ArrayType,
    Grade,
    ObjectType,
    ReferenceType,
    Route,
    Target,
    Type,
    UnknownType,
    element_of,
)
from canvas_docs.words import singular, words_of

_TITLE = re.compile(
    r"(?:show|get|retrieve|create|update|edit|list|view|fetch)(?: an?| the| all)?"
    r"(?: single| new| specific| individual)? "
    r"(?P<nouns>[A-Za-z ]+?)(?P<several>(?<!s)s)?\.?",
    re.I,
)
_REST = {"index": ("GET",), "show": ("GET",), "create": ("POST",), "update": ("PUT", "PATCH")}
DEALS_IN_ONE = "deals-in-one"
_CONTINUED = re.compile(r" (?:by|using|via|with) ")
_SHOWS = re.compile(r"(?:get|show|retrieve|view|fetch)\b", re.I)
_BEHIND_NOUN = re.compile(r" (?:by|for|in|of|with|from|to|on|at|as) ")
_TITLE_WORD = re.compile("[a-z]+")
_MEMBER = re.compile(r"[:*]\w+\)?$")


def by_title(action: Action, actions: Sequence[Action]) -> Type | None:
    """What the title of an action tells of its answer, beside the other actions of its page."""
    return _continued(action, actions) or _named(action, actions)


def of_one_thing(action: Action) -> Type | None:
    """An object, if the action deals in one thing; only for an action of which nothing else tells the answer.

    Its path ends in the thing, or its title names no plural. Where the docs show what such an action answers it is an
    object, or nothing at all; and so it is in all recorded answers but that of a message to several people.
    """
    deals_in_one = bool(action.routes) and all(_deals_in_one(route, action.title or "") for route in action.routes)
    return ObjectType(grade=Grade.INFERRED, rule=DEALS_IN_ONE) if deals_in_one else None


def _deals_in_one(route: Route, title: str) -> bool:
    is_member = _MEMBER.search(route.path) is not None
    names_one = bool(title) and not _names_several(title)
    match route.verb:
        case "GET":
            return is_member and names_one and _SHOWS.match(title) is not None
        case "POST" | "PUT" | "PATCH" | "DELETE":
            return is_member or names_one
    return False


def _names_several(title: str) -> bool:
    """Whether a title names something in the plural, before any "of" or "by"."""
    nouns = _BEHIND_NOUN.split(title.lower(), maxsplit=1)[0]
    return any(singular(word) != word for word in _TITLE_WORD.findall(nouns))


def _named(action: Action, actions: Sequence[Action]) -> Type | None:
    """The object that a REST action answers: its title names it, and another action of the controller returns it."""
    verbs = _REST.get(action.name or "")
    title = _TITLE.fullmatch(action.title or "")
    if verbs is None or title is None or not all(route.verb in verbs for route in action.routes):
        return None
    words = words_of(title["nouns"])
    is_one = action.name != "index"
    if is_one and title["several"]:
        return None
    for sister in actions:
        target = _documented_target(sister) if sister.controller == action.controller else None
        if target is not None and _ends_alike(words_of(target.name), words):
            item = ReferenceType(target, grade=Grade.INFERRED, rule="title-and-sister")
            return item if is_one else ArrayType(item, grade=Grade.INFERRED, rule="title-and-sister")
    return None


def _continued(action: Action, actions: Sequence[Action]) -> Type | None:
    """What the action answers whose title this one continues: "Grade a pond by number" continues "Grade a pond"."""
    found = _CONTINUED.search(action.title or "")
    if found is None or action.title is None:
        return None
    same = action.title[: found.start()]
    verbs = {route.verb for route in action.routes}
    for sister in actions:
        answer = sister.returns.type if sister.returns else None
        if sister.title == same and answer and {route.verb for route in sister.routes} == verbs:
            known = not isinstance(answer, UnknownType)
            return replace(answer, grade=Grade.INFERRED, rule="title-continues") if known else None
    return None


def _documented_target(action: Action) -> Target | None:
    if action.returns is None:
        return None
    item = element_of(action.returns.type)
    return item.target if isinstance(item, ReferenceType) and item.grade is Grade.DOCUMENTED else None


def _ends_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    shared = min(len(one), len(other))
    return shared > 0 and tuple(one[-shared:]) == tuple(other[-shared:])
