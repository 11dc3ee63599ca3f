"""What stands around the content of every page: the head, the side bar, the policy."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from canvas_openapi.render.docs.guides import GUIDES, Guide
from canvas_openapi.render.docs.views import Link

POLICY = Markup(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of every page: nothing inline, nothing from elsewhere."""


@dataclass(frozen=True, slots=True)
class SideGroup:
    """Pages that stand together in the side bar; `id` is their place on the start page."""

    id: str
    name: str
    resources: tuple[Link, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the pages."""
        return tuple(link.href for link in self.resources)


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What all pages have in common."""

    title: str
    edition: str | None
    lists: tuple[Link, ...]
    groups: tuple[SideGroup, ...]
    guides: tuple[Guide, ...] = GUIDES
    policy: Markup = POLICY

    @property
    def guide_files(self) -> tuple[str, ...]:
        """The files of the guides."""
        return tuple(guide.href for guide in self.guides)


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The frame of one page. `root` leads from it to the site's root."""

    file: str
    title: str
    summary: str
    root: str
    twin: str | None
    canonical: str | None
