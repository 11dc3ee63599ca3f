"""Names of the document that a language has for itself: keywords, and types that are there without an import."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its reserved words, and the names of its own types that are known everywhere."""

    name: str
    words: frozenset[str]
    types: frozenset[str] = frozenset()


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_C = "break case continue default do else for if return switch while"
LANGUAGES = (
    Language("Python", frozenset(keyword.kwlist)),
    Language(
        "TypeScript",
        _set(f"{_C} catch class const debugger delete enum export extends false finally function import in instanceof")
        | _set("new null super this throw true try typeof var void with"),
        _set("Array Blob Comment Date Error Event File History Map Module Notification Object Plugin Promise Range")
        | _set("Record Report Request Response Selection Set String Symbol Text URL"),
    ),
    Language(
        "Java",
        _set(f"{_C} abstract assert boolean byte catch char class const double enum extends final finally float goto")
        | _set("implements import instanceof int interface long native new package private protected public short")
        | _set("static strictfp super synchronized this throw throws transient try void volatile true false null"),
        _set("Boolean Character Class Error Iterable Module Number Object Override Package Process Record Runtime")
        | _set("String System Thread Void"),
    ),
    Language(
        "Kotlin",
        _set(f"{_C} as class false fun in interface is null object package super this throw true try typealias typeof")
        | _set("val var when"),
        _set("Any Array Comparable Error Function Iterable List Map Number Pair Result Set String Unit"),
    ),
    Language(
        "C#",
        _set(f"{_C} abstract as base bool byte catch char checked class const decimal delegate double enum event")
        | _set("explicit extern false finally fixed float foreach goto implicit in int interface internal is lock long")
        | _set("namespace new null object operator out override params private protected public readonly ref sbyte")
        | _set("sealed short sizeof stackalloc static string struct this throw true try typeof uint ulong unchecked")
        | _set("unsafe ushort using virtual void volatile"),
        _set(
            "Action Array Attribute Convert Enum Environment Exception File Module Object Progress Range Type Version"
        ),
    ),
    Language(
        "Go",
        _set("break case chan const continue default defer else fallthrough for func go goto if import interface map")
        | _set("package range return select struct switch type var"),
    ),
    Language(
        "Ruby",
        _set("alias and begin break case class def defined? do else elsif end ensure false for if in module next nil")
        | _set("not or redo rescue retry return self super then true undef unless until when while yield"),
        _set("Array Class Comparable Data File Hash Method Module Object Process Range Set String Struct Time"),
    ),
    Language(
        "PHP",
        _set(f"{_C} abstract and array as callable catch class clone const declare echo elseif empty eval exit extends")
        | _set("final finally fn foreach function global goto implements include instanceof insteadof interface isset")
        | _set("list match namespace new or print private protected public readonly require static throw trait try")
        | _set("unset use var xor yield"),
        _set("Closure Error Exception Generator Iterator"),
    ),
    Language(
        "Rust",
        _set("as async await break const continue crate dyn else enum extern false fn for if impl in let loop match")
        | _set("mod move mut pub ref return self static struct super trait true type union unsafe use where while"),
        _set("Box Err None Ok Option Result Some String Vec"),
    ),
    Language(
        "Swift",
        _set(f"{_C} as associatedtype catch class defer deinit enum extension fallthrough false fileprivate func guard")
        | _set("import in init inout internal is let nil open operator private protocol public repeat rethrows self")
        | _set("static struct subscript super throw throws true try typealias var where"),
        _set("Any Array Character Data Date Dictionary Error Progress Protocol Result Set String Type"),
    ),
    Language(
        "PowerShell", _set(f"{_C} begin class data end enum filter function in param process throw trap try until")
    ),
)


@dataclass(frozen=True, slots=True)
class Clash:
    """The names of a document that one language has for itself."""

    language: str
    components: tuple[str, ...]
    parameters: tuple[str, ...]
    properties: tuple[str, ...]


def clashes(document: dict[str, Any]) -> tuple[Clash, ...]:
    """What clashes in each language; query parameters are compared without their brackets."""
    components = set(document["components"]["schemas"])
    parameters = set(_parameters(document))
    properties = set(_properties([document["paths"], document["components"]]))
    return tuple(
        Clash(
            language.name,
            tuple(sorted(components & (language.types | language.words))),
            tuple(sorted(parameters & language.words)),
            tuple(sorted(properties & language.words)),
        )
        for language in LANGUAGES
    )


def _parameters(document: dict[str, Any]) -> Iterator[str]:
    shared = document["components"].get("parameters", {})
    for item in document["paths"].values():
        for operation in item.values():
            for parameter in operation.get("parameters", ()):
                one = shared[parameter["$ref"].rpartition("/")[2]] if "$ref" in parameter else parameter
                yield one["name"].removesuffix("[]")


def _properties(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from node["properties"]
        for below in node.values():
            yield from _properties(below)
    elif isinstance(node, list):
        for below in node:
            yield from _properties(below)


_HEAD = """
## Names that a language has for itself

Counted on the document of the corpus, 3.1. All generators above know their language's words and write such a name with
an underscore, a prefix or another capital (`ModelError`, `_class`, `var_in`); Ruby, C#, Kotlin and Swift keep their types in
a namespace. The components keep the words of Canvas's own docs (`Module`, `Progress`): another name would be longer in every
language for the sake of some, and would be looked for in vain by who knows Canvas. Four names are the exception, those that
generators have for a format: with a component `File` (binary) openapi-generator's Kotlin writes `class java.io.File`,
hey-api and swagger-typescript-api take it for what is uploaded, and openapi-zod-client's code ends with an error. It is
called `CanvasFile`; `Date`, `UUID` and `URI`, which Kotlin and Java lose or spoil likewise, would be `CanvasDate` and so on.
Weighed once, before the first release.

| language | components | parameters | properties |
|---|---|---|---|
"""


def section(document: dict[str, Any]) -> str:
    """The part of CONSUMERS.md about names."""
    rows = (
        f"| {clash.language} | {_named(clash.components)} | {_named(clash.parameters)} | {_named(clash.properties)} |\n"
        for clash in clashes(document)
    )
    return _HEAD + "".join(rows)


def _named(names: tuple[str, ...]) -> str:
    """Their number, and the names."""
    return f"{len(names)}: {', '.join(f'`{name}`' for name in names)}" if names else "0"
