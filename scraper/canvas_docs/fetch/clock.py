"""Time as the fetcher sees it: injected, so that tests need not wait and can read when each request was made."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the fetcher asks of time. Seconds throughout."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start, never going back."""

    def now(self) -> datetime:
        """The time of day, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Return after so many seconds."""


class SystemClock:
    """The computer's own clock."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start, never going back."""
        return time.monotonic()

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Return after so many seconds."""
        time.sleep(seconds)


class Pace:
    """Keeps requests at least `interval` seconds apart, from start to start."""

    def __init__(self, clock: Clock, interval: float) -> None:
        self._clock = clock
        self._interval = interval
        self._earliest = clock.monotonic()

    def slow_to(self, interval: float) -> None:
        """Keep at least this interval from now on (robots.txt may ask for it); a shorter one changes nothing."""
        self._interval = max(self._interval, interval)

    def wait(self) -> None:
        """Return when the next request may start."""
        delay = self._earliest - self._clock.monotonic()
        if delay > 0:
            self._clock.sleep(delay)
        self._earliest = self._clock.monotonic() + self._interval
