"""Types of the client model → TypeScript types and declarations, laid out as prettier leaves them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_model import Choice, Field, Kind, Record, Type
from canvas_openapi.render.clients.comment_text import Tagged, paragraphs, typescript_comment
from canvas_openapi.render.clients.spelling import LINE, TEXT, Declarations, Dialect, Forms, Spelling, quoted

_RECORD = re.compile(r"Record<string, ([\w.]+)>")
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


@lru_cache(maxsize=65536)  # names on the wire, above all: each stands in many calls
def string(text: str) -> str:
    """A string literal."""
    return quoted(text, lambda code: f"\\u{code:04x}" if code < 65536 else f"\\u{{{code:x}}}")


def _choice(choice: Choice) -> Iterator[str]:
    yield from (string(value) if isinstance(value, str) else json.dumps(value) for value in choice.values)


TYPESCRIPT = Dialect(
    sent=Forms(_SENT, "ReadonlyArray<{}>", "Record<string, {}>", "Partial<{}>"),
    received=Forms(_RECEIVED, "Array<{}>", "Record<string, {}>", "{}"),
    choice=_choice,
    any_text="(string & {})",
    null="null",
    anything="unknown",
)


class TypeScriptTypes(Declarations):
    """The declarations of one module."""

    def __init__(self, objects: str, sent_names: frozenset[str]) -> None:
        super().__init__(TYPESCRIPT, objects, sent_names)

    def record(self, record: Record, spelling: Spelling) -> None:
        """Write an interface with the wire names as keys."""
        keys = {one.name: one.name for one in record.fields}
        self.interface(record.name, record.description, record.fields, keys, spelling)

    def alias(self, name: str, type_: Type, about: str, spelling: Spelling) -> None:
        """Write a name for a type."""
        self.entries.append(self._alias(name, spelling.parts(type_), about))

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
        text = paragraphs(about, TEXT)
        comment = typescript_comment(list(text)) if text else []
        self.entries.insert(place, [*comment, f"export interface {name} {{", *lines, "}"])

    def _property(self, owner: str, one: Field, key: str, spelling: Spelling) -> list[str]:
        parts = spelling.property_parts(one)
        start = f"  {_property_key(key)}{'' if spelling.is_there(one) else '?'}: "
        line = f"{start}{' | '.join(parts)};"
        if len(line) > LINE:
            name = self.free(f"{owner} {names.pascal(key)}")
            self.entries.append(self._alias(name, parts, ""))
            line = f"{start}{name};"
        self.annotations += parts
        text: list[str] = paragraphs(one.description, TEXT)
        if one.deprecated:
            text.append(Tagged("@deprecated"))
        return [*(f"  {row}" for row in (typescript_comment(text) if text else [])), line]

    def _alias(self, name: str, parts: list[str], about: str) -> list[str]:
        self.annotations += parts
        text = paragraphs(about, TEXT)
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


_PLAIN_KEY = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")


def _property_key(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if _PLAIN_KEY.fullmatch(key) else string(key)
