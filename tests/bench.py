"""Measures speed and memory on the real pages; `make bench`. Medians and ratios: no test, and no promise of seconds.

    python -m tests.bench [RUNS]

Three tables: what a user waits for (a fresh process that reads all Markdown pages and writes YAML and JSON), where the
time goes, and whether cost grows linearly when the pages are repeated under other names.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from canvas_docs.documents import Document
from canvas_docs.link import link
from canvas_docs.model import Page, Reference
from canvas_docs.parse.pages import parse_pages
from canvas_docs.readers import READERS
from canvas_docs.references import resolve_references
from canvas_docs.sources import read_source
from canvas_openapi.openapi.document import openapi
from canvas_openapi.outputs import as_json, as_named
from canvas_openapi.validation import second_opinion as validate

CORPUS = Path(os.environ.get("CANVAS_OPENAPI_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
PAGES = CORPUS / "gitbook_md" / "2025-12"
SHARE_OF_ALL = 0.6  # of the 131 pages of the portal these 43 are 60% (by size)
REFERENCE_SECONDS, REFERENCE_MIB = 5.8, 122  # the comparable converter, all 131 pages (issue 2)
TARGET = 5  # times faster and smaller than that

CHILD = """
import sys
from pathlib import Path
from canvas_docs.reference import read_reference
from canvas_openapi.openapi.document import openapi
from canvas_openapi.outputs import as_json, as_named
reference, _ = read_reference(Path(sys.argv[1]))
document = openapi(reference).document
Path(sys.argv[2], "openapi.yaml").write_bytes(as_named(document, "openapi.yaml"))
Path(sys.argv[2], "openapi.json").write_bytes(as_json(document))
"""
IMPORTS = "import sys\nimport canvas_docs.reference, canvas_openapi.openapi.document, canvas_openapi.outputs\n"
PEAK = """
lines = open("/proc/self/status").read().splitlines()
print(next(line for line in lines if line.startswith("VmHWM")).split()[1])
"""


@dataclass(frozen=True)
class Cost:
    """Of a process: seconds on the clock, seconds of processor time (the fairer number on a busy machine), peak MiB."""

    wall: float
    processor: float
    mib: float


def fresh_process(pages: Path, program: str = CHILD) -> Cost:
    """The cost of a process of its own. It says its peak itself: the system's number counts the parent's pages too."""
    with tempfile.TemporaryDirectory() as output:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        command = [sys.executable, "-c", program + PEAK, str(pages), output]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, processor, int(done.stdout) / 1024)


def median_of(runs: int, measure: Callable[[], Cost]) -> Cost:
    costs = [measure() for _ in range(runs)]
    return Cost(*(statistics.median(getattr(cost, field.name) for cost in costs) for field in fields(Cost)))


def phases(pages: Path) -> dict[str, float]:
    """Processor seconds of each step, in this process."""
    seconds: dict[str, float] = {}

    def timed(name: str, step: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = step()
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - start
        return result

    def parsed(document: Document) -> list[Page]:
        blocks = timed("reading", lambda: READERS[document.form](document))[0]
        found: list[Page] = timed("parsing", lambda: parse_pages(blocks, document))[0]
        return found

    documents = timed("loading", lambda: read_source(pages)).documents
    found = tuple(page for document in documents for page in parsed(document))
    reference = timed("linking", lambda: link(resolve_references(Reference(found)))[0])
    result = timed("emitting", lambda: openapi(reference))
    timed("dumping YAML", lambda: as_named(result.document, "x.yaml"))
    timed("dumping JSON", lambda: as_json(result.document))
    timed("validating", lambda: validate(result.document, result.places))
    return seconds


def repeated(pages: Path, times: int, folder: Path) -> Path:
    """The pages several times, under other names, with other routes and anchors."""
    for copy in range(times):
        for page in pages.glob("*.md"):
            text = page.read_text(encoding="utf-8").replace("/api/v1/", f"/api/v1/copy_{copy}/" if copy else "/api/v1/")
            (folder / f"{page.stem}_{copy}.md").write_text(text, encoding="utf-8")
    return folder


def main() -> None:
    if not PAGES.is_dir():
        sys.exit(f"no corpus at {CORPUS}: set CANVAS_OPENAPI_CORPUS")
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5

    cost = median_of(runs, lambda: fresh_process(PAGES))
    idle = median_of(runs, lambda: fresh_process(PAGES, IMPORTS))
    goal, goal_mib = REFERENCE_SECONDS * SHARE_OF_ALL / TARGET, REFERENCE_MIB / TARGET
    print(f"pages → YAML and JSON, fresh process, median of {runs} ({len(list(PAGES.glob('*.md')))} pages)")
    print(f"  on the clock   {cost.wall:5.2f} s    imports alone {idle.wall:.2f} s    goal {goal:.2f} s")
    print(f"  of processor   {cost.processor:5.2f} s    imports alone {idle.processor:.2f} s")
    print(f"  peak memory    {cost.mib:5.0f} MiB  imports alone {idle.mib:.0f} MiB  goal {goal_mib:.0f} MiB")

    measured = [phases(PAGES) for _ in range(runs)]
    medians = {name: statistics.median(run[name] for run in measured) for name in measured[0]}
    whole = sum(medians.values())
    print("\nwhere the time goes")
    for name, value in medians.items():
        print(f"  {name:13} {value * 1000:7.0f} ms  {value / whole:4.0%}")

    print("\nthe pages repeated under other names (processor time without imports)")
    base = 0.0
    for times in (1, 2, 4, 8):
        with tempfile.TemporaryDirectory() as scratch:
            folder = repeated(PAGES, times, Path(scratch))
            cost = median_of(max(1, runs // 2), lambda: fresh_process(folder))  # noqa: B023
        own = cost.processor - idle.processor
        base = base or own
        print(f"  ×{times}  {own:6.2f} s  {own / base / times:4.2f} of linear  {cost.mib:5.0f} MiB")
    print(f"\nload while measuring: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
