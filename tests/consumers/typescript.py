"""TypeScript generators: they generate without a warning, and `tsc --strict` accepts what they generate."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from tests.consumers.checks import Check
from tests.consumers.clients import generate
from tests.consumers.documents import Document
from tests.consumers.results import Finding, Outcome, counted, judged
from tests.consumers.toolbox import NODE_MODULES, run

_WRONG_WARNING = "canvas_host must NOT have unevaluated properties"
_COMPILER = {
    "strict": True,
    "noEmit": True,
    "allowImportingTsExtensions": True,  # kubb's imports
    "target": "ES2022",
    "module": "ESNext",
    "moduleResolution": "bundler",
    "lib": ["ES2022", "DOM", "DOM.Iterable"],
    "types": ["node"],
    "typeRoots": [str(NODE_MODULES / "@types")],
}


def _compiles(generator: str, names: Callable[[str], str]) -> Callable[[Document], Finding]:
    """A check that generates, looks for every operation by the name that the generator gives it, and compiles."""

    def check(document: Document) -> Finding:
        folder, done = generate(generator, document)
        if done.code:
            return judged([first_complaint(done.output)], "")
        text = "".join(path.read_text() for path in sorted(folder.rglob("*.ts")))
        words = set(re.findall(r"\w+", text))
        lost = [f"{name} was not generated" for name in document.operation_ids() if names(name) not in words]
        found = sum(names(name) in words for name in document.operation_ids())
        errors = compile_errors(folder)
        if known := _known_defect(text, done.output, errors):
            errors = []
        detail = f"{counted(found, 'operation')}, {known or 'tsc --strict without an error'}"
        finding = judged([*lost, *errors], detail)
        return Finding(Outcome.DEFECT, detail) if known and finding.outcome is Outcome.PASSED else finding

    return check


def _known_defect(generated: str, said: str, errors: list[str]) -> str:
    """What a generator gets wrong itself, if all that is wrong is that; else empty."""
    if errors:
        is_null = " |  | null" in generated and all("TS1110" in error for error in errors)
        return f"{counted(len(errors), 'type')} without a name (defects/orval-null.yaml)" if is_null else ""
    return "a wrong warning (defects/orval-server-variable.yaml)" if _WRONG_WARNING in said else ""


def compile_errors(folder: Path) -> list[str]:
    """What tsc, with all its strictness, says about a folder of TypeScript."""
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": _COMPILER, "include": ["**/*.ts"]}))
    done = run(["tsc", "-p", folder], cwd=folder)
    found = [line for line in done.output.splitlines() if "error TS" in line]
    errors = [line for line in found if "node_modules" not in line.partition("(")[0]]  # a library's own are not ours
    return errors or ([done.output] if done.code and not found else [])


def first_complaint(output: str) -> str:
    """The first line of an output that names an error."""
    lines = [line for line in output.splitlines() if re.search(r"error|exception|cannot", line, re.IGNORECASE)]
    return lines[0] if lines else output


def camel_case(name: str) -> str:
    """`get_course_tab` → `getCourseTab`."""
    head, *rest = name.split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


CHECKS = (
    Check("openapi-typescript", "openapi-typescript", _compiles("openapi-typescript", str), ("node",)),
    Check("hey-api", "@hey-api/openapi-ts", _compiles("hey-api", camel_case), ("node",)),
    Check("orval", "orval", _compiles("orval", camel_case), ("node",)),
    Check(
        "openapi-generator typescript-fetch",
        "openapi-generator-cli",
        _compiles("typescript-fetch", camel_case),
        ("node", "java"),
    ),
    Check(
        "swagger-typescript-api",
        "swagger-typescript-api",
        _compiles("swagger-typescript-api", camel_case),
        ("node",),
        is_heavy=True,
    ),
    Check("kubb", "@kubb/cli", _compiles("kubb", camel_case), ("node",), is_heavy=True),
    Check(
        "openapi-mcp-generator",
        "openapi-mcp-generator",
        _compiles("openapi-mcp-generator", str),
        ("node",),
        is_heavy=True,
    ),
)
