"""The parameters of an operation by the names that go over the wire, whatever part of a document holds them.

The query parameter `include[]` and the member `token.purpose` of a JSON body become `("include",)` and
`("token", "purpose")`: the parts of the name that a form would send. A list of objects has an empty part, a key that
the caller chooses is `*`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Node = dict[str, Any]
Name = tuple[str, ...]

_URL = re.compile(r"https?://[^\[\]]+")
_PIECES = re.compile(r"\[([^\]]*)\]|([^\[\]]+)")
_DEEPEST = 9


@dataclass(frozen=True)
class Sent:
    """A value that a call can send. `is_leaf`: nothing below it has a name."""

    schema: Node
    required: bool
    is_leaf: bool
    description: str = ""
    deprecated: bool = False


def wire_name(documented: str) -> Name:
    """The parts of a documented name: `a[b][]` → `("a", "b")`, `n[<id>][x]` → `("n", "*", "x")`."""
    name = documented.strip().rstrip(":")
    if url := _URL.match(name):
        rest = name[url.end() :]
        return (url[0], *(wire_name(rest) if rest.strip("[]") else ()))
    inner_list = re.sub(r"\[(\w+)\[\]\]", r"[\1][]", re.sub(r"^\[\](\w+)$", r"[][\1]", name))
    pieces = [inner or outer for inner, outer in _PIECES.findall(inner_list)]
    parts = ["*" if re.fullmatch(r"<.*|X|\*", piece) else piece for piece in pieces]
    if name.startswith("[]"):
        parts = ["", *filter(None, parts)]
    return _trimmed(tuple(parts))


def _trimmed(name: Name) -> Name:
    """The name less the `[]` at its end."""
    while len(name) > 1 and not name[-1]:
        name = name[:-1]
    return name


class Document:
    """An OpenAPI document, with its references followed."""

    def __init__(self, content: Node) -> None:
        self.content = content

    def resolved(self, node: Any) -> tuple[Node, str]:
        """The node that this one stands for, and the name of the component if it is one."""
        name = ""
        while isinstance(node, dict):
            if "$ref" in node:
                name = node["$ref"].rsplit("/", 1)[-1]
                node = self._component(node["$ref"])
            elif len(node.get("allOf", ())) == 1 and "properties" not in node:
                node = node["allOf"][0]
            elif "type" not in node and (only := _only_choice(node)):
                node = only
            else:
                return node, name
        return {}, name

    def _component(self, reference: str) -> Any:
        node: Any = self.content
        for part in reference.removeprefix("#/").split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
        return node

    def operations(self) -> Iterator[tuple[str, str, Node]]:
        """Verb, path and content of each operation."""
        for path, item in self.content["paths"].items():
            yield from ((verb.upper(), path, operation) for verb, operation in item.items() if verb != "parameters")

    def sent(self, operation: Node) -> dict[Name, Sent]:
        """What goes in the query and the body."""
        found: dict[Name, Sent] = {}
        for node in operation.get("parameters", ()):
            parameter, _ = self.resolved(node)
            if parameter["in"] == "query":
                name = wire_name(parameter["name"])
                found |= self._named(parameter["schema"], bool(parameter.get("required")), name, parameter)
        body, _ = self.resolved(operation.get("requestBody", {}))
        for media in body.get("content", {}).values():
            schema, _ = self.resolved(media["schema"])
            if "array" in types_of(schema):
                found |= self._named(schema["items"], True, ("",))
            else:
                found |= self._below(schema, ())
        return found

    def _named(self, node: Node, required: bool, name: Name, parameter: Node | None = None) -> dict[Name, Sent]:
        """The value of that name, and those below it."""
        schema, _ = self.resolved(node)
        about = parameter or {}
        below = self._below(schema, name)
        description = about.get("description") or node.get("description") or schema.get("description", "")
        deprecated = any(part.get("deprecated", False) for part in (about, node, schema))
        return {_trimmed(name): Sent(schema, required, not below, description, deprecated)} | below

    def _below(self, schema: Node, name: Name) -> dict[Name, Sent]:
        """The named values inside a schema, which is resolved."""
        if len(name) > _DEEPEST:
            return {}
        if "array" in types_of(schema):
            return self._below(self.resolved(schema.get("items", {}))[0], (*name, ""))
        found: dict[Name, Sent] = {}
        for key in ("allOf", "anyOf", "oneOf"):
            for part in schema.get(key, ()):
                found |= self._below(self.resolved(part)[0], name)
        members = [
            (wire_name(key) if "[" in key else (key,), node) for key, node in schema.get("properties", {}).items()
        ]
        required = {wire_name(key) if "[" in key else (key,) for key in schema.get("required", ())}
        extra = schema.get("additionalProperties")
        if isinstance(extra, dict) and (name or extra.get("properties") or extra.get("additionalProperties")):
            members.append((("*",), extra))
        elif extra is True and name:
            members.append((("*",), {}))
        for own, node in members:
            found |= self._named(node, own in required, (*name, *own))
        return found

    def answer(self, operation: Node) -> tuple[str, str]:
        """What a call that succeeds returns: `list` or `object`, and the name of the component or nothing."""
        for status, node in sorted(operation["responses"].items()):
            content = self.resolved(node)[0].get("content", {})
            if status.startswith("2") and "application/json" in content:
                schema, name = self.resolved(content["application/json"]["schema"])
                if "array" in types_of(schema):
                    return "list", self.resolved(schema.get("items", {}))[1]
                return "object", name
        return "object", ""


def _only_choice(node: Node) -> Node | None:
    """What is left of a choice between one schema and null."""
    choices = [part for part in node.get("anyOf") or node.get("oneOf") or () if part != {"type": "null"}]
    return choices[0] if len(choices) == 1 else None


def types_of(schema: Node) -> set[str]:
    """The JSON types that a schema names, less null."""
    kind = schema.get("type", "object" if "properties" in schema else ())
    return ({kind} if isinstance(kind, str) else set(kind)) - {"null"}
