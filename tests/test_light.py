"""What a help text, and a run that has nothing to do, must not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from canvas_openapi.cli import main

from tests.conftest import Run, write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE

HEAVY = {
    "bs4",
    "canvas_docs.fetch.client",
    "canvas_docs.parse",
    "canvas_docs.readers",
    "canvas_docs.references",
    "canvas_openapi.openapi",
    "canvas_openapi.overlay",
    "canvas_openapi.render",
    "canvas_openapi.validate",
    "cmarkgfm",
    "http.server",
    "jinja2",
    "jsonpath_rfc9535",
    "jsonschema_rs",
    "lxml",
    "nh3",
    "openapi_spec_validator",
    "pygments",
    "tqdm",
    "urllib3",
    "yaml",
}
"""Modules that take long to import, or belong to one verb only."""
FOR_HELP = HEAVY | {"canvas_docs.model", "canvas_docs.sources", "msgspec"}
VERBS = main.list_commands(click.Context(main))
PROGRAM = """
import sys
from canvas_openapi.cli import main
try:
    main(sys.argv[1:])
finally:
    print("\\n".join(sys.modules), file=sys.stderr)
"""


def loaded(*arguments: str, cwd: Path) -> set[str]:
    command = [sys.executable, "-c", PROGRAM, *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_loads_nothing_heavy(tmp_path: Path, verb: str) -> None:
    found = loaded(*filter(None, [verb]), "--help", cwd=tmp_path)
    assert "click" in found
    assert found & FOR_HELP == set()


@pytest.mark.parametrize("verb", ["parse", "spec", "docs", "clients", "build"])
def test_a_run_with_nothing_to_do_loads_nothing_heavy(run: Run, tmp_path: Path, verb: str) -> None:
    write_pages(tmp_path / "pages", {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE})
    assert run(verb, "pages").code == 0

    found = loaded(verb, "pages", cwd=tmp_path)
    assert any(line.endswith(" is up to date") for line in found)
    assert found & HEAVY == set()


def test_a_verb_loads_only_what_it_needs(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE})
    found = loaded("parse", "pages", cwd=tmp_path)
    assert found & HEAVY >= {"canvas_docs.parse", "lxml"}
    assert found & {"jinja2", "openapi_spec_validator", "pygments", "canvas_openapi.openapi", "urllib3"} == set()
    found = loaded("spec", "pages", "--no-validate", cwd=tmp_path)
    assert found & {"jinja2", "openapi_spec_validator", "pygments", "canvas_openapi.render", "urllib3"} == set()
