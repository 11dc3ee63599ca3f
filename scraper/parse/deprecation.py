"""Deprecations as the docs write them (FORMATS A0, A4)."""

from __future__ import annotations

import re

from scraper.model import Deprecation

_DEPRECATED = re.compile(r"\W{0,2}deprecated\b", re.I)
_DATES = re.compile(r"effective (?P<effective>\d{4}-\d\d-\d\d)(?: \(notice given (?P<notice>\d{4}-\d\d-\d\d)\))?", re.I)


def deprecation_in(text: str) -> Deprecation | None:
    """The deprecation with which a text begins; None if it begins otherwise.

    `DEPRECATED Lock this`, `(Deprecated in favor of x)`, `[DEPRECATED] Effective 2021-05-26 (notice given 2021-02-18)`,
    `[DEPRECATED] This method is deprecated, effective 2021-05-26 (notice given 2021-02-18):`.
    """
    if not _DEPRECATED.match(text):
        return None
    dates = _DATES.search(text)
    return Deprecation(text, dates["effective"], dates["notice"]) if dates else Deprecation(text)
