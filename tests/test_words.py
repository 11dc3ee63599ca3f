"""Words of names."""

from __future__ import annotations

import pytest
from canvas_docs.words import singular, words_of


@pytest.mark.parametrize(
    ("word", "expected"),
    [
     ("ponds", "pond"), ("entries", "entry"), ("classes", "class"), ("status", "status"), ("progress", "progress"),
     ("quizzes", "quiz"), ("criteria", "criterion"), ("pond_ids", "pond_id"), ("ids", "id"),
     ("boxes", "box"), ("series", "series"),
     ("is", "is"), ("notes", "note"), ("courses", "course")],
)  # fmt: skip
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("LockInfo", "lock info"), ("all_dates", "all date"), ("ePortfolio", "e portfolio"),
     ("JSONAPIPage", "jsonapi page"),
     ("Lti::Ponds", "lti pond"), ("", "")],
)  # fmt: skip
def test_words_of(name: str, expected: str) -> None:
    assert " ".join(words_of(name)) == expected
