"""Measures what a user waits for; `make bench`. Medians and ratios: no test, and no promise of seconds.

    python -m tests.bench [SOURCE] [--runs N] [--against CHECKOUT] [--write]

SOURCE is a folder of Markdown pages of the portal. `--against` measures a checkout of the state before `canvas_openapi`
had a cache (its packages are called `scraper` and `spec`) in the same minutes. `--write` writes the tables to
BENCHMARKS.md and the figures to the README. The floor is a program that reads the pages, turns them into HTML, parses
that and writes it: less cannot be done.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("CANVAS_OPENAPI_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
OURS = [str(Path(sys.executable).with_name("canvas-openapi"))]
EARLIER = [sys.executable, "-c", "from spec.cli import main; main()"]
FLOOR = """
import sys
from pathlib import Path
import cmarkgfm, lxml.html
pages = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.md"))]
trees = [lxml.html.fromstring(cmarkgfm.markdown_to_html_with_extensions(text, extensions=["table"])) for text in pages]
Path("floor.html").write_bytes(b"".join(map(lxml.html.tostring, trees)))
"""
VERBS = {
    "spec --no-validate": ["-o", "openapi.yaml", "-o", "openapi.json"],
    "spec": ["-o", "openapi.yaml", "-o", "openapi.json"],
    "docs": ["-o", "site"],
    "clients": ["-o", "clients"],
    "build": ["-o", "generated"],
}


_SCOPE = re.compile(r"^\*\*Scope:\*\*.*$", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """Of a program: seconds on the clock, and the peak memory in MiB of its largest process."""

    seconds: float
    mib: float


class Bench:
    """Runs programs in a folder of their own, with compiled code and a cache of their own."""

    def __init__(self, folder: Path, runs: int, checkout: Path | None) -> None:
        self.folder = folder
        self.runs = runs
        self.checkout = checkout
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.environment = {
            **environment,
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }

    def cost(self, *command: str, earlier: bool = False) -> Cost:
        environment = {**self.environment, "PYTHONPATH": str(self.checkout)} if earlier else self.environment
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, _, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = 0  # it was waited for
        return Cost(seconds, used.ru_maxrss / 1024)

    def median(self, *command: str, before: Callable[[], object] = lambda: None, earlier: bool = False) -> Cost:
        costs = []
        for _ in range(self.runs):
            before()
            costs.append(self.cost(*command, earlier=earlier))
        return Cost(statistics.median(c.seconds for c in costs), statistics.median(c.mib for c in costs))


def of_verbs(bench: Bench, pages: Path) -> list[str]:
    """The table of the verbs: a full run, against before and the floor; one page changed; nothing changed."""
    page = min(path for path in pages.glob("*.md") if _SCOPE.search(path.read_text(encoding="utf-8")))

    def touch() -> None:
        """A sentence more in the description of the page's first action: what is parsed is another page."""
        text = page.read_text(encoding="utf-8")
        page.write_text(_SCOPE.sub(lambda line: f"{line[0]}\n\nA sentence more.", text, count=1), encoding="utf-8")

    bench.cost(sys.executable, "-c", FLOOR, str(pages))
    floor = bench.median(sys.executable, "-c", FLOOR, str(pages))
    lines = [
        "| command | full run, s | before, s | of before | of floor | one page changed, s | of full | "
        "nothing changed, s | of full | peak MiB |",
        "|---|---|---|---|---|---|---|---|---|---|",
        f"| (floor) | {floor.seconds:.2f} | | | 1.0 | | | | | {floor.mib:.0f} |",
    ]
    for verb, options in VERBS.items():
        command = [*OURS, *verb.split()[:1], str(pages), *verb.split()[1:], *options]
        bench.cost(*command)
        full = bench.median(*command, "--no-cache")
        changed = bench.median(*command, before=touch)
        nothing = bench.median(*command)
        before = _before(bench, verb, pages)
        lines.append(
            f"| `{verb}` | {full.seconds:.2f} | {f'{before:.2f}' if before else ''} "
            f"| {f'{full.seconds / before:.2f}' if before else ''} | {full.seconds / floor.seconds:.1f} "
            f"| {changed.seconds:.2f} | {changed.seconds / full.seconds:.2f} "
            f"| {nothing.seconds:.2f} | {nothing.seconds / full.seconds:.3f} | {full.mib:.0f} |"
        )
    for arguments in (["--help"], ["build", "--help"], ["fetch", "--help"]):
        seconds = bench.median(*OURS, *arguments).seconds
        before = bench.median(*EARLIER, *arguments, earlier=True).seconds if bench.checkout else 0.0
        lines.append(
            f"| `{' '.join(arguments)}` | {seconds:.2f} | {f'{before:.2f}' if before else ''} "
            f"| {f'{seconds / before:.2f}' if before else ''} | | | | | | |"
        )
    return lines


