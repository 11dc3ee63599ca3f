"""What an action answers, concluded from its sentences, its title and its sister actions.

Only where no returns line, field list or example tells it. Every conclusion is INFERRED and names its rule:

    returns-prose-list     "A paginated list of users …": a list of the object of that name, if there is one
    returns-prose-object   "Update and return a calendar event": the object, or one that no page describes
    returns-prose-keys     "a hash with `id`", "a mapping of user IDs to …": an object, with those keys
    returns-prose-count    "Returns the number of visible account calendars.": an integer
    same-as                "The response is the same as the course copy status endpoint": that action's type
    title-and-sister       GET "Get a single submission", where a sister action of the controller documents Submission
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from canvas_docs.model import (
    UNKNOWN,
    Action,
    ArrayType,
    Field,
    Grade,
    MapType,
    ObjectType,
    Page,
    Primitive,
    ReferenceType,
    Returns,
    ScalarType,
    Target,
    Type,
    UnknownType,
    element_of,
)
from canvas_docs.references.documented import Documented, DocumentedObjects
from canvas_docs.references.responses import outline
from canvas_docs.words import words_of

_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|[*`\\]")
_NOUNS = r"(?P<nouns>(?:[A-Za-z_-]+ ?){1,5})"
_LIST = re.compile(
    r"(?:^|[.:] )(?:Returns? |Retrieves? |Lists? )?(?:an? |the )?(?:paginated )?list of "
    rf"(?:all |the |new |up to \w+ )?{_NOUNS}",
    re.I,
)
_ONE = r"(?:single |specific |individual |new |newly created |created |updated |deleted |given )*"
_OBJECT = re.compile(
    rf"\b(?:and|then) returns? (?:an?|the) {_ONE}{_NOUNS}"
    rf"|(?:^|[.:] )Returns? (?:information|details|data) (?:for|on|about|of) (?:an?|the) {_ONE}"
    + _NOUNS.replace("nouns", "about"),
    re.I,
)
_PAGINATED = re.compile(
    r"(?:^|[.:] )Returns [^.:]+, paginated\.|(?:^|[.:] )(?:Returns |Retrieves? )?(?:an? |the )?paginated list of ", re.I
)
_SOME_OBJECT = re.compile(r"(?:^|[.:] )Returns (?:an?|the) (?P<nouns>(?:[A-Za-z_-]+ ){0,4})object\b", re.I)
_MAPPING = re.compile(
    r"\b(?:Returns|The return value is|The response is) (?:an? |the )(?:mapping|dictionary|hash|map) of "
    r"[^.]+? to (?:(?P<list>arrays?|lists?)\b|(?P<objects>objects|hashes)\b(?: (?:containing|with) (?P<keys>[^.]+))?)?",
    re.I,
)
_HASH_WITH = re.compile(
    r"\b(?:returns?|return value is|response is)\b[^.]*? (?:an? |the )(?:JSON )?(?:object|hash|dictionary) "
    r"(?:with|containing|of) (?:the |an? )?(?:keys?:? |following keys:? )?(?P<keys>[^.]+)",
    re.I,
)
_KEY = re.compile(r"[`'\"‘“](\w+)[`'\"’”]")
_LOOKS_LIKE = re.compile(r"\blooks? (?:something )?like this:\s+```\w*\n(?P<example>[\[{].*?)^```", re.I | re.S | re.M)
_WRAPPED = re.compile(r"\bthe key for the list of [a-z ]+ is [`'\"‘“]?(?P<key>\w+)", re.I)
_COUNT = re.compile(r"(?:^|\. )Returns the (?:total )?(?:number|count) of \w")
_SAME_AS = re.compile(
    r"response (?:format |formatting )?is the same as (?:the |that of )?(?P<title>[^.]+?)(?: endpoint| action)?(?:\.|$)"
    r"|\(see documentation for [‘'\"“`](?P<name>\w+)[’'\"”`] (?:method|action)\)",
    re.I,
)
_SINGLE = re.compile(r"\b(?:representation|copy) of the (?:created|updated|new)\b", re.I)
_STOP = re.compile(
    "that|which|who|of|for|in|on|to|from|with|where|matching|available|associated|visible|the|and|or|are|is"
)
_TITLE = re.compile(
    r"(?:show|get|retrieve|create|update|edit|list|view|fetch)(?: an?| the| all)?"
    r"(?: single| new| specific| individual)? "
    r"(?P<nouns>[A-Za-z ]+?)s?\.?",
    re.I,
)
_REST = {"index": ("GET",), "show": ("GET",), "create": ("POST",), "update": ("PUT", "PATCH")}


def with_prose_returns(page: Page, objects: DocumentedObjects) -> Page:
    """The page with the returns of its actions concluded, where nothing better tells them."""
    actions = [_concluded(action, page, objects) for action in page.actions]
    return replace(page, actions=tuple(_like_another(action, actions) for action in actions))


def _concluded(action: Action, page: Page, objects: DocumentedObjects) -> Action:
    text = _plain(action.description)
    if action.returns is not None:
        stated = _wrapped(_completed(action.returns.type, text, page, objects), text)
        return replace(action, returns=replace(action.returns, type=stated))
    if action.response_fields or any(200 < s.code < 400 for s in action.statuses):
        return action
    found = (
        _example(action)
        or _list(text, page, objects)
        or _object(text, page, objects)
        or _count(text)
        or _sister(action, page, objects)
        or _keys(_SPACE.sub(" ", action.description.replace("\\", "")))
        or _undescribed(text, page, objects)
    )
    return replace(action, returns=Returns("", found, action.origin)) if found else action


def _plain(markdown: str) -> str:
    return _SPACE.sub(" ", _MARKS.sub(r"\1", markdown)).strip()


def _example(action: Action) -> Type | None:
    """What a description shows: "You will get a list. It will look something like this:" and the code below it."""
    shown = _LOOKS_LIKE.search(action.description) if all(route.verb == "GET" for route in action.routes) else None
    found = outline(shown["example"]) if shown else UNKNOWN
    return None if isinstance(found, UnknownType) else found


def _list(text: str, page: Page, objects: DocumentedObjects) -> ArrayType | None:
    for sentence in _LIST.finditer(text):
        if named := _named(sentence["nouns"], page, objects):
            items = _reference(named, "returns-prose-list")
            return ArrayType(items, grade=Grade.INFERRED, rule="returns-prose-list")
    return None


def _object(text: str, page: Page, objects: DocumentedObjects) -> Type | None:
    for sentence in _OBJECT.finditer(text):
        if named := _named(sentence["nouns"] or sentence["about"], page, objects):
            return _reference(named, "returns-prose-object")
    return None


def _completed(shown: Type, text: str, page: Page, objects: DocumentedObjects) -> Type:
    """A list of which the example shows no element: of the objects that the description names."""
    if not isinstance(shown, ArrayType) or not isinstance(shown.items, UnknownType):
        return shown
    named = _list(text, page, objects)
    return replace(shown, items=named.items) if named else shown


def _wrapped(stated: Type, text: str) -> Type:
    """A list that the description puts under a key: "The key for the list of conferences is "conferences"."."""
    wrapper = _WRAPPED.search(text)
    if wrapper is None or not isinstance(stated, ArrayType):
        return stated
    fields = (Field(wrapper["key"], stated),)
    return ObjectType(fields, text=stated.text, grade=Grade.INFERRED, rule="returns-prose-keys")


def _keys(text: str) -> Type | None:
    """An object of which the description names the keys, or what the values of its keys are."""
    rule = "returns-prose-keys"
    if mapping := _MAPPING.search(text):
        fields = _named_keys(mapping["keys"] or "")
        values: Type = UNKNOWN
        if mapping["list"]:
            values = ArrayType(UNKNOWN, grade=Grade.INFERRED, rule=rule)
        elif mapping["objects"]:
            values = ObjectType(fields, grade=Grade.INFERRED, rule=rule)
        return MapType(values, grade=Grade.INFERRED, rule=rule)
    with_keys = _HASH_WITH.search(text)
    fields = _named_keys(with_keys["keys"]) if with_keys else ()
    return ObjectType(fields, grade=Grade.INFERRED, rule=rule) if fields else None


def _named_keys(words: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in dict.fromkeys(_KEY.findall(words)))


def _undescribed(text: str, page: Page, objects: DocumentedObjects) -> Type | None:
    """A list or an object that the description calls so, of which no page says what is in it."""
    if _PAGINATED.search(text):
        return ArrayType(UNKNOWN, grade=Grade.INFERRED, rule="returns-prose-list")
    if found := _SOME_OBJECT.search(text):
        named = objects.called(words_of(found["nouns"]), page.slug)
        rule = "returns-prose-object"
        return _reference(named, rule) if named else ObjectType(grade=Grade.INFERRED, rule=rule)
    return None


def _count(text: str) -> Type | None:
    return (
        ScalarType(Primitive.INTEGER, grade=Grade.INFERRED, rule="returns-prose-count") if _COUNT.search(text) else None
    )


def _sister(action: Action, page: Page, objects: DocumentedObjects) -> Type | None:
    """A REST action whose title names an object that a sister documents as what the controller deals in."""
    verbs = _REST.get(action.name or "")
    title = _TITLE.fullmatch(action.title or "")
    if verbs is None or title is None or not all(route.verb in verbs for route in action.routes):
        return None
    words = words_of(title["nouns"])
    for sister in page.actions:
        target = _documented_target(sister) if sister.controller == action.controller else None
        if target is not None and _ends_alike(words_of(target.name), words):
            item = ReferenceType(target, grade=Grade.INFERRED, rule="title-and-sister")
            if action.name == "index":
                return ArrayType(item, grade=Grade.INFERRED, rule="title-and-sister")
            return item
    return None


def _documented_target(action: Action) -> Target | None:
    if action.returns is None:
        return None
    item = element_of(action.returns.type)
    return item.target if isinstance(item, ReferenceType) and item.grade is Grade.DOCUMENTED else None


def _ends_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    shared = min(len(one), len(other))
    return shared > 0 and tuple(one[-shared:]) == tuple(other[-shared:])


def _named(nouns: str, page: Page, objects: DocumentedObjects) -> Documented | None:
    """The object that the first words of a phrase name, by as many of them as possible.

    On the page of AppointmentGroup "the deleted group" is an AppointmentGroup, not the Group of another page; "the
    event" of several is the one that the page is named after. "Existing submissions" are named by their last word.
    """
    words = tuple(_until_stop(words_of(nouns)))
    for length in range(len(words), 0, -1):
        own = [one for one in objects.of_page(page.slug) if one.words[-length:] == words[:length]]
        exact = next((one for one in own if one.words == words[:length]), None)
        if exact or len(own) == 1:
            return exact or own[0]
        if own and (main := next((one for one in own if one.words == words_of(page.slug)), None)):
            return main
        if not own and (named := objects.called(words[:length], page.slug)):
            return named
    whole = (objects.called(words[start:], page.slug) for start in range(1, len(words)))
    return next((named for named in whole if named), None)


def _until_stop(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if _STOP.fullmatch(word):
            return
        yield word


def _reference(named: Documented, rule: str) -> ReferenceType:
    return ReferenceType(Target(named.name, page=named.page), grade=Grade.INFERRED, rule=rule)


# ------------------------------------------------------------------ "the same as"


def _like_another(action: Action, actions: Sequence[Action]) -> Action:
    if action.returns is not None or action.response_fields:
        return action
    same = _SAME_AS.search(_plain(action.description))
    if not same:
        return action
    other = _called(same["title"] or same["name"], actions)
    if other is None or other is action:
        return action
    type_ = other.returns.type if other.returns else ObjectType(other.response_fields)
    if _SINGLE.search(action.description):
        type_ = element_of(type_)
    if isinstance(type_, UnknownType | MapType) or (isinstance(type_, ObjectType) and not type_.fields):
        return action
    type_ = replace(type_, grade=Grade.INFERRED, rule="same-as")
    return replace(action, returns=Returns(same[0].strip(), type_, action.origin))


def _called(name: str, actions: Sequence[Action]) -> Action | None:
    wanted = words_of(name)
    for action in actions:
        if action.name == name.strip() or words_of(action.title or "") == wanted:
            return action
    return next((action for action in actions if _contains(words_of(action.title or ""), wanted)), None)


def _contains(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(tuple(words[at : at + len(wanted)]) == tuple(wanted) for at in range(len(words) - len(wanted) + 1))
