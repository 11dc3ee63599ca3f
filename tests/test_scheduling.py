"""What is costly is made once: the tests that share it run in one process."""

from __future__ import annotations

import pytest

from tests.scheduling import together


@pytest.mark.parametrize(
    ("name", "shared"),
    [
        ("tests/test_words.py::test_singular[ponds-pond]", "tests/test_words.py"),
        ("tests/test_corpus.py::test_ids[invented-yard_html/2014]", "tests/test_corpus.py"),
        ("tests/test_corpus.py::test_ids[real-yard_html/2014]", "real pages: yard_html"),
        ("tests/test_corpus.py::test_portal[real-gitbook_md/2025-09-routes.json]", "real pages: gitbook_md/2025-09"),
        ("tests/test_corpus.py::test_portal[real-gitbook_md/2025-12-routes.json]", "real pages: gitbook_md/2025-12"),
        ("tests/questions/test_slices.py::test_groups[real]", "real pages: gitbook_md/2025-12"),
    ],
)
def test_what_a_test_shares_shows_in_its_name(name: str, shared: str) -> None:
    assert together(name) == shared


def test_every_quick_test_on_real_pages_runs_with_its_like(request: pytest.FixtureRequest) -> None:
    items = request.session.items
    real = {item.nodeid for item in items if item.get_closest_marker("corpus") and not _takes_long(item)}

    assert {name for name in real if not together(name).startswith("real pages: ")} == set()


def _takes_long(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("slow", "browser"))
