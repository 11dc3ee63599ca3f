"""Deprecations as the docs write them (FORMATS A0, A4)."""

from __future__ import annotations

import re
from dataclasses import replace

from canvas_docs import quirks
from canvas_docs.blocks import Text, plain
from canvas_docs.model import Deprecation
from canvas_docs.rules import Rule

_DATES = re.compile(r"effective (?P<effective>\d{4}-\d\d-\d\d)(?: \(notice given (?P<notice>\d{4}-\d\d-\d\d)\))?", re.I)

DEPRECATED = Rule(
    "deprecated",
    "a text that begins with the word",
    re.compile(r"\W{0,2}deprecated\b", re.I).match,
    "(Deprecated in favour of pot)",
    "Replaces the deprecated pot.",
)
DEPRECATED_DATED = Rule(
    "deprecated-dated",
    "the words of Canvas's generator, with the dates, at the start of a cell",
    re.compile(rf"\[DEPRECATED\] {_DATES.pattern}", re.I).match,
    "[DEPRECATED] Effective 2021-05-26 (notice given 2021-02-18) The pot.",
    "[DEPRECATED] Since 2021-05-26",
)
RULES = (DEPRECATED, DEPRECATED_DATED)


def deprecation_in(text: str) -> Deprecation | None:
    """The deprecation with which a text begins, and its dates where they are said; None if it begins otherwise."""
    if not DEPRECATED(text):
        return None
    dates = _DATES.search(text)
    return Deprecation(text, dates["effective"], dates["notice"]) if dates else Deprecation(text)


def operation_deprecation_in(text: str) -> Deprecation | None:
    """The deprecation of a whole operation with which its title or a paragraph begins; None for one of its uses."""
    return None if quirks.DEPRECATED_IN_PART(text) else deprecation_in(text)


def dated_deprecation_in(text: Text) -> tuple[Deprecation, Text] | None:
    """The generator's `[DEPRECATED] Effective …` at the start of a cell, and what follows it; None if it is not there.

    The legacy site prints it in a cell of its own, the portal before the description (FORMATS A0, C2).
    """
    found = DEPRECATED_DATED(plain(text))
    if not found:
        return None
    left = len("".join(found[0].split()))  # characters other than white space that are still to be taken out
    rest = list(text)
    while left and rest:
        head = rest[0].text
        length = len("".join(head.split()))
        if length > left:
            at = next(at for at in range(len(head)) if len("".join(head[: at + 1].split())) == left)
            rest[0] = replace(rest[0], text=head[at + 1 :].lstrip())
            break
        left -= length
        rest.pop(0)
    while rest and not rest[0].text.strip():
        rest.pop(0)
    return Deprecation(found[0], found["effective"], found["notice"]), tuple(rest)
