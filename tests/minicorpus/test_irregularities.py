"""Each irregularity that FORMATS.md names has a place in the mini-corpus that shows it."""

from __future__ import annotations

import re

import pytest

from tests.conftest import REPOSITORY
from tests.minicorpus.irregularities import IRREGULARITIES
from tests.minicorpus.layout import folders

TEXT = (REPOSITORY / "scraper" / "FORMATS.md").read_text(encoding="utf-8")


def test_what_is_named_is_shown_and_what_is_shown_is_named() -> None:
    assert set(re.findall(r"\*\*([a-z]+(?:-[a-z]+)*)\*\*", TEXT)) == IRREGULARITIES.keys()


@pytest.mark.parametrize("name", IRREGULARITIES)
def test_it_stands_where_it_is_said_to(name: str) -> None:
    files = folders()
    missing = [shown for shown in IRREGULARITIES[name] if shown.text not in files[shown.folder].get(shown.file, "")]

    assert IRREGULARITIES[name]
    assert missing == []
