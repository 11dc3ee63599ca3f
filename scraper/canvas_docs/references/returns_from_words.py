"""What an action answers, concluded from its sentences, its title and its sister actions.

Only where no returns line, field list or example tells it. Every conclusion is INFERRED and names its rule: those of
`references.sentences`, `references.sisters` and `references.titles`, strongest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from canvas_docs import quirks
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
    retyped,
)
from canvas_docs.references.documented import Documented, DocumentedObjects
from canvas_docs.references.returns_from_examples import outline
from canvas_docs.references.same_as import like_another
from canvas_docs.references.sentences import (
    COUNT,
    LIST,
    MAPPING,
    OBJECT,
    ONE,
    PAGINATED,
    REDIRECT,
    SAME_AS,
    STOP,
    UPLOAD,
    key_names,
    sentence_text,
)
from canvas_docs.references.sisters import like_sisters, resources_of
from canvas_docs.references.titles import by_title, of_one_thing
from canvas_docs.rules import Rule
from canvas_docs.words import words_of


def with_prose_returns(page: Page, objects: DocumentedObjects) -> Page:
    """The page with the returns of its actions concluded, where nothing better tells them."""
    actions = [_told(action, page, objects) for action in page.actions]
    resources = resources_of(actions)
    actions = [like_sisters(action, resources, objects.of_page(page.slug)) for action in actions]
    actions = [_with(action, by_title(action, actions)) if _is_untold(action) else action for action in actions]
    actions = [like_another(action, actions) for action in actions]
    actions = [_undescribed(action, page, objects) if _is_untold(action) else action for action in actions]
    actions = [like_another(action, actions) for action in actions]  # again, for what was concluded since
    actions = [_with(one, of_one_thing(one)) if _is_untold(one) else one for one in actions]
    return _of_stated_media_type(replace(page, actions=tuple(actions)))


def _of_stated_media_type(page: Page) -> Page:
    """The page with its answers of the media type that its introduction states for all of them."""
    stated = quirks.MEDIA_TYPE(page.description)
    if stated is None:
        return page
    return replace(page, actions=tuple(_of_media_type(stated["type"], action) for action in page.actions))


def _of_media_type(media_type: str, action: Action) -> Action:
    if action.returns is None or action.returns.media_type != Returns().media_type:
        return action
    return replace(action, returns=replace(action.returns, media_type=media_type))


def _is_untold(action: Action) -> bool:
    """Whether the action should have an answer but no returns line, field list or status describes it."""
    promised = action.response_fields or not all(status.has_body for status in action.statuses)
    return action.returns is None and not promised


def _with(action: Action, found: Type | None) -> Action:
    return replace(action, returns=Returns("", found, action.origin)) if found else action


def _told(action: Action, page: Page, objects: DocumentedObjects) -> Action:
    """The action with the answer that its sentences name, where a page describes that object."""
    text = sentence_text(action.description)
    if action.returns is not None:
        stated = _wrapped(_with_gaps(_completed(action.returns.type, text, page, objects), text), text)
        return action if stated is action.returns.type else replace(action, returns=retyped(action.returns, stated))
    if action.statuses and all(300 <= status.code < 400 for status in action.statuses if status.code < 400):
        return _with(action, _redirected(action, text, page, objects))
    if not _is_untold(action) or SAME_AS(text):
        return action
    listed = _list(text, page, objects)
    found = _example(action) or _upload(action, text) or (listed and _wrapped(listed, text))
    return _with(action, found or _object(text, page, objects))


def _undescribed(action: Action, page: Page, objects: DocumentedObjects) -> Action:
    """The action with the shape of answer that its sentences state, where no page describes the content."""
    text = sentence_text(action.description)
    quoted = " ".join(action.description.replace("\\", "").split())
    if COUNT(text):
        return _with(action, _some_object(COUNT))
    if quirks.IDS(text) and all(route.verb == "GET" for route in action.routes):
        return _with(action, ArrayType(_id(quirks.IDS), grade=Grade.INFERRED, rule=quirks.IDS.name))
    if found := _keys(quoted):
        return _with(action, found)
    if PAGINATED(text):
        return _with(action, ArrayType(UNKNOWN, grade=Grade.INFERRED, rule=PAGINATED.name))
    if some := quirks.SOME_OBJECT(text):
        named = objects.called(words_of(some["nouns"]), page.slug)
        return _with(action, _reference(named, quirks.SOME_OBJECT) if named else _some_object(quirks.SOME_OBJECT))
    return _with(action, _some_object(ONE) if ONE(text) else None)


# ------------------------------------------------------------------ sentences


def _example(action: Action) -> Type | None:
    """What a description shows: "You will get a list. It will look something like this:" and the code below it."""
    shown = quirks.LOOKS_LIKE(action.description) if all(route.verb == "GET" for route in action.routes) else None
    found = outline(shown["example"]) if shown else UNKNOWN
    return None if isinstance(found, UnknownType) else found


def _upload(action: Action, text: str) -> Type | None:
    is_posted = all(route.verb == "POST" and route.path.endswith("/files") for route in action.routes)
    return _UPLOAD if is_posted and UPLOAD(text) else None


_UPLOAD = ObjectType(
    (
        Field("upload_url", ScalarType(Primitive.STRING, "uri"), "Where to post the file."),
        Field("upload_params", MapType(UNKNOWN), "The parts to post besides the file, unchanged."),
        Field("file_param", ScalarType(Primitive.STRING), "The name of the part that holds the file."),
    ),
    grade=Grade.INFERRED,
    rule=UPLOAD.name,
)
"""What the guide on uploads, to which the words lead, says of the first step."""


def _list(text: str, page: Page, objects: DocumentedObjects) -> ArrayType | None:
    for nouns in LIST(text) or ():
        if named := _named(nouns, page, objects):
            return ArrayType(_reference(named, LIST), grade=Grade.INFERRED, rule=LIST.name)
    return None


def _object(text: str, page: Page, objects: DocumentedObjects) -> Type | None:
    found = (_named(nouns, page, objects) for nouns in OBJECT(text) or ())
    named = next(filter(None, found), None)
    return _reference(named, OBJECT) if named else None


def _redirected(action: Action, text: str, page: Page, objects: DocumentedObjects) -> Type | None:
    """The object that a client gets that follows the redirect; only one of the page: a file is not Canvas's File."""
    for nouns in REDIRECT(f"{action.title or ''}. {text}") or ():
        named = _named(nouns, page, objects)
        if named and named.page == page.slug:
            return _reference(named, REDIRECT)
    return None


