"""Which fields hold documented objects: a pure pass over a whole `Reference`.

The examples show objects inline, or as null with a comment; what the docs mean is often an object that they define
elsewhere. The evidence, from strong to weak:

    literal       {"type": "Foo"} alone, where Foo is a documented object
    comment       the comment names the object: "the Foo associated with …", "a list of Foos", "a Foo object", "see Foo"
    inline copy   all keys of the example are fields of Foo, and the field's name is Foo's or the keys are most of Foo's
    name          the field is called like Foo (`foo`, `foos`, `latest_foo`), and its example is null or an empty array

A scalar example is never a reference. Objects of the same page come first; a name that several other pages define is
left alone. The targets are resolved by `scraper.link`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scraper.model import Field, Grade, Kind, ObjectDefinition, Page, Reference, Target, Type

_OBJECT_NOUNS = frozenset(("attributes", "object", "info", "data"))
"""Words that authors add to an object's name to set it off from a fuller one."""


@dataclass(frozen=True)
class _Definition:
    name: str
    page: str
    words: tuple[str, ...]
    kinds: Mapping[str, Kind]


@dataclass
class _Names:
    """The documented objects, by words and by page."""

    by_words: dict[tuple[str, ...], list[_Definition]] = field(default_factory=lambda: defaultdict(list))
    by_page: dict[str, list[_Definition]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[str, list[_Definition]] = field(default_factory=lambda: defaultdict(list))

    def find(self, words: Iterable[str], page: str) -> _Definition | None:
        """The object of these words on the page, else the only one elsewhere."""
        found = self.by_words.get(tuple(words), ())
        return next((one for one in found if one.page == page), None) or (found[0] if len(found) == 1 else None)


def resolve_references(reference: Reference) -> Reference:
    """The reference with every field that holds a documented object made a reference to it."""
    names = _index(reference)
    return replace(reference, pages=tuple(_page(page, names) for page in reference.pages))


def _index(reference: Reference) -> _Names:
    names = _Names()
    for page in reference.pages:
        for definition in page.objects:
            entry = _Definition(
                definition.name,
                page.slug,
                words_of(definition.name.rsplit("::", 1)[-1]),
                {member.name: _shown_kind(member) for member in definition.type.fields},
            )
            names.by_words[entry.words].append(entry)
            names.by_page[page.slug].append(entry)
            for key in entry.kinds:
                names.by_key[key].append(entry)
    return names


def _page(page: Page, names: _Names) -> Page:
    return replace(
        page,
        objects=tuple(_object(definition, page.slug, names) for definition in page.objects),
        actions=tuple(
            replace(action, response_fields=_fields(action.response_fields, _Context(page.slug, names)))
            for action in page.actions
        ),
    )


def _object(definition: ObjectDefinition, page: str, names: _Names) -> ObjectDefinition:
    context = _Context(page, names, definition.name)
    return replace(definition, type=replace(definition.type, fields=_fields(definition.type.fields, context)))


@dataclass(frozen=True)
class _Context:
    """Where a field stands: its page, the object that it belongs to."""

    page: str
    names: _Names
    owner: str = ""


def _fields(fields: tuple[Field, ...], context: _Context) -> tuple[Field, ...]:
    return tuple(replace(member, type=_typed(member, context)) for member in fields)


def _typed(member: Field, context: _Context) -> Type:
    """The field's type, as a reference where there is evidence for one; otherwise with its own fields looked at."""
    kind = member.type
    if kind.kind is Kind.ARRAY and kind.items and _may_be_object(kind.items):
        target, rule = _target(member, kind.items, context)
        if target:
            return replace(kind, items=_reference(target, rule, kind.items))
    elif kind.values and _may_be_object(kind.values):
        target, rule = _inline_copy(kind.values, member.name, context)
        if target:
            return replace(kind, values=_reference(target, rule, kind.values))
    elif _may_be_object(kind):
        target, rule = _target(member, kind, context)
        if target:
            is_list = kind.kind is Kind.UNKNOWN and _is_list(member, target)
            found = _reference(target, rule, kind)
            return (
                Type(
                    Kind.ARRAY,
                    items=replace(found, nullable=False),
                    nullable=kind.nullable,
                    grade=Grade.INFERRED,
                    rule=rule,
                )
                if is_list
                else found
            )
    return _inside(kind, context)


def _inside(kind: Type, context: _Context) -> Type:
    if kind.kind is Kind.ARRAY and kind.items:
        return replace(kind, items=_inside(kind.items, context))
    if kind.values:
        return replace(kind, values=_inside(kind.values, context))
    return replace(kind, fields=_fields(kind.fields, context)) if kind.fields else kind


def _may_be_object(kind: Type) -> bool:
    """Null, an object, or a string that holds nothing but an object's place; never a scalar."""
    return kind.kind is Kind.UNKNOWN or (kind.kind is Kind.OBJECT and kind.values is None)


def _reference(target: _Definition, rule: str, was: Type) -> Type:
    grade = Grade.DOCUMENTED if rule in ("", "comment-object") else Grade.INFERRED
    return Type(
        Kind.REFERENCE,
        was.text,
        nullable=was.nullable,
        target=Target(target.name),
        grade=grade,
        rule="" if grade is Grade.DOCUMENTED else rule,
    )


def _target(member: Field, shown: Type, context: _Context) -> tuple[_Definition | None, str]:
    found: tuple[_Definition | None, str]
    for find in (_literal, _in_comment):
        found = find(member, shown, context)
        if found[0]:
            return found
    if shown.fields:
        return _inline_copy(shown, member.name, context)
    return _by_name(member, context)


# ------------------------------------------------------------------ literal


def _literal(member: Field, shown: Type, context: _Context) -> tuple[_Definition | None, str]:
    """`{"type": "Foo"}`: what some authors write where the generator expects an example of a Foo."""
    example = member.example[0] if isinstance(member.example, list) and member.example else member.example
    if isinstance(example, dict) and len(example) == 1 and isinstance(example.get("type"), str):
        name = example["type"]
        if name[:1].isupper():
            return context.names.find(words_of(name.rsplit("::", 1)[-1]), context.page), "example-names-object"
    return None, ""


# ------------------------------------------------------------------ comment

_NAMED = re.compile(r"\b(?P<name>[A-Z][a-z0-9]+(?:::[A-Z][A-Za-z0-9]*|[A-Z][a-z0-9]*)+)s?\b")
_OBJECT = re.compile(
    r"\b(?:an?|the|array of|list of|of) (?:[a-z]+ ){0,1}?(?P<name>[A-Za-z][\w:]*(?:[ -][a-z][\w]*){0,3}?) objects?\b"
)
_LIST = re.compile(
    r"(?:\([^)]*\)\s*|optional[:,]\s*)*(?:(?:an?|the|this is an?)\s+)?(?:(?:array|list|set|collection)s? of|calendar)\s+(?P<words>[^.;:,(]*)",
    re.I,
)


def _in_comment(member: Field, shown: Type, context: _Context) -> tuple[_Definition | None, str]:
    """The object that the comment speaks of; if it speaks of several, the one that the field's name fits."""
    text = member.description.replace("\\", "")
    named = [
        context.names.find(words_of(match["name"].rsplit("::", 1)[-1]), context.page) for match in _NAMED.finditer(text)
    ]
    named += [context.names.find(words_of(match["name"]), context.page) for match in _OBJECT.finditer(text)]
    found = [one for one in dict.fromkeys(map(_identity, filter(None, named))) if one]
    definitions = [one.definition for one in found if _agrees(shown, one.definition)]
    if not definitions:
        return _listed_in_words(text, shown, context)
    key = singular_words(member.name)
    return next((one for one in definitions if _fits(key, one.words)), definitions[0]), "comment-object"


@dataclass(frozen=True)
class _Identified:
    name: str
    page: str
    definition: _Definition = field(compare=False)


def _identity(definition: _Definition) -> _Identified:
    return _Identified(definition.name, definition.page, definition)


def _listed_in_words(text: str, shown: Type, context: _Context) -> tuple[_Definition | None, str]:
    """`List of module items …`, `Array of file attachments.`: the longest run of words that is an object's name."""
    match = _LIST.match(text)
    if not match:
        return None, ""
    words = [singular(word) for word in re.findall(r"[A-Za-z]+", match["words"])]
    for length in range(min(4, len(words)), 0, -1):
        found = context.names.find((word.lower() for word in words[:length]), context.page)
        if found and _agrees(shown, found):
            return found, "comment-list-of"
    return None, ""


# ------------------------------------------------------------------ inline copies


def _inline_copy(shown: Type, name: str, context: _Context) -> tuple[_Definition | None, str]:
    """The documented object of which the fields are a copy.

    Measure: every key of the example is a field of the object, of the same kind. Then the name must fit, or the keys
    must be at least three and half of the object's own.
    """
    keys = [member.name for member in shown.fields]
    if not keys:
        return None, ""
    candidates = [one for one in context.names.by_key.get(keys[0], ()) if _agrees(shown, one)]
    own = [one for one in candidates if one.page == context.page]
    key = singular_words(name)
    for among in (own, candidates):
        named = [one for one in among if _fits(key, one.words) and (len(keys) > 1 or len(one.kinds) == 1)]
        if named:
            return max(named, key=lambda one: len(keys) / len(one.kinds)), "inline-copy-by-name"
    for among in (own, candidates):
        alike = [one for one in among if len(keys) >= 2 and len(keys) * 2 >= len(one.kinds) and _tells(keys)]
        best = sorted(alike, key=lambda one: len(one.kinds))
        if best and (among is own or len(best) == 1):
            return best[0], "inline-copy"
    return None, ""


def _tells(keys: Sequence[str]) -> bool:
    """Whether keys are particular enough to know an object by: `id` and `name` are on every second one."""
    return (
        len([key for key in keys if key not in ("id", "name", "title", "type", "url", "created_at", "updated_at")]) >= 2
    )


def _agrees(shown: Type, definition: _Definition) -> bool:
    """Whether an example can be a copy of the object: no key that it does not have, none of another kind."""
    for member in shown.fields:
        known = definition.kinds.get(member.name)
        if known is None:
            return False
        kind = _shown_kind(member)
        if Kind.UNKNOWN in (known, kind) or known is kind:
            continue
        if {known, kind} == {Kind.INTEGER, Kind.NUMBER} or Kind.REFERENCE in (known, kind):
            continue
        return False
    return True


def _shown_kind(member: Field) -> Kind:
    return member.type.kind


# ------------------------------------------------------------------ names


def _by_name(member: Field, context: _Context) -> tuple[_Definition | None, str]:
    """The object that a null or empty field is called after."""
    key = singular_words(member.name)
    if not key:
        return None, ""
    exact = context.names.find(key, context.page)
    if exact:
        return exact, "name-of-object"
    own = [
        one
        for one in context.names.by_page.get(context.page, ())
        if one.name != context.owner and _fits(key, one.words)
    ]
    if len(own) > 1:
        own = [one for one in own if one.words[: len(words_of(context.owner))] == words_of(context.owner)] or own
    if own:
        return min(own, key=lambda one: len(one.words)), "name-like-object"
    return None, ""


def _fits(key: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a field's name tells of an object: equal, or one is the end of the other, or the key is within its words.

    `latest_migration` fits BlueprintMigration, `lock_info` LockInfo, `xlist_course` CourseAttributes, `rubric`
    RubricCriteria.
    """
    bare = words[:-1] if len(words) > 1 and words[-1] in _OBJECT_NOUNS else words
    return key in (words, bare) or key[-1:] == bare[-1:] or _within(key, bare)


def _within(key: tuple[str, ...], words: tuple[str, ...]) -> bool:
    rest: Iterator[str] = iter(words)
    return all(word in rest for word in key)


def _is_list(member: Field, target: _Definition) -> bool:
    """Whether a null field holds several: its name is a plural that the object's name is not."""
    last = re.findall(r"[A-Za-z0-9]+", member.name)[-1:]
    return bool(last) and singular(last[0]) != last[0] and last[0].lower() != target.name.lower()


_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, in the singular and lower case: `LockInfo` → lock info, `all_dates` → all date."""
    return tuple(singular(word.lower()) for word in _WORD.findall(name))


def singular_words(name: str) -> tuple[str, ...]:
    """The words of a field's name."""
    return words_of(name)


def singular(word: str) -> str:
    """The singular of an English word, as far as names need it."""
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
