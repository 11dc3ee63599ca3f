"""The fields that are sent, or answered, on both sides → what changed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from canvas_openapi.changes.fields import ComparedField, answered_fields
from canvas_openapi.changes.kinds import ChangeKind, Impact
from canvas_openapi.openapi.known import Graded

FieldChange = tuple[ChangeKind, Impact | None, str, str, str]
"""What changed, its impact where the kind alone does not tell it, the field's name, what it was and what it is."""


def sent_compared(before: Mapping[str, ComparedField], now: Mapping[str, ComparedField]) -> Iterator[FieldChange]:
    """The changes of what an operation takes, by the names of the fields."""
    gone = {name: field for name, field in before.items() if name not in now}
    came = {name: field for name, field in now.items() if name not in before}
    gone, came = _but_for_parts(gone, came), _but_for_parts(came, gone)
    renamed = _renamed_fields(gone, came)
    for name in gone:
        if name in renamed:
            yield ChangeKind.PARAMETER_RENAMED, None, renamed[name], name, renamed[name]
        else:
            yield ChangeKind.PARAMETER_REMOVED, None, name, gone[name].type, ""
    for name, field in came.items():
        if name not in renamed.values():
            impact = Impact.BREAKING if field.required else None
            yield ChangeKind.PARAMETER_ADDED, impact, name, "", field.type
    for name, field in now.items():
        if name in before:
            yield from _parameter_compared(before[name], field)


def _parameter_compared(old: ComparedField, new: ComparedField) -> Iterator[FieldChange]:
    name = new.name
    if old.type != new.type:
        impact = None if _both_known(old, new) else Impact.RISKY
        yield ChangeKind.PARAMETER_RETYPED, impact, name, old.type, new.type
    if old.required != new.required:
        yield (ChangeKind.PARAMETER_REQUIRED if new.required else ChangeKind.PARAMETER_OPTIONAL), None, name, "", ""
    yield from _values_compared(old, new, ChangeKind.PARAMETER_VALUES_REMOVED, ChangeKind.PARAMETER_VALUES_ADDED)
    if old.default != new.default:
        yield ChangeKind.PARAMETER_DEFAULT, None, name, old.default, new.default
    if new.deprecated and not old.deprecated:
        yield ChangeKind.PARAMETER_DEPRECATED, None, name, "", ""
    if old.description != new.description:
        yield ChangeKind.DESCRIPTION_CHANGED, None, name, old.description, new.description


def _values_compared(
    old: ComparedField, new: ComparedField, fewer: ChangeKind, more: ChangeKind
) -> Iterator[FieldChange]:
    """Values that went and came. A list that is new narrows nothing and one that went promises nothing."""
    if not old.values and not new.values:
        return
    gone = [value for value in old.values if value not in new.values]
    came = [value for value in new.values if value not in old.values]
    unlisted = None if old.values and new.values else Impact.RISKY
    if gone:
        yield fewer, unlisted, new.name, ", ".join(gone), ""
    if came:
        yield more, unlisted, new.name, "", ", ".join(came)


def _renamed_fields(gone: Mapping[str, ComparedField], came: Mapping[str, ComparedField]) -> dict[str, str]:
    """What went → what came in its place: `include[visibility]` → `include[]`, or other name and same words."""
    candidates = {old: [new for new in came if _in_place_of(gone[old], came[new])] for old in gone}
    wanted = [new for found in candidates.values() for new in found]
    return {old: found[0] for old, found in candidates.items() if len(found) == 1 and wanted.count(found[0]) == 1}


def _in_place_of(old: ComparedField, new: ComparedField) -> bool:
    same_words = bool(old.description) and old.description == new.description
    bases = {_above(old.name), old.name} & {_above(new.name), new.name}
    as_list = new.name.endswith("[]") or old.name.endswith("[]")
    return same_words or (as_list and bool(bases - {""}))


def _above(name: str) -> str:
    """`include` of `include[]` and of `include[visibility]`; empty for a plain name."""
    return name[: name.rindex("[")] if name.endswith("]") else ""


def _but_for_parts(
    fields: Mapping[str, ComparedField], others: Mapping[str, ComparedField]
) -> dict[str, ComparedField]:
    """Fields without those that the other side has in parts: `a` is still there where `a[b]` or `a.b` came."""
    whole = {part for name in others for part in _wholes(name)}
    return {name: field for name, field in fields.items() if name not in whole}


def _wholes(name: str) -> Iterator[str]:
    """Each `a` that a name such as `a[b]` or `a.b` is a part of; `a` and the list `a[]` are two forms of one."""
    for mark in re.finditer(r"\.|\[(?!\]$)", name):
        yield name[: mark.start()]


def _both_known(old: ComparedField, new: ComparedField) -> bool:
    return bool(old.type and new.type) and old.certain and new.certain


def answered_compared(old: Graded, new: Graded, renamed: Mapping[str, str]) -> Iterator[FieldChange]:
    """The changes of what is answered, within the schema of an answer or an object.

    `renamed` gives the components that only have another name now.
    """
    before, now = answered_fields(old), answered_fields(new)
    gone = {name: field for name, field in before.items() if name not in now}
    came = {name: field for name, field in now.items() if name not in before}
    for name, field in _but_for_parts(gone, came).items():
        yield ChangeKind.PROPERTY_REMOVED, None, name, field.type, ""
    for name, field in _but_for_parts(came, gone).items():
        yield ChangeKind.PROPERTY_ADDED, None, name, "", field.type
    for name, field in now.items():
        if name not in before:
            continue
        was = before[name]
        expected = followed(was.type, renamed)
        if expected != field.type:
            impact = None if _both_known(was, field) else Impact.RISKY
            yield ChangeKind.PROPERTY_RETYPED, impact, name, expected, field.type
        yield from _values_compared(was, field, ChangeKind.PROPERTY_VALUES_REMOVED, ChangeKind.PROPERTY_VALUES_ADDED)
        if field.deprecated and not was.deprecated:
            yield ChangeKind.PROPERTY_DEPRECATED, None, name, "", ""
        if was.description != field.description:
            yield ChangeKind.DESCRIPTION_CHANGED, None, name, was.description, field.description


def followed(named: str, renamed: Mapping[str, str]) -> str:
    """A type under the name that its object has now."""
    return re.sub(r"[^ ]+", lambda word: renamed.get(word[0], word[0]), named)