def _completed(shown: Type, text: str, page: Page, objects: DocumentedObjects) -> Type:
    """A list of which the example shows no element: of the objects that the description names."""
    if not isinstance(shown, ArrayType) or not isinstance(shown.items, UnknownType):
        return shown
    named = _list(text, page, objects)
    return replace(shown, items=named.items) if named else shown


def _with_gaps(stated: Type, text: str) -> Type:
    """A list of which the description says that null stands for what is not found."""
    if isinstance(stated, ArrayType) and stated.items and quirks.GAPS(text):
        return replace(stated, items=replace(stated.items, nullable=True))
    return stated


def _wrapped(stated: Type, text: str) -> Type:
    """A list that the description puts under a key: "The key for the list of conferences is "conferences"."."""
    wrapper = quirks.WRAPPED(text) if isinstance(stated, ArrayType) else None
    if wrapper is None:
        return stated
    fields = (Field(wrapper["key"], stated),)
    return ObjectType(fields, text=stated.text, grade=Grade.INFERRED, rule=quirks.WRAPPED.name)


def _keys(text: str) -> Type | None:
    """An object of which the description names the keys, or what the values of its keys are."""
    found = MAPPING(text)
    told = found.groupdict() if found else {}
    if not told:
        return None
    keys = key_names(told["keys"] or "")
    if "objects" not in told:
        return _some_object(MAPPING, keys)
    values: Type = UNKNOWN
    if told["list"]:
        one = _id(MAPPING) if told["ids"] else UNKNOWN
        values = ArrayType(one, grade=Grade.INFERRED, rule=MAPPING.name)
    elif told["objects"]:
        values = _some_object(MAPPING, keys)
    return MapType(values, grade=Grade.INFERRED, rule=MAPPING.name)


def _id(rule: Rule[object]) -> ScalarType:
    return ScalarType(Primitive.INTEGER, "int64", grade=Grade.INFERRED, rule=rule.name)


def _some_object(rule: Rule[object], names: Sequence[str] = ()) -> ObjectType:
    return ObjectType(tuple(map(Field, names)), grade=Grade.INFERRED, rule=rule.name)


# ------------------------------------------------------------------ names


def _named(nouns: str, page: Page, objects: DocumentedObjects) -> Documented | None:
    """The object that a phrase names: all of its words, else its last ones, else those before a participle.

    On the page of AppointmentGroup "the deleted group" is an AppointmentGroup, not the Group of another page; "the
    event" of several is the one that the page is named after. "Existing submissions" are named by their last word,
    "submissions sorted by date" by their first. "Student groups" are no AppointmentGroups: what is left of a phrase
    must be the whole name of an object; only participles in front of it ("published assignments") are no part of it.
    """
    words = tuple(dropwhile(_is_participle, _until_stop(words_of(nouns))))
    head = tuple(takewhile(lambda word: not _is_participle(word), words))
    phrases = [whole[start:] for whole in dict.fromkeys((words, head)) for start in range(len(whole))]
    found = (_called(phrase, page, objects, is_whole=phrase in (words, head)) for phrase in phrases)
    return next(filter(None, found), None)


def _called(words: tuple[str, ...], page: Page, objects: DocumentedObjects, *, is_whole: bool) -> Documented | None:
    length = len(words)
    own = [
        one for one in objects.of_page(page.slug) if one.words == words or (is_whole and one.words[-length:] == words)
    ]
    if not own:
        return objects.called(words, page.slug)
    exact = next((one for one in own if one.words == words), None)
    if exact or len(own) == 1:
        return exact or own[0]
    return next((one for one in own if one.words == words_of(page.slug)), None)


def _is_participle(word: str) -> bool:
    return word.endswith(("ed", "ing", "ly"))


def _until_stop(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if STOP.fullmatch(word):
            return
        yield word


def _reference(named: Documented, rule: Rule[object]) -> ReferenceType:
    return ReferenceType(Target(named.name, page=named.page), grade=Grade.INFERRED, rule=rule.name)
