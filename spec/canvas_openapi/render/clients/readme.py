"""What the packages' READMEs say of their contents."""

from __future__ import annotations

from typing import Any

from canvas_openapi.render.clients.client_groups import Groups
from canvas_openapi.render.clients.comment_text import one_line


def readme_values(groups: Groups, version: str) -> dict[str, Any]:
    """The counts and versions in a README."""
    return {
        "version": version,
        "spec_version": one_line(groups.version),
        "operations": f"{sum(map(len, groups.operations.values())):,}",
        "groups": len(groups.operations),
    }
