"""The changes from one edition to another, as a value and in every form in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_openapi.changes import texts
from canvas_openapi.changes.change import Change
from canvas_openapi.changes.edition import Edition
from canvas_openapi.changes.kinds import Impact


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one edition to another, in the order of the newer document."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]

    @property
    def version_step(self) -> str:
        """The step of a semantic version that the changes ask for: `major`, `minor`, `patch` or `none`."""
        return texts.version_step(self.changes)

    @property
    def headline(self) -> str:
        """Which two editions were compared, with their titles and dates."""
        return texts.headline(self.old, self.new)

    @property
    def summary(self) -> str:
        """One line: how many changes there are of which grade."""
        return texts.summary(self.changes)

    def has(self, grade: Impact) -> bool:
        """Whether there is a change of a grade or a worse one."""
        grades = list(Impact)
        return any(grades.index(change.grade) <= grades.index(grade) for change in self.changes)

    def to_text(self) -> str:
        """For a terminal: one line a change, by resource."""
        return texts.changes_text(self.old, self.new, self.changes)

    def to_markdown(self) -> str:
        """The same as Markdown."""
        return texts.changes_markdown(self.old, self.new, self.changes)

    def to_html(self) -> str:
        """The same as one page that loads nothing."""
        return texts.changes_html(self.old, self.new, self.changes)

    def to_json(self) -> bytes:
        """In the form of `changes/changes.schema.json`."""
        return texts.changes_json(self.old, self.new, self.changes)
