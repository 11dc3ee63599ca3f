"""The reference docs of the Canvas LMS REST API as data: OpenAPI document, docs site, client packages.

    import canvas_openapi

    loaded = canvas_openapi.load("pages/")                      # -> Loaded: reference, diagnostics
    document = canvas_openapi.make_document(loaded.reference)   # -> Document: content, evidence, diagnostics
    site = canvas_openapi.render_site(loaded.reference, document)    # -> {path: bytes}
    client = canvas_openapi.render_client(document, "python")        # -> {path: bytes}
    canvas_openapi.compare(earlier, document)                        # -> Comparison: what changed
    canvas_openapi.scopes_for(document, ["GET /api/v1/courses"])     # -> NeededScopes; check_scopes, upgrade_scopes
    canvas_openapi.slice_document(document, only=["Modules"])        # -> Document; for_agents

Nothing here prints, exits, writes, or reads the environment. What is wrong with the docs is a `Diagnostic` in the
result, never an exception. Names come when they are first used (PEP 562): `import canvas_openapi` costs nothing.

The command line (`canvas_openapi.cli`) is a thin caller. A new verb is three things:

1. a function in a module of its own that takes a `Reference` or a `Document` and returns a value; its name goes into
   `_HOMES` below, and with `as` under `TYPE_CHECKING`;
2. a click command in `canvas_openapi/commands/` that calls it as `canvas_openapi.NAME(…)`, so that the help of the verb
   loads nothing heavy; `commands.running` and `commands.document_options` have what all verbs share;
3. a line in `canvas_openapi.cli._VERBS`, and one in the README's table.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from canvas_docs.diagnostics import Diagnostic as Diagnostic
    from canvas_docs.diagnostics import Severity as Severity
    from canvas_docs.model import Reference as Reference

    from canvas_openapi.asking import check_scopes as check_scopes
    from canvas_openapi.asking import compare as compare
    from canvas_openapi.asking import for_agents as for_agents
    from canvas_openapi.asking import scopes_for as scopes_for
    from canvas_openapi.asking import slice_document as slice_document
    from canvas_openapi.asking import upgrade_scopes as upgrade_scopes
    from canvas_openapi.changes.change import Change as Change
    from canvas_openapi.changes.comparison import Comparison as Comparison
    from canvas_openapi.changes.kinds import ChangeKind as ChangeKind
    from canvas_openapi.changes.kinds import Impact as Impact
    from canvas_openapi.loading import Loaded as Loaded
    from canvas_openapi.loading import load as load
    from canvas_openapi.making import Document as Document
    from canvas_openapi.making import make_document as make_document
    from canvas_openapi.rendering import render_client as render_client
    from canvas_openapi.rendering import render_site as render_site
    from canvas_openapi.scopes.calls import Called as Called
    from canvas_openapi.scopes.calls import calls_in as calls_in
    from canvas_openapi.scopes.har import UnreadableError as UnreadableError
    from canvas_openapi.scopes.listing import CheckedScopes as CheckedScopes
    from canvas_openapi.scopes.listing import ScopeUpgrade as ScopeUpgrade
    from canvas_openapi.scopes.needed import NeededScopes as NeededScopes
    from canvas_openapi.slices.selection import EmptySliceError as EmptySliceError
    from canvas_openapi.slices.selection import UnknownTermError as UnknownTermError

_HOMES = {
    "Called": "canvas_openapi.scopes.calls",
    "Change": "canvas_openapi.changes.change",
    "ChangeKind": "canvas_openapi.changes.kinds",
    "CheckedScopes": "canvas_openapi.scopes.listing",
    "Comparison": "canvas_openapi.changes.comparison",
    "Diagnostic": "canvas_docs.diagnostics",
    "Document": "canvas_openapi.making",
    "EmptySliceError": "canvas_openapi.slices.selection",
    "Impact": "canvas_openapi.changes.kinds",
    "Loaded": "canvas_openapi.loading",
    "NeededScopes": "canvas_openapi.scopes.needed",
    "Reference": "canvas_docs.model",
    "ScopeUpgrade": "canvas_openapi.scopes.listing",
    "Severity": "canvas_docs.diagnostics",
    "UnknownTermError": "canvas_openapi.slices.selection",
    "UnreadableError": "canvas_openapi.scopes.har",
    "calls_in": "canvas_openapi.scopes.calls",
    "check_scopes": "canvas_openapi.asking",
    "compare": "canvas_openapi.asking",
    "for_agents": "canvas_openapi.asking",
    "load": "canvas_openapi.loading",
    "make_document": "canvas_openapi.making",
    "render_client": "canvas_openapi.rendering",
    "render_site": "canvas_openapi.rendering",
    "scopes_for": "canvas_openapi.asking",
    "slice_document": "canvas_openapi.asking",
    "upgrade_scopes": "canvas_openapi.asking",
}
"""The public names, and the modules that define them."""

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """All public names, also those that were not used yet."""
    return sorted({*globals(), *_HOMES})
