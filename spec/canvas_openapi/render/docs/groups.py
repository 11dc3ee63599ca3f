"""The pages by what people do: in the groups of tags that the document has (`x-tagGroups`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from canvas_openapi.render.docs.arrangement import Catalogue, ResourcePage
from canvas_openapi.render.docs.links import file_name

_OTHERS = "More"


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Pages that belong together, in the order of all pages. The name is empty if the document has no groups."""

    name: str
    pages: tuple[ResourcePage, ...]

    @property
    def id(self) -> str:
        """The id of the group on the start page."""
        return file_name(f"group-{self.name}")


def page_groups(found: Catalogue, document: dict[str, Any]) -> tuple[PageGroup, ...]:
    """The pages in the groups of the document, in their order; each page stands once, by the tag of its operations.

    A page without operations is found by its title; one that no group names stands in the last, `More`.
    """
    groups = {tag: group["name"] for group in document.get("x-tagGroups", ()) for tag in group["tags"]}
    if not groups:
        return (PageGroup("", found.pages),)
    names = list(dict.fromkeys([*groups.values(), _OTHERS]))
    pages: dict[str, list[ResourcePage]] = {name: [] for name in names}
    for page in found.pages:
        tags = [*(tag for section in page.sections for tag in section.spec.get("tags", ())), page.page.title]
        pages[next((groups[tag] for tag in tags if tag in groups), _OTHERS)].append(page)
    return tuple(PageGroup(name, tuple(pages[name])) for name in names if pages[name])
