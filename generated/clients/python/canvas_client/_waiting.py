"""Waiting for a job of Canvas: what many calls start, and answer with a Progress."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from canvas_client._answers import parsed
from canvas_client._jobs import JobState, address_of_job
from canvas_client._options import Id
from canvas_client._response import Response


def wait_for(
    job: Id | Mapping[str, object],
    get: Callable[[str], Response],
    timeout: float,
    interval: float,
    on_progress: Callable[[Any], None] | None,
) -> Any:
    """Ask for a job until it has ended; what the last answer says. A failure and the end of the time are errors."""
    url = address_of_job(job)
    state = JobState(timeout, interval, time.monotonic())
    while True:
        progress = parsed(get(url))
        if on_progress is not None:
            on_progress(progress)
        if state.has_ended(progress):
            return progress
        time.sleep(state.pause(progress, time.monotonic()))
