"""A method of the client model → the lines of a TypeScript method, laid out as prettier leaves them."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.call_examples import typescript_example
from canvas_openapi.render.clients.client_model import Argument, Encoding, Field, Method, SentIn
from canvas_openapi.render.clients.comment_text import Tagged, one_line, paragraphs, typescript_comment
from canvas_openapi.render.clients.locals import about, argument_keys
from canvas_openapi.render.clients.spelling import LINE, TEXT, Spelling
from canvas_openapi.render.clients.typescript_types import TYPESCRIPT, TypeScriptTypes, string


class TypeScriptMethod:
    """A method as lines of code; declares its parameters in the module."""

    def __init__(self, method: Method, group: str, name: str, module: TypeScriptTypes) -> None:
        self._method = method
        self._called = f"{group}.{name}"
        self._keys = argument_keys(method)
        self._ids = names.unique((one.wire for one in self._of(SentIn.PATH)), names.typescript_argument)
        self._rest = [one for one in method.arguments if one.sent_in is not SentIn.PATH]
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
            file = self._keys[self._of(SentIn.FILE)[0]]
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
        query, members, whole = self._of(SentIn.QUERY), self._of(SentIn.BODY), self._of(SentIn.ROOT)
        body = "form" if self._method.encoding is Encoding.FORM else "body"
        rows = [f"file: params.{self._keys[one]}," for one in self._of(SentIn.FILE)]
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

    def _of(self, place: SentIn) -> list[Argument]:
        return [one for one in self._method.arguments if one.sent_in is place]

    def _comment(self) -> list[str]:
        method = self._method
        summary = one_line(method.summary) or f"{method.verb} {one_line(method.path)}"
        description = paragraphs(method.description, TEXT)
        lines: list[str] = [summary]
        lines += ["", "Beta: this call may change."] if method.beta else []
        lines += ["", *description] if description and description != [summary] else []
        lines += ["", "It starts a job: `canvas.wait(progress)` waits for its end."] if method.starts_job else []
        lines.append("")
        for one, name in zip(self._of(SentIn.PATH), self._ids.values(), strict=True):
            lines.append(Tagged(f"@param {name} - {one_line(about(one))}"))
        scope = f"; scope `{one_line(method.scope)}`" if method.scope else ""
        lines.append(Tagged(f"@remarks Route: `{method.verb} {one_line(method.path)}`{scope}"))
        lines += [Tagged(f"@see {one_line(method.link)}")] if method.link else []
        lines += [Tagged("@deprecated")] if method.deprecated else []
        example = typescript_example(method.operation_id, self._called, paginated=method.paginated)
        lines += [Tagged("@example"), "```ts", *example, "```"] if example else []
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
