"""A page asked for and judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canvas_docs.fetch.acceptance import judge
from canvas_docs.fetch.client import Client, Response
from canvas_docs.fetch.discovery import ListedPage
from canvas_docs.fetch.manifest import PageKind
from canvas_docs.fetch.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Arrival:
    """A whole page, as served."""

    response: Response
    kind: PageKind


@dataclass(frozen=True, slots=True)
class NotModified:
    """The stored copy is what the server has."""


def ask_for(
    client: Client, page: ListedPage, validators: Mapping[str, str], *, accept_unmarked: bool
) -> Arrival | NotModified | Refusal:
    """Ask for a page; one that comes in part is asked for once more, since the next answer may be whole."""
    outcome = _ask_once(client, page, validators, accept_unmarked)
    if isinstance(outcome, Refusal) and outcome.partial:
        outcome = _ask_once(client, page, validators, accept_unmarked)
    return outcome


def _ask_once(
    client: Client, page: ListedPage, validators: Mapping[str, str], accept_unmarked: bool
) -> Arrival | NotModified | Refusal:
    answer = client.get(page.url, page.medium.accept, validators)
    if isinstance(answer, Refusal):
        return answer
    if answer.status == 304:
        return NotModified()
    kind = judge(answer, page.medium, reference=page.reference, accept_unmarked=accept_unmarked)
    return kind if isinstance(kind, Refusal) else Arrival(answer, kind)
