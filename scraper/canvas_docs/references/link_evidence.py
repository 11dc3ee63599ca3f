"""Which documented object a field holds: one function for each kind of evidence, in the order of `RULES`."""

from __future__ import annotations

import re
from collections.abc import Callable

from canvas_docs.model import Field, Type, fields_of
from canvas_docs.references.documented import Documented
from canvas_docs.references.link_comments import contained, in_comment, in_opening_words
from canvas_docs.references.link_context import Context, Found, fits
from canvas_docs.references.link_names import by_name
from canvas_docs.type_words import OBJECT_NAME
from canvas_docs.words import words_of


def find(member: Field, shown: Type, context: Context) -> Found | None:
    """The object that a field holds, or each element of it; `shown` is the example's type, of one element."""
    for rule in RULES:
        found = rule(member, shown, context)
        if found and _agrees(found[0], member, shown, is_own_witness=rule in (_literal, _inline_copy)):
            return _of_own_page(found, member, shown, context)
    return None


_LISTED_KEYS = re.compile(r"\((?P<keys>[a-z]\w*(?:, (?:and )?[a-z]\w*)+)\)")


def _agrees(found: Documented, member: Field, shown: Type, is_own_witness: bool) -> bool:
    """Whether the example and the listed values are compatible with the object.

    An inline value must be a copy of it, and keys that the comment lists ("users (id, name, full_name)") must be its.
    """
    listed = _LISTED_KEYS.search(member.description)
    if listed and not set(re.findall(r"\w+", listed["keys"])) - {"and"} <= found.types.keys():
        return False
    return is_own_witness or not fields_of(shown) or found.allows(fields_of(shown))


def _of_own_page(found: Found, member: Field, shown: Type, context: Context) -> Found:
    """The object of the own page that is meant after all, where the words led to one of another page.

    `term` of Course is the Term beside it, though its comment says "enrollment term"; `quiz_submission_events` are the
    QuizSubmissionEvent of the page, not the CourseEvent that looks alike.
    """
    other, rule = found
    if other.page == context.page or rule == "example-names-object":
        return found
    key = words_of(member.name)
    own = [
        one
        for one in context.objects.of_page(context.page)
        if one.name != context.owner
        and one.bare[-1:] == other.bare[-1:]
        and one.bare == key
        and (not fields_of(shown) or one.allows(fields_of(shown)) or one.is_within(fields_of(shown)))
    ]
    return (own[0], "name-of-object") if len(own) == 1 else found


def _literal(member: Field, shown: Type, context: Context) -> Found | None:
    """`{"type": "Foo"}`: what some authors write where the generator expects an example of a Foo."""
    example = member.example[0] if isinstance(member.example, list) and member.example else member.example
    name = example.get("type") if isinstance(example, dict) and len(example) == 1 else None
    if not isinstance(name, str) or not OBJECT_NAME.fullmatch(name):
        return None
    found = context.called(name)
    return (found, "example-names-object") if found else None


def _owned(member: Field, shown: Type, context: Context) -> Found | None:
    """`participants` of Conversation, where the page defines ConversationParticipant."""
    words = words_of(context.owner.rsplit("::", 1)[-1]) + words_of(member.name)
    if not context.owner or fields_of(shown):
        return None
    own = [one for one in context.objects.of_page(context.page) if words in (one.words, one.bare)]
    found = next((one for one in own if one.name.lower().endswith(member.name.lower())), own[0] if own else None)
    return (found, "name-within-object") if found else None


# ------------------------------------------------------------------ inline copies

_COMMON = frozenset(
    [
        "id",
        "name",
        "title",
        "type",
        "url",
        "description",
        "label",
        "position",
        "created_at",
        "updated_at",
        "start_at",
        "end_at",
    ]
)


def _inline_copy(member: Field, shown: Type, context: Context) -> Found | None:
    """The documented object of which the example is a copy.

    Measure: every key of the example is a field of the object, of the same kind. Besides, the field must be called
    like the object; or the keys are half of the object's own and two of them are particular (not `id`, `name` …).
    """
    if not fields_of(shown):
        return None
    fields, key = fields_of(shown), words_of(member.name)
    candidates = [one for one in context.objects.with_field(fields[0].name) if one.allows(fields)]
    own = [one for one in candidates if one.page == context.page]
    for among in (own, candidates):
        named = [one for one in among if fits(key, one)]
        if named and len(fields) > 1:
            return min(named, key=lambda one: len(one.types)), "inline-copy-by-name"
    particular = sum(one.name not in _COMMON for one in fields)
    for among in (own, candidates):
        alike = [
            one
            for one in among
            if len(fields) * 2 >= len(one.types) and (particular > 1 or len(fields) == len(one.types) > 2)
        ]
        if len(alike) == 1 or (alike and among is own):
            return min(alike, key=lambda one: len(one.types)), "inline-copy"
    fuller = [
        one
        for one in context.objects.of_page(context.page)
        if key[-len(one.words) :] == one.words and one.is_within(fields)
    ]
    return (fuller[0], "inline-copy-with-more") if fuller else None


RULES: tuple[Callable[[Field, Type, Context], Found | None], ...] = (
    _literal,
    _owned,
    in_comment,
    contained,
    in_opening_words,
    _inline_copy,
    by_name,
)
