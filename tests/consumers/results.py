"""What came of running a tool on a document, and the table of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """What came of a run. A skip says why; a tool's own defect is recorded under `defects/`."""

    PASSED = "passed"
    FAILED = "FAILED"
    DEFECT = "tool's defect"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one run, and in a few words what was seen: counts, the first problem, the reason of a skip."""

    outcome: Outcome
    detail: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: a tool in one version, on one of our documents."""

    tool: str
    version: str
    document: str
    outcome: Outcome
    detail: str
    problems: tuple[str, ...] = ()
    """What was wrong, in full; the table shows the first."""
    seconds: float = 0
    """Processor time."""


def passed(detail: str) -> Finding:
    """The tool took the document without a complaint."""
    return Finding(Outcome.PASSED, detail)


def judged(problems: Sequence[str], detail: str) -> Finding:
    """Passed with `detail` if there is no problem, else failed with their number and the first."""
    if not problems:
        return passed(detail)
    return Finding(Outcome.FAILED, f"{counted(len(problems), 'problem')}: {shortened(problems[0])}", tuple(problems))


def counted(number: int, noun: str) -> str:
    """`1 operation`, `551 operations`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def megabytes(number: int) -> str:
    """`13.4 MB` of bytes."""
    return f"{number / 1e6:.1f} MB"


def shortened(text: str) -> str:
    """The first line of a text, at most 160 characters of it."""
    first = text.strip().partition("\n")[0]
    return first if len(first) <= 160 else f"{first[:159]}…"


_HEAD = """\
# What real tools make of the document

Written by `make consumers`, which runs every tool in the table against the document that the bundled page gives and,
where the corpus is there, against that of 100 pages of the portal. Do not edit. Heavy tools get the bundled page in 3.1 and
a sample of the corpus, the operations of eight tags; `make consumers ALL=1` gives them all of it.

"passed" means: no error and no warning. The linters run with `tests/consumers/redocly.yaml` and
`tests/consumers/.spectral.yaml`, which are the recommended rules but for two, and say why. What a tool gets wrong itself
stands, with the smallest document that shows it, in `tests/consumers/defects/`; the last rows run those. "syntax read" means that the language's
own parser, or its grammar for tree-sitter (Kotlin, C#, Rust, Swift, PowerShell), read every generated file: that finds what
is no syntax, not a wrong type. In importers `as_user_id` must be switched off, as what is optional is there.

"""
_COLUMNS = """\

| tool | version | document | result | |
|---|---|---|---|---|
"""


def table(results: Sequence[Result], editions: Mapping[str, str]) -> str:
    """The results as a Markdown page; `editions` has the digest of each document by its name in the table."""
    minutes = sum(result.seconds for result in results) / 60
    digests = ", ".join(f"{title}: `{digest}`" for title, digest in editions.items())
    edition = (
        f"All rows are of one edition of the documents, and took {minutes:.0f} minutes of processor time "
        f"(without that of the browser). Digests of their YAML and JSON: {digests}.\n"
    )
    rows = (
        f"| {r.tool} | {r.version} | {r.document} | {r.outcome.value} | {r.detail.replace('|', '&#124;')} |\n"
        for r in results
    )
    return _HEAD + edition + _COLUMNS + "".join(rows)
