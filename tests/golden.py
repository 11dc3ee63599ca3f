"""Regenerates what is committed and made by the program; with `--check`, says what is out of date.

    python -m tests.golden            write `generated/`, the goldens of the tests, the JSON Schema of the model, the codes
    python -m tests.golden --check    compare, name what differs, exit 1

All of it comes through the real command line, as a user gets it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from canvas_docs.codes import CODES, Code
from canvas_docs.page_rules import PAGE_RULES
from canvas_docs.rule_book import RULE_BOOK
from canvas_docs.rules import PageRule, Rule
from canvas_docs.serialize import reference_schema
from canvas_openapi.evidence import DOCUMENT_RULES

from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE

REPOSITORY = Path(__file__).resolve().parent.parent
GOLDENS = REPOSITORY / "tests" / "goldens"
CASES = ("greenhouse", "broken")
GENERATED = REPOSITORY / "generated"
SCHEMA = REPOSITORY / "scraper" / "canvas_docs" / "reference.schema.json"
NOT_COMMITTED = ("docs/assets/search-index.js",)
"""Folders of `generated/` that a build makes and the repository does not hold."""

DIAGNOSTICS = REPOSITORY / "DIAGNOSTICS.md"
_CODES = re.compile(r"(?<=<!-- codes -->\n).*?(?=<!-- end of codes -->)", re.DOTALL)
_RULES = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- end of rules -->)", re.DOTALL)

Files = dict[str, bytes]


def command(*arguments: str, folder: Path) -> str:
    """Run `canvas-openapi` in a folder; gives back what it said and its exit code."""
    program = Path(sys.executable).with_name("canvas-openapi")
    run = subprocess.run([program, *arguments, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    return f"$ canvas-openapi {' '.join(arguments)}\n{run.stdout}{run.stderr}exit {run.returncode}\n"


def case(name: str, pages: Path) -> Files:
    """What the program makes of the pages of a case, and what it says about them."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(pages, folder / "pages")
        said = command("spec", "pages", "-v", "-o", "openapi.yaml", folder=folder)
        said += command("parse", "pages", "-q", "-o", "reference.json", folder=folder)
        made = {file: (folder / file).read_bytes() for file in ("openapi.yaml", "reference.json")}
    inputs = {f"pages/{file.name}": file.read_bytes() for file in sorted(pages.iterdir())}
    return {f"{name}/{file}": content for file, content in {**inputs, **made, "said.txt": said.encode()}.items()}


def goldens() -> Files:
    """All files of `tests/goldens`. The pages of the greenhouse are written, the broken ones are what they are."""
    with tempfile.TemporaryDirectory() as scratch:
        greenhouse = Path(scratch)
        for page in GREENHOUSE:
            (greenhouse / f"{page.slug}.md").write_text(gitbook_markdown.write(page), encoding="utf-8")
        return {**case("greenhouse", greenhouse), **case("broken", GOLDENS / "broken" / "pages")}


def generated() -> Files:
    """All files of `generated`, from the page that ships with the program."""
    with tempfile.TemporaryDirectory() as scratch:
        said = command("build", "-q", "-o", "generated", folder=Path(scratch))
        if not said.endswith("exit 0\n"):
            sys.exit(said)
        return files_in(Path(scratch) / "generated")


def files_in(folder: Path) -> Files:
    """The files below a folder by relative path, without those that are not committed."""
    names = ((path, path.relative_to(folder).as_posix()) for path in sorted(folder.rglob("*")) if path.is_file())
    return {name: path.read_bytes() for path, name in names if not name.startswith(NOT_COMMITTED)}


def schema() -> bytes:
    return json.dumps(reference_schema(), indent=1, sort_keys=True).encode() + b"\n"


def diagnostics_page() -> bytes:
    """DIAGNOSTICS.md with its tables as the registry of codes and the books of rules have them."""
    codes = ["| code | severity | meaning | what to do |\n|---|---|---|---|\n", *map(_row, CODES.values())]
    rules = ["| rule | reads | for instance |\n|---|---|---|\n", *sorted(map(_rule_row, (*RULE_BOOK, *PAGE_RULES)))]
    rules += [f"| `{name}` | {reads} | |\n" for name, reads in DOCUMENT_RULES.items()]
    page = _CODES.sub(lambda _: "".join(codes), DIAGNOSTICS.read_text(encoding="utf-8"))
    return _RULES.sub(lambda _: "".join(rules), page).encode()


def _rule_row(rule: Rule[object] | PageRule) -> str:
    """A row of the table of rules; an example of several lines does not go into a cell."""
    example = "" if "\n" in rule.example else f"`` {rule.example} ``".replace("|", "\\|")
    return f"| `{rule.name}` | {rule.reads} | {example} |\n"


def _row(code: Code) -> str:
    return f"| `{code.name}` | {', '.join(code.severities)} | {code.meaning} | {code.advice} |\n"


def differences(found: Files, folder: Path) -> list[str]:
    """The paths of files that are missing, out of date or too many in a folder."""
    old = files_in(folder)
    return sorted(str(folder / name) for name in old.keys() | found.keys() if old.get(name) != found.get(name))


def replace(found: Files, folder: Path) -> None:
    """Make a folder hold these files and no other."""
    for name in files_in(folder).keys() - found.keys():
        (folder / name).unlink()
    for name, content in found.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def check() -> list[str]:
    """The paths of everything that is out of date."""
    stale = differences(generated(), GENERATED) + differences(goldens(), GOLDENS)
    if not SCHEMA.exists() or SCHEMA.read_bytes() != schema():
        stale.append(str(SCHEMA))
    if DIAGNOSTICS.read_bytes() != diagnostics_page():
        stale.append(str(DIAGNOSTICS))
    return [str(Path(path).relative_to(REPOSITORY)) for path in stale]


def main() -> None:
    if "--check" in sys.argv[1:]:
        stale = check()
        for path in stale:
            print(f"{path} is not what the program makes now")
        sys.exit("run `make golden`, then look at the diff" if stale else 0)
    SCHEMA.write_bytes(schema())
    DIAGNOSTICS.write_bytes(diagnostics_page())
    replace(goldens(), GOLDENS)
    replace(generated(), GENERATED)


if __name__ == "__main__":
    main()
