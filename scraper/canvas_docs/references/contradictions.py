"""Answers of which the words of a page say one thing and its example shows another."""

from __future__ import annotations

from canvas_docs.diagnostics import Diagnostic, diagnostic
from canvas_docs.model import Action, ArrayType, Reference
from canvas_docs.references.returns_from_examples import contradicts, from_examples


def contradictions(reference: Reference) -> list[Diagnostic]:
    """One diagnostic for each action whose returns line names a list and whose example is none, or the reverse.

    The reference is as parsed: once its returns are concluded, the example has had its way.
    """
    return [problem for _, action in reference.actions if (problem := _contradiction(action))]


def _contradiction(action: Action) -> Diagnostic | None:
    if action.returns is None or not action.response_examples:
        return None
    shown = from_examples(action.response_examples)
    if not contradicts(action.returns.type, shown):
        return None
    kind = "a list" if isinstance(shown, ArrayType) else "a single object"
    problem = f'the example response is {kind}, and the page says "{action.returns.text}"'
    return diagnostic("returns-differ", problem, action.returns.origin)
