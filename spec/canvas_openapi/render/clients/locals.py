"""Which definitions of a group are arguments, and what arguments are called that would share a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_model import (
    AnyOf,
    Argument,
    Definition,
    Group,
    ListOf,
    MapOf,
    Method,
    Named,
    Record,
    SentIn,
    Type,
)


def sent_names(group: Group) -> frozenset[str]:
    """The names of the local definitions that the arguments of a group are made of."""
    return local_names(argument.type for method in group.methods for argument in method.arguments)


def local_names(types: Iterable[Type]) -> frozenset[str]:
    """The names of the local definitions in types."""
    found: set[str] = set()
    for type_ in types:
        match type_:
            case Named(name, True):
                found.add(name)
            case ListOf(inner) | MapOf(inner):
                found |= local_names([inner])
            case AnyOf(members):
                found |= local_names(members)
    return frozenset(found)


def given_by(group: Group) -> frozenset[str]:
    """The names of the documented objects that the arguments of a group are made of at first hand."""
    arguments = [argument.type for method in group.methods for argument in method.arguments]
    definitions = _sent_definitions(group)
    return frozenset(_objects_in([*arguments, *(type_ for one in definitions for type_ in _inner(one))]))


def given_objects(first: Iterable[str], objects: Iterable[Definition]) -> frozenset[str]:
    """The documented objects that arguments are made of, at any depth: they are sent, not only received.

    `first`: those at first hand (`given_by`).
    """
    by_name = {one.name: one for one in objects}
    found: set[str] = set()
    waiting = list(first)
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in found:
            found.add(name)
            waiting += _objects_in(_inner(by_name[name]))
    return frozenset(found)


def _objects_in(types: Iterable[Type]) -> Iterator[str]:
    for type_ in types:
        match type_:
            case Named(name, False):
                yield name
            case ListOf(inner) | MapOf(inner):
                yield from _objects_in([inner])
            case AnyOf(members):
                yield from _objects_in(members)


def _sent_definitions(group: Group) -> list[Definition]:
    definitions = {one.name: one for one in group.definitions}
    return [definitions[name] for name in reached(sent_names(group), definitions)]


def _inner(definition: Definition) -> list[Type]:
    return [one.type for one in definition.fields] if isinstance(definition, Record) else [definition.type]


def reached(start: Iterable[str], definitions: Mapping[str, Definition]) -> frozenset[str]:
    """These names and those of the definitions that they hold, at any depth."""
    found = set(start)
    waiting = list(found)
    while waiting:
        new = local_names(_inner(definitions[waiting.pop()])) - found
        found |= new
        waiting += new
    return frozenset(found)


def argument_names(method: Method) -> dict[Argument, str]:
    """The Python name of each argument."""
    return _named(method.arguments, names.python_argument)


def argument_keys(method: Method) -> dict[Argument, str]:
    """The TypeScript key of each argument in the parameters object."""
    return _named([one for one in method.arguments if one.sent_in is not SentIn.PATH], names.typescript_key)


def about(argument: Argument) -> str:
    """What there is to say of an argument: its text, its values, its default."""
    text = argument.description.strip()
    if not text and argument.sent_in is SentIn.PATH:
        text = "The id, or what stands for one."
    if not text and (inner := sorted(local_names([argument.type]))):
        text = f"An object; see `{inner[0]}`."
    parts = [text]
    if argument.allowed:
        start = "Any of" if isinstance(argument.type, ListOf) else "One of"
        parts.append(f"{start} {', '.join(f'`{value}`' for value in argument.allowed)}.")
    if argument.default is not None:
        parts.append(f"Default: {argument.default}")
    return "\n\n".join(part for part in parts if part)


def _named(arguments: Iterable[Argument], name: Callable[[str], str]) -> dict[Argument, str]:
    """A name for each argument; of two that would be the same, the later one says where it goes."""
    found: dict[Argument, str] = {}
    taken: set[str] = set()
    for argument in arguments:
        wanted = name(argument.wire)
        if wanted in taken:
            wanted = f"{argument.sent_in.value}_{wanted}"
        free, number = wanted, 2
        while free in taken:
            free, number = f"{wanted}_{number}", number + 1
        found[argument] = free
        taken.add(free)
    return found
