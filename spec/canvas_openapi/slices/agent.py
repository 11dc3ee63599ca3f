"""An OpenAPI document → the form that language-model clients take as a list of tools (MCP and others).

The platforms accept names of `^[A-Za-z0-9_-]{1,64}$` only, for tools and their properties, and read every word of the
list on every turn: so descriptions are cut to their first paragraph, and answers, samples and links are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from canvas_openapi.slices.cut import reached_components
from canvas_openapi.slices.selection import READS, VERBS

MOST_TOOLS = 128
"""The limit of several platforms; a longer list is cut or refused by them."""

_LEGAL = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST = 64


def for_agents(document: Mapping[str, Any], *, answers: bool = False) -> dict[str, Any]:
    """The agent profile of a document. `answers`: with the schemas of answers.

    A parameter or property that got another name keeps its wire name in `x-canvas-wire-name`; `x-canvas-agent` on an
    operation holds `readOnlyHint` and `destructiveHint`.
    """
    paths = {
        path: {key: _operation(key, value, answers) if key in VERBS else value for key, value in item.items()}
        for path, item in document["paths"].items()
    }
    short = {**document, "paths": paths, "components": dict(document["components"])}
    if "tags" in document:
        short["tags"] = [
            {**tag, "description": first_paragraph(tag.get("description", ""))} for tag in document["tags"]
        ]
    components = short["components"]
    components["schemas"] = {name: _schema(schema) for name, schema in components.get("schemas", {}).items()}
    components["parameters"] = {
        name: _parameter(parameter, _named(parameter["name"], set()))
        for name, parameter in components.get("parameters", {}).items()
    }
    short["components"] = reached_components(short, components)
    return short


def tool_count(document: Mapping[str, Any]) -> int:
    """How many tools a document makes: one for each operation."""
    return sum(verb in VERBS for item in document["paths"].values() for verb in item)


def _operation(verb: str, operation: Mapping[str, Any], answers: bool) -> dict[str, Any]:
    left_out = {"x-codeSamples", "externalDocs", "x-canvas-route", "x-canvas-controller"}
    short = {key: value for key, value in operation.items() if key not in left_out}
    if "description" in short:
        short["description"] = first_paragraph(short["description"])
    taken: set[str] = {p["name"] for p in operation.get("parameters", ()) if _LEGAL.fullmatch(p.get("name", ""))}
    short["parameters"] = [
        p if "$ref" in p else _parameter(p, _named(p["name"], taken)) for p in operation.get("parameters", ())
    ]
    if "requestBody" in short:
        short["requestBody"] = _body(short["requestBody"])
    short["responses"] = {status: _response(answer, answers) for status, answer in operation["responses"].items()}
    if not answers:
        short["responses"] = {s: a for s, a in short["responses"].items() if s.startswith("2")} or short["responses"]
    short["x-canvas-agent"] = {"readOnlyHint": verb in READS, "destructiveHint": verb == "delete"}
    return short


def _body(body: Mapping[str, Any]) -> dict[str, Any]:
    contents = {}
    for media, content in body["content"].items():
        encoding = {"encoding": content["encoding"]} if "encoding" in content else {}
        contents[media] = {"schema": _schema(content["schema"]), **encoding}
    return {**body, "content": contents}


def _response(answer: Mapping[str, Any], answers: bool) -> dict[str, Any]:
    if "$ref" in answer:
        return dict(answer)
    if answers:
        content = {m: {"schema": _schema(c["schema"])} for m, c in answer.get("content", {}).items() if "schema" in c}
        return {"description": answer["description"], **({"content": content} if content else {})}
    return {"description": answer["description"]}


def _parameter(parameter: Mapping[str, Any], name: str) -> dict[str, Any]:
    short = {key: value for key, value in parameter.items() if key not in ("example", "examples")}
    if "description" in short:
        short["description"] = first_paragraph(short["description"])
    if name != parameter["name"]:
        short["x-canvas-wire-name"] = parameter["name"]
    return {**short, "name": name, "schema": _schema(parameter["schema"])}


def _schema(schema: Any) -> Any:
    """A schema with short descriptions, without examples, and with legal names of properties."""
    if isinstance(schema, list):
        return [_schema(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    short = {key: value for key, value in schema.items() if key not in ("example", "examples")}
    if isinstance(short.get("description"), str):
        short["description"] = first_paragraph(short["description"])
    for key in ("items", "additionalProperties", "anyOf", "oneOf", "allOf"):
        if key in short:
            short[key] = _schema(short[key])
    if isinstance(short.get("properties"), dict):
        taken = {name for name in short["properties"] if _LEGAL.fullmatch(name)}
        names = {name: _named(name, taken) for name in short["properties"]}
        short["properties"] = {
            names[name]: {**_schema(value), **({} if names[name] == name else {"x-canvas-wire-name": name})}
            for name, value in short["properties"].items()
        }
        if "required" in short:
            short["required"] = [names.get(name, name) for name in short["required"]]
    return short


def _named(name: str, taken: set[str]) -> str:
    """A legal name that is free: the name itself, without its brackets, or with a number where that is taken."""
    if _LEGAL.fullmatch(name):
        return name
    plain = re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_")[:_LONGEST] or "value"
    number, free = 2, plain
    while free in taken:
        ending = f"_{number}"
        free, number = plain[: _LONGEST - len(ending)] + ending, number + 1
    taken.add(free)
    return free


def first_paragraph(text: str) -> str:
    """The text up to its first empty line; a list or code that follows is left out with the rest."""
    return text.strip().split("\n\n", 1)[0]
