"""Jobs of Canvas, which run while the caller waits: where they are asked for, when they have ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from canvas_client import _encoding
from canvas_client._options import Id
from canvas_client.errors import InvalidArgumentError, JobFailedError, JobTimedOutError

_GROWTH = 1.5
_LONGEST_PAUSE = 15.0
_FAILED = ("failed", "canceled", "cancelled", "aborted", "failed_with_messages")
_DONE = ("completed", "imported", "imported_with_messages")  # the last two of SIS imports, which have no Progress
_NO_PROGRESS = {
    "progress_url",
    "progress",
}  # members of migrations, exports and SIS imports, which have ids of their own


def address_of_job(job: Id | Mapping[str, object]) -> str:
    """Where to ask for a job, given by its Progress, the id of one, a `progress_url`, or the path of a SIS import."""
    if isinstance(job, str) and ("/" in job):
        return job
    found = job.get("id") if isinstance(job, Mapping) else job
    if isinstance(job, Mapping) and not _NO_PROGRESS.isdisjoint(job):
        raise InvalidArgumentError("this is no Progress: give its progress_url, or the path of a SIS import")
    if not isinstance(found, int | str) or isinstance(found, bool):
        raise InvalidArgumentError("a job is given by its Progress, its id or its progress_url")
    return _encoding.path("/api/v1/progress/{id}", {"id": found})


@dataclass
class JobState:
    """How long to go on waiting. `started` and `now` are seconds of one clock."""

    timeout: float
    interval: float
    started: float

    def has_ended(self, progress: Any) -> bool:
        """Whether the job is done. One that failed is an error."""
        state = progress.get("workflow_state") if isinstance(progress, Mapping) else None
        if state in _FAILED:
            raise JobFailedError(progress)
        return state in _DONE

    def pause(self, progress: Any, now: float) -> float:
        """Seconds until the next question, longer each time."""
        left = self.started + self.timeout - now
        if left <= 0:
            raise JobTimedOutError(progress, self.timeout)
        pause = min(self.interval, left)
        self.interval = min(self.interval * _GROWTH, max(_LONGEST_PAUSE, self.interval))
        return pause
