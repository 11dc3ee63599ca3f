"""Writes MIGRATION.md: what the methods of canvasapi are called here, by the calls that both make.

    python -m tests.clients.migration FOLDER_OF_CANVASAPI SOURCE

canvasapi is read, not run: of each method, the verb and the path that it asks for. Its code and texts go nowhere.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from canvas_openapi.render.clients.naming import client_names, operations, titles

from tests.clients.conftest import document_of

REPOSITORY = Path(__file__).resolve().parents[2]
_VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_HEAD = """# From canvasapi

What the methods of canvasapi ({count}) are called in the clients, found by the calls that they make. Made by
`python -m tests.clients.migration` from the source of canvasapi {version} and {pages} pages of the docs; {found} have a method
here. "—" means that these pages do not document the call: `canvas.request("GET", "/api/v1/…")` makes it all the same.
Where canvasapi has an object with methods, here the ids are arguments: `course.get_users()` is
`canvas.courses.list_course_users(course["id"])`.

| canvasapi | call | Python | TypeScript |
|---|---|---|---|
"""


@dataclass(frozen=True)
class Recorded:
    """A method of canvasapi and a call that it makes; `*` stands for what is filled in."""

    method: str
    verb: str
    path: str


def recorded(folder: Path) -> list[Recorded]:
    """The calls of all public methods, in the order of their names."""
    found: set[tuple[str, str, str]] = set()
    for file in sorted(folder.glob("*.py")):
        for owner in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(owner, ast.ClassDef):
                for method in owner.body:
                    if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
                        found |= {(f"{owner.name}.{method.name}", verb, path) for verb, path in _calls(method)}
    return [Recorded(*one) for one in sorted(found)]


def _calls(method: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    values = {
        target.id: path
        for node in ast.walk(method)
        if isinstance(node, ast.Assign) and (path := _path(node.value, {})) is not None
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(method):
        if not isinstance(node, ast.Call):
            continue
        is_quiz = any(word.arg == "_url" and "new_quizzes" in ast.unparse(word.value) for word in node.keywords)
        prefix = "/api/quiz/v1/" if is_quiz else "/api/v1/"
        texts = [_path(argument, values) for argument in node.args]
        for verb, path in pairwise(texts):
            if verb in _VERBS and path is not None:
                yield verb, prefix + path.lstrip("/")
        if isinstance(node.func, ast.Name) and node.func.id == "Uploader" and len(texts) > 1 and texts[1]:
            yield "POST", prefix + texts[1].lstrip("/")


def _path(node: ast.expr, values: dict[str, str]) -> str | None:
    """The text of an expression, with `*` for what is filled in."""
    match node:
        case ast.Constant(str() as text):
            return text
        case ast.Name(name):
            return values.get(name)
        case ast.Call(ast.Attribute(ast.Constant(str() as text), "format")):
            return re.sub(r"{[^}]*}", "*", text)
        case ast.BinOp(ast.Constant(str() as text), ast.Mod()):
            return re.sub(r"%[sd]", "*", text)
        case ast.JoinedStr(parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)
    return None


def table(calls: list[Recorded], document: dict[str, Any]) -> tuple[list[str], int, int]:
    """The rows, how many methods there are, and how many of them have an equal."""
    names = client_names(document)
    ours = [(verb, path, operation["operationId"]) for path, verb, operation in operations(document)]
    rows, found = [], set()
    for call in calls:
        wanted = re.compile("[^/]+".join(map(re.escape, call.path.split("*"))))
        fits = [(path, name) for verb, path, name in ours if verb == call.verb and wanted.fullmatch(path)]
        fits.sort(
            key=lambda fit: (sum(part.startswith("{") for part in fit[0].split("/")) != call.path.count("*"), fit[0])
        )
        python = typescript = "—"
        if fits:
            group, method, typescript_group, typescript_method = names[fits[0][1]]
            python, typescript = f"`{group}.{method}`", f"`{typescript_group}.{typescript_method}`"
            found.add(call.method)
        rows.append(f"| `{call.method}` | `{call.verb} {call.path}` | {python} | {typescript} |")
    return rows, len({call.method for call in calls}), len(found)


def main() -> None:
    """Write the table."""
    folder, source = Path(sys.argv[1]), Path(sys.argv[2])
    version = re.search(r'__version__ = "([^"]+)"', (folder / "__init__.py").read_text("utf-8"))
    document = document_of(source)
    rows, count, found = table(recorded(folder), document)
    head = _HEAD.format(count=count, found=found, version=version[1] if version else "", pages=len(titles(document)))
    (REPOSITORY / "MIGRATION.md").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{found} of {count} methods")


if __name__ == "__main__":
    main()
