"""The Python package: its runtime, copied, and one module of methods and one of types per group, from templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from canvas_openapi.render import templates
from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_groups import Groups
from canvas_openapi.render.clients.client_model import Group
from canvas_openapi.render.clients.comment_text import one_line, python_docstring
from canvas_openapi.render.clients.kept_parts import ClientParts
from canvas_openapi.render.clients.locals import given_objects, reached, sent_names
from canvas_openapi.render.clients.naming import GroupNames
from canvas_openapi.render.clients.python_imports import PACKAGE, import_lines, names_in
from canvas_openapi.render.clients.python_methods import PythonMethod
from canvas_openapi.render.clients.python_types import PythonTypes, string
from canvas_openapi.render.clients.readme import readme_values
from canvas_openapi.render.clients.repetition import EFFECTS
from canvas_openapi.render.clients.spelling import LINE
from canvas_openapi.render.clients.versions import package_version
from canvas_openapi.render.clients.without_await import TWINS, without_await

_FLAVOURS = (
    {
        "prefix": "",
        "base": "SyncClient",
        "base_module": "_sync_client",
        "package": "resources",
        "module": "client.py",
        "doc": "The client",
        "example": "`canvas.courses.list_courses()`",
    },
    {
        "prefix": "Async",
        "base": "AsyncClient",
        "base_module": "_async_client",
        "package": "async_resources",
        "module": "async_client.py",
        "doc": "The client with `await`",
        "example": "`async for course in canvas.courses.list_courses()`",
    },
)


def render_python(document: Mapping[str, Any]) -> dict[str, bytes]:
    """The files of the Python package for an OpenAPI 3.1 document."""
    return python_package(ClientParts(Groups(document)))


def python_package(parts: ClientParts) -> dict[str, bytes]:
    """The files of the Python package."""
    files = parts.frame("python", _frame)
    for title, called in parts.groups.names.items():
        files |= parts.files("python", title, partial(_group, called))
    return files


def _frame(parts: ClientParts) -> dict[str, bytes]:
    groups = parts.groups
    version = package_version(groups.version)
    files = dict(_runtime())
    files["pyproject.toml"] = _render("pyproject.toml.jinja", version=string(version))
    files["CHANGELOG.md"] = _render("CHANGELOG.md.jinja", **readme_values(groups, version))
    files["README.md"] = _render("README.md.jinja", **readme_values(groups, version))
    calls, examples = parts.answers
    package = {
        "_version.py": _render("_version.py.jinja", version=string(version), spec_version=string(groups.version)),
        "_examples.json": f'{{"calls":{calls},"examples":{examples}}}\n'.encode(),
        "_effects.py": _render("_effects.py.jinja", effects=EFFECTS),
        "objects.py": _objects(groups, parts.given),
        "types/__init__.py": _render("package.py.jinja", doc="The types of arguments, one module per resource."),
        "resources/__init__.py": _render("package.py.jinja", doc="The methods, one module per resource."),
        "async_resources/__init__.py": _render("package.py.jinja", doc="The async methods, one module per resource."),
    }
    rows = _group_rows(groups)
    for flavour in _FLAVOURS:
        package[flavour["module"]] = _render("client.py.jinja", groups=rows, **flavour)
    return files | {f"{PACKAGE}/{name}": content for name, content in package.items()}


def _runtime() -> Iterator[tuple[str, bytes]]:
    folder = templates.folder("python")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".jinja" and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes()
        if path.name in TWINS:
            twin = path.with_name(TWINS[path.name]).relative_to(folder)
            yield twin.as_posix(), without_await(path.read_text("utf-8")).encode()


def _render(template: str, **values: Any) -> bytes:
    environment = templates.environment("python", autoescape=False)
    environment.filters |= {"import_line": _import_line, "string_literal": string}
    return environment.get_template(template).render(**values).encode()


def _import_line(imported: tuple[str, str], indent: int) -> str:
    """`from module import name`, over three lines where it is too long for one."""
    module, name = imported
    line = f"from {module} import {name}"
    pad = " " * indent
    return line if len(line) + indent <= LINE else f"from {module} import (\n{pad}    {name},\n{pad})"


def _group_rows(groups: Groups) -> list[dict[str, Any]]:
    return [
        {
            "module": called.python,
            "class_name": called.python_class,
            **{
                flavour["package"]: (
                    f"{PACKAGE}.{flavour['package']}.{called.python}",
                    flavour["prefix"] + called.python_class,
                )
                for flavour in _FLAVOURS
            },
            "doc": python_docstring([f"The calls of the page {one_line(title)}."])[0],
        }
        for title, called in groups.names.items()
    ]


def _objects(groups: Groups, given: frozenset[str]) -> bytes:
    module = PythonTypes("", frozenset(), given_objects(given, groups.objects))
    module.add(groups.objects)
    doc = ["The objects that Canvas sends, as the docs describe them.", ""]
    doc += ["All keys may be missing, all values may be null, and keys that the docs do not have stay."]
    return _types_module(doc, module, local_imports=())


def _types_module(doc: list[str], module: PythonTypes, local_imports: Iterable[str]) -> bytes:
    definitions = ["\n".join(lines) for lines in module.definitions()]
    first_is_class = bool(definitions) and definitions[0].startswith("class ")
    return _render(
        "types.py.jinja",
        doc=python_docstring(doc),
        imports=import_lines(names_in(" ".join(module.annotations)), local_imports),
        definitions=definitions,
        gap=2 if first_is_class else 1,
    )


def _group(called: GroupNames, group: Group) -> dict[str, bytes]:
    module_name = called.python
    definitions = {definition.name: definition for definition in group.definitions}
    sent = reached(sent_names(group), definitions)
    types = PythonTypes("objects.", sent)
    types.add(group.definitions)
    method_names = names.unique((method.operation_id for method in group.methods), names.python_method)
    views = [PythonMethod(method, module_name, method_names[method.operation_id], types) for method in group.methods]
    words = names_in(" ".join(view.words for view in views))
    title = one_line(group.title)
    files = {}
    for flavour in _FLAVOURS:
        methods = [view.row(asynchronous=flavour["prefix"] == "Async") for view in views]
        files[f"{PACKAGE}/{flavour['package']}/{module_name}.py"] = _resource(title, called, flavour, methods, words)
    uses_objects = [f"from {PACKAGE} import objects"] if "objects" in names_in(" ".join(types.annotations)) else []
    doc = [f"The types of arguments and results of the page {title}."]
    files[f"{PACKAGE}/types/{module_name}.py"] = _types_module(doc, types, uses_objects)
    return files


def _resource(
    title: str, called: GroupNames, flavour: Mapping[str, str], methods: list[dict[str, Any]], words: set[str]
) -> bytes:
    lazy = [(f"{PACKAGE}.objects", "objects")] if "objects" in words else []
    lazy += [(f"{PACKAGE}.types.{called.python}", "types")] if "types" in words else []
    base = f"{flavour['prefix']}Resource"
    own = [name for name in ("NOT_GIVEN", base, "body_of") if name == base or name in words]
    base_module = "_async_resource" if flavour["prefix"] else "_resource"
    words = words | ({"TYPE_CHECKING", "LazyModule"} if lazy else set())
    if "Paginator" in words:
        words = words - {"Paginator"} | {f"{flavour['prefix']}Paginator"}
    return _render(
        "resource.py.jinja",
        doc=python_docstring([f"The calls of the page {title}."]),
        imports=import_lines(words, [f"from {PACKAGE}.{base_module} import {', '.join(own)}"]),
        lazy=lazy,
        class_name=flavour["prefix"] + called.python_class,
        base=base,
        class_doc=python_docstring([f"The calls of the page {title}."])[0],
        methods=methods,
    )
