"""Each irregularity that FORMATS.md names has a place in the mini-corpus that shows it."""

from __future__ import annotations

import re

from tests.conftest import REPOSITORY
from tests.minicorpus.irregularities import IRREGULARITIES
from tests.minicorpus.layout import folders

TEXT = (REPOSITORY / "scraper" / "FORMATS.md").read_text(encoding="utf-8")


def test_what_is_named_is_shown_and_what_is_shown_is_named() -> None:
    assert set(re.findall(r"\*\*([a-z]+(?:-[a-z]+)*)\*\*", TEXT)) == IRREGULARITIES.keys()


def test_each_stands_where_it_is_said_to() -> None:
    files = folders()
    missing = {
        name: [one for one in shown if one.text not in files[one.folder].get(one.file, "")]
        for name, shown in IRREGULARITIES.items()
    }

    assert all(IRREGULARITIES.values())
    assert {name: places for name, places in missing.items() if places} == {}
