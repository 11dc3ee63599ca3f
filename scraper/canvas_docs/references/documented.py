"""The documented objects, as the rules look for them: by the words of their names, by page, by their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from canvas_docs.model import (
    Field,
    Primitive,
    Reference,
    ReferenceType,
    ScalarType,
    Type,
    UnionType,
    UnknownType,
    fields_of,
)
from canvas_docs.words import words_of

_ADDED_NOUNS = frozenset(("attribute", "object"))
"""Words that authors add to set an object off from its fuller twin: CourseAttributes."""


@dataclass(frozen=True)
class Documented:
    """One object definition: `words` of its name without modules, the types that its fields show."""

    name: str
    page: str
    words: tuple[str, ...]
    types: Mapping[str, Type] = field(compare=False, hash=False)

    @property
    def bare(self) -> tuple[str, ...]:
        """The words of the name without a last noun that is added to many names and says nothing more."""
        return self.words[:-1] if len(self.words) > 1 and self.words[-1] in _ADDED_NOUNS else self.words

    def allows(self, fields: Sequence[Field]) -> bool:
        """Whether fields can be a copy of the object's: it has each of them, each of the same kind or one not known."""
        return all(member.name in self.types and are_alike(self.types[member.name], member.type) for member in fields)

    def is_within(self, fields: Sequence[Field]) -> bool:
        """Whether the object's fields are all among these: the definition is older than the example."""
        shown = {member.name: member.type for member in fields}
        return len(self.types) > 1 and all(
            name in shown and are_alike(type_, shown[name]) for name, type_ in self.types.items()
        )


_VAGUE = UnknownType | ReferenceType | UnionType
_NUMBERS = frozenset((Primitive.INTEGER, Primitive.NUMBER))


def are_alike(one: Type, other: Type) -> bool:
    """Whether two types can be those of one field in two examples."""
    if isinstance(one, _VAGUE) or isinstance(other, _VAGUE):
        return True
    return one.kind == other.kind or {one.kind, other.kind} == _NUMBERS


class DocumentedObjects:
    """All object definitions of a reference."""

    def __init__(self, reference: Reference) -> None:
        self._by_words: dict[tuple[str, ...], list[Documented]] = defaultdict(list)
        self._by_page: dict[str, list[Documented]] = defaultdict(list)
        self._by_field: dict[str, list[Documented]] = defaultdict(list)
        for page in reference.pages:
            for definition in page.objects:
                types = {member.name: member.type for member in fields_of(definition.type)}
                words = words_of(definition.name.rsplit("::", 1)[-1])
                documented = Documented(definition.name, page.slug, words, types)
                for spelling in {words, words_of(definition.name)}:
                    self._by_words[spelling].append(documented)
                self._by_page[page.slug].append(documented)
                for name in types:
                    self._by_field[name].append(documented)

    def called(self, words: Iterable[str], page: str) -> Documented | None:
        """The object of exactly these words: the page's own, else the only one elsewhere, else its namesake page's."""
        key = tuple(words)
        found = self._by_words.get(key, [])
        own = next((one for one in found if one.page == page), None)
        if own or len({one.page for one in found}) == 1:
            return own or found[0]
        return next((one for one in found if words_of(one.page) == key), None)

    def is_scalar(self, name: str, page: str) -> bool:
        """Whether an object of the page has a field of this name that shows a string, a number or a boolean."""
        return any(isinstance(one.types.get(name), ScalarType) for one in self.of_page(page))

    def of_page(self, page: str) -> Sequence[Documented]:
        """The page's own objects, in its order."""
        return self._by_page.get(page, ())

    def with_field(self, name: str) -> Sequence[Documented]:
        """The objects that have a field of this name."""
        return self._by_field.get(name, ())
