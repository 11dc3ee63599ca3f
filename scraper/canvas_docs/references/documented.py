"""The documented objects, as the rules look for them: by the words of their names, by page, by their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from canvas_docs.model import Field, Kind, Reference
from canvas_docs.words import words_of

_ADDED_NOUNS = frozenset(("attribute", "object"))
"""Words that authors add to set an object off from its fuller twin: CourseAttributes."""


_SCALARS = frozenset((Kind.STRING, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN))


@dataclass(frozen=True)
class Documented:
    """One object definition: `words` of its name without modules, its fields with the kinds that they show."""

    name: str
    page: str
    words: tuple[str, ...]
    kinds: Mapping[str, Kind] = field(compare=False, hash=False)

    @property
    def bare(self) -> tuple[str, ...]:
        """The words without a noun that every object could have."""
        return self.words[:-1] if len(self.words) > 1 and self.words[-1] in _ADDED_NOUNS else self.words

    def allows(self, fields: Sequence[Field]) -> bool:
        """Whether fields can be a copy of the object's: it has each of them, of the same kind or one not known."""
        return all(
            member.name in self.kinds and same_kind(self.kinds[member.name], member.type.kind) for member in fields
        )

    def is_within(self, fields: Sequence[Field]) -> bool:
        """Whether the object's fields are all among these: the definition is older than the example."""
        shown = {member.name: member.type.kind for member in fields}
        return len(self.kinds) > 1 and all(
            name in shown and same_kind(kind, shown[name]) for name, kind in self.kinds.items()
        )


def same_kind(one: Kind, other: Kind) -> bool:
    """Whether two kinds can be those of one field in two examples."""
    pair = {one, other}
    return (
        len(pair) == 1 or bool(pair & {Kind.UNKNOWN, Kind.REFERENCE, Kind.UNION}) or pair == {Kind.INTEGER, Kind.NUMBER}
    )


class DocumentedObjects:
    """All object definitions of a reference."""

    def __init__(self, reference: Reference) -> None:
        self._by_words: dict[tuple[str, ...], list[Documented]] = defaultdict(list)
        self._by_page: dict[str, list[Documented]] = defaultdict(list)
        self._by_field: dict[str, list[Documented]] = defaultdict(list)
        for page in reference.pages:
            for definition in page.objects:
                kinds = {member.name: member.type.kind for member in definition.type.fields}
                words = words_of(definition.name.rsplit("::", 1)[-1])
                documented = Documented(definition.name, page.slug, words, kinds)
                for spelling in {words, words_of(definition.name)}:
                    self._by_words[spelling].append(documented)
                self._by_page[page.slug].append(documented)
                for name in kinds:
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
        return any(one.kinds.get(name) in _SCALARS for one in self.of_page(page))

    def of_page(self, page: str) -> Sequence[Documented]:
        """The page's own objects, in its order."""
        return self._by_page.get(page, ())

    def with_field(self, name: str) -> Sequence[Documented]:
        """The objects that have a field of this name."""
        return self._by_field.get(name, ())
