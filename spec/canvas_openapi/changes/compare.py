"""Two OpenAPI documents of ours → the changes from one to the other.

Operations are known by verb and path with the names of path parameters taken out: a renamed path parameter, an
operationId and the page that an operation stands on are no change of the API. So is the name of a component, which is
ours: an object that only got another name is followed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from canvas_openapi.changes.change import Change, anonymous
from canvas_openapi.changes.fields import ComparedField, answered_fields, is_certain, sent_fields, type_name
from canvas_openapi.changes.kinds import ChangeKind, Impact
from canvas_openapi.changes.printed import Printed, only_read_otherwise
from canvas_openapi.openapi.known import Evidences, Graded
from canvas_openapi.openapi.places import Place, place_of, pointer

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class Edition:
    """One side: a document, where its parts were read, the titles of the pages by slug, what the docs print.

    `evidence` tells how each schema of the document is known, by JSON pointer.
    """

    content: Mapping[str, Any]
    places: Mapping[str, Place]
    titles: Mapping[str, str]
    printed: Printed
    evidence: Evidences


@dataclass(frozen=True, slots=True)
class _Call:
    """An operation with its verb, its path as the document has it, and the pointer of both."""

    method: str
    path: str
    graded: Graded

    @property
    def operation(self) -> Mapping[str, Any]:
        return self.graded.schema

    @property
    def pointer(self) -> str:
        return self.graded.at


def compare_editions(old: Edition, new: Edition, *, descriptions: bool = False) -> list[Change]:
    """All changes from `old` to `new`, in the order of the new document, what was removed first.

    Where the docs print the same and only our reading is another, the grade says so. `descriptions`: also where only
    the words changed.
    """
    changes = [*_calls_compared(old, new), *_objects_compared(old, new)]
    if not descriptions:
        changes = [change for change in changes if change.kind is not ChangeKind.DESCRIPTION_CHANGED]
    earlier = {now: before for before, now in _renamed_objects(old, new).items()}

    def graded(change: Change) -> Change:
        name = earlier.get(change.component, change.component)
        same = only_read_otherwise(change, old.printed, new.printed, name)
        return replace(change, grade=Impact.READING) if same else change

    return [graded(change) for change in changes]


def _calls(edition: Edition) -> dict[tuple[str, str], _Call]:
    whole = Graded(edition.content, edition.evidence, "")
    return {
        (verb, anonymous(path)): _Call(verb, path, whole.below("paths", path, verb))
        for path, item in edition.content["paths"].items()
        for verb in VERBS
        if verb in item
    }


def _calls_compared(old: Edition, new: Edition) -> Iterator[Change]:
    before, now = _calls(old), _calls(new)
    removed = {key: call for key, call in before.items() if key not in now}
    added = {key: call for key, call in now.items() if key not in before}
    moved = _moved(removed, added)
    renamed = _renamed_objects(old, new)
    for key, call in removed.items():
        if key in moved:
            after = added[moved[key]]
            yield _of_call(ChangeKind.OPERATION_MOVED, after, new, before=call.path, after=after.path)
        else:
            yield _of_call(ChangeKind.OPERATION_REMOVED, call, old)
    arrived = set(moved.values())
    for key, call in now.items():
        if key in before:
            yield from _call_compared(before[key], call, new, renamed)
        elif key not in arrived:
            yield _of_call(ChangeKind.OPERATION_ADDED, call, new)


def _moved(
    removed: Mapping[tuple[str, str], _Call], added: Mapping[tuple[str, str], _Call]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Removed → added, where one call of the same action, verb and parameters went and one came."""
    left, came = _by_action(removed), _by_action(added)
    return {left[who][0]: came[who][0] for who in left if len(left[who]) == 1 and len(came.get(who, ())) == 1}


def _by_action(calls: Mapping[tuple[str, str], _Call]) -> dict[tuple[Any, ...], list[tuple[str, str]]]:
    found: dict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    for key, call in calls.items():
        if action := call.operation.get("x-canvas-controller"):
            found[str(action), call.method, frozenset(sent_fields(call.graded))].append(key)
    return found


