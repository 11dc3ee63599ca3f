"""Types of the client model → Python annotations and definitions, laid out as `ruff format` leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_model import Choice, Field, Kind, Record, Type
from canvas_openapi.render.clients.comment_text import paragraphs, python_docstring
from canvas_openapi.render.clients.spelling import LINE, TEXT, Declarations, Dialect, Forms, Spelling, quoted

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

_GENERIC = re.compile(r"(Sequence|Mapping|list|dict)\[([^|]*(?:\[.*\])?)\]")


@lru_cache(maxsize=65536)  # names on the wire, above all: each stands in many calls
def string(text: str) -> str:
    """A string literal."""
    return quoted(
        text, lambda code: f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )


def _literal(value: str | int | float | bool) -> str:
    """A value in a `Literal`. There are no floats there."""
    return string(value) if isinstance(value, str) else repr(value) if isinstance(value, int) else string(str(value))


def _choice(choice: Choice) -> Iterator[str]:
    yield f"Literal[{', '.join(_literal(value) for value in choice.values)}]"


PYTHON = Dialect(
    sent=Forms(_SENT, "Sequence[{}]", "Mapping[str, {}]", "{}"),
    received=Forms(_RECEIVED, "list[{}]", "dict[str, {}]", "{}"),
    choice=_choice,
    any_text="str",
    null="None",
    anything="Any",
)


class PythonTypes(Declarations):
    """The definitions of one module."""

    def __init__(self, objects: str, sent_names: frozenset[str], given_names: frozenset[str] = frozenset()) -> None:
        super().__init__(PYTHON, objects, sent_names, given_names)
        self._aliases: dict[str, tuple[str, list[str]]] = {}

    def named(self, hint: str, annotation: str) -> str:
        """A name for an annotation that is too long for its line."""
        name = self.free(hint)
        self._name(name, annotation, _assigned(name, annotation))
        return name

    def definitions(self) -> list[list[str]]:
        """The lines of each definition: classes, then aliases, whose values need what they name before them."""
        return [*self.entries, *_in_order(self._aliases)]

    def _name(self, name: str, annotation: str, lines: list[str]) -> None:
        self.annotations += ["TypeAlias", annotation]
        self._aliases[name] = (annotation, lines)

    def record(self, record: Record, spelling: Spelling) -> None:
        """Write a TypedDict."""
        annotated = [(one, _annotation(one, spelling)) for one in record.fields]
        self.annotations += ["TypedDict", *(annotation for _, annotation in annotated)]
        if all(names.is_identifier(one.name) for one in record.fields):
            may = "may be left out" if spelling.sent else "may be missing, and others may come along"
            but = ", but for those that are required" if any(map(spelling.is_there, record.fields)) else ""
            self.entries.append(self._class(record, annotated, f"Keys {may}{but}."))
        else:
            self.entries.append(_functional(record, annotated))

    def alias(self, name: str, type_: Type, about: str, spelling: Spelling) -> None:
        """Write an alias, with one value per line if it is a choice."""
        annotation = spelling.of(type_)
        text = paragraphs(about, TEXT)
        if not isinstance(type_, Choice):
            lines = _assigned(name, annotation)
        elif spelling.sent or not all(isinstance(value, str) for value in type_.values):
            values = [f"    {_literal(value)}," for value in type_.values]
            lines = [f"{name}: TypeAlias = Literal[", *values, "]"]
        else:
            values = ["    Literal[", *(f"        {_literal(value)}," for value in type_.values), "    ]"]
            lines = [f"{name}: TypeAlias = (", *values, "    | str", ")"]
        self._name(name, annotation, [*lines, *(python_docstring(text) if text else [])])

    def _class(self, record: Record, annotated: Iterable[tuple[Field, str]], otherwise: str) -> list[str]:
        lines = [f"class {record.name}(TypedDict, total=False):"]
        text = paragraphs(record.description, TEXT) or [otherwise]
        lines += _indented(python_docstring(text))
        for one, annotation in annotated:
            lines += ["", *self._property(record.name, one, annotation)]
            text = _about(one)
            lines += _indented(python_docstring(text)) if text else []
        return lines

    def _property(self, owner: str, one: Field, annotation: str) -> list[str]:
        line = f"    {one.name}: {annotation}"
        if len(line) <= LINE:
            return [line]
        alias = self.named(f"{owner} {names.pascal(one.name)}", annotation)
        line = f"    {one.name}: {alias}"
        return [line] if len(line) <= LINE else [f"    {one.name}: (", f"        {alias}", "    )"]


def _functional(record: Record, annotated: Iterable[tuple[Field, str]]) -> list[str]:
    """A TypedDict whose keys are no Python names."""
    rows = [f"        {string(one.name)}: {string(annotation)}," for one, annotation in annotated]
    text = paragraphs(record.description, TEXT)
    head = [f"{record.name} = TypedDict(", f"    {string(record.name)},", "    {"]
    return [*head, *rows, "    },", "    total=False,", ")", *(python_docstring(text) if text else [])]


def _annotation(one: Field, spelling: Spelling) -> str:
    annotation = " | ".join(spelling.property_parts(one))
    return f"Required[{annotation}]" if spelling.is_there(one) else annotation


def _assigned(name: str, annotation: str) -> list[str]:
    """The lines of an alias; what no line is long enough for stands as it is."""
    start = f"{name}: TypeAlias = "
    if len(start + annotation) <= LINE:
        return [start + annotation]
    whole = _GENERIC.fullmatch(annotation)
    if whole and len(whole[2]) + 4 <= LINE:
        return [f"{start}{whole[1]}[", f"    {whole[2]}", "]"]
    if len(annotation) + 4 <= LINE:
        return [f"{start}(", f"    {annotation}", ")"]
    first, *others = annotation.split(" | ")
    rows = [f"    {first}", *(f"    | {part}" for part in others)]
    if others and all(len(row) <= LINE and row.count("[") == row.count("]") for row in rows):
        return [f"{start}(", *rows, ")"]
    return [f"{start}{annotation}  # fmt: skip"]


def _in_order(aliases: Mapping[str, tuple[str, list[str]]]) -> list[list[str]]:
    """The lines of aliases, each after those that it names; one that names itself, by others too, is in quotes."""
    written: dict[str, list[str]] = {}

    def write(name: str, around: tuple[str, ...]) -> None:
        annotation, lines = aliases[name]
        named = [other for other in re.findall(r"[A-Za-z_]\w*", annotation) if other in aliases]
        if {name, *around} & set(named):
            lines = [f"{name}: TypeAlias = {string(annotation)}  # fmt: skip"]
        for other in named:
            if other not in (name, *around) and other not in written:
                write(other, (*around, name))
        written[name] = lines

    for name in aliases:
        if name not in written:
            write(name, ())
    return list(written.values())


def _about(one: Field) -> list[str]:
    text = paragraphs(one.description, TEXT - 4)
    if one.deprecated and "deprecated" not in one.description.lower():
        text = ["Deprecated.", *([""] if text else []), *text]
    return text


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]
