"""A method of the client model → the lines of a Python method, laid out as `ruff format` leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from canvas_openapi.render.clients import names
from canvas_openapi.render.clients.call_examples import python_example
from canvas_openapi.render.clients.client_model import AnyOf, Argument, Encoding, Kind, Method, Named, SentIn, Simple
from canvas_openapi.render.clients.comment_text import indented, one_line, paragraphs, python_docstring
from canvas_openapi.render.clients.locals import about, argument_names
from canvas_openapi.render.clients.python_types import PYTHON, PythonTypes, string
from canvas_openapi.render.clients.spelling import LINE, TEXT, Spelling
from canvas_openapi.render.clients.without_await import without_await

_MAY_BE_NONE = re.compile(r"\b(None|Any)$")
_LIST_OR_CODE = re.compile(r"[-*+|#`>]|\d+[.)]")


class PythonMethod:
    """A method as its template takes it, in both flavours."""

    def __init__(self, method: Method, group: str, name: str, types: PythonTypes) -> None:
        self._method = method
        self._group = group
        self._name = name
        self._names = argument_names(method)
        self._parameters = list(self._signature(types))
        self._answered = self._answer(types)
        self._returns = self._answered
        if method.uploads is not None:
            both = AnyOf((method.uploads, method.returns or method.uploads))
            self._returns = Spelling(PYTHON, sent=False, objects="objects.", local="types.").of(both)
        self._before, self._after = self._introduction(), self._details()
        self._docs: dict[tuple[str, ...], list[str]] = {}

    @property
    def words(self) -> str:
        """Code with all the names that the method needs in its module."""
        annotations = [parameter.partition(": ")[2] for parameter in self._parameters]
        words = [*annotations, self._returns, *(["Paginator"] if self._method.paginated else [])]
        words += ["deprecated"] if self._method.deprecated else []
        words += ["overload"] if self._method.uploads is not None else []
        words += ["cast"] if self._is_cast else []
        return " ".join([*words, *(["body_of"] if self._of(SentIn.ROOT) else [])])

    @property
    def _is_cast(self) -> bool:
        return not self._method.paginated and self._returns not in ("Any", "None")

    def row(self, *, asynchronous: bool) -> dict[str, Any]:
        """What the template takes."""
        awaited = asynchronous and not self._method.paginated
        returns = self._returns
        if self._method.paginated:
            returns = f"{'Async' if asynchronous else ''}Paginator[{returns}]"
        doc = self._doc(tuple(self._use(asynchronous=asynchronous)))
        code = self._code("await " if awaited else "")
        return {
            "define": "async def" if awaited else "def",
            "name": self._name,
            "parameters": self._written(self._parameters),
            "returns": returns,
            "overloads": self._overloads(),
            "decorators": ['@deprecated("The docs of Canvas deprecate this call.")'] if self._method.deprecated else [],
            "body": indented([*doc, *code], "        "),
        }

    def _overloads(self) -> list[dict[str, Any]]:
        """With a file, an upload answers with what becomes of it; without one, with how to go on."""
        if self._method.uploads is None:
            return []
        of_file = [line for line in self._parameters if "FileInput" in line]
        others = [line for line in self._parameters if line not in of_file]
        with_file = [*self._parameters]
        with_file[with_file.index(of_file[0])] = of_file[0].removesuffix(" | NotGiven = NOT_GIVEN")
        returned = Spelling(PYTHON, sent=False, objects="objects.", local="types.").of(self._method.uploads)
        return [
            {"parameters": self._written(with_file), "returns": returned},
            {"parameters": self._written(others), "returns": self._answered},
        ]

    @staticmethod
    def _written(parameters: list[str]) -> str:
        return "\n".join(f"        {parameter}," for parameter in parameters)

    def _signature(self, types: PythonTypes) -> Iterator[str]:
        for argument in self._of(SentIn.PATH):
            yield f"{self._names[argument]}: Id"
        yield "*"
        spelling = Spelling(PYTHON, sent=True, objects="objects.", local="types.")
        for argument in self._of(SentIn.FILE, SentIn.QUERY, SentIn.BODY, SentIn.ROOT):
            name = self._names[argument]
            annotation = spelling.of(argument.type)
            is_open = argument.sent_in is SentIn.BODY and not argument.required
            if is_open and not _MAY_BE_NONE.search(annotation):
                annotation += " | None"
            default = "" if argument.required else " | NotGiven = NOT_GIVEN"
            line = f"{name}: {annotation}{default}"
            if len(line) + 9 > LINE and not isinstance(argument.type, Named):
                hint = f"{names.pascal(self._method.operation_id)} {names.pascal(argument.wire)}"
                annotation = annotation.replace("types.", "")
                line = f"{name}: types.{types.named(hint, annotation)}{default}"
            yield line if len(line) + 9 <= LINE else "\n        | ".join(line.split(" | "))
        yield "options: RequestOptions | None = None"

    def _answer(self, types: PythonTypes) -> str:
        if self._method.returns is None:
            return "Any" if self._method.paginated else "None"
        annotation = Spelling(PYTHON, sent=False, objects="objects.", local="types.").of(self._method.returns)
        if len(annotation) > LINE - 40:
            hint = f"{names.pascal(self._method.operation_id)} Result"
            return f"types.{types.named(hint, annotation.replace('types.', ''))}"
        return annotation

    def _code(self, awaiting: str) -> Iterator[str]:
        method, call = self._method, self._call
        called = "start_upload" if method.uploads else "paginate" if method.paginated else "call"
        start = f"{awaiting}self._client.{called}("
        if self._is_cast:
            yield from ["return cast(", f"    {string(self._returns)},", f"    {start}"]
            yield from [*(f"        {line}" for line in call), "    ),", ")"]
        elif method.paginated or self._returns == "Any":
            yield from [f"return {start}", *(f"    {line}" for line in call), ")"]
        else:
            yield from [start, *(f"    {line}" for line in call), ")"]

    @cached_property
    def _call(self) -> list[str]:
        """What the client is called with: the same in both flavours."""
        method = self._method
        verb = [] if method.uploads else [f'"{method.verb}",']
        call = [*verb, f"{string(method.path)},"]
        path = self._of(SentIn.PATH)
        if path:
            pairs = ", ".join(f"{string(argument.wire)}: {self._names[argument]}" for argument in path)
            call += [f"{{{pairs}}},"] if len(pairs) < LINE - 20 else self._members("{", path, "},")
        call += [f"{self._names[argument]}," for argument in self._of(SentIn.FILE)]
        if self._of(SentIn.QUERY):
            call += self._members("query={", self._of(SentIn.QUERY), "},")
        call += self._body()
        if method.paginated and method.items_key:
            call.append(f"items_key={string(method.items_key)},")
        if method.scope:
            call.append(f"scope={string(method.scope)},")
        call.append("options=options,")
        return call

    def _body(self) -> list[str]:
        if self._method.encoding is None:
            return []
        members, whole = self._of(SentIn.BODY), self._of(SentIn.ROOT)
        if self._method.encoding is Encoding.FORM:
            files = [one for one in members if one.type == Simple(Kind.BINARY)]
            fields = [one for one in members if one not in files]
            rows = self._members("form={", fields, "},") if fields else ["form={},"]
            return [*rows, *(self._members("files={", files, "},") if files else [])]
        key = "body"
        if not whole:
            return self._members(f"{key}={{", members, "},") if members else [f"{key}={{}},"]
        if not members:
            return [f"{key}=body_of({{}}, {self._names[whole[0]]}),"]
        rows = self._members("{", members, "},")
        return [f"{key}=body_of(", *(f"    {row}" for row in rows), f"    {self._names[whole[0]]},", "),"]

    def _members(self, start: str, arguments: list[Argument], end: str) -> list[str]:
        return [start, *(f"    {string(one.wire)}: {self._names[one]}," for one in arguments), end]

    def _of(self, *places: SentIn) -> list[Argument]:
        return [argument for argument in self._method.arguments if argument.sent_in in places]

    def _introduction(self) -> list[str]:
        method = self._method
        lines = [one_line(method.summary) or f"{method.verb} {one_line(method.path)}"]
        notes = [] if not method.deprecated else ["Deprecated."]
        notes += ["Beta: this call may change."] if method.beta else []
        for part in (notes, paragraphs(method.description, TEXT)):
            lines += ["", *part] if part and part != lines else []
        return lines

    def _doc(self, use: tuple[str, ...]) -> list[str]:
        """The docstring with how to use the call, the same in both flavours of most."""
        if use not in self._docs:
            self._docs[use] = python_docstring([*self._before, *use, *self._after])
        return self._docs[use]

    def _use(self, *, asynchronous: bool) -> list[str]:
        method = self._method
        lines: list[str] = []
        if method.starts_job:
            lines += ["", "It starts a job: `await canvas.wait(progress)` waits for its end."]
        called = f"{self._group}.{self._name}"
        example = python_example(method.operation_id, called, paginated=method.paginated)
        lines += ["", *(f"    {line}" for line in example)] if example else []
        return lines if asynchronous or not lines else without_await("\n".join(lines)).splitlines()

    def _details(self) -> list[str]:
        method = self._method
        lines = ["", "Args:"]
        for argument in method.arguments:
            lines += _argument_lines(self._names[argument], argument)
        lines.append("    options: How to make this call: as whom, how long to wait, what to add.")
        lines += ["", f"Route: `{method.verb} {one_line(method.path)}`"]
        lines += [f"Scope: `{one_line(method.scope)}`"] if method.scope else []
        return lines + ([f"Docs: {one_line(method.link)}"] if method.link else [])


def _argument_lines(name: str, argument: Argument) -> list[str]:
    text = about(argument)
    if argument.deprecated and "deprecated" not in text.lower():
        text = f"Deprecated. {text}"
    separator = "\n" if _LIST_OR_CODE.match(text) else " "  # a list or code starts on a line of its own
    first, *rest = paragraphs(f"{name}:{separator}{text}", TEXT - 8)
    return [f"    {first}", *(f"        {line}".rstrip() for line in rest)]
