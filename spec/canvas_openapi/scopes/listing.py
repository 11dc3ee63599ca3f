"""A pasted list of scopes: what is in it, and what is wrong with it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

from canvas_openapi.scopes.alike import anonymous
from canvas_openapi.scopes.called_operations import Catalogue, ScopedOperation

_PATH = r"/(?:[\w:/*(){}.~%+-]|(?<=/)<\w*id>)*"
_VERB = "(?:get|put|post|delete|head|patch|options)"
_SCOPE = re.compile(
    rf"(?<![a-z0-9])url\s*:\s*(?:[a-z]+\s*\||{_VERB}\s*:?)\s*{_PATH}|(?<![a-z0-9:]){_VERB}\|{_PATH}"
    r"|https://purl\.imsglobal\.org/spec/[\w./-]*",
    re.IGNORECASE | re.ASCII,
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ESCAPED = re.compile(r"\\(?=[\\/|_*:(){}])")
_JOINED = re.compile(r"(?:,|\+|%20)(?=url)", re.IGNORECASE)
_TRAILING = re.compile(r"[.)\]}*_:+-]$")


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

    What is meant as a scope and is none (`GET|/api/v1/courses`, `url:GET/api/v1/courses`) is taken too, so that it can
    be said; spaces around its bar are not. Scopes of LTI Advantage (`https://purl.imsglobal.org/…`) are legal on a key.
    """
    plain = _ESCAPED.sub("", html.unescape(_UNSEEN.sub("", text)))
    if re.search("%7C|%3A", plain, re.IGNORECASE):  # the scopes of an authorization URL
        plain = unquote_plus(plain)
    plain = _JOINED.sub(" ", plain)
    return [_trimmed(re.sub(r"\s+", "", found[0])) for found in _SCOPE.finditer(plain)]


def _trimmed(scope: str) -> str:
    """A scope without the stop, bracket or star of the text around it; `(/group/:id)` closes its own."""
    while _TRAILING.search(scope) and not _belongs(scope):
        scope = scope[:-1]
    return scope


def _belongs(scope: str) -> bool:
    """Whether the last character of a scope closes what the scope has opened."""
    opening = {")": "(", "}": "{"}.get(scope[-1])
    return opening is not None and scope.count(opening) == scope.count(scope[-1])


def check_scopes(
    catalogue: Catalogue, listed: Iterable[str], *, earlier: Catalogue | None = None, used: Iterable[str] = ()
) -> CheckedScopes:
    """Hold a list against an edition. `earlier` tells the gone from those that never were; `used`: scopes needed."""
    counts = Counter(listed)
    valid = tuple(scope for scope in counts if _is_known(scope, catalogue))
    gone = tuple(s for s in counts if s not in valid and earlier is not None and s in earlier.by_scope)
    unknown = {scope: catalogue.nearest_scope(scope) for scope in counts if scope not in valid and scope not in gone}
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


def _same_place(scope: str) -> str:
    verb, _, path = scope.partition("|")
    return f"{verb}|{anonymous(path)}"


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
