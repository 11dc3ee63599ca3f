"""How types of the client model are written: the same rules in both languages, which differ in a `Dialect`."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_model import (
    NULL,
    AnyOf,
    Choice,
    Definition,
    Field,
    Kind,
    ListOf,
    MapOf,
    Named,
    Record,
    Simple,
    Type,
)

LINE = 120
TEXT = 100
"""Width of wrapped text."""

_UNUSUAL = re.compile(r"\\|[^ -~]")


@dataclass(frozen=True)
class Forms:
    """How types are written that are sent, or that are received. `{}` stands for what they hold."""

    simple: Mapping[Kind, str]
    list_of: str
    map_of: str
    documented: str
    """An object of the docs."""


@dataclass(frozen=True)
class Dialect:
    """What a language writes in its own way."""

    sent: Forms
    received: Forms
    choice: Callable[[Choice], Iterable[str]]
    any_text: str
    """Stands beside documented values that are received: the docs may lag behind what Canvas sends."""
    null: str
    anything: str


@dataclass(frozen=True)
class Spelling:
    """How types are written in one module: sent or received, and under which names the definitions are in reach."""

    dialect: Dialect
    sent: bool
    objects: str
    local: str = ""
    given: bool = False
    """Whether what is received is sent as well: a new one has no id yet."""

    def of(self, type_: Type) -> str:
        """A type."""
        return " | ".join(self.parts(type_))

    def parts(self, type_: Type) -> list[str]:
        """The members of a union, or the only one."""
        found = self._parts(type_)
        return found if len(found) == 1 else list(dict.fromkeys(found))

    def property_parts(self, one: Field) -> list[str]:
        """The members of the type of a property: what need not be there may be null."""
        parts = self.parts(one.type)
        is_whole = self.is_there(one) or one.name == "id" or self.dialect.anything in parts
        return parts if is_whole or self.dialect.null in parts else [*parts, self.dialect.null]

    def is_there(self, one: Field) -> bool:
        """Whether a property is always there: what the document requires, and the id of what Canvas sends."""
        return one.required or (not (self.sent or self.given) and one.name == "id" and NULL not in _members(one.type))

    def _parts(self, type_: Type) -> list[str]:
        forms = self.dialect.sent if self.sent else self.dialect.received
        if isinstance(type_, Simple):  # this is asked for every type: `match` takes three times as long
            return forms.simple[type_.kind].split(" | ")
        if isinstance(type_, Named):
            return [f"{self.local}{type_.name}" if type_.local else forms.documented.format(self.objects + type_.name)]
        if isinstance(type_, ListOf):
            return [forms.list_of.format(self.of(type_.items))]
        if isinstance(type_, MapOf):
            return [forms.map_of.format(self.of(type_.values))]
        if isinstance(type_, Choice):
            is_open = not self.sent and all(isinstance(value, str) for value in type_.values)
            return [*self.dialect.choice(type_), *([self.dialect.any_text] if is_open else [])]
        members = sorted(type_.members, key=_is_null)
        return [part for member in members for part in self._parts(member)]


def _is_null(type_: Type) -> bool:
    return isinstance(type_, Simple) and type_.kind is Kind.NULL


def _members(type_: Type) -> tuple[Type, ...]:
    return type_.members if isinstance(type_, AnyOf) else (type_,)


@dataclass
class Declarations(ABC):
    """The declarations of one module of types, as they are written; grows by the names that long types need."""

    dialect: Dialect
    objects: str
    sent_names: frozenset[str]
    """Names of the definitions that are arguments: their values are sent."""
    given_names: frozenset[str] = frozenset()
    """Names of the documented objects that arguments hold as well."""
    entries: list[list[str]] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """The names of declarations, in lower case."""
    annotations: list[str] = field(default_factory=list)
    """All types, and what the definitions are made with: from these follow the imports."""

    def add(self, definitions: Iterable[Definition]) -> None:
        """Write definitions."""
        definitions = list(definitions)
        self.taken.update(definition.name.lower() for definition in definitions)
        for definition in definitions:
            sent, given = definition.name in self.sent_names, definition.name in self.given_names
            spelling = Spelling(self.dialect, sent, self.objects, given=given)
            if isinstance(definition, Record):
                self.record(definition, spelling)
            else:
                self.alias(definition.name, definition.type, definition.description, spelling)

    @abstractmethod
    def record(self, record: Record, spelling: Spelling) -> None:
        """Write an object."""

    @abstractmethod
    def alias(self, name: str, type_: Type, about: str, spelling: Spelling) -> None:
        """Write a name for a type."""

    def free(self, hint: str) -> str:
        """A name that no declaration of the module has."""
        return names.free(names.type_name(hint), self.taken)


def quoted(text: str, escaped: Callable[[int], str]) -> str:
    """A string literal in the quotes that formatters prefer: double ones, unless single ones need fewer escapes.

    `escaped` gives the escape of a character that is not to be printed, by its code.
    """
    is_plain = text.isprintable() and "\\" not in text  # as nearly all of some ten thousand are
    inner = text if is_plain else _UNUSUAL.sub(lambda found: _written(found[0], escaped), text)
    if inner.count('"') > inner.count("'"):
        return "'" + inner.replace("'", "\\'") + "'"
    return '"' + inner.replace('"', '\\"') + '"'


def _written(character: str, escaped: Callable[[int], str]) -> str:
    if character == "\\":
        return "\\\\"
    if character.isprintable():
        return character
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character) or escaped(ord(character))
