"""Changes as text for people, Markdown, HTML and JSON."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec

from canvas_openapi.changes.change import Change
from canvas_openapi.changes.edition import Edition
from canvas_openapi.changes.kinds import Impact

READ_OTHERWISE = "Read otherwise by this version of the program; the docs print the same"
"""The heading of changes that are none of Canvas."""


def changes_json(old: Edition, new: Edition, changes: Iterable[Change]) -> bytes:
    """The changes as JSON, in the form of `changes.schema.json`."""
    content = {"from": _edition(old), "to": _edition(new), "changes": [_entry(change) for change in changes]}
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def changes_text(old: Edition, new: Edition, changes: Sequence[Change]) -> str:
    """The changes for a terminal: a headline, then one line a change, by resource."""
    lines = [headline(old, new), summary(changes)]
    for tag, group in by_resource(changes):
        lines += ["", tag, *(f"  {change.grade.value:8} {sentence(change)}{_place(change)}" for change in group)]
    return "\n".join(lines) + "\n"


def changes_markdown(old: Edition, new: Edition, changes: Sequence[Change]) -> str:
    """The changes as Markdown: what breaks is bold."""
    lines = [f"# {headline(old, new)}", "", summary(changes)]
    for tag, group in by_resource(changes):
        lines += ["", f"## {_escaped(tag)}", ""]
        lines += [f"- {_bold(change.grade)} {_escaped(sentence(change))}{_escaped(_place(change))}" for change in group]
    return "\n".join(lines) + "\n"


def changes_html(old: Edition, new: Edition, changes: Sequence[Change]) -> str:
    """The changes as one HTML page that loads nothing."""
    title = html.escape(headline(old, new))
    lines = [
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>',
        f"<h1>{title}</h1>\n<p>{html.escape(summary(changes))}</p>",
    ]
    for tag, group in by_resource(changes):
        lines.append(f"<h2>{html.escape(tag)}</h2>\n<ul>")
        for change in group:
            words = html.escape(sentence(change) + _place(change))
            lines.append(f'<li class="{change.grade.value}"><strong>{change.grade.value}</strong> {words}</li>')
        lines.append("</ul>")
    return "\n".join(lines) + "\n</html>\n"


def headline(old: Edition, new: Edition) -> str:
    """Which two editions were compared."""
    return f"From {_named(old)} to {_named(new)}"


def _named(edition: Edition) -> str:
    """Title and date of an edition. The version of a document is its date where the source has one."""
    info = _edition(edition)
    dated = re.fullmatch(r"\d{4}-\d\d-\d\d.*", info["version"])
    return f"{info['title']} {info['version']}" if dated else f"{info['title']} (no date)"


def summary(changes: Sequence[Change]) -> str:
    """How many changes there are of which grade, and the step of version that they ask for."""
    if not changes:
        return "Nothing changed."
    counts = [(sum(change.grade is grade for change in changes), grade.value) for grade in Impact]
    counted = ", ".join(f"{number} {name}" for number, name in counts if number)
    return f"{len(changes)} changes: {counted}. Semantic version: {version_step(changes)}."


def version_step(changes: Iterable[Change]) -> str:
    """The step of a semantic version: major if a caller may break, minor if something is new, patch for words."""
    grades = {change.grade for change in changes}
    if Impact.BREAKING in grades:
        return "major"
    if grades & {Impact.RISKY, Impact.SAFE}:
        return "minor"
    return "patch" if grades else "none"


def sentence(change: Change) -> str:
    """One change in one line: what it is about, its kind, what was before and what is now."""
    call = f"{change.method} {change.path}".strip()
    what = " ".join(filter(None, [call, change.name]))
    if change.kind.label == "description-changed":
        return f"{what}: {change.kind.label}"
    if change.before and change.after:
        values = f": {change.before} → {change.after}"
    else:
        values = f": {change.before or change.after}" if change.before or change.after else ""
    return f"{what}: {change.kind.label}{values}"


def _entry(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.label,
        "grade": change.grade.value,
        "method": change.method,
        "path": change.path,
        "name": change.name,
        "before": change.before,
        "after": change.after,
        "page": change.page,
        "line": change.line,
    }


def _edition(edition: Edition) -> dict[str, str]:
    info: Mapping[str, Any] = edition.content["info"]
    return {"title": str(info["title"]), "version": str(info["version"])}


def by_resource(changes: Iterable[Change]) -> Iterable[tuple[str, Iterable[Change]]]:
    """The changes by resource, the worst first; what only we read otherwise stands behind all."""
    grades = list(Impact)
    ranked = sorted(changes, key=lambda c: (c.grade is Impact.READING, c.tag, grades.index(c.grade)))
    return groupby(ranked, key=lambda c: READ_OTHERWISE if c.grade is Impact.READING else c.tag)


def _place(change: Change) -> str:
    return f"  ({change.page}:{change.line})" if change.page else ""


def _bold(grade: Impact) -> str:
    return f"**{grade.value}**" if grade is Impact.BREAKING else grade.value


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is: names from the docs may hold anything."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", " ")
