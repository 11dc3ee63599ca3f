"""A module's name stands once: who reads it in a message or an import knows which room is meant."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_no_module_name_stands_twice() -> None:
    modules = [path.stem for room in ("scraper", "spec") for path in (ROOT / room).rglob("*.py")]
    twice = [name for name, count in Counter(modules).items() if count > 1]
    assert len(modules) > 200
    assert twice == ["__init__"]
