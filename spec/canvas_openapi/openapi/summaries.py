"""One summary for one operation: where routes share a title, what tells them apart stands behind it.

`GET /api/v1/courses/{course_id}/tabs` and `GET /api/v1/groups/{group_id}/tabs` are "List tabs (course)" and
"List tabs (group)": the words that stand in one of the paths and not in the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from canvas_docs.words import singular

_PREFIX = re.compile(r"^/api/(?:v1|lti|quiz/v1|sis|graphql)/?")

Call = tuple[str, str]
"""A verb and a path template."""


def unique_summaries(titles: Iterable[tuple[Call, str]]) -> dict[Call, str]:
    """The summary of each call, from the titles that the docs give; calls with one title are told apart."""
    together: dict[str, list[Call]] = defaultdict(list)
    for call, title in titles:
        together[_as_heading(title)].append(call)
    found: dict[Call, str] = {}
    for title, calls in together.items():
        for call, marks in _marks(calls, (_fixed, _named, _verb)).items():
            found[call] = f"{title} ({', '.join(marks)})" if marks else title
    return _without_repeats(found)


def _as_heading(title: str) -> str:
    """A title as most are written: "export the pots." as "Export the pots"."""
    return title[:1].upper() + title[1:].removesuffix(".")


def _marks(calls: Sequence[Call], ways: Sequence[Callable[[Call], list[str]]]) -> dict[Call, list[str]]:
    """What tells each call from the others: by the first way, and by the next where that leaves several alike."""
    if len(calls) == 1 or not ways:
        return {call: [] for call in calls}
    words = {call: ways[0](call) for call in calls}
    alike: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        alike[_own(words[call], list(words.values()))].append(call)
    found: dict[Call, list[str]] = {}
    for mark, group in alike.items():
        for call, more in _marks(group, ways[1:]).items():
            found[call] = [mark, *more] if mark else more
    return found


def _own(words: Sequence[str], all_words: Sequence[Sequence[str]]) -> str:
    """The words that are not in every one of the paths."""
    shared = set(words).intersection(*map(set, all_words))
    return " ".join(dict.fromkeys(word for word in words if word not in shared))


def _fixed(call: Call) -> list[str]:
    return [singular(part).replace("_", " ") for part in _segments(call[1]) if not part.startswith("{")]


def _named(call: Call) -> list[str]:
    return [f"by {part[1:-1].replace('_', ' ')}" for part in _segments(call[1]) if part.startswith("{")]


def _verb(call: Call) -> list[str]:
    return [call[0]]


def _segments(path: str) -> list[str]:
    return [part for part in _PREFIX.sub("", path).split("/") if part]


def _without_repeats(summaries: dict[Call, str]) -> dict[Call, str]:
    """The summaries, with verb and path behind those that still repeat: nothing else tells such calls apart."""
    calls: dict[str, list[Call]] = defaultdict(list)
    for call, summary in summaries.items():
        calls[summary].append(call)
    return {
        call: summary if len(calls[summary]) == 1 else f"{summary} ({call[0]} {call[1]})"
        for call, summary in summaries.items()
    }
