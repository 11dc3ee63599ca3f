"""Whether the outputs of a run are up to date: the fingerprint of all that they come from, and their own digests.

A record of the last run with the same options tells what it read, what it wrote and what it said. If all of it still
holds, a run has nothing to do. This module and what it imports are light: they are all that such a run loads.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from canvas_openapi.store import Store

if TYPE_CHECKING:
    from canvas_docs.sources import Listing

_FORMAT = 1
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Record:
    """What a run was made from and what came of it.

    `key` are digests of what it came from, by name. `outputs` are the digests of what it wrote, by absolute path;
    `names` how the user called them. `diagnostics` and `summary` are what it had to say.
    """

    key: Mapping[str, str]
    outputs: Mapping[str, str]
    names: tuple[str, ...]
    diagnostics: tuple[Mapping[str, Any], ...]
    summary: tuple[str, ...]


def name_of_record(verb: str, options: Mapping[str, Any]) -> str:
    """The name under which the last run of a verb with these options, in this folder, is kept."""
    return f"record {_FORMAT} {verb} {json.dumps(options, sort_keys=True, default=str)} {Path.cwd()}"


def input_digest(listing: Listing) -> str:
    """A digest of the names and bytes of all files that reading a SOURCE looks at.

    Each is the digest of what is there now: also that a file cannot be read is something that a result depends on.
    """
    digest = hashlib.sha256()
    for name, path in listing.files:
        digest.update(f"{name}\0".encode(errors="surrogatepass"))
        digest.update(file_digest(path).encode())
    digest.update(repr(listing.problem).encode(errors="surrogatepass"))
    return digest.hexdigest()


def file_digest(path: str | os.PathLike[str]) -> str:
    """A digest of the bytes of a file, or what is wrong with it; two kinds of problem have two values."""
    try:
        if not os.path.isfile(path):
            return "no file" if os.path.exists(path) else "missing"
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable {error.errno}"


def output_digest(path: Path) -> str:
    """A digest of an output: of a file, or of a folder with the names and bytes of all that is in it."""
    if not path.is_dir():
        return file_digest(path)
    digest = hashlib.sha256()
    for parent, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            file = os.path.join(parent, name)
            digest.update(f"{file[len(str(path)) :]}\0{file_digest(file)}\0".encode(errors="surrogatepass"))
        if not names and not folders:
            digest.update(f"{parent[len(str(path)) :]}/\0".encode(errors="surrogatepass"))
    return digest.hexdigest()


def up_to_date(store: Store, name: str, key: Mapping[str, str]) -> Record | None:
    """The record of the last run, if what it came from and what it wrote are still the same."""
    content = store.get(name)
    if content is None:
        return None
    try:
        found = json.loads(content)
        record = Record(
            found["key"], found["outputs"], tuple(found["names"]), tuple(found["diagnostics"]), tuple(found["summary"])
        )
    except (ValueError, KeyError, TypeError):
        return None
    if not record.outputs or dict(record.key) != dict(key):
        return None
    same = all(output_digest(Path(path)) == digest for path, digest in record.outputs.items())
    return record if same else None


def remember(
    store: Store,
    name: str,
    key: Mapping[str, str],
    outputs: Iterable[str],
    diagnostics: bytes,
    summary: Iterable[str],
) -> None:
    """Keep what a run came from, wrote and said. `diagnostics` is their JSON.

    Nothing is kept of a run that wrote to a pipe or device: what went there is gone.
    """
    names = list(outputs)
    digests = {os.path.abspath(name): output_digest(Path(name)) for name in names}
    if not all(_DIGEST.fullmatch(digest) for digest in digests.values()):
        return
    record = {
        "key": dict(key),
        "outputs": digests,
        "names": names,
        "diagnostics": json.loads(diagnostics),
        "summary": list(summary),
    }
    store.put(name, json.dumps(record).encode())
