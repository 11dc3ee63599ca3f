"""How a fetch tells what it is doing, without printing."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears how a fetch goes. Names are file names without the pages folder; nothing here may fail."""

    def listed(self, source: str, pages: int, wanted: int) -> None:
        """The list of pages was read from `source`; `wanted` of its `pages` are to be asked for."""

    def asking(self, name: str) -> None:
        """A page is about to be asked for."""

    def answered(self) -> None:
        """The page asked for last is settled, stored or not."""

    def waiting(self, seconds: float, reason: str) -> None:
        """Nothing happens for so long, and why."""


class Silence:
    """No progress shown."""

    def listed(self, source: str, pages: int, wanted: int) -> None:
        """Say nothing."""

    def asking(self, name: str) -> None:
        """Say nothing."""

    def answered(self) -> None:
        """Say nothing."""

    def waiting(self, seconds: float, reason: str) -> None:
        """Say nothing."""
