"""An OpenAPI document → the part of it that a selection names, as a whole document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from canvas_openapi.openapi.reached import reached
from canvas_openapi.slices.selection import VERBS, Selection, operations, selected


def cut(document: Mapping[str, Any], selection: Selection) -> dict[str, Any]:
    """The slice: the operations of a selection with the components, scopes and tags that they reach, names as before.

    Raises UnknownTermError for a term that names nothing. The slice may be empty.
    """
    kept = selected(document, selection)
    paths = {
        path: {key: value for key, value in item.items() if key not in VERBS or (path, key) in kept}
        for path, item in document["paths"].items()
        if any((path, verb) in kept for verb in VERBS)
    }
    used = {tag for item in paths.values() for verb, spec in item.items() if verb in VERBS for tag in spec["tags"]}
    whole = {**document, "paths": paths}
    if "tags" in document:
        whole["tags"] = [tag for tag in document["tags"] if tag["name"] in used]
    if "x-tagGroups" in document:
        groups = ({**g, "tags": [t for t in g["tags"] if t in used]} for g in document["x-tagGroups"])
        whole["x-tagGroups"] = [group for group in groups if group["tags"]]
    whole["components"] = reached_components(whole, document["components"])
    whole["info"] = _info(document, selection, len(kept))
    return whole


def reached_components(whole: Mapping[str, Any], components: Mapping[str, Any]) -> dict[str, Any]:
    """The components that the operations reach, through any number of others, in the order of the document."""

    def named_in(node: Any) -> list[tuple[str, str]]:
        return [(kind, name) for kind, name in _references(node) if name in components.get(kind, {})]

    met = reached(named_in(whole["paths"]), lambda part: named_in(components[part[0]][part[1]]))
    kept = {
        kind: {name: part for name, part in parts.items() if (kind, name) in met}
        for kind, parts in components.items()
        if kind != "securitySchemes"
    }
    schemes = _security_schemes(whole, components.get("securitySchemes", {}))
    return {
        kind: (schemes if kind == "securitySchemes" else kept[kind])
        for kind in components
        if (schemes if kind == "securitySchemes" else kept[kind])
    }


def _references(node: Any) -> Iterator[tuple[str, str]]:
    """Kind and name of every component that a part of a document refers to directly."""
    if isinstance(node, dict):
        target = node.get("$ref")
        if isinstance(target, str) and target.startswith("#/components/"):
            _, _, kind, name = target.split("/", 3)
            yield kind, name.replace("~1", "/").replace("~0", "~")
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def _security_schemes(whole: Mapping[str, Any], schemes: Mapping[str, Any]) -> dict[str, Any]:
    """The schemes that the operations or the document name, each flow with the scopes that are asked for."""
    items = [spec for item in whole["paths"].values() for verb, spec in item.items() if verb in VERBS]
    ways = [way for spec in (*items, whole) for way in spec.get("security", ())]
    scopes = {scope for way in ways for asked in way.values() for scope in asked}
    kept: dict[str, Any] = {}
    for name, scheme in schemes.items():
        if not any(name in way for way in ways):
            continue
        flows = {
            kind: {**flow, "scopes": {s: text for s, text in flow["scopes"].items() if s in scopes}}
            if name == "oauth2"
            else flow
            for kind, flow in scheme.get("flows", {}).items()
        }
        kept[name] = {**scheme, "flows": flows} if flows else scheme
    return kept


def _info(document: Mapping[str, Any], selection: Selection, kept: int) -> dict[str, Any]:
    """The info of the slice: what it is a slice of, in words and as data."""
    total = sum(1 for _ in operations(document))
    terms = [*(f"only {term}" for term in selection.only), *(f"except {term}" for term in selection.but)]
    info = document["info"]
    words = f"A slice of {info['title']} {info['version']}: {kept} of {total} operations ({', '.join(terms)})."
    data = {"operations": kept, "of": total, "only": list(selection.only), "except": list(selection.but)}
    return {
        **info,
        "description": f"{words}\n\n{info.get('description', '')}".rstrip("\n") + "\n",
        "x-canvas-slice": data,
    }
