"""Bracket names → request bodies. ARCHITECTURE, "Facts of the wire".

`token[scopes][]` becomes `{"token": {"scopes": [...]}}`. A body with a file part is multipart/form-data, whose
parts keep their literal names: nested objects do not survive there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from canvas_docs.model import ArrayType, Grade, KeyKind, Limits, Parameter, Primitive, ShownBody

from canvas_openapi.openapi.known import Evidence, Known, known
from canvas_openapi.openapi.schema import Schemas, annotated


@dataclass(slots=True)
class _Node:
    """One place in the body: the parameter that stands for it, and what is below."""

    parameter: Parameter | None = None
    members: dict[str, _Node] = field(default_factory=dict)
    item: _Node | None = None
    any: dict[str, _Node] = field(default_factory=dict)  # by what the docs call the chosen key


def request_body(parameters: Sequence[Parameter], schemas: Schemas) -> Known | None:
    """The OpenAPI requestBody of the parameters that are not in the path or query; None if there are none."""
    if not parameters:
        return None
    if any(parameter.type.kind is Primitive.FILE for parameter in parameters):
        media, schema = "multipart/form-data", _multipart(parameters, schemas)
    else:
        media, schema = "application/json", _schema(_tree(parameters), schemas)
    whole = any(parameter.required for parameter in parameters if not parameter.keys)
    required = whole or bool(schema.node.get("required")) or schema.node.get("type") == "array"
    body: dict[str, Any] = {"required": True} if required else {}
    body["content"] = {media: {"schema": schema}}
    # Not media types beside the form: openapi-python-client knows none of them, and warns of each.
    if raw := [media for parameter in parameters for media in parameter.raw_media_types]:
        body["x-canvas-raw-media-types"] = raw
    return known(body)


def shown_body(shown: ShownBody, schemas: Schemas) -> Known:
    """The OpenAPI requestBody of which only an example tells."""
    schema = schemas.schema(shown.type, shown.origin)
    return known({"required": True, "content": {"application/json": {"schema": schema}}})


def _tree(parameters: Sequence[Parameter]) -> _Node:
    root = _Node()
    for parameter in parameters:
        node = root
        for key in parameter.keys:
            if key.kind is KeyKind.NAME:
                node = node.members.setdefault(key.text, _Node())
            elif key.kind is KeyKind.ANY:
                node = node.any.setdefault(key.text, _Node())
            else:
                node.item = node.item or _Node()
                node = node.item
        if node.parameter is None:
            node.parameter = parameter
    return root


def _schema(node: _Node, schemas: Schemas) -> Known:
    """The schema of a node. What is below decides its shape; its own row describes it."""
    if node.item is not None and not node.members and not node.any:
        return _array(node, node.item, schemas)
    if node.members or node.any:
        return _object(node, schemas)
    return leaf(node.parameter, schemas) if node.parameter else known({}, Evidence(Grade.UNKNOWN))


def is_repeated(parameter: Parameter) -> bool:
    """Whether the name ends in `[]`."""
    return bool(parameter.keys) and parameter.keys[-1].kind is KeyKind.ITEM


def leaf(parameter: Parameter, schemas: Schemas, *, is_item: bool = False) -> Known:
    """The schema of one row, described. `is_item`: it is the row of `a[]`, whose description the array carries."""
    schema = schemas.schema(parameter.type, parameter.origin)
    return schema if is_item else described(schema, parameter)


def described(schema: Known, parameter: Parameter) -> Known:
    """The schema with what the row says about the value."""
    return annotated(
        _limited(schema, parameter.limits),
        description=parameter.description,
        default=parameter.default,
        deprecated=parameter.deprecation is not None,
    )


def _limited(schema: Known, limits: Limits | None) -> Known:
    """The schema with the limits, each under its name in JSON Schema."""
    if limits is None:
        return schema
    named = {
        "minimum": limits.minimum,
        "maximum": limits.maximum,
        "minLength": limits.min_length,
        "maxLength": limits.max_length,
    }
    return schema._replace(node={**schema.node, **{key: value for key, value in named.items() if value is not None}})


def array_of(parameter: Parameter, schemas: Schemas) -> Known:
    """The schema of `a[]`: an array of the row's type, or the row's type if that is an array already."""
    if isinstance(parameter.type, ArrayType):
        return leaf(parameter, schemas)
    evidence = Evidence(Grade.DOCUMENTED, "", parameter.origin)
    return described(known({"type": "array", "items": leaf(parameter, schemas, is_item=True)}, evidence), parameter)


def _array(node: _Node, item: _Node, schemas: Schemas) -> Known:
    is_leaf = item.parameter is not None and not (item.members or item.any or item.item)
    if is_leaf and item.parameter:
        schema = array_of(item.parameter, schemas)
    else:
        schema = known({"type": "array", "items": _schema(item, schemas)}, Evidence(Grade.DOCUMENTED, "", _place(item)))
    if node.parameter is None:
        return schema
    bare = schema._replace(node={key: value for key, value in schema.node.items() if key != "description"})
    both = "\n\n".join(filter(None, (node.parameter.description, schema.node.get("description", ""))))
    return annotated(bare, description=both, deprecated=node.parameter.deprecation is not None)


def _object(node: _Node, schemas: Schemas) -> Known:
    named = _named_members(node, schemas) if node.members else None
    chosen = [_chosen_members(what, below, schemas) for what, below in node.any.items()]
    listed = _array(_Node(), node.item, schemas) if node.item is not None else None
    shapes = [shape for shape in (named, *chosen, listed) if shape is not None]
    evidence = Evidence(Grade.DOCUMENTED, "", _place(node))
    # Named and chosen keys side by side are alternatives: as one object no TypeScript generator can type them.
    schema = shapes[0] if len(shapes) == 1 else known({"anyOf": shapes}, evidence)
    return described(schema, node.parameter) if node.parameter else schema


def _named_members(node: _Node, schemas: Schemas) -> Known:
    properties = {name: _schema(below, schemas) for name, below in node.members.items()}
    members: dict[str, Any] = {"type": "object", "properties": properties}
    if required := [name for name, below in node.members.items() if _is_required(below)]:
        members["required"] = required
    return known(members, Evidence(Grade.DOCUMENTED, "", _place(node)))


def _chosen_members(what: str, below: _Node, schemas: Schemas) -> Known:
    members: dict[str, Any] = {"type": "object", "additionalProperties": _schema(below, schemas)}
    if what:
        members = {"description": f"The keys are chosen by the caller: {what}.", **members}
    return known(members, Evidence(Grade.DOCUMENTED, "", _place(below)))


def _is_required(node: _Node) -> bool:
    """Whether a member must be there: its row says so, or it has no row and something in it must be there."""
    if node.parameter is not None:
        return node.parameter.required
    if node.item is not None and not node.members:
        return _is_required(node.item)
    return any(_is_required(below) for below in node.members.values())


def _place(node: _Node) -> Any:
    """Where the first row at or below a node was read."""
    while node.parameter is None:
        node = next(iter((*node.members.values(), *node.any.values(), *([node.item] if node.item else []))))
    return node.parameter.origin


def _multipart(parameters: Sequence[Parameter], schemas: Schemas) -> Known:
    properties: dict[str, Known] = {}
    for parameter in parameters:
        is_list = is_repeated(parameter)
        properties[parameter.name] = array_of(parameter, schemas) if is_list else leaf(parameter, schemas)
    members: dict[str, Any] = {"type": "object", "properties": properties}
    if required := [parameter.name for parameter in parameters if parameter.required]:
        members["required"] = required
    return known(members, Evidence(Grade.DOCUMENTED, "", parameters[0].origin))
