"""Run the tools and write the table: `python -m tests.consumers [TOOL ...] [--document bundled|corpus] [--all]`.

The heaviest tools get a sample of the corpus, by tag, unless `--all` is given; `--light` leaves them out.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tests.consumers import (
    importers,
    languages,
    lint,
    mock,
    python_clients,
    reserved,
    typescript,
    viewers,
    wire,
    yaml_readers,
    zod,
)
from tests.consumers.checks import Check
from tests.consumers.documents import Document, make_documents
from tests.consumers.kept import keep, kept
from tests.consumers.results import Outcome, Result, table
from tests.consumers.shown_defects import shown_defects
from tests.consumers.toolbox import REPOSITORY, set_up

FAMILIES = (lint, typescript, zod, python_clients, languages, importers, viewers, wire, mock, yaml_readers)
CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES for check in family.CHECKS)
_SHOWN = 40  # problems of one tool
TABLE = REPOSITORY / "CONSUMERS.md"


def main() -> int:
    """Run what is asked for. The exit code is 1 if a tool complained."""
    arguments = _arguments()
    named = [check for check in CHECKS if not arguments.tools or _is_named(check, arguments.tools)]
    wanted = [check for check in named if not (arguments.light and check.is_heavy)]
    if not wanted:
        sys.exit(f"no such tool; there are: {', '.join(check.tool for check in CHECKS)}")
    set_up()
    documents = [d for d in make_documents() if arguments.document in (None, d.name, d.key)]
    if not documents:
        sys.exit("no such document; the corpus is looked for in ../shared/corpus and in CANVAS_OPENAPI_CORPUS")
    results: list[Result] = []
    for check in wanted:
        for document in documents:
            if check.takes(document, everything=arguments.all):
                before = kept(check, document) if arguments.go_on else None
                result = before or _timed(check, document)
                keep(check, document, result)
                results.append(result)
                _say(result)
    is_complete = wanted == list(CHECKS) and arguments.document is None
    if is_complete:
        for result in shown_defects():
            results.append(result)
            _say(result)
    return _close(results, documents if is_complete else ())


def _timed(check: Check, document: Document) -> Result:
    """Run a tool, and measure it: processor time does not depend on what else the machine does."""
    before = _processor_seconds()
    return replace(check.result(document), seconds=_processor_seconds() - before)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime + time.process_time()


def _say(result: Result) -> None:
    print(f"{_line(result)}  [{result.seconds:.0f} s]", flush=True)
    for problem in result.problems[:_SHOWN]:
        print(f"{'':>15}{problem.strip()[:1000]}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.consumers", description=__doc__)
    parser.add_argument("tools", nargs="*", help="run only tools whose name holds one of these words")
    parser.add_argument("--document", help="only this document: bundled, corpus, bundled-3.0, …")
    parser.add_argument("--all", action="store_true", help="give the whole corpus to heavy tools, too (an hour)")
    parser.add_argument("--light", action="store_true", help="leave out the heavy tools (what CI runs)")
    parser.add_argument("--go-on", action="store_true", help="take the results of earlier runs on the same bytes")
    return parser.parse_args()


def _is_named(check: Check, words: list[str]) -> bool:
    return any(word.lower() in check.tool.lower() for word in words)


def _line(result: Result) -> str:
    return f"{result.outcome.value:>13}  {result.tool} {result.version}, {result.document}: {result.detail}"


def _close(results: list[Result], documents: Sequence[Document]) -> int:
    """Say what came of it, write the table if everything ran (on the corpus, too), and give the exit code."""
    counts = Counter(result.outcome for result in results)
    skips = sorted({f"{result.tool} ({result.detail})" for result in results if result.outcome is Outcome.SKIPPED})
    for skip in skips:
        print(f"skipped: {skip}")
    corpus = next((document for document in documents if document.key == "corpus-3.1"), None)
    if corpus and not skips:
        editions = {document.title: document.digest()[:12] for document in documents}
        TABLE.write_text(table(results, editions) + reserved.section(corpus.data()), encoding="utf-8")
        print(f"wrote {TABLE.name}")
    else:
        print(f"{TABLE.name} stays as it is: it is written when every tool has run on the bundled page and the corpus")
    print(
        f"{counts[Outcome.PASSED] + counts[Outcome.DEFECT]} passed, {counts[Outcome.FAILED]} failed, {len(skips)} skipped"
    )
    return 1 if counts[Outcome.FAILED] else 0


if __name__ == "__main__":
    sys.exit(main())
