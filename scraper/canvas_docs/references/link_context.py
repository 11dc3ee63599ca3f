"""Where a field stands, and how its name and the names of objects are compared."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_docs.references.documented import Documented, DocumentedObjects
from canvas_docs.words import words_of


@dataclass(frozen=True, slots=True)
class Context:
    """Where a field stands: the page, and the object that it belongs to (empty in a response)."""

    objects: DocumentedObjects
    page: str
    owner: str = ""

    def called(self, name: str) -> Documented | None:
        """The object of this name, in any spelling: `ModuleItem`, `module items`, `Lti::Placement`."""
        return self.objects.called(words_of(name), self.page)


Found = tuple[Documented, str]
"""The object, and the rule that found it."""


def ending(words: tuple[str, ...], context: Context) -> Documented | None:
    """The page's object whose name ends with the words, if there is but one: assignment override, on a quiz page."""
    own = [
        one
        for one in context.objects.of_page(context.page)
        if one.bare[-len(words) :] == words and one.name != context.owner
    ]
    return own[0] if len(own) == 1 else None


def fits(key: tuple[str, ...], documented: Documented) -> bool:
    """Whether a field's name tells of an object.

    The last words are the same (`latest_migration`, BlueprintMigration; `origin_course`, CourseAttributes), or the
    object's name holds those of the field in their order (`rubric`, RubricCriteria).
    """
    if not key:
        return False
    return key[-1] == documented.bare[-1] or holds_in_order(key, documented.bare)


def holds_in_order(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a name has all words of another, in their order, with others between them or not."""
    rest = iter(whole)
    return all(word in rest for word in part)
