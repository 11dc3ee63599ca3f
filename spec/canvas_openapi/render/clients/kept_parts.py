"""The parts of the packages, from the cache where it has them: only what changed is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TypeVar

import msgspec
from canvas_docs.reference import Cache

from canvas_openapi.openapi.document_parts import digest_of
from canvas_openapi.render.clients.client_groups import Groups
from canvas_openapi.render.clients.client_model import Group
from canvas_openapi.render.clients.fake_answers import answers_of, example_texts
from canvas_openapi.render.clients.locals import given_by
from canvas_openapi.render.clients.made_from import MadeFrom, digest_of_objects
from canvas_openapi.render.clients.naming import operations, title_of

Files = dict[str, bytes]
Kept = TypeVar("Kept")


class Facts(msgspec.Struct, frozen=True):
    """What modules that are for all groups hold of one.

    `examples`: the text of the answer of the fake Canvas to each call. `given`: the documented objects that arguments
    are made of.
    """

    examples: dict[str, str]
    given: tuple[str, ...]


class ClientParts:
    """What packages are made of. One serves both languages: the model and the facts are made once.

    Whatever is kept stands under a name that holds everything it was made from, but for our own code: a cache must not
    outlive that.
    """

    def __init__(self, groups: Groups, cache: Cache | None = None) -> None:
        self.groups = groups
        self._cache = cache
        self._found: dict[str, bytes] = {}
        self.made = 0

    def prepare(self, languages: Iterable[str]) -> None:
        """Look up what is kept for languages, and make the model and the facts of what is not; `made` counts them."""
        for title in self.groups.operations:
            missing = not self._cache or [
                language for language in languages if self._look_up(self._name(language, title)) is None
            ]
            if missing:
                self.groups.group(title)
                self.made += 1
        self.facts  # noqa: B018 (made here)

    def made_from(self, title: str) -> str:
        """A digest of all that a group is made from."""
        return self._keys[title]

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """The facts of each group, by its title."""
        return {title: self._of_group("facts", title, Facts, self._facts) for title in self.groups.operations}

    @cached_property
    def answers(self) -> tuple[str, str]:
        """The number of the example of each call, and the examples, as JSON."""
        return answers_of((call, self.facts[title].examples[call]) for call, title in self._calls)

    @property
    def given(self) -> frozenset[str]:
        """The names of the documented objects that arguments hold at first hand."""
        return frozenset(name for facts in self.facts.values() for name in facts.given)

    def files(self, language: str, title: str, make: Callable[[Group], Files]) -> Files:
        """The files of a group in a language."""
        return self._of_group(language, title, Files, make)

    def frame(self, language: str, make: Callable[[ClientParts], Files]) -> Files:
        """The files of a language that are for all groups, of which `make` may look at all but the methods."""
        return self._kept(lambda: f"client frame {language} {self._made_from_facts}", Files, lambda: make(self))

    @property
    def _calls(self) -> Iterator[tuple[str, str]]:
        """Each call, with the title of its group."""
        return ((f"{verb} {path}", title_of(one)) for path, verb, one in operations(self.groups.document))

    def _facts(self, group: Group) -> Facts:
        examples = example_texts(self.groups.document, self.groups.operations[group.title])
        return Facts(examples, tuple(sorted(given_by(group))))

    def _of_group(self, what: str, title: str, kind: type[Kept], make: Callable[[Group], Kept]) -> Kept:
        return self._kept(lambda: self._name(what, title), kind, lambda: make(self.groups.group(title)))

    def _kept(self, name: Callable[[], str], kind: type[Kept], make: Callable[[], Kept]) -> Kept:
        if self._cache is None:
            return make()
        found = self._look_up(name())
        with suppress(msgspec.DecodeError):
            if found is not None:
                return msgspec.msgpack.decode(found, type=kind)
        made = make()
        self._cache.put(name(), msgspec.msgpack.encode(made))
        return made

    def _look_up(self, name: str) -> bytes | None:
        """What is kept, which is read once; None if nothing is."""
        if self._cache is None:
            return None
        if name not in self._found and (kept := self._cache.get(name)) is not None:
            self._found[name] = kept
        return self._found.get(name)

    def _name(self, what: str, title: str) -> str:
        return f"client {what} {self._keys[title]}"

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        made_from = MadeFrom(self.groups, self._object_names())
        return {title: made_from.group(title) for title in self.groups.operations}

    def _object_names(self) -> Mapping[str, tuple[str, ...]]:
        """For each component schema the names of the types that were defined for it."""

        def make() -> dict[str, tuple[str, ...]]:
            found = self.groups.objects_by_schema.items()
            return {schema: tuple(definition.name for definition in definitions) for schema, definitions in found}

        return self._kept(lambda: f"client names {self._objects}", dict[str, tuple[str, ...]], make)

    @cached_property
    def _objects(self) -> str:
        return digest_of_objects(self.groups)

    @cached_property
    def _made_from_facts(self) -> str:
        """A digest of what the files for all groups are made from; what groups are called follows from their titles."""
        parts = (self.groups.version, self._objects, list(self._calls), self.facts)
        return digest_of([msgspec.msgpack.encode(parts)])
