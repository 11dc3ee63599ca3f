"""Verb and path → operationId.

An id is a function of verb and path alone, whatever other pages there are and whatever the path's parameters are
called: snake_case, at most 64 characters, readable aloud, never a reserved word (it has at least two parts).

    GET    /api/v1/courses                          list_courses
    GET    /api/v1/courses/{course_id}              get_course
    POST   /api/v1/courses/{course_id}/assignments  create_course_assignment
    PUT    /api/v1/courses/{course_id}/tabs/{id}    update_course_tab
    POST   /api/v1/progress/{id}/cancel             cancel_progress_by_id
    POST   /api/v1/courses/{id}/reset_content       reset_content_for_course
"""

from __future__ import annotations

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
# fmt: off
_ACTIONS = frozenset((
    "abort", "accept", "activate", "add", "allocate", "apply", "approve", "archive", "assign", "bind", "cancel",
    "clear", "close", "complete", "copy", "deactivate", "deliver", "disable", "dismiss", "duplicate", "enable",
    "end", "enqueue", "export", "finalize", "flag", "import", "invite", "link", "lock", "log", "mark", "merge",
    "moderate", "move", "open", "preview", "process", "publish", "reactivate", "refresh", "reject", "relock",
    "remind", "remove", "reorder", "replace", "reset", "resolve", "restore", "restrict", "resume", "save",
    "schedule", "select", "send", "share", "split", "start", "stop", "submit", "swap", "sync", "toggle",
    "unarchive", "undelete", "unflag", "unlink", "unlock", "unpublish", "unshare", "update", "upload", "validate",
    "verify",
))
# fmt: on
"""The words by which a last segment says what is done: `…/enrollments/{id}/accept`, `…/add_users`."""
_MANY = frozenset(("batch", "bulk"))
"""What may stand before one of them: `bulk_update`."""
_ONE_THING = frozenset(("analytics", "details", "permissions", "positions", "rights", "settings", "statistics"))
"""Plurals that name one thing: they are got, not listed."""
_SPOKEN = {
    # The same words in one segment and in two: `…/quizzes/{id}/extensions` and `…/quiz_extensions`.
    "quiz_extensions": "all_quiz_extensions",
    "sis_import_errors": "all_sis_import_errors",
    # The caller's own, beside `…/submissions/{id}`.
    "submission": "own_submission",
}
"""Segments that would be taken for others once they stand between other words."""
_SHORTER = (
    ("communication_channel", "channel"),
    ("notification_preference", "preference"),
    ("learning_outcome", "outcome"),
)
"""What may be said shorter in an id that is too long, in this order."""
_VERSIONS = re.compile(r"v\d+")


def operation_id(verb: str, path: str) -> str:
    """The operationId of `verb` (upper case) and an OpenAPI `path`."""
    segments = _segments(path)
    action = _action(segments[-1]) if segments and verb in ("POST", "PUT", "PATCH") else ""
    if action:
        context = _words(segments[:-1])
        link = ["for"] if "_" in action and context else []
        return _short([action, *link, *context]) if context or "_" in action else f"{action}_all"
    words = _words(segments)
    if not words:
        return f"{_VERBS[verb]}_root"
    return _short([_prefix(verb, segments[-1], words), *words[:-1], _last(verb, segments[-1], words[-1])])


def _segments(path: str) -> list[str]:
    """The parts of a path without `/api` and versions; a parameter is `{}`."""
    parts = [part for part in re.sub(r"{[^}]*}", "{}", path).split("/") if part]
    parts = parts[1:] if parts[:1] == ["api"] else parts
    return [part for part in parts if not _VERSIONS.fullmatch(part)]


def _action(segment: str) -> str:
    """The segment in snake case if it says what is done, else nothing."""
    words = _snake(segment).split("_")
    first = words[1] if words[0] in _MANY and len(words) > 1 else words[0]
    return "_".join(words) if first in _ACTIONS and "{" not in segment else ""


def _words(segments: list[str]) -> list[str]:
    """The words of an id.

    A fixed segment before a parameter is singular; where that changes nothing (`progress`), or a parameter follows a
    parameter, "by id" keeps `/progress` and `/progress/{id}` apart.
    """
    words: list[str] = []
    previous = ""
    for segment in segments:
        if "{" not in segment:
            word = _snake(segment)
            if word == "self" and words[-1:] == ["users"]:
                words[-1] = "my"
            elif word:
                words.append(_SPOKEN.get(word, word))
        elif previous and "{" not in previous and words and _is_plural(words[-1]):
            words[-1] = singular(words[-1])
        else:
            words.append(_parameter(segment))
        previous = segment
    return words


def _parameter(segment: str) -> str:
    """What is said of a parameter that no plural stands before; what surrounds it in its segment is said too."""
    return "_".join(("by", *filter(None, (_snake(part) or ("id" if part == "{}" else "") for part in _parts(segment)))))


def _parts(segment: str) -> list[str]:
    return re.split(r"(\{\})", segment)


def _prefix(verb: str, segment: str, words: list[str]) -> str:
    if verb == "GET" and "{" not in segment and _is_plural(words[-1]):
        return "list"
    if verb == "POST" and "{" in segment:
        return "post"  # create_… is the collection's
    return _VERBS[verb]


def _last(verb: str, segment: str, word: str) -> str:
    """The last word: one thing is created in a collection, where the word does not say that it is many."""
    is_one = verb == "POST" and "{" not in segment and word.partition("_")[0] not in (*_MANY, "all")
    return singular(word) if is_one and _is_plural(word) else word


def _short(words: list[str]) -> str:
    """The words as one name that is short enough: said shorter, and at last without words in the middle."""
    name = "_".join(words)
    for long, short in _SHORTER:
        if len(name) > MAX_LENGTH:
            name = name.replace(long, short)
    parts = name.split("_")
    while len("_".join(parts)) > MAX_LENGTH and len(parts) > 2:
        del parts[len(parts) // 2 - 1 if len(parts) > 3 else 1]
    return "_".join(parts)[:MAX_LENGTH].rstrip("_")


def _snake(segment: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", segment.lower()).strip("_")


def _is_plural(word: str) -> bool:
    """Whether a word names several things."""
    return singular(word) != word and word.rpartition("_")[2] not in _ONE_THING
