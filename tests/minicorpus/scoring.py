"""How much of what pages document is in a document: each fact is right, or a line says which is not.

The facts (the "truth") are rows such as those of `truth/routes.json`, one for each route, and the types that the
legacy site's Swagger files give to the fields of objects.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from canvas_docs.routes import expand

from tests.minicorpus.wire import Document, Name, Node, Sent, types_of, wire_name

Row = dict[str, Any]

ON_EVERY_LIST = {"page", "per_page", "as_user_id"}
"""Documented for all operations alike, not in their tables."""

_TYPES: dict[str, set[str]] = {
    "string": {"string"},
    "boolean": {"boolean"},
    "integer": {"integer"},
    "positive integer": {"integer"},
    "number": {"number", "integer"},
    "numeric": {"number", "integer"},
    "float": {"number"},
    "decimal": {"number"},
    "datetime": {"string"},
    "date": {"string"},
    "url": {"string"},
    "file": {"string"},
    "array": {"array"},
    "string[]": {"array"},
    "[integer]": {"array"},
    "hash": {"object"},
    "object": {"object"},
    "serializedhash": {"object"},
}
_FORMATS = {"datetime": {"date-time"}, "date": {"date", "date-time"}}


@dataclass(frozen=True)
class Score:
    """For each kind of fact: how many there are, and a line for each that is not right."""

    facts: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def count(self, kind: str, is_right: bool, line: str) -> None:
        self.facts[kind] += 1
        if not is_right:
            self.misses[kind].append(line)

    def share(self, kind: str) -> float:
        """The share of facts of a kind that are right."""
        return 1 - len(self.misses.get(kind, ())) / self.facts[kind]


def score_routes(content: Node, truth: Iterable[Row]) -> Score:
    """Compare a document with rows of truth.

    Kinds: routes, scopes, params, required, types, enums, deprecated, descriptions, returns; `invented` are parameters
    and operations of which no row tells.
    """
    document, score = Document(content), Score()
    index = {(verb, _anonymous(path)): operation for verb, path, operation in document.operations()}
    rows_of: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in truth:  # a route that is documented twice is one operation: its tables add up
        rows_of[row["verb"], _anonymous(expand(row["path"])[-1])].append(row)
    told = set()
    for (verb, _), rows in rows_of.items():
        spellings = [(verb, _anonymous(path)) for path in expand(rows[0]["path"])]
        where = f"{verb} {rows[0]['path']}"
        score.count("routes", all(spelling in index for spelling in spellings), where)
        told.update(spellings)
        if spellings[-1] in index:
            _score_operation(document, index[spellings[-1]], rows, where, score)
    for verb, path in index.keys() - told:
        score.count("invented", False, f"{verb} {path}")
    return score


def _anonymous(path: str) -> str:
    """A path less the names of its variables."""
    return re.sub(r"\{[^}]*\}|[:*][^/().]+", "{}", path)


def _score_operation(document: Document, operation: Node, rows: list[Row], where: str, score: Score) -> None:
    scopes = {scope for way in operation.get("security", ()) for scopes in way.values() for scope in scopes}
    score.count("scopes", any(row["scope"] in scopes for row in rows), where)
    sent = document.sent(operation)
    told = {wire_name(parameter["name"]): parameter for row in reversed(rows) for parameter in reversed(row["params"])}
    parents = {name[:length] for name in told for length in range(1, len(name))}
    for name, parameter in told.items():
        if not parameter.get("same_as_path_param"):
            _score_parameter(document, sent, name, parameter, name in parents, f"{where} {parameter['name']}", score)
    for name in sent.keys() - told.keys():
        below_told = any(name[: len(parent)] == parent for parent in told)
        if sent[name].is_leaf and name[0] not in ON_EVERY_LIST and not below_told:
            score.count("invented", False, f"{where} {'|'.join(name)}")
    for returns in [row["returns"] for row in rows if row["returns"]["object"]][:1]:
        kind, component = document.answer(operation)
        is_right = kind == returns["kind"] and _bare(returns["object"]) in _bare(component)
        score.count("returns", is_right, f"{where}: {returns['kind']} {returns['object']}, not {kind} {component}")


def _score_parameter(
    document: Document, sent: dict[Name, Sent], name: Name, told: Row, is_parent: bool, where: str, score: Score
) -> None:
    score.count("params", name in sent, where)
    if name not in sent:
        return
    found = sent[name]
    if told["required"] or found.required:
        score.count("required", told["required"] == found.required, f"{where}: {found.required}")
    if not is_parent and (wanted := _TYPES.get(told["type"].lower())):  # with rows below it, it is an object
        is_right = _has_type(document, found.schema, told, wanted)
        score.count("types", is_right, f"{where}: {told['type']}, not {found.schema.get('type')}")
    if told["allowed_values"] and told["allowed_src"] != "prose":
        values = allowed_by(document, found.schema)
        score.count("enums", values == {v for v in told["allowed_values"] if v}, f"{where}: {sorted(values)}")
    if told["deprecated"]:
        score.count("deprecated", found.deprecated, where)
    if "description" in told:
        is_right = _words(found.description) == _words(told["description"])
        score.count("descriptions", is_right, f"{where}: {found.description!r}")


def _has_type(document: Document, schema: Node, told: Row, wanted: set[str]) -> bool:
    is_list = told["name"].rstrip(":").endswith("[]")
    if is_list and "array" not in types_of(schema):
        return False
    if is_list and wanted != {"array"}:
        schema, _ = document.resolved(schema.get("items", {}))
    kinds = types_of(schema) or ({"string"} if "enum" in schema else set())
    formats = _FORMATS.get(told["type"].lower())
    return bool(kinds & wanted) and (formats is None or schema.get("format") in formats)


def allowed_by(document: Document, schema: Node) -> set[str]:
    """The values that a schema admits, as text; of a list those of its items, of a map its keys."""
    if "array" in types_of(schema):
        schema, _ = document.resolved(schema.get("items", {}))
    values = schema.get("enum") or schema.get("propertyNames", {}).get("enum") or ()
    return {str(value).lower() if isinstance(value, bool) else str(value) for value in values if value is not None}


def score_models(content: Node, truth: dict[str, dict[str, Row]]) -> Score:
    """Compare the components of a document with fields that are known: name of an object → field → type, enum, ref.

    Kinds: models, properties, types, datetimes, enums, refs.
    """
    document, score = Document(content), Score()
    for model, properties in truth.items():
        schemas = content["components"]["schemas"].items()
        named = [document.resolved(schema)[0] for name, schema in schemas if _is_named(name, model)]
        score.count("models", bool(named) or not properties, model)
        if named and properties:
            best = max(named, key=lambda schema: len(schema.get("properties", {}).keys() & properties.keys()))
            for name, told in properties.items():
                _score_property(document, best.get("properties", {}), name, told, f"{model}.{name}", score)
    return score


def _is_named(component: str, model: str) -> bool:
    """Whether a component is the object, perhaps with the name of its page before it."""
    return _bare(component) == _bare(model) or (len(model) > 3 and _bare(component).endswith(_bare(model)))


def _score_property(document: Document, members: Node, name: str, told: Row, where: str, score: Score) -> None:
    score.count("properties", name in members, where)
    if name not in members:
        return
    schema, component = document.resolved(members[name])
    kind = (told["type"] or "").lower()
    if kind in _TYPES and (kind == "array" or not told["ref"]):
        score.count("types", bool(types_of(schema) & _TYPES[kind]), f"{where}: {kind}, not {schema.get('type')}")
    if kind == "datetime":
        score.count("datetimes", schema.get("format") in ("date-time", "date"), where)
    if told["enum"]:
        values = allowed_by(document, schema)
        score.count("enums", {str(v) for v in told["enum"] if v is not None} <= values, f"{where}: {sorted(values)}")
    if told["ref"] and told["ref"].lower() not in _TYPES:
        if "array" in types_of(schema):
            _, component = document.resolved(schema.get("items", {}))
        score.count("refs", _bare(told["ref"]) in _bare(component), f"{where}: {told['ref']}, not {component}")


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _words(text: str) -> str:
    return " ".join(text.split())
