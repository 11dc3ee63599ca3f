"""What a path parameter is, where the docs do not describe it: by its name, for a bare `id` by what stands before.

Which objects may be named by their SIS id is said in the docs' guide on object ids and SIS ids; `self` is the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from canvas_docs.words import singular


@dataclass(frozen=True, slots=True)
class PathDescription:
    """A description, and values that are legal in the place, the usual one first; none where no value is known."""

    text: str
    examples: tuple[str, ...] = ()


_CANVAS_ID = "1234"
_SIS_IDS = {
    "account": "sis_account_id:MATH",
    "course": "sis_course_id:MATH-101",
    "enrollment term": "sis_term_id:2026-FALL",
    "group": "sis_group_id:TEAM-7",
    "group category": "sis_group_category_id:TEAMS",
    "section": "sis_section_id:MATH-101-A",
    "term": "sis_term_id:2026-FALL",
    "user": "sis_user_id:S12345",
}
"""The objects that may be named by a SIS id, with an example of one."""
_USERS = frozenset(("student", "grader", "destination user", "observer", "observee"))
"""What a user is called in some paths."""
_NO_NUMBERS = {
    "anonymous_id": PathDescription("The anonymous id of a submission: letters and digits.", ("aB1cD",)),
    "client_id": PathDescription("The client id of a developer key.", ("10000000000001",)),
    "media_object_id": PathDescription("The media object: its media id.", ("m-2vY8Kd3",)),
    "tab_id": PathDescription("The tab: its id, as the list of tabs gives it.", ("assignments",)),
}
"""Ids that are no numbers of Canvas's database."""
_SPOKEN = {"dest": "destination", "epub": "ePub", "lti": "LTI", "rce": "RCE", "sis": "SIS", "url": "URL"}
_PARAMETER = re.compile(r"\{\w+\}")
_ALTERNATIVE = re.compile(r"(?P<what>\w+)_or_id")
_ID = "_id"


def path_description(name: str, template: str) -> PathDescription:
    """The description of the path parameter `name` in a path template.

    A name that is no id says no more than its words, and then no value is known.
    """
    if name in _NO_NUMBERS:
        return _NO_NUMBERS[name]
    if alternative := _ALTERNATIVE.fullmatch(name):
        what = _spoken(alternative["what"])
        return PathDescription(f"The {_spoken(_before(name, template))}: its {what}, or its Canvas id.", (_CANVAS_ID,))
    if name != "id" and not name.endswith(_ID):
        return PathDescription(f"The {_spoken(name)}.")
    noun = _spoken(_before(name, template) if name == "id" else name.removesuffix(_ID))
    sis_id = _SIS_IDS.get("user" if noun in _USERS else noun.removeprefix("destination "))
    if sis_id is None:
        return PathDescription(f"The {noun}: its Canvas id.", (_CANVAS_ID,))
    self = ", `self`" if noun == "user" else ""
    prefix = sis_id.partition(":")[0]
    return PathDescription(f"The {noun}: its Canvas id{self}, or `{prefix}:` and its SIS id.", (_CANVAS_ID, sis_id))


def _before(name: str, template: str) -> str:
    """The last fixed segment before the parameter, in the singular."""
    segments = [part for part in _PARAMETER.sub("", template.partition(f"{{{name}}}")[0]).split("/") if part]
    return singular(segments[-1]) if segments else "object"


def _spoken(name: str) -> str:
    return " ".join(_SPOKEN.get(word, word) for word in name.split("_"))
