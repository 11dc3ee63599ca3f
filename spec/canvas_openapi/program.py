"""What the bytes of an output depend on besides the input: our own code, Python, and the libraries that shape it."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_PACKAGE = Path(__file__).parent
_DOCS = "canvas_docs"
LIBRARIES = frozenset(
    (
        "beautifulsoup4",
        "cmarkgfm",
        "iregexp-check",
        "jinja2",
        "jsonpath-rfc9535",
        "jsonschema-rs",
        "lxml",
        "markupsafe",
        "msgspec",
        "nh3",
        "openapi-schema-validator",
        "openapi-spec-validator",
        "pygments",
        "pyyaml",
        "referencing",
        "soupsieve",
    )
)
"""The distributions whose version may show in an output; a test holds that every dependency is here or shapes none."""
_DIST_INFO = re.compile(r"(.+)-([^-]+)\.(?:dist|egg)-info")


def program_digest() -> str:
    """A digest of everything that is not input: the same digest and the same input give the same bytes."""
    parts = [sys.version, sys.implementation.name, *library_versions(sys.path), folder_digest(code_folders())]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def code_folders() -> list[Path]:
    """The folders that hold our code, templates and overlays, in a checkout as in an installation."""
    from importlib.util import find_spec

    docs = find_spec(_DOCS)
    found = [Path(place) for place in (docs.submodule_search_locations or ())] if docs else []
    templates = [_PACKAGE / "templates", _PACKAGE.parents[1] / "templates"]
    return [_PACKAGE, *found, *(folder for folder in templates if (folder / "docs").is_dir())]


def folder_digest(folders: Iterable[Path]) -> str:
    """A digest of the names and bytes of all files below the folders, but for compiled code."""
    digest = hashlib.sha256()
    for folder in folders:
        for name, path in _files(str(folder)):
            with open(path, "rb") as file:
                content = file.read()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _files(folder: str) -> Iterator[tuple[str, str]]:
    """The files below a folder, with their names relative to it, in the order of the names."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "node_modules"))
        for name in sorted(names):
            path = os.path.join(parent, name)
            yield path[len(folder) :], path


def library_versions(places: Iterable[str]) -> list[str]:
    """`name version` of each installed library that shapes an output, as the folders on the import path name them.

    `importlib.metadata` reads and parses a file for each, which takes longer than all else here.
    """
    found: set[str] = set()
    for place in places:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        for name in names:
            if (match := _DIST_INFO.fullmatch(name)) and re.sub(r"[-_.]+", "-", match[1]).lower() in LIBRARIES:
                found.add(f"{match[1].lower()} {match[2]}")
    return sorted(found)
