"""Python generators: nothing is dropped, and every generated module can be imported."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.consumers.checks import Check
from tests.consumers.clients import PACKAGE, generate
from tests.consumers.documents import Document
from tests.consumers.results import Finding, counted, judged
from tests.consumers.toolbox import PYTHON, Finished, run

_IMPORT_ALL = f"""
import importlib, json, pkgutil
package = importlib.import_module("{PACKAGE}")
names = [m.name for m in pkgutil.walk_packages(getattr(package, "__path__", []), "{PACKAGE}.")]
for name in names:
    importlib.import_module(name)
print(json.dumps(sorted(names)))
"""


def openapi_python_client(document: Document) -> Finding:
    """One endpoint module for every operation: the generator exits 0 when it leaves some out."""
    folder, done = generate("openapi-python-client", document)
    if done.code or "WARNING" in done.output or "Unable" in done.output:
        return judged([done.output], "")
    modules, problems = _imported(folder)
    names = {name.rpartition(".")[2] for name in modules if name.startswith(f"{PACKAGE}.api.")}
    lost = [f"{name} was left out" for name in document.operation_ids() if name not in names]
    kept = len(document.operation_ids()) - len(lost)
    return judged([*problems, *lost], f"{counted(kept, 'operation')}, every module imported")


def openapi_generator_python(document: Document) -> Finding:
    """Validated by the generator itself, all operations there, all modules imported."""
    folder, done = generate("python", document)
    if done.code:
        return judged([first_error(done)], "")
    _, problems = _imported(folder)
    lost = missing_operations(document, (folder / PACKAGE / "api").glob("*.py"), "def {}(")
    kept = len(document.operation_ids()) - len(lost)
    return judged([*problems, *lost], f"{counted(kept, 'operation')}, every module imported")


def datamodel_code_generator(document: Document) -> Finding:
    """Pydantic models of all schemas, imported."""
    folder, done = generate("datamodel-code-generator", document)
    if done.code:
        return judged([done.output], "")
    _, problems = _imported(folder)
    return judged(problems, "imported")


def _imported(folder: Path) -> tuple[list[str], list[str]]:
    """The modules of the package in a folder, and what went wrong when all were imported."""
    done = run([PYTHON, "-W", "error::SyntaxWarning", "-c", _IMPORT_ALL], cwd=folder)
    if done.code:
        return [], [done.stderr.strip().splitlines()[-1]]
    return json.loads(done.stdout), []


def missing_operations(
    document: Document, sources: Iterable[Path], pattern: str, names: Callable[[str], str] = str
) -> list[str]:
    """The operations that none of the generated sources defines; `names` turns an id into the generator's name."""
    text = "".join(path.read_text() for path in sources)
    return [f"{name} was left out" for name in document.operation_ids() if pattern.format(names(name)) not in text]


def first_error(done: Finished) -> str:
    """The first error that openapi-generator names."""
    lines = [line for line in done.output.splitlines() if "ERROR" in line or "Exception" in line or "| Error" in line]
    return lines[0] if lines else done.output


CHECKS = (
    Check("openapi-python-client", "openapi-python-client", openapi_python_client),
    Check("openapi-generator python", "openapi-generator-cli", openapi_generator_python, ("java",)),
    Check("datamodel-code-generator", "datamodel-code-generator", datamodel_code_generator),
)
