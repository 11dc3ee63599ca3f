"""openapi-generator's other languages: every operation is in the sources; where Debian has a parser, it reads them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.consumers.checks import Check
from tests.consumers.clients import generate
from tests.consumers.documents import Document
from tests.consumers.python_clients import first_error, missing_operations
from tests.consumers.results import Finding, Outcome, counted, judged
from tests.consumers.toolbox import HERE, run
from tests.consumers.typescript import camel_case

_WRONG = re.compile(r":\d+:")  # a line of a file; gofmt names those that it would lay out otherwise, too

_MAP = "adapterMap<"
"""What the java generator calls a variable for a map among several types: no name in Java."""


def pascal_case(name: str) -> str:
    """`get_course_tab` → `GetCourseTab`."""
    camel = camel_case(name)
    return camel[:1].upper() + camel[1:]


@dataclass(frozen=True, slots=True)
class _Language:
    """One of the generator's languages.

    `sources` finds the files with operations, `pattern` what defines one named by `names`; `parser` reads all files with
    an `ending` and says what is no syntax, `needs` names it.
    """

    name: str
    ending: str
    sources: str
    pattern: str
    names: Callable[[str], str]
    parser: tuple[str | Path, ...] = ()
    needs: tuple[str, ...] = ()


_PARSE = HERE / "scripts"
_LANGUAGES = (
    _Language("java", "java", "*Api.java", " {}(", camel_case, ("java", _PARSE / "Parse.java"), ("javac",)),
    _Language("go", "go", "api_*.go", ") {}(", pascal_case, ("gofmt", "-e", "-l"), ("gofmt",)),
    _Language("kotlin", "kt", "*Api.kt", "fun {}(", camel_case),
    _Language("csharp", "cs", "*Api.cs", " {}Async(", pascal_case),
    _Language("ruby", "rb", "*_api.rb", "def {}(", str, ("ruby", _PARSE / "parse.rb"), ("ruby",)),
    _Language("php", "php", "*Api.php", "function {}(", camel_case, ("php", _PARSE / "parse.php"), ("php",)),
    _Language("rust", "rs", "*_api.rs", "fn {}(", str),
    _Language("swift5", "swift", "*API.swift", "func {}(", camel_case),
)


def _generates(language: _Language, document: Document) -> Finding:
    """Validated by the generator itself; a function for every operation; read by the language's own parser."""
    folder, done = generate(language.name, document)
    if done.code:
        return judged([first_error(done)], "")
    lost = missing_operations(document, folder.rglob(language.sources), language.pattern, language.names)
    wrong = _unread(language, folder.rglob(f"*.{language.ending}")) if language.parser else []
    count = counted(len(document.operation_ids()) - len(lost), "operation")
    if wrong and not lost and all(_MAP in Path(line.partition(":")[0]).read_text() for line in wrong):
        return Finding(Outcome.DEFECT, f"{count}, one of several types that is a map (defects/java-map.yaml)")
    return judged([*lost, *wrong], f"{count}, syntax read" if language.parser else count)


def _unread(language: _Language, files: Iterable[Path]) -> list[str]:
    """What the parser says is wrong; `gofmt -l` names unformatted files, too, which is no fault."""
    done = run([*language.parser, *sorted(files)])
    return [line for line in done.output.splitlines() if _WRONG.search(line)] or ([done.output] if done.code else [])


def powershell(document: Document) -> Finding:
    """One function for each operation; their verbs are PowerShell's own, so that they are counted."""
    folder, done = generate("powershell", document)
    if done.code:
        return judged([first_error(done)], "")
    text = "".join(path.read_text() for path in folder.rglob("Api/*.ps1"))
    found, wanted = len(re.findall(r"^function ", text, re.MULTILINE)), len(document.operation_ids())
    return judged([f"{found} functions of {wanted}"] if found != wanted else [], counted(found, "operation"))


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
    ),
    Check("openapi-generator powershell", "openapi-generator-cli", powershell, ("java",), is_heavy=True),
)
