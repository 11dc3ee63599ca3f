"""The kinds of change, each with its grade and one explanation."""

from __future__ import annotations

from enum import Enum, StrEnum


class Impact(StrEnum):
    """What a change means for who calls the API, the worst first."""

    BREAKING = "breaking"
    RISKY = "risky"
    SAFE = "safe"
    DOCS = "docs"
    READING = "reading"  # the docs print the same: another version of this program reads it otherwise


class ChangeKind(Enum):
    """A kind of change: its name in the outputs, its usual grade, and what it means."""

    OPERATION_REMOVED = "operation-removed", Impact.BREAKING, "The call is no longer documented."
    OPERATION_MOVED = "operation-moved", Impact.BREAKING, "The same action has another path."
    OPERATION_ADDED = "operation-added", Impact.SAFE, "The call is new."
    OPERATION_DEPRECATED = "operation-deprecated", Impact.SAFE, "The call still works and will go."
    SCOPE_CHANGED = "scope-changed", Impact.BREAKING, "A developer key that enforces scopes needs another one."
    PARAMETER_REMOVED = "parameter-removed", Impact.BREAKING, "What was sent is no longer documented."
    PARAMETER_RENAMED = "parameter-renamed", Impact.BREAKING, "What was sent is sent under another name or form."
    PARAMETER_REQUIRED = "parameter-required", Impact.BREAKING, "A call without the parameter is refused."
    PARAMETER_RETYPED = "parameter-retyped", Impact.BREAKING, "Another type of value is expected."
    PARAMETER_VALUES_REMOVED = "parameter-values-removed", Impact.BREAKING, "A value is no longer documented."
    PARAMETER_VALUES_ADDED = "parameter-values-added", Impact.SAFE, "More values may be sent."
    PARAMETER_DEFAULT = "parameter-default-changed", Impact.RISKY, "A call that leaves it out may act otherwise."
    PARAMETER_OPTIONAL = "parameter-optional", Impact.SAFE, "The parameter may be left out."
    PARAMETER_DEPRECATED = "parameter-deprecated", Impact.SAFE, "The parameter still works and will go."
    PARAMETER_ADDED = "parameter-added", Impact.SAFE, "More may be sent."
    ANSWER_RETYPED = "answer-retyped", Impact.BREAKING, "The call answers with another type."
    STATUS_ADDED = "status-added", Impact.RISKY, "The call may answer with a status that was not documented."
    STATUS_REMOVED = "status-removed", Impact.SAFE, "A status is no longer documented."
    OBJECT_REMOVED = "object-removed", Impact.RISKY, "The object is no longer described; answers may still hold it."
    OBJECT_ADDED = "object-added", Impact.SAFE, "The object is new."
    PROPERTY_REMOVED = "property-removed", Impact.BREAKING, "Who reads the property may find nothing."
    PROPERTY_RETYPED = "property-retyped", Impact.BREAKING, "The property holds another type of value."
    PROPERTY_VALUES_ADDED = "property-values-added", Impact.RISKY, "Answers may hold a value that nobody expects."
    PROPERTY_VALUES_REMOVED = "property-values-removed", Impact.SAFE, "Answers no longer hold a value."
    PROPERTY_DEPRECATED = "property-deprecated", Impact.SAFE, "The property is still there and will go."
    PROPERTY_ADDED = "property-added", Impact.SAFE, "Answers hold more."
    DESCRIPTION_CHANGED = "description-changed", Impact.DOCS, "Only the words of the docs are others."

    def __init__(self, label: str, impact: Impact, explanation: str) -> None:
        self.label = label
        self.impact = impact
        self.explanation = explanation
