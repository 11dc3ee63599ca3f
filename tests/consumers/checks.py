"""What a check is: one tool, what it needs, and the function that runs it on a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.consumers.documents import Document
from tests.consumers.results import Finding, Outcome, Result
from tests.consumers.toolbox import missing, versions


@dataclass(frozen=True, slots=True)
class Check:
    """A tool that takes documents.

    `package` is the name under which its version is pinned; `needs` names what the machine must have (node, java);
    `run` gives what came of it. A heavy one gets a sample of the corpus and one version of the bundled page, unless all is asked for.
    """

    tool: str
    package: str
    run: Callable[[Document], Finding]
    needs: tuple[str, ...] = ()
    only: tuple[str, ...] = ("3.1", "3.0")
    is_heavy: bool = False

    def takes(self, document: Document, *, everything: bool) -> bool:
        """Whether the tool is run on a document."""
        if self.is_heavy and not everything:
            is_wanted = document.name == "sample" or document.key == "bundled-3.1"
        else:
            is_wanted = document.name in ("bundled", "corpus")
        return is_wanted and document.version in self.only

    def result(self, document: Document) -> Result:
        """Run the tool on a document, or say why not."""
        version = versions()[self.package.lower()]
        reasons = [reason for need in self.needs if (reason := missing(need))]
        finding = Finding(Outcome.SKIPPED, ", ".join(reasons)) if reasons else self.run(document)
        return Result(self.tool, version, document.title, finding.outcome, finding.detail, finding.problems)
