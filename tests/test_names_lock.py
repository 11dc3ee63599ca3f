"""The published names change on purpose or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvas_openapi.openapi.operation_ids import operation_id

from tests.conftest import AtLeast
from tests.made import openapi_of
from tests.names_lock import ADVICE, LOCK, as_text, changes, locked, names_in, published, with_entry

OLD = {"operation list_beds": "GET /beds", "operation get_bed": "GET /beds/{id}", "component Bed": "page beds"}


def test_the_lock_holds_what_is_published() -> None:
    names = published()

    assert not changes(locked(), names), ADVICE
    assert LOCK.read_text(encoding="utf-8") == as_text(names), ADVICE


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ({}, []),
        (
            {"operation list_beds": None, "operation get_beds": "GET /beds"},
            ["Renamed: operation list_beds is now `get_beds` (GET /beds)"],
        ),
        ({"operation get_bed": None}, ["Gone: operation get_bed (GET /beds/{id})"]),
        (
            {"operation get_bed": "GET /plots/{id}"},
            ["Moved: operation get_bed, from GET /beds/{id} to GET /plots/{id}"],
        ),
        ({"component Plant": "page plants"}, ["New: component Plant (page plants)"]),
    ],
)
def test_every_kind_of_change_is_named(new: dict[str, str | None], expected: list[str]) -> None:
    names = {name: what for name, what in {**OLD, **new}.items() if what is not None}

    assert changes(OLD, names) == expected


def test_changes_go_into_the_unreleased_section() -> None:
    changelog = "# Changelog\n\n## Unreleased\n\n- One.\n\n## 0.1.0\n\n- Zero.\n"

    assert (
        with_entry(changelog, ["New: x"]) == "# Changelog\n\n## Unreleased\n\n- One.\n- New: x\n\n## 0.1.0\n\n- Zero.\n"
    )


def test_a_changelog_without_the_section_is_refused() -> None:
    with pytest.raises(ValueError, match="Unreleased"):
        with_entry("# Changelog\n", ["New: x"])


@pytest.mark.parametrize("pages", ["gitbook_md/2025-12", "gitbook_md/2025-09", "yard_html/2022", "yard_html/2014"])
def test_ids_depend_on_verb_and_path_alone(corpus: Path, at_least: AtLeast, pages: str) -> None:
    names = names_in(openapi_of(corpus / pages).document, {})
    routes = {name.removeprefix("operation "): route for name, route in names.items() if name.startswith("operation ")}

    assert len(routes) >= at_least(real=101, invented=20)
    assert {name: operation_id(*route.split(" ")) for name, route in routes.items()} == {name: name for name in routes}
