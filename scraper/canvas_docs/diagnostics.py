"""Expected problems as values.

Everything below the CLI reports what it could not understand, had to repair, or found contradictory as a
`Diagnostic`; nothing prints. The codes are stable: users filter on them and tests name them.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import PurePath

from canvas_docs.codes import CODES
from canvas_docs.codes import Severity as Severity
from canvas_docs.model import NOWHERE, Origin


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One expected problem: what is wrong, where, and what the user can do about it.

    `code` is one of `canvas_docs.codes`; `problem` and `advice` are sentences without a final full stop.
    """

    code: str
    problem: str
    advice: str
    origin: Origin = NOWHERE
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        """The one message form: `file:line: CODE: what is wrong; what to do`."""
        return f"{self.origin}: {self.code}: {self.problem}; {self.advice}"


def diagnostic(
    code: str, problem: str, origin: Origin = NOWHERE, *, advice: str = "", severity: Severity | None = None
) -> Diagnostic:
    """A diagnostic with the advice and the severity that its code usually has, where none is given.

    KeyError for a code that is not in the registry.
    """
    usual = CODES[code]
    return Diagnostic(code, problem, advice or usual.advice, origin, severity or usual.severities[0])


def unforeseen(error: Exception) -> str:
    """An error that no one foresaw, in words that help to find it: its name, and the file and line that raised it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {PurePath(last.filename).name}:{last.lineno}"
