"""openapi-generator's other languages: every operation is in the sources, and a parser of the language reads them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.consumers.checks import Check
from tests.consumers.clients import generate, go_names
from tests.consumers.documents import Document
from tests.consumers.python_clients import first_error, missing_operations
from tests.consumers.results import Finding, Outcome, counted, judged
from tests.consumers.toolbox import HERE, PYTHON, run
from tests.consumers.typescript import camel_case

_WRONG = re.compile(r":\d+:")  # a line of a file


def pascal_case(name: str) -> str:
    """`get_course_tab` → `GetCourseTab`."""
    camel = camel_case(name)
    return camel[:1].upper() + camel[1:]


@dataclass(frozen=True, slots=True)
class _Language:
    """One of the generator's languages.

    `sources` finds the files with operations, `pattern` what defines one named by `names`; `parser` reads all files with
    an `ending` and says what is no syntax, `needs` names it. `defect` stands in a file that is no syntax by a fault of
    the generator's own, which `proof` shows.
    """

    name: str
    ending: str
    sources: str
    pattern: str
    names: Callable[[str], str]
    parser: tuple[str | Path, ...]
    needs: tuple[str, ...] = ()
    defect: str = ""
    proof: str = ""


_PARSE = HERE / "scripts"


def _grammar(name: str) -> tuple[str | Path, ...]:
    """A parser for what Debian has no compiler of."""
    return (PYTHON, _PARSE / "parse.py", name)


_LANGUAGES = (
    _Language(
        "java",
        "java",
        "*Api.java",
        " {}(",
        camel_case,
        ("java", _PARSE / "Parse.java"),
        ("javac",),
        "adapterMap<",
        "a map among several types (defects/java-map.yaml)",
    ),
    _Language("go", "go", "api_*.go", ") {}(", pascal_case, (PYTHON, _PARSE / "vet_go.py"), ("go",)),
    _Language("kotlin", "kt", "*Api.kt", "fun {}(", camel_case, _grammar("kotlin")),
    _Language(
        "csharp",
        "cs",
        "*Api.cs",
        " {}Async(",
        pascal_case,
        _grammar("c_sharp"),
        defect="&gt;JsonConverter",
        proof="a list or map of objects among several types (defects/csharp-list.yaml)",
    ),
    _Language("ruby", "rb", "*_api.rb", "def {}(", str, ("ruby", _PARSE / "parse.rb"), ("ruby",)),
    _Language("php", "php", "*Api.php", "function {}(", camel_case, ("php", _PARSE / "parse.php"), ("php",)),
    _Language("rust", "rs", "*_api.rs", "fn {}(", str, _grammar("rust")),
    _Language("swift5", "swift", "*API.swift", "func {}(", camel_case, _grammar("swift")),
)


def _generates(language: _Language, document: Document) -> Finding:
    """Validated by the generator itself; a function for every operation; read by the language's own parser."""
    folder, done = generate(language.name, document)
    if done.code:
        return judged([first_error(done)], "")
    lost = missing_operations(document, folder.rglob(language.sources), language.pattern, language.names)
    wrong = _unread(language.parser, folder.rglob(f"*.{language.ending}"))
    count = counted(len(document.operation_ids()) - len(lost), "operation")
    files = {line.partition(":")[0] for line in wrong}
    if language.defect and wrong and not lost and all(language.defect in Path(file).read_text() for file in files):
        return Finding(Outcome.DEFECT, f"{count}, {counted(len(files), 'file')} no syntax: {language.proof}")
    return judged([*lost, *wrong], f"{count}, syntax read")


def go(document: Document) -> Finding:
    """A function for every operation, and no complaint of `go vet`, which checks types."""
    folder, done = generate("go with other names", document)
    if done.code:
        return judged([first_error(done)], "")
    lost = missing_operations(document, folder.rglob("api_*.go"), ") {}(", pascal_case)
    wrong = unread("go", folder)
    count = f"{counted(len(document.operation_ids()) - len(lost), 'operation')}, types checked by go vet"
    if lost or wrong or not (mapped := go_names(document)):
        return judged([*lost, *wrong], count)
    names = ", ".join(f"{name}={other}" for name, other in mapped.items())
    return Finding(Outcome.DEFECT, f"{count}, with --name-mappings {names} (defects/go-accessor.yaml)")


def unread(name: str, folder: Path) -> list[str]:
    """What is no syntax in a generated folder of one of the languages."""
    (language,) = (language for language in _LANGUAGES if language.name == name)
    return _unread(language.parser, folder.rglob(f"*.{language.ending}"))


def _unread(parser: tuple[str | Path, ...], files: Iterable[Path]) -> list[str]:
    """What the parser says is wrong."""
    done = run([*parser, *sorted(files)])
    return [line for line in done.output.splitlines() if _WRONG.search(line)] or ([done.output] if done.code else [])


def powershell(document: Document) -> Finding:
    """One function for each operation; their verbs are PowerShell's own, so that they are counted."""
    folder, done = generate("powershell", document)
    if done.code:
        return judged([first_error(done)], "")
    text = "".join(path.read_text() for path in folder.rglob("Api/*.ps1"))
    found, wanted = len(re.findall(r"^function ", text, re.MULTILINE)), len(document.operation_ids())
    wrong = _unread(_grammar("powershell"), folder.rglob("*.ps1"))
    lost = [f"{found} functions of {wanted}"] if found != wanted else []
    return judged([*lost, *wrong], f"{counted(found, 'operation')}, syntax read")


CHECKS = (
    *(
        Check(
            f"openapi-generator {language.name}",
            "openapi-generator-cli",
            partial(_generates, language),
            ("java", *language.needs),
            is_heavy=True,
        )
        for language in _LANGUAGES
        if language.name != "go"
    ),
    Check("openapi-generator go", "openapi-generator-cli", go, ("java", "go"), is_heavy=True),
    Check("openapi-generator powershell", "openapi-generator-cli", powershell, ("java",), is_heavy=True),
)
