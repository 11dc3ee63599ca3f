"""The calls that a Python program makes through PyPI's `canvasapi`: `course.get_assignments()` and the like.

Which calls a method makes is in `canvasapi.json`, made by `python -m tests.questions.canvasapi_table`. Which class an
object is of is told from what returned it, from its annotation, or from its name (`course`, `new_course`,
`self.course`). What cannot be told is left out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

_TABLE = Path(__file__).with_name("canvasapi.json")
_CONTEXTS = {"Account": "accounts", "Course": "courses", "CurrentUser": "users", "Group": "groups", "User": "users"}
_SAME = ("list", "next", "iter", "sorted", "reversed", "enumerate", "tqdm")
"""Functions that give the objects that they are given."""


class _Method(msgspec.Struct, frozen=True):
    calls: tuple[str, ...] = ()
    returns: str = ""


class _Class(msgspec.Struct, frozen=True):
    bases: tuple[str, ...] = ()
    methods: dict[str, _Method] = {}


class _Table(msgspec.Struct, frozen=True):
    classes: dict[str, _Class]

    def method(self, owner: str, name: str) -> _Method | None:
        """The method of a class or of those that it is made from."""
        found = self.classes.get(owner)
        if found is None:
            return None
        inherited = (self.method(base, name) for base in found.bases)
        return found.methods.get(name) or next(filter(None, inherited), None)


@dataclass(frozen=True, slots=True)
class _Object:
    """An object of the library, or many of them: its class, and the course, group … that it was had from."""

    of: str
    parent: str = ""


def calls_of_canvasapi(text: str) -> Iterator[tuple[str, str]]:
    """Verb and path of each call; nothing where the program does not import the library, or is no Python."""
    if "canvasapi" not in text:
        return
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return  # another Python, or half a file: its literal paths are found all the same
    if any(_imports(node) for node in ast.walk(tree)):
        reader = _Reader()
        reader.visit(tree)
        yield from reader.calls


def _imports(node: ast.AST) -> bool:
    names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
    module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
    return any(name.partition(".")[0] == "canvasapi" for name in (*names, module))


@cache
def _table() -> _Table:
    return msgspec.json.decode(_TABLE.read_bytes(), type=_Table)


@cache
def _names() -> dict[str, str]:
    """What objects are called → their class: `course`, `discussion_topic`; and many of them."""
    words = {name: re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in _table().classes}
    many = {f"{word}s": name for name, word in words.items()} | {f"{word}es": name for name, word in words.items()}
    return many | {word: name for name, word in words.items()}


class _Reader(ast.NodeVisitor):
    """Goes through a program in its own order, remembering of which class names are."""

    def __init__(self) -> None:
        self.calls: dict[tuple[str, str], None] = {}
        self._known: dict[str, _Object | None] = {}

    def visit_Assign(self, node: ast.Assign) -> None:
        """`course = canvas.get_course(1)`."""
        self.visit(node.value)
        for target in node.targets:
            self._bind(target, self._object(node.value))

    def visit_For(self, node: ast.For) -> None:
        """`for course in canvas.get_courses():`."""
        self.visit(node.iter)
        self._bind(node.target, self._object(node.iter))
        for below in (*node.body, *node.orelse):
            self.visit(below)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        """`… for course in canvas.get_courses()`."""
        self.visit(node.iter)
        self._bind(node.target, self._object(node.iter))
        for below in node.ifs:
            self.visit(below)

    def _comprehended(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> None:
        for generator in node.generators:
            self.visit(generator)
        for part in (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,):
            self.visit(part)

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = _comprehended  # noqa: N815

    def visit_arg(self, node: ast.arg) -> None:
        """`def grade(course: Course):`."""
        self._known.pop(node.arg, None)
        if node.annotation is not None:
            named = ast.unparse(node.annotation).strip("\"'").rpartition(".")[2]
            if named in _table().classes:
                self._known[node.arg] = _Object(named)

    def visit_Call(self, node: ast.Call) -> None:
        """`course.get_assignments()`."""
        self.generic_visit(node)
        if not isinstance(node.func, ast.Attribute):
            return
        receiver = self._object(node.func.value)
        if receiver is None:
            return
        method = _table().method(receiver.of, node.func.attr)
        for call in method.calls if method else ():
            verb, _, path = call.partition(" ")
            self.calls[verb, path.replace("{parent}", f"{_CONTEXTS.get(receiver.parent, '{}')}/{{}}")] = None

    def _bind(self, target: ast.expr, value: _Object | None) -> None:
        if isinstance(target, ast.Tuple):
            for part in target.elts:
                self._bind(part, value)
        elif isinstance(target, ast.Name | ast.Attribute):
            self._known[ast.unparse(target)] = value

    def _object(self, node: ast.expr) -> _Object | None:
        """What an expression gives, if that is an object of the library or many of one class."""
        if isinstance(node, ast.Name | ast.Attribute):
            name = ast.unparse(node)
            known = self._known.get(name)
            return known if known or name in self._known else _by_name(name)
        if isinstance(node, ast.Subscript | ast.Await | ast.Starred):
            return self._object(node.value)
        if not isinstance(node, ast.Call):
            return None
        if isinstance(node.func, ast.Name):
            if node.func.id == "Canvas":
                return _Object("Canvas")
            return self._object(node.args[0]) if node.func.id in _SAME and node.args else None
        if isinstance(node.func, ast.Attribute):
            if node.func.attr == "Canvas":
                return _Object("Canvas")
            receiver = self._object(node.func.value)
            method = _table().method(receiver.of, node.func.attr) if receiver else None
            if receiver and method and method.returns:
                parent = receiver.of if receiver.of in _CONTEXTS else receiver.parent
                return _Object(method.returns, parent)
        return None


def _by_name(name: str) -> _Object | None:
    """`course`, `self.course`, `new_course`, `courses`: the longest name of a class that the name ends with."""
    words = re.sub(r"\d+$", "", name.rpartition(".")[2]).lower().split("_")
    for start in range(len(words)):
        if found := _names().get("_".join(words[start:])):
            return _Object(found)
    return None
