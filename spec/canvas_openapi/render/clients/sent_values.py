"""One type for all ids that are sent, whatever the docs call them: what Canvas answers can be sent back as it is.

The docs call the id of a user `integer` here and `string` there; Canvas takes both, in paths, queries and bodies
("SIS IDs" in its docs: `sis_user_id:X` stands wherever an id does). So it is with grades: `posted_grade` is called a
string, which may be a letter or points, `95`.

Most are known by their names (`user_id`), some by how the docs begin to describe them: "An array of recipient ids."
"""

from __future__ import annotations

import re
from dataclasses import replace

from canvas_openapi.render.clients.client_model import (
    Alias,
    AnyOf,
    Argument,
    Definition,
    Field,
    Group,
    Kind,
    ListOf,
    Simple,
    Type,
)
from canvas_openapi.render.clients.locals import reached, sent_names

_IDS = re.compile(r"(?:.*_)?ids?")
_CALLED_IDS = re.compile(r"(?:(?:an? )?(?:array|list) of (?:\w+ )?ids\b|(?:the )?(?:\w+ )?ID\b)", re.IGNORECASE)
_GRADES = re.compile(r"(?:.*_)?(?:grade|score)")
_NAMES_OF_IDS = (Simple(Kind.STRING), Simple(Kind.INTEGER), Simple(Kind.NUMBER), Simple(Kind.ID))


def with_sent_values(group: Group) -> Group:
    """The group, with `Id` for the ids in its arguments and in the definitions that they are made of."""
    sent = reached(sent_names(group), {one.name: one for one in group.definitions})
    methods = tuple(replace(method, arguments=tuple(map(_argument, method.arguments))) for method in group.methods)
    definitions = tuple(_defined(one) if one.name in sent else one for one in group.definitions)
    return replace(group, methods=methods, definitions=definitions)


def _defined(definition: Definition) -> Definition:
    if isinstance(definition, Alias):
        return definition
    return replace(definition, fields=tuple(map(_field, definition.fields)))


def _argument(one: Argument) -> Argument:
    type_ = _of(one.wire, one.type, one.description)
    return one if type_ is one.type else replace(one, type=type_)


def _field(one: Field) -> Field:
    type_ = _of(one.name, one.type, one.description)
    return one if type_ is one.type else replace(one, type=type_)


def _of(name: str, type_: Type, about: str) -> Type:
    if _IDS.fullmatch(name) or _CALLED_IDS.match(about):
        return _as_id(type_)
    return AnyOf((type_, Simple(Kind.NUMBER))) if _GRADES.fullmatch(name) and type_ == Simple(Kind.STRING) else type_


def _as_id(type_: Type) -> Type:
    match type_:
        case Simple() if type_ in _NAMES_OF_IDS:
            return Simple(Kind.ID)
        case ListOf(items):
            return ListOf(_as_id(items))
        case AnyOf(members):
            found = tuple(dict.fromkeys(map(_as_id, members)))
            return found[0] if len(found) == 1 else AnyOf(found)
    return type_
