"""The Python package: its runtime, copied, and one module of methods and one of types per group, from templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from canvas_openapi.render import templates
from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_model import Client, Group
from canvas_openapi.render.clients.comment_text import one_line, python_docstring
from canvas_openapi.render.clients.fake_answers import answers_of, compact
from canvas_openapi.render.clients.locals import given_objects, reached, sent_names
from canvas_openapi.render.clients.methods import client_of
from canvas_openapi.render.clients.python_imports import PACKAGE, import_lines, uses
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
    client = client_of(document)
    modules = names.unique((group.title for group in client.groups), names.python_group)
    classes = names.unique(modules.values(), names.group_class)
    version = package_version(client.version)
    files = dict(_runtime())
    files["pyproject.toml"] = _render("pyproject.toml.jinja", version=string(version))
    files["CHANGELOG.md"] = _render("CHANGELOG.md.jinja", **readme_values(client, version))
    files["README.md"] = _render("README.md.jinja", **readme_values(client, version))
    calls, examples = answers_of(document)
    package = {
        "_version.py": _render("_version.py.jinja", version=string(version), spec_version=string(client.version)),
        "_examples.json": f'{{"calls":{compact(calls)},"examples":{compact(examples)}}}\n'.encode(),
        "_effects.py": _render("_effects.py.jinja", effects=EFFECTS),
        "objects.py": _objects(client),
        "types/__init__.py": _render("package.py.jinja", doc="The types of arguments, one module per resource."),
        "resources/__init__.py": _render("package.py.jinja", doc="The methods, one module per resource."),
        "async_resources/__init__.py": _render("package.py.jinja", doc="The async methods, one module per resource."),
    }
    for flavour in _FLAVOURS:
        rows = _group_rows(client, modules, classes)
        package[flavour["module"]] = _render("client.py.jinja", groups=rows, **flavour)
    for group in client.groups:
        module = modules[group.title]
        package |= _group(group, module, classes[module])
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


def _group_rows(client: Client, modules: Mapping[str, str], classes: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "module": modules[group.title],
            "class_name": classes[modules[group.title]],
            **{
                flavour["package"]: (
                    f"{PACKAGE}.{flavour['package']}.{modules[group.title]}",
                    flavour["prefix"] + classes[modules[group.title]],
                )
                for flavour in _FLAVOURS
            },
            "doc": python_docstring([f"The calls of the page {one_line(group.title)}."])[0],
        }
        for group in client.groups
    ]


def _objects(client: Client) -> bytes:
    module = PythonTypes("", frozenset(), given_objects(client))
    module.add(client.objects)
    doc = ["The objects that Canvas sends, as the docs describe them.", ""]
    doc += ["All keys may be missing, all values may be null, and keys that the docs do not have stay."]
    return _types_module(doc, module, local_imports=())


def _types_module(doc: list[str], module: PythonTypes, local_imports: Iterable[str]) -> bytes:
    definitions = [{"lines": lines} for lines in module.definitions()]
    first_is_class = bool(definitions) and definitions[0]["lines"][0].startswith("class ")
    return _render(
        "types.py.jinja",
        doc=python_docstring(doc),
        imports=import_lines(" ".join(module.annotations), local_imports),
        definitions=definitions,
        gap=2 if first_is_class else 1,
    )


def _group(group: Group, module_name: str, class_name: str) -> dict[str, bytes]:
    definitions = {definition.name: definition for definition in group.definitions}
    sent = reached(sent_names(group), definitions)
    types = PythonTypes("objects.", sent)
    types.add(group.definitions)
    method_names = names.unique((method.operation_id for method in group.methods), names.python_method)
    views = [PythonMethod(method, module_name, method_names[method.operation_id], types) for method in group.methods]
    title = one_line(group.title)
    files = {}
    for flavour in _FLAVOURS:
        methods = [view.row(asynchronous=flavour["prefix"] == "Async") for view in views]
        files[f"{flavour['package']}/{module_name}.py"] = _resource(title, module_name, class_name, flavour, methods)
    uses_objects = [f"from {PACKAGE} import objects"] if uses("objects", " ".join(types.annotations)) else []
    doc = [f"The types of arguments and results of the page {title}."]
    files[f"types/{module_name}.py"] = _types_module(doc, types, uses_objects)
    return files


def _resource(
    title: str, module: str, class_name: str, flavour: Mapping[str, str], methods: list[dict[str, Any]]
) -> bytes:
    signatures = " ".join(text for method in methods for text in [*method["annotations"], method["returns"]])
    code = " ".join(text for method in methods for text in method["code"])
    overloads = [overload for method in methods for overload in method["overloads"]]
    lazy = [(f"{PACKAGE}.objects", "objects")] if uses("objects", signatures) else []
    lazy += [(f"{PACKAGE}.types.{module}", "types")] if uses("types", signatures) else []
    base = f"{flavour['prefix']}Resource"
    own = ["NOT_GIVEN"] if "NotGiven" in signatures else []
    own += [base] + (["body_of"] if "body_of(" in code else [])
    base_module = "_async_resource" if flavour["prefix"] else "_resource"
    deprecated = ["deprecated"] if any(method["decorators"] for method in methods) else []
    words = [signatures, code, *deprecated]
    words += (["overload"] if overloads else []) + (["TYPE_CHECKING", "LazyModule"] if lazy else [])
    return _render(
        "resource.py.jinja",
        doc=python_docstring([f"The calls of the page {title}."]),
        imports=import_lines(" ".join(words), [f"from {PACKAGE}.{base_module} import {', '.join(own)}"]),
        lazy=lazy,
        class_name=flavour["prefix"] + class_name,
        base=base,
        class_doc=python_docstring([f"The calls of the page {title}."])[0],
        methods=methods,
    )
