"""Verb and path → operationId.

An id is a function of verb and path alone, so that it never changes while the route stays: snake_case, at most 64
characters, readable aloud, never a reserved word (it starts with a verb and has at least two parts).

    GET    /api/v1/courses                          list_courses
    GET    /api/v1/courses/{course_id}              get_course
    POST   /api/v1/courses/{course_id}/assignments  create_course_assignment
    PUT    /api/v1/courses/{course_id}/tabs/{id}    update_course_tab
"""

from __future__ import annotations

import hashlib
import re

from canvas_docs.words import singular

MAX_LENGTH = 64

_VERBS = {
    "GET": "get",
    "POST": "create",
    "PUT": "update",
    "PATCH": "patch",
    "DELETE": "delete",
    "HEAD": "head",
    "OPTIONS": "options",
}
_DIGEST = 6
_COMMAND = re.compile(r"(?:add|bulk|copy|mark|remove|reset|save|search|update)_")
_EXCEPTIONS = {  # two routes whose words are the same
    ("GET", "/api/v1/courses/{}/quizzes/{}/submission"): "get_course_quiz_own_submission",
    ("GET", "/api/v1/accounts/{}/sis_imports/{}/errors"): "list_errors_of_account_sis_import",
}
_VERSIONS = re.compile(r"v\d+")


def operation_id(verb: str, path: str) -> str:
    """The operationId of `verb` (upper case) and an OpenAPI `path`."""
    anonymous = re.sub(r"{[^}]*}", "{}", path)
    if (verb, anonymous) in _EXCEPTIONS:
        return _EXCEPTIONS[verb, anonymous]
    words, ends_in_parameter = _words(path)
    action = _VERBS[verb]
    if not ends_in_parameter and words:
        last = words[-1]
        if verb == "GET" and is_plural(last):
            action = "list"
        elif verb == "POST" and is_plural(last) and not _COMMAND.match(last):
            words[-1] = singular(last)
    elif verb == "POST":
        action = "post"  # create_… is the collection's
    name = "_".join([action, *words]) if words else f"{action}_root"
    if len(name) <= MAX_LENGTH:
        return name
    digest = hashlib.sha256(f"{verb} {anonymous}".encode()).hexdigest()[:_DIGEST]
    return f"{name[: MAX_LENGTH - _DIGEST - 1].rstrip('_')}_{digest}"


def _words(path: str) -> tuple[list[str], bool]:
    """The words of an id, and whether the path ends in a parameter.

    A fixed segment before a parameter is singular; where that changes nothing (`progress`), or a parameter follows a
    parameter, "by" and the parameter's name keep `/progress` and `/progress/{id}` apart.
    """
    segments = [segment for segment in path.split("/") if segment]
    if segments[:1] == ["api"]:
        segments = segments[1:]
    if segments and _VERSIONS.fullmatch(segments[0]):
        segments = segments[1:]
    segments = [segment for segment in segments if not _VERSIONS.fullmatch(segment)]
    words: list[str] = []
    previous = ""
    for segment in segments:
        if "{" not in segment:
            words.append(_snake(segment))
        elif previous and "{" not in previous and is_plural(words[-1]):
            words[-1] = singular(words[-1])
        else:
            words += ["by", *filter(None, (_snake(part) for part in re.split(r"[{}]", segment)))]
        previous = segment
    return words, "{" in previous


def _snake(segment: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", segment.lower()).strip("_")


def is_plural(word: str) -> bool:
    """Whether a word names several things; "analytics" and "statistics" are one resource."""
    return singular(word) != word and word not in ("analytics", "statistics")
