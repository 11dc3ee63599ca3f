"""The parts of the packages, from the cache where it has them: only what changed is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TypeVar

import msgspec
from canvas_docs.reference import Cache

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
        self._found: dict[tuple[str, str], bytes] = {}
        self.made = 0

    def prepare(self, languages: Iterable[str]) -> None:
        """Look up what is kept for languages, and make the model and the facts of what is not; `made` counts them."""
        for title in self.groups.operations:
            missing = [language for language in languages if self._look_up(language, title) is None]
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
        return {title: self._kept("facts", title, Facts, self._facts) for title in self.groups.operations}

    @cached_property
    def answers(self) -> tuple[str, str]:
        """The number of the example of each call, and the examples, as JSON."""
        return answers_of(
            (call, self.facts[title_of(operation)].examples[call])
            for path, verb, operation in operations(self.groups.document)
            for call in [f"{verb} {path}"]
        )

    def files(self, language: str, title: str, make: Callable[[Group], Files]) -> Files:
        """The files of a group in a language."""
        return self._kept(language, title, Files, make)

    def objects(self, language: str, make: Callable[[frozenset[str]], bytes]) -> bytes:
        """The module of documented objects; `make` takes the names of those that arguments hold at first hand."""
        given = frozenset(name for facts in self.facts.values() for name in facts.given)
        if self._cache is None:
            return make(given)
        name = f"client objects {language} {self._objects} {sorted(given)}"
        kept = self._cache.get(name)
        if kept is None:
            kept = make(given)
            self._cache.put(name, kept)
        return kept

    def _facts(self, group: Group) -> Facts:
        examples = example_texts(self.groups.document, self.groups.operations[group.title])
        return Facts(examples, tuple(sorted(given_by(group))))

    def _kept(self, what: str, title: str, kind: type[Kept], make: Callable[[Group], Kept]) -> Kept:
        if self._cache is None:
            return make(self.groups.group(title))
        found = self._look_up(what, title)
        with suppress(msgspec.DecodeError):
            if found is not None:
                return msgspec.msgpack.decode(found, type=kind)
        made = make(self.groups.group(title))
        self._cache.put(self._name(what, title), msgspec.msgpack.encode(made))
        return made

    def _look_up(self, what: str, title: str) -> bytes | None:
        """What is kept, which is read once; None if nothing is."""
        if self._cache is None:
            return None
        if (what, title) not in self._found and (kept := self._cache.get(self._name(what, title))) is not None:
            self._found[what, title] = kept
        return self._found.get((what, title))

    def _name(self, what: str, title: str) -> str:
        return f"client {what} {self._keys[title]}"

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        made_from = MadeFrom(self.groups, self._object_names())
        return {title: made_from.group(title) for title in self.groups.operations}

    def _object_names(self) -> Mapping[str, tuple[str, ...]]:
        """For each component schema the names of the types that were defined for it."""
        name = f"client names {self._objects}"
        kind = dict[str, tuple[str, ...]]
        kept = self._cache.get(name) if self._cache else None
        with suppress(msgspec.DecodeError):
            if kept is not None:
                return msgspec.msgpack.decode(kept, type=kind)
        made = {
            schema: tuple(definition.name for definition in definitions)
            for schema, definitions in self.groups.objects_by_schema.items()
        }
        if self._cache:
            self._cache.put(name, msgspec.msgpack.encode(made))
        return made

    @cached_property
    def _objects(self) -> str:
        return digest_of_objects(self.groups)
