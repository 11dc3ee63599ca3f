"""OpenAPI document → client packages: `render_python`, `render_typescript`, and the names that they give to calls."""

from __future__ import annotations

from canvas_openapi.render.clients.naming import client_names
from canvas_openapi.render.clients.python import render_python
from canvas_openapi.render.clients.typescript import render_typescript

__all__ = ["client_names", "render_python", "render_typescript"]
