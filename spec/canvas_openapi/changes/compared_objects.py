"""The objects of both sides → what changed in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from canvas_openapi.changes.change import Change
from canvas_openapi.changes.compared_fields import answered_compared
from canvas_openapi.changes.edition import Edition
from canvas_openapi.changes.fields import answered_fields
from canvas_openapi.changes.kinds import ChangeKind, Impact
from canvas_openapi.openapi.known import Graded
from canvas_openapi.openapi.places import place_of, pointer


def objects_compared(old: Edition, new: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    """The changes of objects; `renamed` gives those that only have another name now."""
    before, now = _objects(old), _objects(new)
    for name in before:
        if name not in now and name not in renamed:
            yield _of_object(ChangeKind.OBJECT_REMOVED, name, name, old)
    earlier = {new_name: old_name for old_name, new_name in renamed.items()}
    for name, schema in now.items():
        known = before.get(earlier.get(name, name))
        if known is None:
            yield _of_object(ChangeKind.OBJECT_ADDED, name, name, new)
            continue
        was, is_ = known.schema.get("description", ""), schema.schema.get("description", "")
        if was != is_:
            yield _of_object(ChangeKind.DESCRIPTION_CHANGED, name, name, new, before=was, after=is_)
        for kind, impact, member, was, is_ in answered_compared(known, schema, renamed):
            yield _of_object(kind, f"{name}.{member}", name, new, before=was, after=is_, impact=impact)


def _objects(edition: Edition) -> dict[str, Graded]:
    whole = Graded(edition.content, edition.evidence, "")
    schemas = edition.content.get("components", {}).get("schemas", {})
    documented = (name for name, schema in schemas.items() if not schema.get("x-canvas-undocumented"))
    return {name: whole.below("components", "schemas", name) for name in documented}


def renamed_objects(old: Edition, new: Edition) -> dict[str, str]:
    """Components whose name alone changed, because a twin came or went: one that went and one that came, same fields.

    Undocumented ones keep their names: nothing is known of them by which they could be followed.
    """
    before, now = _objects(old), _objects(new)
    left, came = defaultdict(list), defaultdict(list)
    for name in before.keys() - now.keys():
        left[frozenset(answered_fields(before[name]))].append(name)
    for name in now.keys() - before.keys():
        came[frozenset(answered_fields(now[name]))].append(name)
    return {
        left[fields][0]: came[fields][0]
        for fields in left
        if fields and len(left[fields]) == 1 and len(came.get(fields, ())) == 1
    }


def _of_object(
    kind: ChangeKind,
    name: str,
    component: str,
    edition: Edition,
    *,
    before: str = "",
    after: str = "",
    impact: Impact | None = None,
) -> Change:
    place = place_of(pointer(("components", "schemas", component)), edition.places)
    where = place.origin.document or place.page
    tag = edition.titles.get(place.page, "Objects")
    return Change(kind, impact or kind.impact, "", "", name, before, after, tag, where, place.origin.line, component)
