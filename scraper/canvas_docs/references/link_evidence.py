"""Which documented object a field holds: one function for each kind of evidence, in the order of `RULES`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from canvas_docs.model import Field, Type, fields_of
from canvas_docs.references.documented import Documented, DocumentedObjects
from canvas_docs.type_words import LIST_NOUN, OBJECT_NAME
from canvas_docs.words import words_of


@dataclass(frozen=True, slots=True)
class Context:
    """Where a field stands: the page, and the object that it belongs to (empty in a response)."""

    objects: DocumentedObjects
    page: str
    owner: str = ""

    def called(self, name: str) -> Documented | None:
        """The object of this name, in any spelling: `ModuleItem`, `module items`, `Lti::Placement`."""
        return self.objects.called(words_of(name), self.page)


Found = tuple[Documented, str]
"""The object, and the rule that found it."""


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


# ------------------------------------------------------------------ comments

_DEPENDS = re.compile(
    r"\b(?:depend(?:s|ing)|dependent) (?:up)?on the type\b"
    r"|\b(?:format|structure|shape|parameters) (?:will )?(?:depends?|var(?:y|ies))\b",
    re.I,
)
_CAMEL_CASE = re.compile(r"(?<![\w:])(?:[A-Z]\w*::){0,4}(?:[A-Z][a-z0-9]+){2,}\b")
_COMPANION = re.compile(r"\bwith an? (?:[A-Z]\w+ )+")
"""What something else has: "items with a BankItem entry"."""
_OBJECT = re.compile(r"\b(?:[Aa]n?|[Tt]he|of|full) (?P<name>(?:[A-Za-z]+[ -]){0,3}[A-Za-z][\w:]*) objects?\b")
_LEAD = re.compile(r"\A(?:\([^)]*\)\s*|optional[:,]\s*)*", re.IGNORECASE)
_LIST_OF = re.compile(
    rf"(?:(?:an?|the|this is an?)\s+)?(?:(?:paginated|json)\s+)?{LIST_NOUN}s?\s+of\s+"
    r"(?:all\s+|the\s+)*(?P<words>[^.;:,(]*)",
    re.IGNORECASE,
)


_NAME = r"(?:[Aa]n? |[Tt]he )?(?:[A-Z][a-z0-9]+){2,}"
_EITHER = re.compile(rf"{_NAME}(?:, {_NAME})*,? or {_NAME}\b")
_BY_TYPE = re.compile(r"\bdepending on the (?:\w+ )?type\b", re.IGNORECASE)


def alternatives(member: Field, context: Context) -> tuple[Documented, ...]:
    """The objects of which a field holds one, depending on the case; either none or at least two.

    "either a QuestionItem, StimulusItem or BankItem" names them. "Event data depending on the event type. An updated
    event returns an UpdatedEventData" names one: the page's other kinds of event data are meant as well.
    """
    text = member.description.replace("\\", "")
    listed = _EITHER.search(text)
    names = _CAMEL_CASE.findall(listed[0] if listed else text)
    found = [one for one in dict.fromkeys(map(context.called, names)) if one]
    if listed:
        return tuple(found) if len(found) == len(names) > 1 else ()
    key = words_of(member.name)
    if not found or not _BY_TYPE.search(text):
        return ()
    kinds = [one for one in context.objects.of_page(context.page) if one.bare[-len(key) :] == key]
    return tuple(kinds) if len(kinds) > 1 and found[0] in kinds else ()


def _in_comment(member: Field, _: Type, context: Context) -> Found | None:
    """`The ModuleItem being queried`, `a File object`; of several names the one that the field's own name fits."""
    text = _COMPANION.sub("", member.description.replace("\\", ""))
    names = [match.group() for match in _CAMEL_CASE.finditer(text)]
    for match in _OBJECT.finditer(text):
        words = match["name"].split()
        names += [" ".join(words[start:]) for start in range(len(words))]
    found = [one for one in dict.fromkeys(map(context.called, names)) if one and one.name != context.owner]
    if not found:
        return None
    return next((one for one in found if _fits(words_of(member.name), one)), found[0]), "comment-names-object"


