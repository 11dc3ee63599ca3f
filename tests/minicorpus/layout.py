"""The mini-corpus as a folder, laid out as the corpus of real pages.

`python -m tests.minicorpus.layout FOLDER` writes it, to look at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.forms import generator_markdown, gitbook_html, gitbook_markdown, plain_text, yard_html
from tests.forms.greenhouse import GREENHOUSE
from tests.forms.invented import InventedPage
from tests.minicorpus.mills import MILLS
from tests.minicorpus.scoring import Row
from tests.minicorpus.told import fields_of, routes_of

HERE = Path(__file__).parent
BY_HAND = HERE / "pages"

PAGES = (*GREENHOUSE, MILLS)
"""The pages that the writers publish in all forms."""

OLDER_MILLS = replace(
    MILLS,
    objects=MILLS.objects[:2],
    actions=(
        replace(MILLS.actions[0], parameters=MILLS.actions[0].parameters[1:]),
        *MILLS.actions[1:2],
    ),
)
OLDER_PAGES = (*GREENHOUSE, OLDER_MILLS)
"""The pages of an edition before: mills without an object, the last two actions and the parameter `turning`."""

CHANGES = {
    "routes_added": [
        {
            "verb": "GET",
            "path": "/api/v1/mills/:mill_id/sails/:id",
            "page": "mills.md",
            "action": "MillsController#sail",
        }
    ],
    "changed": [
        {"verb": "GET", "path": path, "params_added": ["turning"]}
        for path in ("/api/v1/coasts/:coast_id/mills", "/api/v1/mills")
    ],
    "objects_added": [["mills.md", "GrainSack"]],
}
"""What is new in the later edition: the second route of a sail has the same positions as the first, so it is the same."""


def _raw(page: InventedPage) -> str:
    return gitbook_markdown.write(page, raw_tables=True)


def _of_2014(page: InventedPage) -> str:
    return yard_html.write(page, year=2014)


Files = dict[str, str]


def _published(pages: tuple[InventedPage, ...], write: Callable[[InventedPage], str], suffix: str) -> Files:
    return {f"{page.legacy if suffix == '.html' else page.slug}{suffix}": write(page) for page in pages}


def _by_hand(folder: str) -> Files:
    root = BY_HAND / folder
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@cache
def folders() -> dict[str, Files]:
    """The files of each folder of pages."""
    archive, *others = PAGES
    portal = _published(tuple(others), gitbook_markdown.write, ".md") | {f"{archive.slug}.md": _raw(archive)}
    older = _published(OLDER_PAGES, gitbook_markdown.write, ".md")
    return {
        "gitbook_md/2025-12": portal | _by_hand("portal"),
        "gitbook_md/2025-09": older | _by_hand("portal"),
        "raw_tables": _published(PAGES, _raw, ".md"),
        "llms_full": _by_hand("llms_full"),
        "generator": _published(PAGES, generator_markdown.write, ".md") | _by_hand("generator"),
        "gitbook_html": {f"{page.slug}.html": gitbook_html.write(page) for page in PAGES} | _by_hand("portal_html"),
        "yard_html/2022": _published(PAGES, yard_html.write, ".html") | _by_hand("legacy_2022"),
        "yard_html/2014": _published(PAGES, _of_2014, ".html") | _by_hand("legacy_2014"),
        "text": {"all_resources.txt": plain_text.write(PAGES)} | _by_hand("text"),
    }


def _rows(name: str) -> list[Row]:
    rows: list[Row] = json.loads((HERE / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def _models(name: str) -> dict[str, Any]:
    models: dict[str, Any] = json.loads((HERE / "truth" / f"models_{name}.json").read_text(encoding="utf-8"))["models"]
    return models


def _without_counts(row: Row) -> Row:
    """The row for a text, which does not say where one example ends and the next begins."""
    return {key: value for key, value in row.items() if key not in ("n_requests", "n_responses")}


def truths() -> dict[str, Any]:
    """The truth files."""
    told, undated = routes_of(PAGES), routes_of(PAGES, dated=False)
    return {
        "routes_2025-12.json": told + _rows("portal"),
        "routes_2025-09.json": routes_of(OLDER_PAGES) + _rows("portal"),
        "routes_raw_tables.json": told,
        "routes_llms_full.json": _rows("llms_full"),
        "routes_generator.json": told + _rows("generator"),
        "routes_gitbook_html.json": told + _rows("portal_html"),
        "routes_yard_2022.json": told + _rows("legacy_2022"),
        "routes_yard_2014.json": undated + _rows("legacy_2014"),
        "routes_text.json": [_without_counts(row) for row in told] + _rows("text"),
        "swagger_2022.json": {"models": fields_of(PAGES) | _models("legacy_2022")},
        "models_2025-12.json": {"models": fields_of(PAGES) | _models("portal")},
        "changes_2025-09_to_2025-12.json": CHANGES,
    }


def write(root: Path) -> Path:
    """Write the mini-corpus into a folder, and give the folder back."""
    for name, files in folders().items():
        for path, text in files.items():
            file = root / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    (root / "truth").mkdir(parents=True, exist_ok=True)
    for name, content in truths().items():
        (root / "truth" / name).write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
    return root


if __name__ == "__main__":
    write(Path(sys.argv[1]))
