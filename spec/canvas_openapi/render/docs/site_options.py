"""How the site is rendered, and what of the work is there already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from canvas_docs.reference import Cache

if TYPE_CHECKING:
    from canvas_openapi.beside import Beside
    from canvas_openapi.changes.comparison import Comparison
    from canvas_openapi.openapi.documented_routes import OperationRoute
    from canvas_openapi.render.clients.kept_parts import ClientParts


@dataclass(frozen=True, slots=True)
class Options:
    """How to render.

    `base_url`: where the site will be published, for canonical addresses and the sitemap. `search`: write the search
    index (the committed site has none). `comparison`: what changed since an earlier edition.
    `cache`: keeps rendered pages, so that only what changed is rendered again; it must not outlive our code.
    `clients`: what the clients are made of, and `routes`: those of the reference, if they have been made.
    `beside`: takes work that may be done beside other work; without it all is done here.
    """

    base_url: str | None = None
    search: bool = True
    comparison: Comparison | None = None
    cache: Cache | None = None
    clients: ClientParts | None = None
    routes: tuple[OperationRoute, ...] = ()
    beside: Beside | None = None
