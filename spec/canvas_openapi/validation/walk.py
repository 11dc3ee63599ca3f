"""One walk over a document that fits the schemas, for the rules that a schema cannot say (OpenAPI 3.1.1, section 4)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from canvas_openapi.openapi.document_parts import VERBS, Keys
from canvas_openapi.validation.meta import Broken
from canvas_openapi.validation.value_checks import Values

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_Path = tuple[str | int, ...]

_ONE_SCHEMA = (
    *("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"),
    *("unevaluatedItems", "unevaluatedProperties", "contentSchema"),
)
_SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMA_MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")


def breaks_of_rules(document: dict[str, Any], sound: Collection[Keys] = ()) -> Iterator[Broken]:
    """Where a document breaks a rule; only of use for one that fits the schemas.

    The parts in `sound` are known to break none, they and all that they refer to: they are not looked into.
    """
    walk = _Walk(document, sound)
    yield from walk.components()
    yield from walk.paths()
    yield from walk.security((), document.get("security", ()))
    yield from _repeated(("tags",), [tag["name"] for tag in document.get("tags", ())], "the tag {} stands twice")


def _repeated(path: _Path, names: list[Any], problem: str) -> Iterator[Broken]:
    seen = set()
    for index, name in enumerate(names):
        if name in seen:
            yield (*path, index), problem.format(name)
        seen.add(name)


class _Walk:
    """What the rules need to know of the whole document. Every method yields what is broken at and below its path."""

    def __init__(self, document: dict[str, Any], sound: Collection[Keys]) -> None:
        self._document = document
        self._sound = sound
        self._values = Values(document)
        self._tags = {tag["name"] for tag in document.get("tags", ())}
        self._schemes = document.get("components", {}).get("securitySchemes", {})
        self._declared_scopes: dict[str, set[str]] = {}
        self._operation_ids: dict[str, str] = {}

    # ------------------------------------------------------------------ the parts of a document

    def components(self) -> Iterator[Broken]:
        for kind, parts in self._document.get("components", {}).items():
            visit = {
                "schemas": self.schema,
                "parameters": self.parameter,
                "headers": self.parameter,
                "responses": self.response,
                "requestBodies": self.content,
            }.get(kind, self.reference)
            for name, part in parts.items():
                if ("components", kind, name) not in self._sound:
                    yield from visit(("components", kind, name), part)

    def paths(self) -> Iterator[Broken]:
        shapes: dict[str, str] = {}
        for path, item in self._document.get("paths", {}).items():
            shape = _VARIABLE.sub("{}", path)
            if shape in shapes:
                yield ("paths", path), f"the path differs from {shapes[shape]} in the names of its parameters only"
            shapes.setdefault(shape, path)
            if "{" in shape.replace("{}", "") or "}" in shape.replace("{}", "") or "" in _VARIABLE.findall(path):
                yield ("paths", path), f"the braces of the path {path} do not enclose names"
            for verb in sorted(VERBS & item.keys()):
                yield from self.declared(path, verb, item[verb])
                if ("paths", path, verb) not in self._sound:
                    yield from self.operation(path, verb, item)

    def declared(self, path: str, verb: str, operation: Mapping[str, Any]) -> Iterator[Broken]:
        """What is right or wrong of an operation by what stands elsewhere in the document than in its components."""
        here = ("paths", path, verb)
        name = operation.get("operationId")
        if name in self._operation_ids:
            yield (*here, "operationId"), f"{self._operation_ids[name]} has the operationId {name} too"
        elif name is not None:
            self._operation_ids[name] = f"{verb.upper()} {path}"
        for index, tag in enumerate(operation.get("tags", ())):
            if tag not in self._tags:
                yield (*here, "tags", index), f"the tag {tag} is not declared"
        yield from self.security(here, operation.get("security", ()))

    def operation(self, path: str, verb: str, item: Mapping[str, Any]) -> Iterator[Broken]:
        operation, here = item[verb], ("paths", path, verb)
        for index, parameter in enumerate(operation.get("parameters", ())):
            yield from self.parameter((*here, "parameters", index), parameter)
        yield from self.parameters_of_path(path, here, [*item.get("parameters", ()), *operation.get("parameters", ())])
        yield from self.content((*here, "requestBody"), operation.get("requestBody", {}))
        for code, response in operation.get("responses", {}).items():
            yield from self.response((*here, "responses", code), response)

    def parameters_of_path(self, path: str, here: _Path, parameters: list[Any]) -> Iterator[Broken]:
        """Each variable of the path is a parameter and each path parameter a variable, once."""
        found = [(one.get("in"), one.get("name")) for one in map(self._values.resolved, parameters) if one]
        yield from _repeated((*here, "parameters"), found, "the parameter {} stands twice")
        named = {name for place, name in found if place == "path"}
        variables = _VARIABLE.findall(path)
        for variable in dict.fromkeys(variables):
            if variable not in named:
                yield here, f"the path's {{{variable}}} is not among the parameters"
            if variables.count(variable) > 1:
                yield here, f"{{{variable}}} stands twice in the path"
        for name in sorted(named.difference(variables), key=str):
            yield here, f"the path parameter {name} is not in the path"

    def security(self, here: _Path, ways: Any) -> Iterator[Broken]:
        for index, way in enumerate(ways):
            for name in way:
                if name not in self._schemes:
                    yield (*here, "security", index), f"the security scheme {name} is not declared"
                for scope in way[name] if self._schemes.get(name, {}).get("type") == "oauth2" else ():
                    if scope not in self._scopes(name):
                        yield (*here, "security", index), f"the scope {scope} of {name} is not declared"

    def _scopes(self, scheme: str) -> set[str]:
        if scheme not in self._declared_scopes:
            flows = self._schemes[scheme].get("flows", {}).values()
            scopes = {scope for flow in flows if isinstance(flow, dict) for scope in flow.get("scopes", ())}
            self._declared_scopes[scheme] = scopes
        return self._declared_scopes[scheme]

    # ------------------------------------------------------------------ what holds values

    def reference(self, here: _Path, node: Mapping[str, Any], kind: str = "") -> Iterator[Broken]:
        """Whether what a node refers to is there, and is of the kind that is wanted, if the reference names one."""
        target = node.get("$ref")
        if not isinstance(target, str):
            return
        if self._values.resolved(node) is None:
            yield (*here, "$ref"), f"the reference {target} leads nowhere"
        elif kind and target.startswith("#/components/") and not target.startswith(f"#/components/{kind}/"):
            yield (*here, "$ref"), f"the reference {target} is to none of the {kind}"

    def parameter(self, here: _Path, parameter: Mapping[str, Any]) -> Iterator[Broken]:
        yield from self.reference(here, parameter, "headers" if "headers" in here else "parameters")
        yield from self.valued(here, parameter)
        yield from self.content(here, parameter)

    def response(self, here: _Path, response: Mapping[str, Any]) -> Iterator[Broken]:
        yield from self.content(here, response)
        for name, header in response.get("headers", {}).items():
            yield from self.parameter((*here, "headers", name), header)

    def content(self, here: _Path, holder: Mapping[str, Any]) -> Iterator[Broken]:
        yield from self.reference(here, holder)
        for name, media in holder.get("content", {}).items():
            yield from self.valued((*here, "content", name), media)

    def valued(self, here: _Path, node: Mapping[str, Any]) -> Iterator[Broken]:
        """A node with a schema and examples of its values."""
        schema = node.get("schema")
        if schema is not None:
            yield from self.schema((*here, "schema"), schema)
        if schema is not None and "example" in node:
            yield from self.value((*here, "example"), node["example"], schema)
        for name, example in node.get("examples", {}).items():
            yield from self.reference((*here, "examples", name), example)
            shown = self._values.resolved(example)
            if schema is not None and shown and "value" in shown:
                yield from self.value((*here, "examples", name), shown["value"], schema)

    def value(self, here: _Path, value: Any, schema: Any) -> Iterator[Broken]:
        if problem := self._values.problem(value, schema):
            yield here, problem

    # ------------------------------------------------------------------ schemas

    def schema(self, here: _Path, schema: Any) -> Iterator[Broken]:
        if not isinstance(schema, dict):
            return
        yield from self.reference(here, schema, "schemas")
        yield from self._own_values(here, schema)
        for name in self._undeclared(schema):
            yield (*here, "required"), f"{name} is required and no property"
        for keyword in _ONE_SCHEMA:
            if keyword in schema:
                yield from self.schema((*here, keyword), schema[keyword])
        for keyword in _SCHEMA_LISTS:
            for index, below in enumerate(schema.get(keyword, ())):
                yield from self.schema((*here, keyword, index), below)
        for keyword in _SCHEMA_MAPS:
            for name, below in schema.get(keyword, {}).items():
                yield from self.schema((*here, keyword, name), below)

    def _own_values(self, here: _Path, schema: dict[str, Any]) -> Iterator[Broken]:
        """The default, the examples and the enum of a schema are values of it, and its pattern can be compiled."""
        if problem := self._values.uncompiled(schema):
            yield here, problem
            return
        for keyword in ("default", "example"):
            if keyword in schema:
                yield from self.value((*here, keyword), schema[keyword], schema)
        for index, example in enumerate(schema.get("examples", ())):
            yield from self.value((*here, "examples", index), example, schema)
        if "enum" in schema:
            yield from _repeated((*here, "enum"), list(map(repr, schema["enum"])), "the value {} stands twice")
            bare = {key: value for key, value in schema.items() if key != "enum"}
            for index, one in enumerate(schema["enum"]):
                yield from self.value((*here, "enum", index), one, bare)

    def _undeclared(self, schema: dict[str, Any]) -> list[str]:
        """The required names that no property describes, in an object that names its properties."""
        properties = self._properties(schema, ())
        if not (properties or "allOf" in schema) or schema.get("additionalProperties") or "patternProperties" in schema:
            return []
        return [name for name in schema.get("required", ()) if name not in properties]

    def _properties(self, schema: Any, above: tuple[int, ...]) -> set[str]:
        """The names of the properties of a schema, also through references and allOf."""
        resolved = self._values.resolved(schema) if isinstance(schema, dict) else None
        if not resolved or id(resolved) in above:
            return set()
        found = set(resolved.get("properties", {}))
        for part in resolved.get("allOf", ()):
            found |= self._properties(part, (*above, id(resolved)))
        return found
