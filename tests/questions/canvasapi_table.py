"""Makes `spec/canvas_openapi/scopes/canvasapi.json`: which calls the methods of PyPI's `canvasapi` make.

    pip install canvasapi --target /tmp/library
    python -m tests.questions.canvasapi_table /tmp/library

The table holds facts (names, verbs, endpoints, classes that are returned), read from the syntax trees of the library:
nothing of its code. A call whose endpoint is put together in a way that cannot be followed is left out.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[2] / "spec" / "canvas_openapi" / "scopes" / "canvasapi.json"
_PREFIXES = {"": "/api/v1/", "new_quizzes": "/api/quiz/v1/"}
_RETURNED = re.compile(r":rtype:((?:.|\n)*?)(?:\n\s*\n|\n\s*:(?!class)|$)")
_CLASS = re.compile(r":class:`[~.]*(?:[\w.]*\.)?(\w+)`")


def table(library: Path) -> dict[str, Any]:
    """The whole table of an installed library."""
    classes: dict[str, Any] = {}
    for file in sorted((library / "canvasapi").glob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
                classes[node.name] = {"bases": bases, "methods": dict(_methods(node))}
    version = next(library.glob("canvasapi-*.dist-info")).name.split("-")[1].removesuffix(".dist")
    used = {name: found for name, found in sorted(classes.items()) if found["methods"] or found["bases"]}
    return {"library": "canvasapi", "version": version, "classes": used}


def _methods(found: ast.ClassDef) -> Iterator[tuple[str, dict[str, Any]]]:
    for node in found.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            calls = list(dict.fromkeys(_calls(node)))
            returned = _returned(node)
            if calls or returned:
                yield node.name, {"calls": calls, "returns": returned}


def _returned(method: ast.FunctionDef) -> str:
    """The class that a method returns, or yields one by one; empty for plain values."""
    found = _RETURNED.search(ast.get_docstring(method) or "")
    names = [name for name in _CLASS.findall(found[1]) if name != "PaginatedList"] if found else []
    return names[0] if len(set(names)) == 1 else ""


def _calls(method: ast.FunctionDef) -> Iterator[str]:
    values = _assigned(method)
    for node in ast.walk(method):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = {"request": 0, "PaginatedList": 2, "Uploader": None}.get(name, -1)
        if place == -1:
            continue
        verb = "POST" if place is None else _text(node.args[place : place + 1], values)
        endpoints = _endpoints(node.args[1:2] if place is None else node.args[place + 1 : place + 2], values)
        base = next((word.value for word in node.keywords if word.arg in ("_url", "_url_override")), None)
        prefix = _PREFIXES.get(base.value if isinstance(base, ast.Constant) else "?" if base else "")
        if prefix and verb in ("GET", "PUT", "POST", "DELETE", "PATCH"):
            yield from (f"{verb} {prefix}{_with_parent(endpoint.strip('/'))}" for endpoint in endpoints)


def _with_parent(endpoint: str) -> str:
    """`{parent}/pages/{}` for what hangs on a course, group, account or user that the object knows; SIS ids are ids."""
    endpoint = re.sub(r"\bsis_\w+:\{\}", "{}", endpoint)
    return re.sub(r"^(?:\{\}s/\{\}(?=/|$)|\{\}(?=/outcome_groups/))", "{parent}", endpoint)


def _assigned(method: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(method):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    return found


def _text(nodes: list[ast.expr], values: dict[str, list[ast.expr]]) -> str:
    return next(iter(_endpoints(nodes, values)), "")


def _endpoints(nodes: list[ast.expr], values: dict[str, list[ast.expr]]) -> list[str]:
    """What an expression may be, with `{}` for what is put in; nothing if it cannot be followed."""
    if not nodes:
        return []
    node = nodes[0]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return [re.sub(r"\{\w*\}", "{}", text) for text in _endpoints([node.func.value], values)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return [re.sub("%[sd]", "{}", text) for text in _endpoints([node.left], values)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)]
    if isinstance(node, ast.Name):
        return [text for value in values.get(node.id, ()) for text in _endpoints([value], {})]
    return []


def main() -> None:
    """Write the table."""
    TABLE.write_text(json.dumps(table(Path(sys.argv[1])), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
