"""What a Swagger file adds to an action."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import UNKNOWN, Action, ArrayType, Parameter, Primitive, ScalarType, UnknownType
from canvas_docs.routes import expand
from canvas_docs.witness.joined_types import with_allowed

Shape = tuple[str, str]
"""A verb and a path whose variables have lost their names: the docs call one position by several."""

_VARIABLE = re.compile(r"([:*])\w+")
_NAME_IN_PATH = re.compile(r"[:*](\w+)")


def shapes(action: Action) -> Iterator[Shape]:
    """The shapes of an action's routes; `a(/b)` has two."""
    for route in action.routes:
        for path in dict.fromkeys(expand(route.path)):
            yield route.verb, _VARIABLE.sub(r"\1", path)


def enriched_action(action: Action, witness: Action, diagnostics: list[Diagnostic]) -> Action:
    """The action with the witness's returns, description and deprecation where it has none, and its parameters."""
    by_name = {bare_name(parameter.name): parameter for parameter in witness.parameters}
    rows = Counter(bare_name(parameter.name) for parameter in action.parameters)
    parameters = []
    for parameter in action.parameters:
        name = bare_name(parameter.name)
        known = by_name.get(name)
        parameters.append(_parameter(parameter, known) if known and rows[name] == 1 else parameter)
    diagnostics.extend(_differing(action, by_name))
    returns = witness.returns
    is_typed = returns is not None and not (isinstance(returns.type, ArrayType) and returns.type.items is None)
    return replace(
        action,
        title=action.title or witness.title,
        description=action.description or witness.description,
        deprecation=action.deprecation or witness.deprecation,
        parameters=tuple(parameters),
        response_fields=action.response_fields or witness.response_fields,
        returns=action.returns or (returns if is_typed else None),
    )


def bare_name(name: str) -> str:
    """A parameter's name as the Swagger files write it: without `[]` (FORMATS D, defect 1)."""
    return name.replace("[]", "")


def _parameter(parameter: Parameter, witness: Parameter) -> Parameter:
    """The parameter with what it lacks. That a type is `string` is what the generator writes when it knows none."""
    type_, other = parameter.type, witness.type
    is_default = isinstance(other, UnknownType) or (
        isinstance(other, ScalarType) and other.kind is Primitive.STRING and other.format is None
    )
    if isinstance(type_, UnknownType) and not type_.text and not is_default:
        type_ = replace(other, allowed=type_.allowed)
    return replace(
        parameter,
        type=with_allowed(type_, other),
        description=parameter.description or witness.description,
        default=witness.default if parameter.default is None else parameter.default,
        deprecation=parameter.deprecation or witness.deprecation,
        origin=parameter.origin if type_ is parameter.type else witness.origin,
    )


def _differing(action: Action, by_name: dict[str, Parameter]) -> Iterator[Diagnostic]:
    """What the witness says otherwise: types where both state one, and which parameters must be given.

    Variables of the path are always required. The Swagger files of 2014 require whatever is not called optional, which
    no page says: one note for all of an action.
    """
    in_path = {name for route in action.routes for name in _NAME_IN_PATH.findall(route.path)}
    only_witness: list[Parameter] = []
    for parameter in action.parameters:
        other = by_name.get(bare_name(parameter.name))
        if other is None or parameter.name in in_path:
            continue
        if parameter.required and not other.required:
            yield _differs(f"{parameter.name} is required on the page and not", other, parameter)
        elif other.required and not parameter.required:
            only_witness.append(parameter)
        if _contradicts(parameter, other):
            yield _differs(
                f"{parameter.name} is {parameter.type.text} on the page and {other.type.text}", other, parameter
            )
    if only_witness:
        names = ", ".join(parameter.name for parameter in only_witness)
        problem = f"the page does not say that these are required, and the Swagger file does: {names}"
        advice = "nothing to do: the page was followed"
        yield Diagnostic("witness-differs", problem, advice, only_witness[0].origin, Severity.NOTE)


def _differs(problem: str, witness: Parameter, parameter: Parameter) -> Diagnostic:
    problem = f"{problem} in the Swagger file ({witness.origin})"
    return Diagnostic("witness-differs", problem, "check which is right: the page was followed", parameter.origin)


def _contradicts(parameter: Parameter, witness: Parameter) -> bool:
    kinds = {parameter.type.kind, witness.type.kind}
    numbers = {Primitive.INTEGER, Primitive.NUMBER}
    return len(kinds) == 2 and not kinds & {UNKNOWN.kind, Primitive.STRING} and kinds != numbers
