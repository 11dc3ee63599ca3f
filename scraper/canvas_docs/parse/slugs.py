"""Names of resources: slugs as the portal makes them, and titles for the forms that carry none."""

from __future__ import annotations

import re

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_VERSION = re.compile(r"v\d+$")


def slug_of(title_or_name: str) -> str:
    """The slug of a title or file name: `Accounts (LTI)` and `accounts_(lti)` → `accounts_-lti` (FORMATS A1)."""
    text = re.sub(r"\s+", "_", title_or_name.strip()).lower()
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w.-]", "-", text)).strip("-_.") or "page"


_ACRONYM_END = re.compile(r"([A-Z\d]+)([A-Z][a-z])")
_WORD_END = re.compile(r"([a-z\d])([A-Z])")


def portal_slug(title: str) -> str:
    """The slug that the portal gives to a page of a title: `ePub Exports` → `e_pub_exports`, `JWTs` → `jw_ts`.

    The generator names the files of its pages as Rails names those of classes (FORMATS A1).
    """
    return slug_of(_WORD_END.sub(r"\1_\2", _ACRONYM_END.sub(r"\1_\2", title)))


def title_of_controller(controller: str) -> str:
    """A title from a controller's name: `Quizzes::QuizReportsController` → `Quiz Reports`."""
    name = controller.rpartition("::")[2].removesuffix("Controller").removesuffix("Api") or controller
    return " ".join(_CAMEL.split(name))


def title_of_path(path: str) -> str:
    """A title from a route without a controller: its first fixed segment after the version.

    `/api/v1/accounts/search` → `Accounts`.
    """
    segments = [segment for segment in path.split("/") if segment and segment[0] not in ":*("]
    while len(segments) > 1 and (segments[0] == "api" or _VERSION.match(segments[0])):
        segments.pop(0)
    return segments[0].replace("_", " ").title() if segments else "API"
