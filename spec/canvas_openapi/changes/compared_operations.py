"""The operations of both sides → what came, went, moved, or changed in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from canvas_openapi.changes.change import Change, anonymous
from canvas_openapi.changes.compared_fields import answered_compared, followed, sent_compared
from canvas_openapi.changes.edition import Edition
from canvas_openapi.changes.fields import is_certain, sent_fields, type_name
from canvas_openapi.changes.kinds import ChangeKind, Impact
from canvas_openapi.openapi.known import Graded
from canvas_openapi.openapi.places import place_of

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


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


def operations_compared(old: Edition, new: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    """The changes of operations; `renamed` gives the components that only have another name now."""
    before, now = _calls(old), _calls(new)
    removed = {key: call for key, call in before.items() if key not in now}
    added = {key: call for key, call in now.items() if key not in before}
    moved = _moved(removed, added)
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


def _calls(edition: Edition) -> dict[tuple[str, str], _Call]:
    whole = Graded(edition.content, edition.evidence, "")
    return {
        (verb, anonymous(path)): _Call(verb, path, whole.below("paths", path, verb))
        for path, item in edition.content["paths"].items()
        for verb in VERBS
        if verb in item
    }


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
    for kind, impact, name, was, is_ in sent_compared(sent_fields(old.graded), sent_fields(new.graded)):
        yield _of_call(kind, new, edition, name=name, before=was, after=is_, impact=impact)
    was, is_ = before.get("description", ""), now.get("description", "")
    if was != is_:
        yield _of_call(ChangeKind.DESCRIPTION_CHANGED, new, edition, before=was, after=is_)
    yield from _answers_compared(old, new, edition, renamed)


def _scopes(operation: Mapping[str, Any]) -> tuple[str, ...]:
    """The scopes of an operation; the spelling of path parameters counts, for Canvas compares scopes as text."""
    return tuple(sorted({s for way in operation.get("security", ()) for scopes in way.values() for s in scopes}))


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
        was, is_ = followed(type_name(one.schema), renamed), type_name(other.schema)
        if was != is_:
            impact = None if was and is_ and is_certain(one) and is_certain(other) else Impact.RISKY
            yield _of_call(ChangeKind.ANSWER_RETYPED, new, edition, name=status, before=was, after=is_, impact=impact)
            continue
        for kind, graded, name, was, is_ in answered_compared(one, other, renamed):
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
