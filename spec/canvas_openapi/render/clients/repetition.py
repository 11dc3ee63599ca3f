"""Calls that have an effect each time they are made, although their verb says otherwise (RFC 9110, 9.2.2).

The clients repeat a PUT or DELETE whose answer was lost, but not one of these.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Effect:
    """Calls with a verb and a path (a pattern for the end of it), if their body holds a member ("" for any body)."""

    verb: str
    path: str
    member: str
    why: str


EFFECTS = (
    Effect("PUT", "/(anonymous_)?submissions/[^/]+$", "comment", "adds a comment"),
    Effect("PUT", "/appointment_groups/[^/]+$", "new_appointments", "adds time slots"),
    Effect("PUT", "/((pages|assignments)/[^/]+|front_page)$", "notify_of_update", "sends a notification"),
    Effect("PUT", "/merge_into/", "", "the user that was merged is gone: the second call fails"),
    Effect("PUT", "/accounts/[^/]+/courses$", "", "starts a job"),
    Effect("PUT", "/(bulk_update|restore_states|custom_gradebook_column_data)$", "", "starts a job"),
    Effect("PUT", "^/api/v1/conversations$", "", "starts a job"),
    Effect("DELETE", "/accounts/[^/]+/users$", "", "starts a job"),
)