def _call_compared(old: _Call, new: _Call, edition: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    before, now = old.operation, new.operation
    if _scopes(before) != _scopes(now):
        kind = ChangeKind.SCOPE_CHANGED
        yield _of_call(kind, new, edition, before=" ".join(_scopes(before)), after=" ".join(_scopes(now)))
    if now.get("deprecated") and not before.get("deprecated"):
        yield _of_call(ChangeKind.OPERATION_DEPRECATED, new, edition)
    for kind, impact, name, was, is_ in _sent_compared(sent_fields(old.graded), sent_fields(new.graded)):
        yield _of_call(kind, new, edition, name=name, before=was, after=is_, impact=impact)
    was, is_ = before.get("description", ""), now.get("description", "")
    if was != is_:
        yield _of_call(ChangeKind.DESCRIPTION_CHANGED, new, edition, before=was, after=is_)
    yield from _answers_compared(old, new, edition, renamed)


def _scopes(operation: Mapping[str, Any]) -> tuple[str, ...]:
    """The scopes of an operation; the spelling of path parameters counts, for Canvas compares scopes as text."""
    return tuple(sorted({s for way in operation.get("security", ()) for scopes in way.values() for s in scopes}))


_Row = tuple[ChangeKind, Impact | None, str, str, str]


def _sent_compared(before: Mapping[str, ComparedField], now: Mapping[str, ComparedField]) -> Iterator[_Row]:
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


def _parameter_compared(old: ComparedField, new: ComparedField) -> Iterator[_Row]:
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


def _values_compared(old: ComparedField, new: ComparedField, fewer: ChangeKind, more: ChangeKind) -> Iterator[_Row]:
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


def _answers_compared(old: _Call, new: _Call, edition: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    before, now = old.operation.get("responses", {}), new.operation.get("responses", {})
    for status in before:
        if status not in now and not _is_shared(before[status]):
            yield _of_call(ChangeKind.STATUS_REMOVED, new, edition, name=status)
    for status in now:
        if status not in before:
            if not _is_shared(now[status]):
                yield _of_call(ChangeKind.STATUS_ADDED, new, edition, name=status)
            continue
        one, other = _answer(old.graded, status), _answer(new.graded, status)
        was, is_ = _followed(type_name(one.schema), renamed), type_name(other.schema)
        if was != is_:
            impact = None if was and is_ and is_certain(one) and is_certain(other) else Impact.RISKY
            yield _of_call(ChangeKind.ANSWER_RETYPED, new, edition, name=status, before=was, after=is_, impact=impact)
            continue
        for kind, graded, name, was, is_ in _answered_compared(one, other, renamed):
            yield _of_call(kind, new, edition, name=name, before=was, after=is_, impact=graded)


def _is_shared(response: Mapping[str, Any]) -> bool:
    """Whether an answer is one that the document gives to every such call, whatever its page says."""
    return "$ref" in response


def _answer(operation: Graded, status: str) -> Graded:
    """The schema of an answer; an answer without one (or a shared one, by reference) has an empty one."""
    contents = operation.schema["responses"][status].get("content", {})
    media = next(iter(contents), None)
    if media is None or "schema" not in contents[media]:
        return Graded({}, {}, "")
    return operation.below("responses", status, "content", media, "schema")


def _objects_compared(old: Edition, new: Edition) -> Iterator[Change]:
    before, now = _objects(old), _objects(new)
    renamed = _renamed_objects(old, new)
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
        for kind, impact, member, was, is_ in _answered_compared(known, schema, renamed):
            yield _of_object(kind, f"{name}.{member}", name, new, before=was, after=is_, impact=impact)


def _objects(edition: Edition) -> dict[str, Graded]:
    whole = Graded(edition.content, edition.evidence, "")
    schemas = edition.content.get("components", {}).get("schemas", {})
    documented = (name for name, schema in schemas.items() if not schema.get("x-canvas-undocumented"))
    return {name: whole.below("components", "schemas", name) for name in documented}


def _renamed_objects(old: Edition, new: Edition) -> dict[str, str]:
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


def _answered_compared(old: Graded, new: Graded, renamed: Mapping[str, str]) -> Iterator[_Row]:
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
        followed = _followed(was.type, renamed)
        if followed != field.type:
            impact = None if _both_known(was, field) else Impact.RISKY
            yield ChangeKind.PROPERTY_RETYPED, impact, name, followed, field.type
        yield from _values_compared(was, field, ChangeKind.PROPERTY_VALUES_REMOVED, ChangeKind.PROPERTY_VALUES_ADDED)
        if field.deprecated and not was.deprecated:
            yield ChangeKind.PROPERTY_DEPRECATED, None, name, "", ""
        if was.description != field.description:
            yield ChangeKind.DESCRIPTION_CHANGED, None, name, was.description, field.description


def _followed(named: str, renamed: Mapping[str, str]) -> str:
    """A type under the name that its object has now."""
    return re.sub(r"[^ ]+", lambda word: renamed.get(word[0], word[0]), named)


def _of_call(
    kind: ChangeKind,
    call: _Call,
    edition: Edition,
    *,
    name: str = "",
    before: str = "",
    after: str = "",
    impact: Impact | None = None,
) -> Change:
    place = place_of(call.pointer, edition.places)
    tag = next(iter(call.operation.get("tags", ())), "")
    where = place.origin.document or place.page
    verb = call.method.upper()
    return Change(kind, impact or kind.impact, verb, call.path, name, before, after, tag, where, place.origin.line)


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
