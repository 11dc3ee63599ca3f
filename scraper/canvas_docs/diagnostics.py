"""Expected problems as values.

Everything below the CLI reports what it could not understand, had to repair, or found contradictory as a
`Diagnostic`; nothing prints. The codes are stable: users filter on them and tests name them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from canvas_docs.model import NOWHERE, Origin


class Severity(StrEnum):
    """How much a diagnostic matters for the result."""

    NOTE = "note"  # worth knowing; the result is what the docs say
    WARNING = "warning"  # something was repaired, skipped or contradictory; `--strict` fails on it
    ERROR = "error"  # there is no result, or it is not to be trusted


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One expected problem: what is wrong, where, and what the user can do about it.

    `code` is explained in DIAGNOSTICS.md; `problem` and `advice` are sentences without a final full stop.
    """

    code: str
    problem: str
    advice: str
    origin: Origin = NOWHERE
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        """The one message form: `file:line: CODE: what is wrong; what to do`."""
        return f"{self.origin}: {self.code}: {self.problem}; {self.advice}"
