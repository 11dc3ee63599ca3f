"""The sentences by which the docs mark their parts, the same in every published form (FORMATS A2, B3)."""

from __future__ import annotations

import re
from enum import StrEnum

CONTROLLER = re.compile(r"(?P<controller>[A-Z]\w*(?:::[A-Z]\w*)*)#(?P<action>[a-z_]\w*[?!=]?)")
"""`Quizzes::QuizReportsController#index`"""

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")

VERB_AND_PATH = re.compile(rf"(?P<verb>{'|'.join(VERBS)}) (?P<path>/\S*)")
"""`GET /api/v1/courses/:id`"""

SCOPE = re.compile(rf"Scope: ?(?P<scope>url:(?P<verb>{'|'.join(VERBS)})\|(?P<path>/\S*))")
"""`Scope: url:GET|/api/v1/courses/:id`"""

OBJECT = re.compile(r"An? (?P<name>\S.*?) object looks like:")
"""`An AccountCalendar object looks like:`"""

RETURNS = re.compile(
    r"Returns (?P<article>an?|a list of) (?P<list>(?:a )?[Ll]ist of )?(?P<name>[\w:]+)(?P<several>\[\])? objects?\.?"
)
"""`Returns a list of Account objects.` A description that starts with "Returns" does not end so.

Where the source says "List of Account" or `Account[]` the template still takes it for the name of one object.
"""

ALLOWED_VALUES = re.compile(r"Allowed values:\s*")

BETA = re.compile(r"BETA:")

ALL_RESOURCES = re.compile(r"All (?:API )?Resources(?: Reference| API)?")
"""The title of the page that holds all resources, in each form."""

PARAMETER_HEADER = ("Parameter", "Type", "Description")


class Label(StrEnum):
    """The lines that open a part of an action."""

    PARAMETERS = "Request Parameters:"
    RESPONSE_FIELDS = "API response field:"
    REQUEST_EXAMPLE = "Example Request:"
    RESPONSE_EXAMPLE = "Example Response:"


LABELS = {label.value: label for label in Label}
