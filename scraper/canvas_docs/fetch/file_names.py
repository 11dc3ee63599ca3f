"""File names for pages, made from URLs that nobody has vouched for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urlsplit

from canvas_docs.fetch.manifest import PAGES_FOLDER

_UNSAFE = re.compile(r"[^A-Za-z0-9._()\-]")
_WINDOWS_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_SUFFIXES = (".md", ".html", ".json")
_LONGEST_SEGMENT = 100
_DEEPEST = 6


def page_path(url: str, root: str) -> str:
    """The URL's path below `root` (the path of the docs), decoded: `resources/accounts.md`.

    A page beside `root` (the docs' own first page, say) keeps its whole path from `root`'s parent.
    """
    path = unquote(urlsplit(url).path, errors="replace")
    root = root.rstrip("/")
    if path.startswith(root + "/"):
        return path[len(root) + 1 :]
    parent = root.rpartition("/")[0]
    return path.removeprefix(parent).lstrip("/")


def file_names(urls: Iterable[str], root: str, suffixes: Mapping[str, str], taken: Mapping[str, str]) -> dict[str, str]:
    """Each URL's file, relative to the snapshot folder.

    `root` is the path of the docs on their site, `suffixes` the file suffix of each URL, `taken` the files of
    earlier fetches by URL: they keep their names. A name that had to be altered, or that differs from another only
    in case, ends in a hash of its URL, so that no two URLs share a file on any file system.
    """
    names = dict(taken)
    used = {name.casefold() for name in taken.values()}
    for url in sorted(set(urls) - set(taken)):
        name, exact = _plain_name(url, root, suffixes[url])
        if not exact or name.casefold() in used:
            stem = name.removesuffix(suffixes[url])
            name = f"{stem}-{hashlib.sha256(url.encode()).hexdigest()[:12]}{suffixes[url]}"
        used.add(name.casefold())
        names[url] = name
    return names


def _plain_name(url: str, root: str, suffix: str) -> tuple[str, bool]:
    """A safe name, and whether it still says exactly what the URL said."""
    path = page_path(url, root)
    wanted = path if path.endswith(suffix) else path + suffix
    segments = [segment for segment in path.removesuffix(suffix).split("/") if segment] or ["index"]
    folders = [_safe_folder(segment) for segment in segments[:-1][:_DEEPEST]]
    leaf = _safe_segment(segments[-1]) + suffix
    name = "/".join([*folders, leaf])
    return f"{PAGES_FOLDER}/{name}", name == wanted and not urlsplit(url).query


def _safe_segment(segment: str) -> str:
    safe = _UNSAFE.sub("_", segment)[:_LONGEST_SEGMENT].strip(".") or "_"
    return f"_{safe}" if _WINDOWS_DEVICE.match(safe) else safe


def _safe_folder(segment: str) -> str:
    """A folder never ends like a page: `a.md` and `a.md/b.md` may both be pages."""
    safe = _safe_segment(segment)
    return f"{safe}_" if safe.lower().endswith(_SUFFIXES) else safe
