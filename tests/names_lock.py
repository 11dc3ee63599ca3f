"""The names that users build on: every operationId with its route, every component with its object.

    python -m tests.names_lock            accept what has changed: write spec/names.lock, and the changes into CHANGELOG.md
    python -m tests.names_lock --check    name what has changed, exit 1

The lock holds what `generated/openapi.yaml` publishes, so that it is the same in every clone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from canvas_docs.reference import read_reference
from canvas_docs.sources import BUNDLED
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.places import Place, pointer

REPOSITORY = Path(__file__).resolve().parent.parent
LOCK = REPOSITORY / "spec" / "names.lock"
CHANGELOG = REPOSITORY / "CHANGELOG.md"
ADVICE = "if that is meant, run `make lock`: it writes the change into CHANGELOG.md"
_HEAD = "# The published names: operationId and route, component and object. Changed by `make lock` only.\n"
_UNRELEASED = "## Unreleased\n"

Names = Mapping[str, str]
"""`operation get_course` → `GET /api/v1/courses/{course_id}`, `component Course` → the page that describes it."""


def published() -> dict[str, str]:
    """The names in `generated/openapi.json`, which holds what `generated/openapi.yaml` does."""
    document = json.loads((REPOSITORY / "generated" / "openapi.json").read_text(encoding="utf-8"))
    reference, _ = read_reference(BUNDLED)
    if reference is None:
        raise ValueError(f"{BUNDLED} is no reference")
    return names_in(document, openapi(reference).places)


def names_in(document: dict[str, Any], places: Mapping[str, Place]) -> dict[str, str]:
    """The names in a document; `places` tell on which page a component is described."""
    names = {
        f"operation {operation['operationId']}": f"{verb.upper()} {path}"
        for path, item in document["paths"].items()
        for verb, operation in item.items()
    }
    for name, schema in document["components"]["schemas"].items():
        place = places.get(pointer(("components", "schemas", name)))
        pageless = "named, not described" if "x-canvas-undocumented" in schema else "ours"
        names[f"component {name}"] = f"page {place.page}" if place else pageless
    return names


def as_text(names: Names) -> str:
    """The lock: one name a line, in the order of the alphabet."""
    return _HEAD + "".join(f"{name}\t{what}\n" for name, what in sorted(names.items()))


def locked() -> dict[str, str]:
    """The names in the lock."""
    lines = LOCK.read_text(encoding="utf-8").splitlines() if LOCK.exists() else []
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def changes(old: Names, new: Names) -> list[str]:
    """What a user of the names has to know, gone and renamed names first."""
    renamed = {name: other for name, other in _renamed(old, new).items() if other not in old}
    gone = sorted(old.keys() - new.keys() - renamed.keys())
    added = sorted(new.keys() - old.keys() - set(renamed.values()))
    moved = sorted(name for name in old.keys() & new.keys() if old[name] != new[name])
    return [
        *(
            f"Renamed: {name} is now `{other.partition(' ')[2]}` ({new[other]})"
            for name, other in sorted(renamed.items())
        ),
        *(f"Gone: {name} ({old[name]})" for name in gone),
        *(f"Moved: {name}, from {old[name]} to {new[name]}" for name in moved),
        *(f"New: {name} ({new[name]})" for name in added),
    ]


def _renamed(old: Names, new: Names) -> dict[str, str]:
    """Operations whose route is the same under another id."""
    ids = {route: name for name, route in new.items() if name.startswith("operation ")}
    return {
        name: ids[route]
        for name, route in old.items()
        if name.startswith("operation ") and name not in new and route in ids
    }


def with_entry(changelog: str, found: list[str]) -> str:
    """The changelog with the changes at the end of its section "Unreleased"; raises ValueError if it has none."""
    before, heading, rest = changelog.partition(_UNRELEASED)
    if not heading:
        raise ValueError(f"CHANGELOG.md has no line {_UNRELEASED.strip()!r}")
    section, following, later = rest.partition("\n## ")
    entry = "".join(f"- {change}\n" for change in found)
    return f"{before}{heading}{section.rstrip()}\n{entry}{following}{later}"


def main() -> None:
    new = published()
    found = changes(locked(), new)
    if "--check" in sys.argv[1:]:
        print("\n".join(found))
        sys.exit(ADVICE if found else 0)
    is_first = not LOCK.exists()
    LOCK.write_text(as_text(new), encoding="utf-8")
    if found and not is_first:
        CHANGELOG.write_text(with_entry(CHANGELOG.read_text(encoding="utf-8"), found), encoding="utf-8")
    print(f"{LOCK.name}: {'made' if is_first else f'{len(found)} changes'}")


if __name__ == "__main__":
    main()
