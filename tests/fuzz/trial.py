"""One mutant through all outputs: what must hold whatever the pages say."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from canvas_docs.diagnostics import Severity
from canvas_docs.reference import read_reference
from canvas_docs.serialize import reference_from_json, reference_to_json
from canvas_openapi.making import make_document
from canvas_openapi.render.clients.python import render_python
from canvas_openapi.render.clients.typescript import render_typescript
from canvas_openapi.render.docs import Options, render_docs
from canvas_openapi.validation import find_errors

SECONDS = 10.0
"""More than any mutant takes on a slow machine: its pages are small, so what takes longer does not grow with size."""


def complaints(files: dict[str, str], folder: Path) -> Iterator[str]:
    """What is wrong with what a mutant gave; nothing if all holds. An exception is a traceback to the user."""
    started = time.process_time()
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", errors="replace")
    reference, diagnostics = read_reference(folder)
    yield from (str(found) for found in diagnostics if found.code == "page-failed")
    if reference is None:
        if not any(found.severity is Severity.ERROR for found in diagnostics):
            yield "no result, and no error that says why"
        return
    again = reference_from_json(reference_to_json(reference).decode(), "reference.json")
    if again != reference:
        yield "the model does not come back from its JSON as it was"
    document = make_document(reference)
    older = document.in_version("3.0")
    yield from (str(found) for found in (*document.diagnostics, *older.diagnostics) if _is_invalid(found.code))
    for made in (document, older):
        yield from (f"{made.version}: {error}" for error in find_errors(made.content))
        made.to_yaml()
        made.to_json()
    written = {
        "docs": render_docs(reference, document.content, Options()),
        "python": render_python(document.content),
        "typescript": render_typescript(document.content),
    }
    for output, found in written.items():
        yield from (f"{output}: {name} leaves the folder" for name in found if _leaves(name))
    for name, content in written["python"].items():
        if name.endswith(".py") and (error := _compile_error(content)):
            yield f"{name}: {error}"
    if (took := time.process_time() - started) > SECONDS:
        yield f"took {took:.0f} seconds of the processor"


@cache
def _compile_error(code: bytes) -> str:
    """Why Python does not compile the code; nothing if it does. Most modules are the same in all packages."""
    try:
        compile(code, "module.py", "exec")
    except (SyntaxError, ValueError) as error:
        return str(error)
    return ""


def _is_invalid(code: str) -> bool:
    """Codes that say that a document had to be mended behind the emitter: it should have been right."""
    return code in ("operation-left-out", "component-left-out", "spec-invalid")


def _leaves(name: str) -> bool:
    path = Path(name)
    return path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name
