"""Results that are kept, so that a long run can be made in pieces: of one tool in one version on the very same bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.consumers.checks import Check
from tests.consumers.documents import Document
from tests.consumers.results import Outcome, Result
from tests.consumers.toolbox import WORK, versions


def kept(check: Check, document: Document) -> Result | None:
    """What came of this before, if that was good."""
    file = _file(check, document)
    if not file.is_file():
        return None
    data = json.loads(file.read_text())
    outcome = Outcome(data["outcome"])
    return Result(check.tool, data["version"], document.title, outcome, data["detail"], seconds=data["seconds"])


def keep(check: Check, document: Document, result: Result) -> None:
    """Keep a result for the next run. What failed or was skipped runs again."""
    if result.outcome in (Outcome.PASSED, Outcome.DEFECT):
        file = _file(check, document)
        file.parent.mkdir(exist_ok=True)
        data = {"version": result.version, "outcome": result.outcome.value, "detail": result.detail}
        file.write_text(json.dumps({**data, "seconds": result.seconds}))


def _file(check: Check, document: Document) -> Path:
    what = "\0".join((check.tool, versions()[check.package.lower()], document.key, document.digest()))
    return WORK / "results" / f"{hashlib.sha256(what.encode()).hexdigest()}.json"
