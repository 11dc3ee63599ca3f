"""An invented document, and overlays for it."""

from __future__ import annotations

from typing import Any

from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import Grade
from canvas_openapi.openapi.known import Evidence, Evidences, Known, known, pointers
from canvas_openapi.overlay import apply_overlays
from canvas_openapi.overlay_files import Overlay, parse_overlay

HEADER = "overlay: 1.0.0\ninfo: {title: Ponds, version: 1.0.0}\nactions:\n"
BODY = "responses['200'].content['application/json'].schema"


def _graded(members: dict[str, Any], grade: Grade = Grade.DOCUMENTED) -> Known:
    return known(members, Evidence(grade))


def ponds() -> dict[str, Any]:
    """A list of ponds, typed by the docs, and a call that the docs leave untyped."""
    return _ponds().node


def evidence_of_ponds() -> Evidences:
    return pointers(_ponds())


def _ponds() -> Known:
    listed = _graded({"type": "array", "items": _graded({"$ref": "#/components/schemas/Pond"})})
    whole = {
        "paths": {
            "/api/v1/ponds": {"get": _operation(listed, [{"name": "depth", "in": "query", "schema": {}}])},
            "/api/v1/ponds/{pond_id}/fill": {"post": _operation(_graded({}, Grade.UNKNOWN), [])},
        },
        "components": {
            "schemas": {
                "Pond": _graded({"type": "object", "properties": {"name": _graded({"type": "string", "enum": ["a"]})}})
            }
        },
    }
    return known(whole)


def _operation(schema: Known, parameters: list[Any]) -> dict[str, Any]:
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
    document, _, diagnostics = apply_overlays(
        ponds(),
        evidence_of_ponds(),
        [overlay(actions, shipped=shipped)],
        {"ponds": True} if pages is None else pages,
    )
    return document, diagnostics


def evidence_after(actions: str) -> Evidences:
    """How the ponds are known after these actions."""
    _, evidence, _ = apply_overlays(ponds(), evidence_of_ponds(), [overlay(actions)], {"ponds": True})
    return evidence


def ours(target: str, rest: str, pages: str = "ponds") -> str:
    """An action as we ship them."""
    return (
        f"  - target: {target}\n    x-reason: The docs err.\n    x-source: https://example.com/pond.rb\n"
        f"    x-pages: [{pages}]\n{rest}"
    )
