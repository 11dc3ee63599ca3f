"""What the packages' READMEs say of their contents."""

from __future__ import annotations

from typing import Any

from canvas_openapi.render.clients.client_model import Client
from canvas_openapi.render.clients.comment_text import one_line


def readme_values(client: Client, version: str) -> dict[str, Any]:
    """The counts and versions in a README."""
    return {
        "version": version,
        "spec_version": one_line(client.version),
        "operations": f"{sum(len(group.methods) for group in client.groups):,}",
        "groups": len(client.groups),
    }
