"""Types of the client model → Python annotations and definitions, laid out as `ruff format` leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_model import (
    NULL,
    Alias,
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
from canvas_openapi.render.clients.prose import paragraphs, python_docstring

LINE = 120
_TEXT = 100  # width of wrapped text

_RECEIVED = {
    Kind.STRING: "str",
    Kind.INTEGER: "int",
    Kind.ID: "int",
    Kind.NUMBER: "float",
    Kind.BOOLEAN: "bool",
    Kind.NULL: "None",
    Kind.DATETIME: "str",
    Kind.DATE: "str",
    Kind.BINARY: "str",
    Kind.ANY: "Any",
}
_SENT = {
    **_RECEIVED,
    Kind.ID: "int | str",
    Kind.DATETIME: "datetime | str",
    Kind.DATE: "date | str",
    Kind.BINARY: "FileInput",
}


@dataclass(frozen=True)
class Spelling:
    """How types are written in one module: sent or received, and under which names the definitions are in reach."""

    sent: bool
    objects: str
    local: str

    def of(self, type_: Type) -> str:
        """The annotation of a type."""
        return " | ".join(dict.fromkeys(self._parts(type_)))

    def _parts(self, type_: Type) -> Iterator[str]:
        match type_:
            case Simple(kind):
                yield from (_SENT if self.sent else _RECEIVED)[kind].split(" | ")
            case Choice(values):
                yield f"Literal[{', '.join(_literal(value) for value in values)}]"
                if not self.sent and all(isinstance(value, str) for value in values):
                    yield "str"  # the docs may lag behind what Canvas sends
            case ListOf(items):
                yield f"{'Sequence' if self.sent else 'list'}[{self.of(items)}]"
            case MapOf(values):
                yield f"Mapping[str, {self.of(values)}]" if self.sent else f"dict[str, {self.of(values)}]"
            case Named(name, local):
                yield f"{self.local if local else self.objects}{name}"
            case AnyOf(members):
                last = [member for member in members if member == NULL]
                for member in [member for member in members if member != NULL] + last:
                    yield from self._parts(member)


@dataclass
class Module:
    """The definitions of one module of types, as they are written; grows by the aliases that callers ask for."""

    received: Spelling
    sent_names: frozenset[str]
    """Names of the definitions that are arguments: their values are sent."""
    entries: list[tuple[str, list[str]]] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    annotations: list[str] = field(default_factory=list)
    """All annotations, and what the definitions are made with: from these follow the imports."""

    def add(self, definitions: Iterable[Definition]) -> None:
        """Write definitions."""
        definitions = list(definitions)
        self.taken.update(definition.name for definition in definitions)
        for definition in definitions:
            spelling = self.spelling(definition.name)
            if isinstance(definition, Record):
                lines = self._record(definition, spelling)
            else:
                lines = self._alias(definition, spelling)
            self.entries.append((definition.name, lines))

    def spelling(self, name: str) -> Spelling:
        """How the types within a definition are written."""
        sent = name in self.sent_names
        return Spelling(sent, self.received.objects, self.received.local)

    def alias(self, hint: str, annotation: str) -> str:
        """A name for an annotation that is too long for its line."""
        name = next(iter(names.unique([hint], names.type_name, self.taken).values()))
        self.taken.add(name)
        self.annotations += ["TypeAlias", annotation]
        self.entries.append((name, _assigned(name, annotation)))
        return name

    def _record(self, record: Record, spelling: Spelling) -> list[str]:
        self.annotations += ["TypedDict", *(self._annotation(one, spelling) for one in record.fields)]
        if not all(names.is_identifier(one.name) for one in record.fields):
            return self._functional(record, spelling)
        lines = [f"class {record.name}(TypedDict, total=False):"]
        may = "may be left out" if spelling.sent else "may be missing, and others may come along"
        text = paragraphs(record.description, _TEXT) or [f"Keys {may}."]
        lines += _indented(python_docstring(text))
        for one in record.fields:
            line = f"    {one.name}: {self._annotation(one, spelling)}"
            if len(line) > LINE:
                alias = self.alias(f"{record.name} {names.pascal(one.name)}", self._annotation(one, spelling))
                line = f"    {one.name}: {alias}"
                if len(line) > LINE:
                    line = f"    {one.name}: (\n        {alias}\n    )"
            lines += ["", line]
            text = _about(one)
            if text:
                lines += _indented(python_docstring(text))
        return lines

    def _functional(self, record: Record, spelling: Spelling) -> list[str]:
        """A TypedDict whose keys are no Python names."""
        rows = [f"        {string(one.name)}: {string(self._annotation(one, spelling))}," for one in record.fields]
        text = paragraphs(record.description, _TEXT)
        head = [f"{record.name} = TypedDict(", f"    {string(record.name)},", "    {"]
        return [*head, *rows, "    },", "    total=False,", ")", *(python_docstring(text) if text else [])]

    @staticmethod
    def _annotation(one: Field, spelling: Spelling) -> str:
        annotation = spelling.of(one.type)
        is_needed = one.required and spelling.sent
        may_be_null = not is_needed and one.name != "id" and not re.search(r"\b(None|Any)$", annotation)
        annotation = f"{annotation} | None" if may_be_null else annotation
        is_identity = one.required and one.name == "id"
        return f"Required[{annotation}]" if is_needed or is_identity else annotation

    def _alias(self, alias: Alias, spelling: Spelling) -> list[str]:
        self.annotations += ["TypeAlias", spelling.of(alias.type)]
        text = paragraphs(alias.description, _TEXT)
        about = python_docstring(text) if text else []
        if isinstance(alias.type, Choice):
            values = [f"    {_literal(value)}," for value in alias.type.values]
            if spelling.sent or not all(isinstance(value, str) for value in alias.type.values):
                return [f"{alias.name}: TypeAlias = Literal[", *values, "]", *about]
            return [f"{alias.name}: TypeAlias = (", *_literal_block(alias.type), "    | str", ")", *about]
        return [*_assigned(alias.name, spelling.of(alias.type)), *about]


def _assigned(name: str, annotation: str) -> list[str]:
    line, value = f"{name}: TypeAlias = {string(annotation)}", f"    {string(annotation)}"
    return [line] if len(line) <= LINE or len(value) > LINE else [f"{name}: TypeAlias = (", value, ")"]


def _literal_block(choice: Choice) -> list[str]:
    return ["    Literal[", *(f"        {_literal(value)}," for value in choice.values), "    ]"]


def _about(one: Field) -> list[str]:
    text = paragraphs(one.description, _TEXT - 4)
    if one.deprecated and "deprecated" not in one.description.lower():
        text = ["Deprecated.", *([""] if text else []), *text]
    return text


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def _literal(value: str | int | float | bool) -> str:
    """A value in a `Literal`. There are no floats there."""
    return string(value) if isinstance(value, str) else repr(value) if isinstance(value, int) else string(str(value))


def string(text: str) -> str:
    """A string literal in the quotes that `ruff format` prefers: double ones, unless single ones need fewer escapes."""
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
    named = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character)
    code = ord(character)
    return named or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}")
