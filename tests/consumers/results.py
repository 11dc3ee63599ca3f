"""What came of running a tool on a document, and the table of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
where the corpus is there, against that of 100 pages of the portal. Do not edit. Heavy tools get a sample of the corpus,
the operations of eight tags; `make consumers ALL=1` gives them all of it.

"passed" means: no error and no warning. The linters run with `tests/consumers/redocly.yaml` and
`tests/consumers/.spectral.yaml`, which are the recommended rules but for two, and say why. What a tool gets wrong itself
stands, with the smallest document that shows it, in `tests/consumers/defects/`. "syntax read" means that the language's
own parser read every generated file. In importers `as_user_id` must be switched off, as what is optional is there.

| tool | version | document | result | |
|---|---|---|---|---|
"""


def table(results: Iterable[Result]) -> str:
    """The results as a Markdown page; the same results give the same bytes."""
    rows = (
        f"| {r.tool} | {r.version} | {r.document} | {r.outcome.value} | {r.detail.replace('|', '&#124;')} |\n"
        for r in results
    )
    return _HEAD + "".join(rows)
