"""Where a list of values stands in a text: what is before it, what comes after it, whether it is all there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from canvas_docs.parse.prose_tokens import Sort
from canvas_docs.parse.value_introductions import goes_on, introduces_examples, is_subject
from canvas_docs.parse.value_lists import Prose, ValueList

_WINDOW = 120
"""How many characters before a list are looked at."""
_ENDS = (Sort.STOP, Sort.SEMICOLON, Sort.CLOSE, Sort.LINE, Sort.END)
Lists = Iterable[ValueList]


def before(prose: Prose, found: ValueList) -> str:
    """The words before a list."""
    start = prose.tokens[found.first].start
    return prose.text[max(0, start - _WINDOW) : start]


def closed(prose: Prose, lists: Lists) -> Iterator[ValueList]:
    """The lists of values that are neither introduced as examples nor go on with "etc." or "or another"."""
    for found in lists:
        end = prose.tokens[found.last - 1].end
        if goes_on(prose.text, end) or is_subject(prose.text, end) or introduces_examples(before(prose, found)):
            continue
        yield found


def first_values(lists: Lists) -> tuple[str, ...]:
    """The values of the first list; none if there is no list."""
    return next((found.values for found in lists), ())


def first_closed(prose: Prose, lists: Lists) -> tuple[str, ...]:
    """The values of the first of the lists that is closed."""
    return first_values(closed(prose, lists))


def ends_sentence(prose: Prose, found: ValueList) -> bool:
    """Whether nothing of the sentence, or of what stands in brackets, comes after the list."""
    return prose.tokens[found.last].sort in _ENDS or prose.tokens[found.last - 1].sort is Sort.CLOSE


def ends_text(prose: Prose, found: ValueList) -> bool:
    """Whether nothing but a full stop comes after the list."""
    rest = prose.tokens[found.last : -1]
    return not rest or (len(rest) == 1 and rest[0].sort is Sort.STOP)


def is_enclosed(prose: Prose, found: ValueList) -> bool:
    """Whether the list stands in brackets."""
    return prose.tokens[found.first].sort is Sort.OPEN and prose.tokens[found.last - 1].sort is Sort.CLOSE


def follows(prose: Prose, found: ValueList, sort: Sort) -> bool:
    """Whether a token of this sort stands directly before the list."""
    return found.first > 0 and prose.tokens[found.first - 1].sort is sort
