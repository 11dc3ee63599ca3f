"""Where things are on the site, and where the links of the docs' own texts lead there.

All addresses within the site are relative: it works under any path and from disk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from urllib.parse import unquote, urlsplit

RESOURCES = "resources"
"""The folder of the resource pages."""

_OFFICIAL = "https://developerdocs.instructure.com/services/canvas/resources/"
_OFFICIAL_HOSTS = ("developerdocs.instructure.com", "canvas.instructure.com", "api.instructure.com")
_SCHEMES = ("http", "https", "mailto")
_FIT = re.compile(r"[\w.:/+~()!,;=@-]{1,200}")  # an id that a fragment can spell without escapes
_BROKEN = "broken-reference"  # what the portal prints for a link whose target it has lost


def file_name(slug: str) -> str:
    """A slug as a safe file name without ending: a page's slug comes from outside."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", slug).strip(".-")[:100] or "page"


@lru_cache(maxsize=65536)
def relative(target: str, here: str) -> str:
    """The address of a file of the site as seen from another: both `/` separated, from the site's root."""
    path, hash_sign, fragment = target.partition("#")
    if path == here:
        return f"#{fragment}" if hash_sign else here.rpartition("/")[2]
    return posixpath.relpath(path, posixpath.dirname(here)) + hash_sign + fragment


def anchor_spellings(anchor: str) -> tuple[str, ...]:
    """The ids under which an official anchor is known: the portal prints `-` for the `/` of a namespaced controller."""
    return tuple(dict.fromkeys((anchor, anchor.replace("/", "-"))))


def _squashed(fragment: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unquote(fragment).lower())


@dataclass(slots=True)
class Anchors:
    """The ids of one page. An id is given once: the first who asks has it."""

    _known: dict[str, str] = field(default_factory=dict)  # squashed spelling → id
    _ids: set[str] = field(default_factory=set)

    def claim(self, *wanted: str | None, otherwise: str = "") -> tuple[str, ...]:
        """Those of the wanted ids that are free and fit for an address, now taken; one like `otherwise` if none is."""
        claimed = [name for name in dict.fromkeys(wanted) if name and name not in self._ids and _FIT.fullmatch(name)]
        if not claimed and otherwise:
            numbered = (f"{otherwise}-{number}" for number in count(1))
            claimed = [next(name for name in numbered if name not in self._ids)]
        for name in claimed:
            self._ids.add(name)
            self._known.setdefault(_squashed(name), name)
        return tuple(claimed)

    def ids(self) -> list[tuple[str, str]]:
        """What is known here: each id, and each spelling with the id that it means, in order."""
        return [*sorted(self._known.items()), *((name, name) for name in sorted(self._ids))]

    def find(self, fragment: str) -> str | None:
        """The id that a fragment means, whatever its spelling."""
        return fragment if fragment in self._ids else self._known.get(_squashed(fragment))


class Links:
    """Resolves the links in the docs' texts: to this site where it has the page, else to the official one."""

    def __init__(self, files: Mapping[str, str], anchors: Mapping[str, Anchors]) -> None:
        """`files` and `anchors` hold, by slug, each page's file and the ids on it."""
        self._files = files
        self._anchors = anchors

    def state(self) -> str:
        """All that what `resolve` says depends on, as text."""
        anchors = {slug: self._anchors[slug].ids() for slug in sorted(self._anchors)}
        return repr((sorted(self._files.items()), anchors))

    def resolve(self, href: str, slug: str, here: str) -> str | None:
        """The address for a link that stands in the text of page `slug` and is shown in file `here`; None: no link."""
        try:
            parts = urlsplit(href.strip().replace("\\", "/"))  # as browsers read it
        except ValueError:
            return None
        if not href.strip() or (parts.scheme and parts.scheme not in _SCHEMES) or _BROKEN in parts.path:
            return None
        if parts.netloc and not parts.scheme:  # `//host/path`
            return None
        if parts.netloc and parts.hostname not in _OFFICIAL_HOSTS:
            return href.strip()
        if parts.scheme == "mailto":
            return href.strip()
        target = file_slug(parts.path) if parts.path else slug
        if target in self._files:
            found = self._anchors[target].find(parts.fragment) if parts.fragment else None
            return relative(self._files[target] + (f"#{found}" if found else ""), here)
        if parts.netloc:
            return href.strip()
        return f"{_OFFICIAL}{target}{f'#{parts.fragment}' if parts.fragment else ''}" if target else None


def file_slug(path: str) -> str:
    """The slug in the path of an official address: `/doc/api/courses.html` and `../courses` are `courses`."""
    return re.sub(r"\.(html|md)$", "", path.rstrip("/").rpartition("/")[2])
