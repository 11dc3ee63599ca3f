"""Objects that a field is called after, and what its comment must not say."""

from __future__ import annotations

import re

from canvas_docs.model import Field, Type, fields_of
from canvas_docs.references.documented import Documented
from canvas_docs.references.link_context import Context, Found, fits, holds_in_order
from canvas_docs.type_words import LIST_NOUN
from canvas_docs.words import words_of

_DEPENDS = re.compile(
    r"\b(?:depend(?:s|ing)|dependent) (?:up)?on the type\b"
    r"|\b(?:format|structure|shape|parameters) (?:will )?(?:depends?|var(?:y|ies))\b",
    re.I,
)


def by_name(member: Field, shown: Type, context: Context) -> Found | None:
    """The object that a field is called after, where its example is null or empty and the comment names no other."""
    if fields_of(shown) or _DEPENDS.search(member.description):
        return None
    key = words_of(member.name)
    exact = context.objects.called(key, context.page)
    if context.objects.is_scalar(member.name, context.page) and not (exact and exact.page == context.page):
        return None
    if exact and exact.name != context.owner and _is_meant(exact, member, key, context):
        return exact, "name-of-object"
    # An object that has a field of that name is not what the field holds: `current_grade`, and Grade beside it.
    own = [
        one
        for one in context.objects.of_page(context.page)
        if fits(key, one) and (one.name == context.owner or member.name not in one.types)
    ]
    owner = next((one for one in own if one.name == context.owner), None)
    if owner:
        return (owner, "name-of-own-kind") if key[0] in _KIN else None
    whole = [one for one in own if not any(_holds(other, one) for other in own)]
    best = [one for one in whole if holds_in_order(key, one.bare)] or whole
    return (min(best, key=lambda one: len(one.words)), "name-like-object") if best else None


_BEHIND = re.compile(r"\b(?:for|of|about|describing|that|which)\b", re.IGNORECASE)


def _is_meant(exact: Documented, member: Field, key: tuple[str, ...], context: Context) -> bool:
    """Whether a field is the object that it is called like: on its own page, or where its comment says the word too.

    "The user that initiated the import" is a User. `error_report`, "A message describing the error", is no
    ErrorReport, and `Course`, "the statistics for courses", is no Course.
    """
    if exact.page == context.page:
        return True
    if len(key) == 1 and words_of(exact.page) != key:
        return False
    text = _LIST_OF_ANY.sub("", member.description.replace("\\", ""))
    behind = _BEHIND.search(text)
    said = words_of(text[: behind.start()] if behind else text)
    return not text.strip() or any(word == key[-1] or word.startswith(key[-1][:4]) for word in said)


_LIST_OF_ANY = re.compile(rf"\b{LIST_NOUN}s? of\b", re.IGNORECASE)
_KIN = frozenset(("child", "parent", "sub", "previous", "next", "root"))


def _holds(whole: Documented, part: Documented) -> bool:
    """Whether one object has a field for the other, as RubricCriteria has `ratings` for RubricRating."""
    return whole is not part and any(words_of(name)[-1:] == part.bare[-1:] for name in whole.types)
