"""One type from two witnesses: the page, which mostly shows an example, and the Swagger file, which states a type."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from canvas_docs.model import Grade, Json, Kind, Type
from canvas_docs.parse.parameters import typed_values


class Verdict(StrEnum):
    """How the two witnesses stand to each other."""

    AGREES = "agrees"
    DIFFERS = "differs"  # the page's example is not of the stated type
    CONTRADICTS = "contradicts"  # both state a type, and not the same


_SCALARS = frozenset((Kind.STRING, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN))


def combined_type(own: Type, stated: Type, example: Json = None) -> tuple[Type, Verdict]:
    """What is known of a field: `own` is the page's type and `example` its example, `stated` the witness's type.

    A stated type wins over an inferred one, unless the example has another structure: a list or an object is not shown
    by mistake. Nothing that only the page knows is lost: null, allowed values, a narrower format.
    """
    if stated.kind is Kind.UNKNOWN:
        return own, Verdict.AGREES
    if own.kind is Kind.UNKNOWN:
        return _instead(own, stated), Verdict.AGREES
    if own.kind is stated.kind:
        return _same_kind(own, stated, example)
    if own.kind is Kind.OBJECT and stated.kind is Kind.REFERENCE:
        return _instead(own, stated), Verdict.AGREES
    if own.kind is Kind.ARRAY and stated.kind in (Kind.REFERENCE, Kind.OBJECT):
        items, _ = combined_type(own.items or Type(), stated)
        return replace(own, items=items), _verdict(own)
    if own.grade is Grade.DOCUMENTED or own.kind not in _SCALARS:
        return own, _verdict(own)
    return _instead(own, stated), Verdict.AGREES if _is_readable_as(example, stated.kind) else Verdict.DIFFERS


def with_allowed(own: Type, stated: Type) -> Type:
    """The type with all values that either allows, in the order of the witness, whose list is a list in its source."""
    if not stated.allowed:
        return own
    values = dict.fromkeys(str(value) for value in (*stated.allowed, *own.allowed))
    return replace(own, allowed=typed_values(list(values), own))


def _verdict(own: Type) -> Verdict:
    return Verdict.CONTRADICTS if own.grade is Grade.DOCUMENTED else Verdict.DIFFERS


def _instead(own: Type, stated: Type) -> Type:
    allowed = stated.allowed or typed_values([str(value) for value in own.allowed], stated)
    return replace(stated, nullable=own.nullable or stated.nullable, allowed=allowed)


def _same_kind(own: Type, stated: Type, example: Json) -> tuple[Type, Verdict]:
    match own.kind:
        case Kind.ARRAY:
            shown = example[0] if isinstance(example, list) and example else None
            items, verdict = combined_type(own.items or Type(), stated.items or Type(), shown)
            return replace(_stated(own), items=items if items != Type() else own.items), verdict
        case Kind.OBJECT:
            return (_instead(own, stated) if stated.values else _stated(own)), Verdict.AGREES
        case Kind.REFERENCE:
            is_same = own.target is not None and stated.target is not None and own.target.name == stated.target.name
            return own, Verdict.AGREES if is_same else Verdict.CONTRADICTS
        case Kind.STRING:
            return _string(own, stated)
    return with_allowed(_stated(own), stated), Verdict.AGREES


def _string(own: Type, stated: Type) -> tuple[Type, Verdict]:
    """A format that only the page shows stays inferred; one that both have and not the same stays the page's."""
    if own.format is None or own.format == stated.format:
        return with_allowed(replace(_stated(own), format=stated.format), stated), Verdict.AGREES
    return with_allowed(own, stated), Verdict.DIFFERS if stated.format else Verdict.AGREES


def _stated(own: Type) -> Type:
    return replace(own, grade=Grade.DOCUMENTED, rule="")


def _is_readable_as(example: Json, kind: Kind) -> bool:
    """Whether the example does not speak against the kind; examples of 2014 are texts, whatever they hold."""
    if example is None or example == "" or kind is Kind.STRING:
        return example is None or isinstance(example, str)
    if isinstance(example, bool):
        return kind is Kind.BOOLEAN
    if isinstance(example, int | float):
        return kind is Kind.NUMBER or (kind is Kind.INTEGER and float(example).is_integer())
    text = str(example).strip()
    match kind:
        case Kind.BOOLEAN:
            return text.lower() in ("true", "false")
        case Kind.INTEGER | Kind.NUMBER:
            return text.replace(".", "", 1).lstrip("-").isdigit()
        case Kind.ARRAY:
            return text.startswith("[")
        case Kind.OBJECT | Kind.REFERENCE:
            return text.startswith("{")
    return True
