"""What the docs print for each operation and object, beside what was read from it.

A change of the document whose printed text is the same on both sides is not one of Canvas: an older version of this
program, which wrote one of the two as `reference.json`, read the text by other rules. Only letters and digits are
compared: how text becomes Markdown may have changed, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from canvas_docs.model import Action, Field, ObjectDefinition, Parameter, Reference, Type, fields_of

from canvas_openapi.changes.change import Change, anonymous
from canvas_openapi.changes.kinds import ChangeKind
from canvas_openapi.openapi.components import ComponentNames
from canvas_openapi.openapi.documented_routes import operation_routes

Call = tuple[str, str]
"""Verb and path without names of parameters."""

_NOT_KEPT = (
    ChangeKind.OPERATION_ADDED,
    ChangeKind.OPERATION_REMOVED,
    ChangeKind.OPERATION_MOVED,
    ChangeKind.SCOPE_CHANGED,
    ChangeKind.PARAMETER_REQUIRED,
    ChangeKind.PARAMETER_OPTIONAL,
    ChangeKind.DESCRIPTION_CHANGED,
)
"""Kinds of which the model keeps no text beside what was read: they are always taken for changes of the docs."""


@dataclass(frozen=True, slots=True)
class PrintedCall:
    """What is printed for an operation: its rows by name, example requests, and the text about it and its answers."""

    rows: Mapping[str, str]
    requests: str
    about: str
    answers: str


@dataclass(frozen=True, slots=True)
class Printed:
    """What an edition prints, by operation, and by the name of the component that an object became.

    `used` holds the components that each operation and component refers to.
    """

    calls: Mapping[Call, PrintedCall]
    objects: Mapping[str, str]
    used: Mapping[Call | str, frozenset[str]]


def printed(reference: Reference, document: Mapping[str, Any]) -> Printed:
    """The texts of a reference, for the document that was made of it."""
    calls = {
        (route.verb, anonymous(route.path.template)): _call([one.action for one in route.documentation])
        for route in operation_routes(reference)[0]
    }
    objects = {name: _object(found) for name, found in ComponentNames(reference).definitions.items()}
    used: dict[Call | str, frozenset[str]] = {
        (verb.upper(), anonymous(path)): frozenset(_references(operation))
        for path, item in document["paths"].items()
        for verb, operation in item.items()
    }
    used |= {name: frozenset(_references(node)) for name, node in document["components"]["schemas"].items()}
    return Printed(calls, objects, used)


def _references(node: Any) -> Iterator[str]:
    """The names of the components that a part of a document refers to."""
    if isinstance(node, Mapping):
        if isinstance(target := node.get("$ref"), str):
            yield target.rpartition("/")[2]
        for below in node.values():
            yield from _references(below)
    elif isinstance(node, list):
        for below in node:
            yield from _references(below)


def only_read_otherwise(change: Change, old: Printed, new: Printed, earlier_name: str) -> bool:
    """Whether both editions print the same for what changed, and for all objects that it refers to.

    `earlier_name` is that of the object in the older edition.
    """
    if change.kind in _NOT_KEPT:
        return False
    if not change.method:
        before, now = old.objects.get(earlier_name), new.objects.get(change.component)
        used = old.used.get(earlier_name, _NONE) | new.used.get(change.component, _NONE)
        return before is not None and before == now and _same_objects(used, old, new)
    call = change.method, anonymous(change.path)
    one, other = old.calls.get(call), new.calls.get(call)
    used = old.used.get(call, _NONE) | new.used.get(call, _NONE)
    if one is None or other is None or not _same_objects(used, old, new):
        return False
    if change.kind.label.startswith("parameter-"):
        return _same_row(change, one, other)
    return (one.about, one.answers) == (other.about, other.answers)


_NONE: frozenset[str] = frozenset()


def _same_objects(names: Iterable[str], old: Printed, new: Printed) -> bool:
    return all(old.objects.get(name) == new.objects.get(name) for name in names)


def _same_row(change: Change, old: PrintedCall, new: PrintedCall) -> bool:
    """Whether a parameter's row is the same, under the name that each edition has for it; else the whole table."""
    before = change.before if change.kind is ChangeKind.PARAMETER_RENAMED else change.name
    if before in old.rows and change.name in new.rows:
        return (old.rows[before], old.requests) == (new.rows[change.name], new.requests)
    return (old.rows, old.requests) == (new.rows, new.requests)


def _call(actions: Iterable[Action]) -> PrintedCall:
    documented = list(actions)
    rows = {parameter.name: _row(parameter) for action in documented for parameter in action.parameters}
    about: list[str] = []
    answers: list[str] = []
    requests: list[str] = []
    for action in documented:
        about += [action.title or "", action.description, action.deprecation.text if action.deprecation else ""]
        answers += [action.returns.text if action.returns else ""]
        answers += [example.text for example in action.response_examples]
        requests += [example.text for example in action.request_examples]
        answers += [_field(one) for one in action.response_fields]
    return PrintedCall(rows, _plain(requests), _plain(about), _plain(answers))


def _row(parameter: Parameter) -> str:
    return _plain([parameter.name, parameter.type.text, parameter.description])


def _object(definition: ObjectDefinition) -> str:
    fields = [] if definition.example.text else [_field(one) for one in fields_of(definition.type)]
    return _plain([definition.name, definition.description, definition.example.text, *fields])


def _field(found: Field) -> str:
    return _plain([found.name, found.type.text, found.description, *_below(found.type)])


def _below(type_: Type) -> list[str]:
    return [_field(one) for one in fields_of(type_)]


def _plain(texts: Iterable[str]) -> str:
    """The letters and digits of texts."""
    return " ".join(re.sub(r"[\W_]+", "", text) for text in texts)
