"""Two OpenAPI documents of ours → the changes from one to the other.

Operations are known by verb and path with the names of path parameters taken out: a renamed path parameter, an
operationId and the page that an operation stands on are no change of the API. So is the name of a component, which is
ours: an object that only got another name is followed.
"""

from __future__ import annotations

from dataclasses import replace

from canvas_openapi.changes.change import Change
from canvas_openapi.changes.compared_objects import objects_compared, renamed_objects
from canvas_openapi.changes.compared_operations import operations_compared
from canvas_openapi.changes.edition import Edition
from canvas_openapi.changes.kinds import ChangeKind, Impact
from canvas_openapi.changes.printed import only_read_otherwise


def compare_editions(old: Edition, new: Edition, *, descriptions: bool = False) -> list[Change]:
    """All changes from `old` to `new`, in the order of the new document, what was removed first.

    Where the docs print the same and only our reading is another, the grade says so. `descriptions`: also where only
    the words changed.
    """
    renamed = renamed_objects(old, new)
    changes = [*operations_compared(old, new, renamed), *objects_compared(old, new, renamed)]
    if not descriptions:
        changes = [change for change in changes if change.kind is not ChangeKind.DESCRIPTION_CHANGED]
    earlier = {now: before for before, now in renamed.items()}

    def graded(change: Change) -> Change:
        name = earlier.get(change.component, change.component)
        same = only_read_otherwise(change, old.printed, new.printed, name)
        return replace(change, grade=Impact.READING) if same else change

    return [graded(change) for change in changes]
