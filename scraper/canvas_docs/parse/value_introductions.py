"""The words around a list of values: what introduces it, and what says that it is not the whole list."""

from __future__ import annotations

import re

_MORE_TO_COME = re.compile(
    r"\b(?:other|more|additional|new) (?:\w+ )?(?:types|values|options|states)? ?(?:may|might|can|could|will) be"
    r" (?:added|introduced|supported|available|defined|returned)\b",
    re.I,
)
_FOR_EXAMPLE = re.compile(r"\b(?:e\.?g\b|ex[.:]|such as|for example|for instance|etc\b)", re.I)
_INTRODUCES_EXAMPLES = re.compile(
    r"\b(?:e\.?g\b|i\.?e\.|ex[.:]|eg:|such as|for example|for instance|example:|like|including|includes?|among)"
    r"[\s:.,]*[(\[]?\s*$",
    re.I,
)
_GOES_ON = re.compile(
    r"[\s,)\]]*(?:\.\.|…|etc\b|(?:or|and)\s+(?:an?|any|some|other|others|another|more|custom|user|the)\b"
    r"|among others|and so on|for example|such as|e\.?g\b)",
    re.I,
)


def more_to_come(text: str) -> bool:
    """`Other types may be added`."""
    return _MORE_TO_COME.search(text) is not None


def gives_examples(text: str) -> bool:
    """`… such as …`, `… etc.`, anywhere in a text."""
    return _FOR_EXAMPLE.search(text) is not None


def introduces_examples(before: str) -> bool:
    """Whether the words before a list make examples of its values: `e.g.`, `such as`, `Currently, these include:`."""
    return _INTRODUCES_EXAMPLES.search(before) is not None


def goes_on(text: str, end: int) -> bool:
    """Whether the list that ends at `end` goes on without saying how: `etc.`, `or a state that the keeper made`."""
    return _GOES_ON.match(text, end) is not None


_DOES = re.compile(r"[\s\])]*(?:should|must|can|may|will|has to|have to|is|are)\b", re.I)


def is_subject(text: str, end: int) -> bool:
    """Whether the list that ends at `end` is the subject of its sentence: `Either 'url' or 'domain' must be set`."""
    return _DOES.match(text, end) is not None


_ADJECTIVES = "possible|allowed|allowable|valid|accepted|acceptable|available|legal|permitted|supported|applicable"
_INTRODUCTIONS = tuple(
    re.compile(words + r"\s*$", re.I)
    for words in (
        r"\b(?:(?:is|are|be|either) )?(?:one|any|some|one or more|zero or more) of"
        r"(?: (?:the|these|following|values|options|below|types|strings|are))*\s*[:-]?",
        rf"\b(?:{_ADJECTIVES})(?: (?!if\b|when\b|for\b|only\b|in\b|as\b)\w+){{1,2}}(?: are| is|:| include)?\s*:?",
        r"\bvalues? (?:are|is|can be|may be|will be|could be|must be)(?: either| one of)?\s*:?",
        r"\b(?:options|values|choices)(?: are| is)?\s*:",
        r"\b(?:can|could|may|must|will|should) (?:also )?be(?: set to)?(?: either)?\s*:?",
        r"\beither",
    )
)


_CONDITION = re.compile(r"\b(?:if|when|unless|where)\b[^.;:,\n]*$", re.I)
_INCLUDES = re.compile(r"\binclude[s:]*\s*$", re.I)


def introduction(before: str, *, open_too: bool = False) -> int | None:
    """Where in the words before a list those begin that introduce it; None if none do.

    `One of the following values:`, `Possible states are`, `Options:`, `can be set to`, `either`; with `open_too` also
    `These include:`, behind which there need not be all.
    """
    if _CONDITION.search(before):
        return None
    phrases = (*_INTRODUCTIONS, _INCLUDES) if open_too else _INTRODUCTIONS
    return min((match.start() for words in phrases if (match := words.search(before))), default=None)
