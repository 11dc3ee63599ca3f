"""An invented document, and overlays for it."""

from __future__ import annotations

from typing import Any

from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import Grade
from canvas_openapi.openapi.schema import Evidence, Schema
from canvas_openapi.overlay import apply_overlays
from canvas_openapi.overlay_files import Overlay, parse_overlay

HEADER = "overlay: 1.0.0\ninfo: {title: Ponds, version: 1.0.0}\nactions:\n"
BODY = "responses['200'].content['application/json'].schema"


def known(members: dict[str, Any], grade: Grade = Grade.DOCUMENTED) -> Schema:
    return Schema(members, Evidence(grade))


def ponds() -> dict[str, Any]:
    """A list of ponds, typed by the docs, and a call that the docs leave untyped."""
    listed = known({"type": "array", "items": known({"$ref": "#/components/schemas/Pond"})})
    return {
        "paths": {
            "/api/v1/ponds": {"get": _operation(listed, [{"name": "depth", "in": "query", "schema": {}}])},
            "/api/v1/ponds/{pond_id}/fill": {"post": _operation(known({}, Grade.UNKNOWN), [])},
        },
        "components": {
            "schemas": {
                "Pond": known({"type": "object", "properties": {"name": known({"type": "string", "enum": ["a"]})}})
            }
        },
    }


def _operation(schema: Schema, parameters: list[Any]) -> dict[str, Any]:
    return {"parameters": parameters, "responses": {"200": {"content": {"application/json": {"schema": schema}}}}}


def overlay(actions: str, *, shipped: bool = False, name: str = "ponds.yaml") -> Overlay:
    """An overlay with these actions, which must be well formed."""
    found, problems = parse_overlay((HEADER + actions).encode(), name, shipped=shipped)
    assert found is not None, [str(problem) for problem in problems]
    return found


def applied(
    actions: str, *, shipped: bool = False, pages: dict[str, bool] | None = None
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The ponds after these actions."""
    return apply_overlays(ponds(), [overlay(actions, shipped=shipped)], {"ponds": True} if pages is None else pages)


def ours(target: str, rest: str, pages: str = "ponds") -> str:
    """An action as we ship them."""
    return (
        f"  - target: {target}\n    x-reason: The docs err.\n    x-source: https://example.com/pond.rb\n"
        f"    x-pages: [{pages}]\n{rest}"
    )