_CONTAINS = re.compile(r"\b(?:contains?|holds?) (?:an?|the|that) (?P<noun>\w+) (?:for|of)\b", re.IGNORECASE)


def _contained(member: Field, _: Type, context: Context) -> Found | None:
    """`This contains the statistics for courses`: the page's SisImportStatistic."""
    contained = _CONTAINS.search(member.description)
    found = _ending(words_of(contained["noun"]), context) if contained else None
    return (found, "comment-names-object") if found else None


def _in_opening_words(member: Field, _: Type, context: Context) -> Found | None:
    """`List of module items …`, `Calendar Events representing …`: as many words as make an object's name."""
    text = member.description.replace("\\", "")
    text = _LEAD.sub("", text, count=1)
    listed = _LIST_OF.match(text)
    words = noun_phrase(listed["words"] if listed else text)
    for start in range(len(words) - (0 if listed else 1)):
        found = _ending(words[start:], context) if listed and len(words) - start > 1 else None
        found = found or context.objects.called(words[start:], context.page)
        if found and (listed or start == 0):
            return found, "comment-list-of" if listed else "comment-opens-with-object"
    return None


_PHRASE_ENDS = re.compile(
    r"[^\w\s'’-]|\b(?:that|which|who|of|for|in|on|to|from|with|where|about|by|as|at|and|or|are|is|was|will|has|have"
    r"|if|when|this|available|active|\w{3,}ing|\w{3,}ed)\b",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"\A(?:(?:an?|the|all|each|any|its) )+", re.IGNORECASE)


def noun_phrase(text: str) -> tuple[str, ...]:
    """The words that a comment opens with, up to the first that is no part of a name.

    `assignment submissions having comments` gives assignment, submission: a list of submissions, of no assignments.
    """
    opening = _ARTICLES.sub("", text.strip())
    end = _PHRASE_ENDS.search(opening)
    return words_of(opening[: end.start()] if end else opening)


def _ending(words: tuple[str, ...], context: Context) -> Documented | None:
    """The page's object whose name ends with the words, if there is but one: assignment override, on a quiz page."""
    own = [
        one
        for one in context.objects.of_page(context.page)
        if one.bare[-len(words) :] == words and one.name != context.owner
    ]
    return own[0] if len(own) == 1 else None


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
        named = [one for one in among if _fits(key, one)]
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


# ------------------------------------------------------------------ names


def _by_name(member: Field, shown: Type, context: Context) -> Found | None:
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
        if _fits(key, one) and (one.name == context.owner or member.name not in one.types)
    ]
    owner = next((one for one in own if one.name == context.owner), None)
    if owner:
        return (owner, "name-of-own-kind") if key[0] in _KIN else None
    whole = [one for one in own if not any(_holds(other, one) for other in own)]
    best = [one for one in whole if _holds_in_order(key, one.bare)] or whole
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


def _fits(key: tuple[str, ...], documented: Documented) -> bool:
    """Whether a field's name tells of an object.

    The last words are the same (`latest_migration`, BlueprintMigration; `origin_course`, CourseAttributes), or the
    object's name holds those of the field in their order (`rubric`, RubricCriteria).
    """
    if not key:
        return False
    return key[-1] == documented.bare[-1] or _holds_in_order(key, documented.bare)


def _holds_in_order(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in part)


def _holds(whole: Documented, part: Documented) -> bool:
    """Whether one object has a field for the other, as RubricCriteria has `ratings` for RubricRating."""
    return whole is not part and any(words_of(name)[-1:] == part.bare[-1:] for name in whole.types)


RULES: tuple[Callable[[Field, Type, Context], Found | None], ...] = (
    _literal,
    _owned,
    _in_comment,
    _contained,
    _in_opening_words,
    _inline_copy,
    _by_name,
)