def _before(bench: Bench, verb: str, pages: Path) -> float:
    """Seconds of the earlier state; it wrote one document at a time."""
    if not bench.checkout:
        return 0.0
    name, *more = verb.split()
    outputs = [["-o", "a.yaml"], ["-o", "a.json"]] if name == "spec" else [["-o", f"earlier-{name}"]]
    return sum(bench.median(*EARLIER, name, str(pages), *more, *output, earlier=True).seconds for output in outputs)


def of_sizes(bench: Bench, pages: Path) -> list[str]:
    """Whether cost grows as the pages do, and no faster."""
    lines = [
        "| pages | `spec`, s | of linear | peak MiB | `build`, s | of linear | peak MiB |",
        "|---|---|---|---|---|---|---|",
    ]
    first: dict[str, float] = {}
    for times in (1, 2, 4, 8):
        folder = bench.folder / f"pages-{times}"
        repeated(pages, times, folder)
        cells = []
        for verb in ("spec", "build"):
            cost = bench.cost(*OURS, verb, str(folder), *VERBS[verb], "--no-cache")
            first.setdefault(verb, cost.seconds)
            cells.append(f"{cost.seconds:.2f} | {cost.seconds / first[verb] / times:.2f} | {cost.mib:.0f}")
        lines.append(f"| ×{times} | {' | '.join(cells)} |")
    return lines


def repeated(pages: Path, times: int, folder: Path) -> None:
    """The pages several times, under other names, with other routes."""
    folder.mkdir()
    for copy in range(times):
        for page in pages.glob("*.md"):
            text = page.read_text(encoding="utf-8").replace("/api/v1/", f"/api/v1/copy_{copy}/" if copy else "/api/v1/")
            (folder / f"{page.stem}_{copy}.md").write_text(text, encoding="utf-8")


def machine() -> str:
    """What was measured on: the kind of processor, the cores, the system, Python."""
    information = Path("/proc/cpuinfo")
    text = information.read_text(encoding="utf-8") if information.exists() else ""
    found = re.search(r"^model name\s*: (.*)$", text, re.M)
    processor = found[1] if found else platform.processor()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def write(report: str, rows: list[str]) -> None:
    """BENCHMARKS.md, and the README's figures from it."""
    (REPOSITORY / "BENCHMARKS.md").write_text(report, encoding="utf-8")
    readme = REPOSITORY / "README.md"
    cells = {row.split("|")[1].strip().strip("`"): [cell.strip() for cell in row.split("|")[2:-1]] for row in rows[2:]}
    figures = "".join(
        f"| `{verb}` | {cells[verb][0]} s | {cells[verb][4]} s | {cells[verb][6]} s | {cells[verb][8]} MiB |\n"
        for verb in ("spec", "docs", "clients", "build")
    )
    pattern = re.compile(r"(?<=<!-- speed -->\n).*?(?=<!-- end of speed -->)", re.S)
    table = (
        f"| command | all pages | one page changed | nothing changed | peak memory |\n|---|---|---|---|---|\n{figures}"
    )
    readme.write_text(pattern.sub(lambda _: table, readme.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=Path, default=CORPUS / "gitbook_md" / "2025-12")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if not given.source.is_dir():
        sys.exit(f"no folder of pages at {given.source}: give one, or set CANVAS_OPENAPI_CORPUS")
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(Path(scratch), given.runs, given.against and given.against.resolve())
        pages = Path(scratch) / "pages"
        shutil.copytree(given.source, pages)
        load = os.getloadavg()[0]
        rows = of_verbs(bench, pages)
        report = "\n".join(
            [
                "# Speed",
                "",
                f"`make bench` on {len(list(pages.glob('*.md')))} pages of the portal; medians of {given.runs} runs. "
                "A full run keeps nothing (`--no-cache`).",
                "“Before” is the state before there were a cache and several outputs in one run.",
                "",
                f"Machine: {machine()}; load at the start {load:.1f}.",
                "",
                *rows,
                "",
                "The pages repeated under other names and routes, one run each:",
                "",
                *of_sizes(bench, pages),
                "",
            ]
        )
    print(report)
    if given.write:
        write(report, rows)


if __name__ == "__main__":
    main()
