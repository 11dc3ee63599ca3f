"""Some hundred mutants of the invented pages: no traceback, no invalid document, packages that compile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.mutants import mutant
from tests.fuzz.trial import complaints

PER_TEST = 25
QUICK = range(0, 25, PER_TEST)
MORE = [pytest.param(first, marks=pytest.mark.slow) for first in range(25, 300, PER_TEST)]


@pytest.mark.parametrize("first", [*QUICK, *MORE])
def test_mutants(tmp_path: Path, first: int) -> None:
    found = {seed: list(complaints(mutant(seed), tmp_path / str(seed))) for seed in range(first, first + PER_TEST)}

    assert {seed: complaint for seed, complaint in found.items() if complaint} == {}


def test_a_mutant_is_a_function_of_its_seed() -> None:
    assert [mutant(seed) for seed in range(20)] == [mutant(seed) for seed in range(20)]
    assert mutant(1) != mutant(2)


def test_a_page_that_is_no_page_says_so(tmp_path: Path) -> None:
    assert list(complaints({"page.md": "nothing"}, tmp_path)) == []
