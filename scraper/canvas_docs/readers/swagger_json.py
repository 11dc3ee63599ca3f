"""Swagger 1.2 files of the legacy site (`/doc/api/<resource>.json`) → pages of the model. FORMATS, section D.

They are generated from the same comments as the pages, and state what the pages' examples only show: types, references
and allowed values of fields. They lack controllers, scopes, anchors and examples. None of the files is valid Swagger;
every defect that is known is read for what its author meant.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from canvas_docs.diagnostics import Diagnostic, Severity, diagnostic
from canvas_docs.documents import Document
from canvas_docs.json_text import read_json
from canvas_docs.model import Json, Origin, Page
from canvas_docs.parse.slugs import slug_of
from canvas_docs.readers.swagger_lines import Lines
from canvas_docs.readers.swagger_models import read_models
from canvas_docs.readers.swagger_operations import read_actions


def read(document: Document) -> tuple[list[Page], list[Diagnostic]]:
    """Read one file: its page, or none where it is the index or cannot be read, which a diagnostic says."""
    try:
        content = read_json(document.text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        problem = "the Swagger file is not JSON"
        return [], [Diagnostic("not-json", problem, "fetch it again", Origin(document.name, line))]
    if not isinstance(content, dict) or ("models" not in content and not _operations(content)):
        problem = "the file is the index of the Swagger files, or documents nothing"
        return [], [_note("no-reference-page", problem, "nothing to do: skipped", document)]
    return _page(content, document)


def _operations(content: Json) -> list[Json]:
    apis = content.get("apis")
    return [api for api in apis if isinstance(api, dict) and api.get("operations")] if isinstance(apis, list) else []


def _page(content: Json, document: Document) -> tuple[list[Page], list[Diagnostic]]:
    lines = Lines(document)
    models = content.get("models")
    models = models if isinstance(models, dict) else {}
    actions = read_actions(_operations(content), str(content.get("basePath") or ""), frozenset(models), lines)
    objects, diagnostics = read_models(models, lines)
    if not actions and not objects:
        problem = "the Swagger file documents no operation and no model"
        return [], [_note("no-reference-page", problem, "nothing to do: skipped", document)]
    announced = sum(len(api["operations"]) for api in _operations(content) if isinstance(api["operations"], list))
    read = sum(len(action.routes) for action in actions)
    if read < announced:
        problem = f"{announced - read} of {announced} announced operations were not read: they lack a path or a method"
        diagnostics = [*diagnostics, diagnostic("methods-missed", problem, Origin(document.name))]
    name = _name(content, document)
    page = Page(
        slug=slug_of(PurePosixPath(document.name).stem),
        title=name.replace("_", " ").title(),
        form=document.form.value,
        objects=tuple(objects),
        actions=tuple(actions),
        title_derived=True,
        url=document.url,
        origin=Origin(document.name, 1),
    )
    return [page], diagnostics


def _name(content: Json, document: Document) -> str:
    path = content.get("resourcePath")
    return (path.strip("/") if isinstance(path, str) else "") or PurePosixPath(document.name).stem


def _note(code: str, problem: str, advice: str, document: Document) -> Diagnostic:
    return Diagnostic(code, problem, advice, Origin(document.name), Severity.NOTE)
