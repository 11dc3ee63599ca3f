"""Keeping some of the quota that Canvas gives each token: waiting before it is used up instead of being throttled.

Canvas says with each answer what is left (`X-Rate-Limit-Remaining`, of about 700 units), and refills 10 units a second.
"""

from __future__ import annotations

import time

from canvas_client._response import Response

_REFILL = 10.0  # units a second


class Pace:
    """What is left of the quota, as far as the last answer tells. Threads may share one."""

    def __init__(self, keep: float | None) -> None:
        self._keep = keep
        self._last: tuple[float, float] | None = None

    def heard(self, response: Response) -> None:
        """Take note of an answer."""
        if self._keep is None:
            return
        try:
            left = float(response.headers.get("x-rate-limit-remaining", ""))
        except ValueError:
            return
        self._last = (left, time.monotonic())

    def pause(self) -> float:
        """Seconds to wait before the next call."""
        if self._keep is None or self._last is None:
            return 0.0
        left, heard = self._last
        return max(0.0, (self._keep - left) / _REFILL - (time.monotonic() - heard))
