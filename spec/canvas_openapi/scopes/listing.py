"""A pasted list of scopes: what is in it, and what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from urllib.parse import unquote

from canvas_openapi.scopes.catalogue import Catalogue, ScopedOperation, anonymous

_SCOPE = re.compile(r"url:\s*[A-Za-z]+\s*\|\s*/[^\s,;\"'`<>\\|]*|https://purl\.imsglobal\.org/spec/[^\s,;\"'`<>\\)]+")
_TRAILING = re.compile(r"[.)\]}]+$")


@dataclass(frozen=True, slots=True)
class CheckedScopes:
    """What is wrong with a list, and what its good scopes allow. `missing`: scopes of used calls that it has not."""

    valid: tuple[str, ...]
    unknown: dict[str, str]
    gone: tuple[str, ...]
    doubled: tuple[str, ...]
    missing: tuple[str, ...]
    allows: dict[str, tuple[ScopedOperation, ...]]

    @property
    def wrong(self) -> bool:
        """Whether a key with this list would be refused, or lacks what is used."""
        return bool(self.unknown or self.gone or self.doubled or self.missing)

    def to_json(self) -> dict[str, Any]:
        """The form of `checked.schema.json`."""
        return {
            "valid": list(self.valid),
            "unknown": [{"scope": scope, "nearest": nearest} for scope, nearest in self.unknown.items()],
            "gone": list(self.gone),
            "doubled": list(self.doubled),
            "missing": list(self.missing),
            "allows": [
                {"scope": scope, "operation": o.id, "access": "read" if o.reads else "write", "of": o.whose}
                for scope, operations in self.allows.items()
                for o in operations
            ],
        }


def scopes_in(text: str) -> list[str]:
    """The scopes in a text of any shape, in order, doubles too: lines, commas, bullets, quotes, JSON, a page's text.

    Scopes of LTI Advantage (`https://purl.imsglobal.org/…`) are taken too: they are legal on a key.
    """
    plain = text.replace("\\/", "/").replace("\u200b", "")
    if re.search("%7C|%3A", plain, re.IGNORECASE):  # the scopes of an authorization URL
        plain = unquote(plain)
    plain = plain.replace("+url:", " url:")
    return [_trimmed(re.sub(r"\s+", "", found[0])) for found in _SCOPE.finditer(plain)]


def _trimmed(scope: str) -> str:
    """A scope without the stop or bracket of the sentence around it; `(/group/:id)` closes its own."""
    while (end := _TRAILING.search(scope)) and not _closes(scope, end[0]):
        scope = scope[:-1]
    return scope


def _closes(scope: str, end: str) -> bool:
    return end == ")" and scope.count("(") == scope.count(")")


def check_scopes(
    catalogue: Catalogue, listed: Iterable[str], *, earlier: Catalogue | None = None, used: Iterable[str] = ()
) -> CheckedScopes:
    """Hold a list against an edition. `earlier` tells the gone from those that never were; `used`: scopes needed."""
    counts = Counter(listed)
    valid = tuple(scope for scope in counts if _is_known(scope, catalogue))
    gone = tuple(s for s in counts if s not in valid and earlier is not None and s in earlier.by_scope)
    unknown = {scope: nearest_scope(scope, catalogue) for scope in counts if scope not in valid and scope not in gone}
    return CheckedScopes(
        valid,
        unknown,
        gone,
        tuple(scope for scope, count in counts.items() if count > 1),
        tuple(scope for scope in used if scope not in counts),
        {scope: tuple(catalogue.by_scope[scope]) for scope in valid if scope in catalogue.by_scope},
    )


def _is_known(scope: str, catalogue: Catalogue) -> bool:
    """Whether an edition has a scope. Those of LTI are the standard's, not this reference's: never accused."""
    return scope in catalogue.by_scope or scope.startswith("https://purl.imsglobal.org/")


def nearest_scope(scope: str, catalogue: Catalogue) -> str:
    """The scope that was meant: other parameter names, another case, or the most alike; empty if none is alike."""
    for form in (_same_place, _same_place_and_case):
        found = [known for known in catalogue.by_scope if form(known) == form(scope)]
        if found:
            return found[0]
    verb, _, path = scope.partition("|")
    same_verb = [known for known in catalogue.by_scope if known.partition("|")[0].lower() == verb.lower()]
    by_path = {known.partition("|")[2]: known for known in same_verb}
    alike = get_close_matches(path, by_path, n=1, cutoff=0.6)
    return by_path[alike[0]] if alike else ""


def _same_place(scope: str) -> str:
    verb, _, path = scope.partition("|")
    return f"{verb}|{anonymous(path)}"


def _same_place_and_case(scope: str) -> str:
    return _same_place(scope).lower().rstrip("/")


@dataclass(frozen=True, slots=True)
class ScopeUpgrade:
    """What to change on a key when Canvas gets newer."""

    keep: tuple[str, ...]
    rename: dict[str, str]
    drop: tuple[str, ...]
    add: dict[str, str]
    unknown: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The form of `upgrade.schema.json`."""
        return {
            "keep": list(self.keep),
            "rename": [{"scope": old, "to": new} for old, new in self.rename.items()],
            "drop": list(self.drop),
            "add": [{"scope": new, "for": old} for new, old in self.add.items()],
            "unknown": list(self.unknown),
        }


def upgrade_scopes(old: Catalogue, new: Catalogue, have: Iterable[str]) -> ScopeUpgrade:
    """What to add, drop or rename. A rename is the same verb and path under other parameter names.

    To add: the new scopes of an operation that the list allows in `old` and that asks for others in `new`.
    """
    listed = list(dict.fromkeys(have))
    keep = tuple(scope for scope in listed if _is_known(scope, new))
    left = [scope for scope in listed if scope not in keep]
    by_place = {_same_place(scope): scope for scope in new.by_scope}
    rename = {s: by_place[_same_place(s)] for s in left if _same_place(s) in by_place}
    drop = tuple(scope for scope in left if scope in old.by_scope and scope not in rename)
    unknown = tuple(scope for scope in left if scope not in old.by_scope and scope not in rename)
    after = {(o.method, anonymous(o.path)): o for o in new.operations}
    granted = {*keep, *rename.values()}
    add: dict[str, str] = {}
    for scope in listed:
        for operation in old.by_scope.get(scope, ()):
            now = after.get((operation.method, anonymous(operation.path)))
            if now is not None and now.scopes and not granted.intersection(now.scopes):
                add[now.scopes[0]] = scope
    return ScopeUpgrade(keep, rename, drop, add, unknown)
