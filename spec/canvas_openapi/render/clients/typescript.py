"""The TypeScript package: its runtime, copied, and one module of methods and types per group, from templates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from canvas_openapi.render import templates
from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.client_model import Argument, Client, Encoding, Field, Group, Method, Place
from canvas_openapi.render.clients.locals import about, argument_keys, reached, sent_names
from canvas_openapi.render.clients.methods import client_of
from canvas_openapi.render.clients.prose import Tagged, one_line, paragraphs, typescript_comment
from canvas_openapi.render.clients.readme import readme_values
from canvas_openapi.render.clients.repetition import EFFECTS
from canvas_openapi.render.clients.spelling import LINE, TEXT, Spelling
from canvas_openapi.render.clients.typescript_types import TYPESCRIPT, TypeScriptTypes, string
from canvas_openapi.render.clients.versions import package_version

_OPTIONS = ("FileInput", "Id", "Int64", "RequestOptions")


def render_typescript(document: Mapping[str, Any]) -> dict[str, bytes]:
    """The files of the TypeScript package for an OpenAPI 3.1 document."""
    client = client_of(document)
    version = package_version(client.version)
    groups = _group_rows(client)
    files = dict(_runtime())
    files["package.json"] = _render("package.json.jinja", version=json.dumps(version))
    files["README.md"] = _render("README.md.jinja", **readme_values(client, version))
    files["src/version.ts"] = _render("version.ts.jinja", version=string(version), spec_version=string(client.version))
    files["src/effects.ts"] = _render("effects.ts.jinja", effects=EFFECTS)
    files["src/canvas.ts"] = _render("canvas.ts.jinja", groups=groups)
    files["src/index.ts"] = _render("index.ts.jinja", groups=groups)
    files["src/objects.ts"] = _objects(client)
    for row, group in zip(groups, client.groups, strict=True):
        files[f"src/resources/{row['module']}.ts"] = _group(group, row["class_name"])
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


def _group_rows(client: Client) -> list[dict[str, str]]:
    found = names.unique((group.title for group in client.groups), names.typescript_group)
    modules = names.unique((group.title for group in client.groups), names.python_group)
    classes = names.unique((found[group.title] for group in client.groups), names.group_class)
    return [
        {
            "name": found[group.title],
            "module": modules[group.title].replace("_", "-").strip("-"),
            "class_name": classes[found[group.title]],
            "doc": typescript_comment([f"The calls of the page {one_line(group.title)}."])[0],
        }
        for group in client.groups
    ]


def _objects(client: Client) -> bytes:
    module = TypeScriptTypes("", frozenset())
    module.add(client.objects)
    used = [name for name in ("Int64",) if _uses(name, module.annotations)]
    imports = f'import type {{ {", ".join(used)} }} from "./options.ts";' if used else ""
    return _render("objects.ts.jinja", imports=imports, definitions=module.entries)


def _group(group: Group, class_name: str) -> bytes:
    definitions = {definition.name: definition for definition in group.definitions}
    module = TypeScriptTypes("objects.", reached(sent_names(group), definitions))
    module.taken |= {class_name, "CanvasClient", "Paginator", *_OPTIONS}
    module.taken |= definitions.keys()
    method_names = names.unique((method.operation_id for method in group.methods), names.typescript_method)
    methods = [_Method(method, method_names[method.operation_id], module) for method in group.methods]
    module.add(group.definitions)
    rows = [{"lines": method.lines} for method in methods]
    title = one_line(group.title)
    return _render(
        "resource.ts.jinja",
        doc=typescript_comment([f"The calls of the page {title}."]),
        imports=_imports(module, methods),
        class_doc=typescript_comment([f"The calls of the page {title}."]),
        class_name=class_name,
        methods=rows,
        definitions=module.entries,
    )


def _imports(module: TypeScriptTypes, methods: list[_Method]) -> Iterator[str]:
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


class _Method:
    """A method as lines of code; declares its parameters in the module."""

    def __init__(self, method: Method, name: str, module: TypeScriptTypes) -> None:
        self._method = method
        self._keys = argument_keys(method)
        self._ids = names.unique((one.wire for one in self._of(Place.PATH)), names.typescript_argument)
        self._rest = [one for one in method.arguments if one.place is not Place.PATH]
        self._params = module.free(f"{names.pascal(method.operation_id)} Params") if self._rest else ""
        if self._rest:
            fields = [_field(one, str(number)) for number, one in enumerate(self._rest)]
            keys = {str(number): self._keys[one] for number, one in enumerate(self._rest)}
            module.interface(
                self._params,
                f"The parameters of `{name}`.",
                fields,
                keys,
                Spelling(TYPESCRIPT, sent=True, objects="objects."),
            )
        self.paginated = method.paginated
        parts = self._split()
        self.uses_part = any("part(" in row for row in parts)
        result = Spelling(TYPESCRIPT, sent=False, objects="objects.").of(method.returns) if method.returns else "void"
        result = "unknown" if method.paginated and result == "void" else result
        overloads: list[str] = []
        arguments = self._arguments()
        ids = [f"{one}: Id" for one in self._ids.values()]
        if method.uploads is not None:
            uploaded = Spelling(TYPESCRIPT, sent=False, objects="objects.").of(method.uploads)
            file = self._keys[self._of(Place.FILE)[0]]
            with_file = f"params: {self._params} & {{ {file}: FileInput }}"
            without = f'params?: Omit<{self._params}, "{file}">'
            for params, answer in ((with_file, uploaded), (without, result)):
                overloads += _signature(name, [*ids, params, "options?: RequestOptions"], f"Promise<{answer}>", ";")
            result = f"{uploaded} | {result}"
        returns = f"{'Paginator' if method.paginated else 'Promise'}<{result}>"
        self.annotations = " ".join([*arguments, *overloads, returns])
        self.lines = [*self._comment(), *overloads, *_signature(name, arguments, returns), *self._code(parts), "}"]

    def _arguments(self) -> list[str]:
        arguments = [f"{name}: Id" for name in self._ids.values()]
        if self._rest:
            needed = any(one.required for one in self._rest)
            arguments.append(f"params: {self._params}{'' if needed else ' = {}'}")
        return [*arguments, "options?: RequestOptions"]

    def _code(self, parts: list[str]) -> Iterator[str]:
        method = self._method
        called = "startUpload" if method.uploads else "paginate" if method.paginated else "call"
        yield f"  return this.client.{called}({{"
        yield f'    method: "{method.verb}",'
        yield f"    path: {string(method.path)},"
        if self._ids:
            yield from _list("    ids: ", list(self._ids.values()))
        yield from (f"    {row}" for row in parts)
        if method.paginated and method.items_key:
            yield f"    itemsKey: {string(method.items_key)},"
        if method.scope:
            yield from _text("scope", method.scope)
        yield "    options,"
        yield "  });"

    def _split(self) -> list[str]:
        """How the parameters are divided into query and body. Mostly they all go one way, as they are."""
        query, members, whole = self._of(Place.QUERY), self._of(Place.BODY), self._of(Place.ROOT)
        body = "form" if self._method.encoding is Encoding.FORM else "body"
        rows = [f"file: params.{self._keys[one]}," for one in self._of(Place.FILE)]
        if query:
            rows += self._part("query", query)
        if whole:
            rows.append(f"whole: params.{self._keys[whole[0]]},")
        if members:
            rows += self._part(body, members)
        elif self._method.encoding is not None and not whole:
            rows.append(f"{body}: {{}},")
        return rows

    def _part(self, name: str, arguments: list[Argument]) -> list[str]:
        is_all = len(arguments) == len(self._rest)
        if is_all and all(self._keys[one] == one.wire for one in arguments):
            return [f"{name}: params,"]
        pairs = [f"  [{string(self._keys[one])}, {string(one.wire)}]," for one in arguments]
        line = f"{name}: part(params, [{' '.join(pair.strip() for pair in pairs).rstrip(',')}]),"
        if len(pairs) == 1 and len(line) + 4 <= LINE:
            return [line]
        return [f"{name}: part(params, [", *pairs, "]),"]

    def _of(self, place: Place) -> list[Argument]:
        return [one for one in self._method.arguments if one.place is place]

    def _comment(self) -> list[str]:
        method = self._method
        summary = one_line(method.summary) or f"{method.verb} {one_line(method.path)}"
        description = paragraphs(method.description, TEXT)
        lines: list[str] = [summary]
        lines += ["", "Beta: this call may change."] if method.beta else []
        lines += ["", *description] if description and description != [summary] else []
        lines.append("")
        for one, name in zip(self._of(Place.PATH), self._ids.values(), strict=True):
            lines.append(Tagged(f"@param {name} - {one_line(about(one))}"))
        lines += [Tagged(f"@remarks Scope: `{one_line(method.scope)}`")] if method.scope else []
        lines += [Tagged(f"@see {one_line(method.link)}")] if method.link else []
        lines += [Tagged("@deprecated")] if method.deprecated else []
        return typescript_comment(lines)


def _field(argument: Argument, number: str) -> Field:
    return Field(number, argument.type, argument.required, about(argument), argument.deprecated)


def _signature(name: str, arguments: list[str], returns: str, end: str = " {") -> list[str]:
    line = f"{name}({', '.join(arguments)}): {returns}{end}"
    if len(line) + 2 <= LINE:
        return [line]
    return [f"{name}(", *(f"  {argument}," for argument in arguments), f"): {returns}{end}"]


def _text(key: str, text: str) -> list[str]:
    line = f"    {key}: {string(text)},"
    return [line] if len(line) + 2 <= LINE else [f"    {key}:", f"      {string(text)},"]


def _list(start: str, items: list[str]) -> list[str]:
    line = f"{start}[{', '.join(items)}],"
    if len(line) + 2 <= LINE:
        return [line]
    indent = " " * (len(start) - len(start.lstrip()))
    return [f"{start}[", *(f"{indent}  {item}," for item in items), f"{indent}],"]
