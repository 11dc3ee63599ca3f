"""The TypeScript package: its runtime, copied, and one module of methods and types per group, from templates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from canvas_openapi.render import templates
from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_groups import Groups
from canvas_openapi.render.clients.client_model import Group
from canvas_openapi.render.clients.comment_text import indented, one_line, typescript_comment
from canvas_openapi.render.clients.kept_parts import ClientParts
from canvas_openapi.render.clients.locals import reached, sent_names
from canvas_openapi.render.clients.naming import GroupNames
from canvas_openapi.render.clients.readme import readme_values
from canvas_openapi.render.clients.repetition import EFFECTS
from canvas_openapi.render.clients.typescript_methods import TypeScriptMethod
from canvas_openapi.render.clients.typescript_types import TypeScriptTypes, string
from canvas_openapi.render.clients.versions import package_version

_OPTIONS = ("FileInput", "Id", "Int64", "RequestOptions")


def render_typescript(document: Mapping[str, Any]) -> dict[str, bytes]:
    """The files of the TypeScript package for an OpenAPI 3.1 document."""
    return typescript_package(ClientParts(Groups(document)))


def typescript_package(parts: ClientParts) -> dict[str, bytes]:
    """The files of the TypeScript package."""
    files = parts.frame("typescript", _frame)
    for title, called in parts.groups.names.items():
        files |= parts.files("typescript", title, partial(_group, called))
    return files


def _frame(parts: ClientParts) -> dict[str, bytes]:
    groups = parts.groups
    version = package_version(groups.version)
    rows = _group_rows(groups)
    files = dict(_runtime())
    files["package.json"] = _render("package.json.jinja", version=json.dumps(version))
    files["CHANGELOG.md"] = _render("CHANGELOG.md.jinja", **readme_values(groups, version))
    files["README.md"] = _render("README.md.jinja", **readme_values(groups, version))
    files["src/version.ts"] = _render("version.ts.jinja", version=string(version), spec_version=string(groups.version))
    calls, examples = parts.answers
    files["src/examples.ts"] = _render("examples.ts.jinja", calls=string(calls), examples=string(examples))
    files["src/effects.ts"] = _render("effects.ts.jinja", effects=EFFECTS)
    files["src/canvas.ts"] = _render("canvas.ts.jinja", groups=rows)
    files["src/index.ts"] = _render("index.ts.jinja", groups=rows)
    files["src/objects.ts"] = _objects(groups)
    return files


def _runtime() -> Iterator[tuple[str, bytes]]:
    folder = templates.folder("typescript")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".jinja":
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _render(template: str, **values: Any) -> bytes:
    environment = templates.environment("typescript", autoescape=False)
    environment.filters["string_literal"] = string
    return environment.get_template(template).render(**values).encode()


def _group_rows(groups: Groups) -> list[dict[str, str]]:
    return [
        {
            "name": called.typescript,
            "module": _module(called),
            "class_name": called.typescript_class,
            "doc": typescript_comment([f"The calls of the page {one_line(title)}."])[0],
        }
        for title, called in groups.names.items()
    ]


def _module(called: GroupNames) -> str:
    return called.python.replace("_", "-").strip("-")


def _objects(groups: Groups) -> bytes:
    module = TypeScriptTypes("", frozenset())
    module.add(groups.objects)
    used = [name for name in ("Int64",) if _uses(name, module.annotations)]
    imports = f'import type {{ {", ".join(used)} }} from "./options.ts";' if used else ""
    return _render("objects.ts.jinja", imports=imports, definitions=module.entries)


def _group(called: GroupNames, group: Group) -> dict[str, bytes]:
    group_name, class_name = called.typescript, called.typescript_class
    definitions = {definition.name: definition for definition in group.definitions}
    module = TypeScriptTypes("objects.", reached(sent_names(group), definitions))
    module.taken |= {name.lower() for name in (class_name, "CanvasClient", "Paginator", *_OPTIONS, *definitions)}
    method_names = names.unique((method.operation_id for method in group.methods), names.typescript_method)
    methods = [
        TypeScriptMethod(method, group_name, method_names[method.operation_id], module) for method in group.methods
    ]
    module.add(group.definitions)
    rows = [{"text": indented(method.lines, "  ")} for method in methods]
    title = one_line(group.title)
    content = _render(
        "resource.ts.jinja",
        doc=typescript_comment([f"The calls of the page {title}."]),
        imports=_imports(module, methods),
        class_doc=typescript_comment([f"The calls of the page {title}."]),
        class_name=class_name,
        methods=rows,
        definitions=module.entries,
    )
    return {f"src/resources/{_module(called)}.ts": content}


def _imports(module: TypeScriptTypes, methods: list[TypeScriptMethod]) -> Iterator[str]:
    annotations = [*module.annotations, *(method.annotations for method in methods)]
    if any(method.uses_part for method in methods):
        yield 'import { part } from "../encoding.ts";'
    if _uses("objects", annotations):
        yield 'import type * as objects from "../objects.ts";'
    yield f'import type {{ {", ".join(name for name in _OPTIONS if _uses(name, annotations))} }} from "../options.ts";'
    if any(method.paginated for method in methods):
        yield 'import type { Paginator } from "../paging.ts";'


def _uses(name: str, annotations: list[str]) -> bool:
    text = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", "", " ".join(annotations))
    return re.search(rf"\b{name}\b", text) is not None
