"""Types of the client model → TypeScript types and declarations, laid out as prettier leaves them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
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
from canvas_openapi.render.clients.prose import Tagged, paragraphs, typescript_comment

LINE = 120
_RECORD = re.compile(r"Record<string, ([\w.]+)>")
_TEXT = 100

_RECEIVED = {
    Kind.STRING: "string",
    Kind.INTEGER: "number",
    Kind.ID: "Int64",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.NULL: "null",
    Kind.DATETIME: "string",
    Kind.DATE: "string",
    Kind.BINARY: "string",
    Kind.ANY: "unknown",
}
_SENT = {
    **_RECEIVED,
    Kind.ID: "Id",
    Kind.DATETIME: "string | Date",
    Kind.DATE: "string | Date",
    Kind.BINARY: "FileInput",
}


@dataclass(frozen=True)
class Spelling:
    """How types are written: sent or received, and under which name the documented objects are in reach."""

    sent: bool
    objects: str

    def of(self, type_: Type) -> str:
        """A type."""
        return " | ".join(self.parts(type_))

    def parts(self, type_: Type) -> list[str]:
        """The members of a union, or the only one."""
        return list(dict.fromkeys(self._parts(type_)))

    def _parts(self, type_: Type) -> Iterator[str]:
        match type_:
            case Simple(kind):
                yield from (_SENT if self.sent else _RECEIVED)[kind].split(" | ")
            case Choice(values):
                yield from (literal(value) for value in values)
                if not self.sent and all(isinstance(value, str) for value in values):
                    yield "(string & {})"  # the docs may lag behind what Canvas sends
            case ListOf(items):
                yield f"{'ReadonlyArray' if self.sent else 'Array'}<{self.of(items)}>"
            case MapOf(values):
                yield f"Record<string, {self.of(values)}>"
            case Named(name, local):
                name = name if local else f"{self.objects}{name}"
                yield f"Partial<{name}>" if self.sent and not local else name
            case AnyOf(members):
                last = [member for member in members if member == NULL]
                for member in [member for member in members if member != NULL] + last:
                    yield from self._parts(member)


@dataclass
class Module:
    """The declarations of one module, as they are written; grows by the aliases that callers ask for."""

    objects: str
    sent_names: frozenset[str]
    entries: list[list[str]] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    annotations: list[str] = field(default_factory=list)
    """All types, from which the imports follow."""

    def add(self, definitions: Iterable[Definition]) -> None:
        """Write definitions."""
        definitions = list(definitions)
        self.taken.update(definition.name for definition in definitions)
        for definition in definitions:
            spelling = Spelling(definition.name in self.sent_names, self.objects)
            if isinstance(definition, Record):
                keys = {one.name: one.name for one in definition.fields}
                self.interface(definition.name, definition.description, definition.fields, keys, spelling)
            else:
                parts = spelling.parts(definition.type)
                self.entries.append(self._alias(definition.name, parts, definition.description))

    def interface(
        self, name: str, about: str, fields: Iterable[Field], keys: dict[str, str], spelling: Spelling
    ) -> None:
        """Write an interface; `keys` gives the key of each field."""
        lines: list[str] = []
        place = len(self.entries)
        for one in fields:
            lines += self._property(name, one, keys[one.name], spelling)
        if not lines and spelling.sent:
            return
        text = paragraphs(about, _TEXT)
        comment = typescript_comment(list(text)) if text else []
        self.entries.insert(place, [*comment, f"export interface {name} {{", *lines, "}"])

    def free(self, hint: str) -> str:
        """A name that no declaration of the module has."""
        name = next(iter(names.unique([hint], names.type_name, self.taken).values()))
        self.taken.add(name)
        return name

    def _property(self, owner: str, one: Field, key: str, spelling: Spelling) -> list[str]:
        parts = spelling.parts(one.type)
        is_needed = one.required and spelling.sent
        if not is_needed and one.name != "id" and "null" not in parts and "unknown" not in parts:
            parts.append("null")
        always = is_needed if spelling.sent else one.name == "id" and "null" not in parts
        start = f"  {property_key(key)}{'' if always else '?'}: "
        line = f"{start}{' | '.join(parts)};"
        if len(line) > LINE:
            name = self.free(f"{owner} {names.pascal(key)}")
            self.entries.append(self._alias(name, parts, ""))
            line = f"{start}{name};"
        self.annotations += parts
        text: list[str] = paragraphs(one.description, _TEXT)
        if one.deprecated:
            text.append(Tagged("@deprecated"))
        return [*(f"  {row}" for row in (typescript_comment(text) if text else [])), line]

    def _alias(self, name: str, parts: list[str], about: str) -> list[str]:
        self.annotations += parts
        text = paragraphs(about, _TEXT)
        comment = typescript_comment(list(text)) if text else []
        line = f"export type {name} = {' | '.join(parts)};"
        if len(line) <= LINE:
            return [*comment, line]
        if parts[1:] == ["null"] and (record := _RECORD.fullmatch(parts[0])):  # prettier keeps these two together
            return [*comment, f"export type {name} = Record<", "  string,", f"  {record[1]}", "> | null;"]
        members = f"  {' | '.join(parts)};"
        if len(parts) > 1 and len(members) <= LINE:
            return [*comment, f"export type {name} =", members]
        if len(parts) > 1 and all(len(part) + 4 <= LINE for part in parts):
            rows = [f"  | {part}" for part in parts]
            return [*comment, f"export type {name} =", *rows[:-1], f"{rows[-1]};"]
        return [*comment, "// prettier-ignore", line]


def property_key(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if re.fullmatch(r"[A-Za-z_$][A-Za-z0-9_$]*", key) else string(key)


def literal(value: str | int | float | bool) -> str:
    """The type of one value."""
    return string(value) if isinstance(value, str) else json.dumps(value)


def string(text: str) -> str:
    """A string literal in the quotes that prettier prefers: double ones, unless single ones need fewer escapes."""
    is_plain = text.isprintable() and "\\" not in text  # as nearly all of some ten thousand are
    escaped = text if is_plain else "".join(_escaped(character) for character in text)
    if escaped.count('"') > escaped.count("'"):
        return "'" + escaped.replace("'", "\\'") + "'"
    return '"' + escaped.replace('"', '\\"') + '"'


def _escaped(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if character.isprintable():
        return character
    code = ord(character)
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character) or (
        f"\\u{code:04x}" if code < 65536 else f"\\u{{{code:x}}}"
    )
