"""Objects that the comment of a field names."""

from __future__ import annotations

import re

from canvas_docs.model import Field, Type
from canvas_docs.references.documented import Documented
from canvas_docs.references.link_context import Context, Found, ending, fits
from canvas_docs.type_words import LIST_NOUN
from canvas_docs.words import words_of

_CAMEL_CASE = re.compile(r"(?<![\w:])(?:[A-Z]\w*::){0,4}(?:[A-Z][a-z0-9]+){2,}\b")
_COMPANION = re.compile(r"\bwith an? (?:[A-Z]\w+ )+")
"""What something else has: "items with a BankItem entry"."""
_OBJECT = re.compile(r"\b(?:[Aa]n?|[Tt]he|of|full) (?P<name>(?:[A-Za-z]+[ -]){0,3}[A-Za-z][\w:]*) objects?\b")
_LEAD = re.compile(r"\A(?:\([^)]*\)\s*|optional[:,]\s*)*", re.IGNORECASE)
_LIST_OF = re.compile(
    rf"(?:(?:an?|the|this is an?)\s+)?(?:(?:paginated|json)\s+)?{LIST_NOUN}s?\s+of\s+"
    r"(?:all\s+|the\s+)*(?P<words>[^.;:,(]*)",
    re.IGNORECASE,
)


_NAME = r"(?:[Aa]n? |[Tt]he )?(?:[A-Z][a-z0-9]+){2,}"
_EITHER = re.compile(rf"{_NAME}(?:, {_NAME})*,? or {_NAME}\b")
_BY_TYPE = re.compile(r"\bdepending on the (?:\w+ )?type\b", re.IGNORECASE)


def alternatives(member: Field, context: Context) -> tuple[Documented, ...]:
    """The objects of which a field holds one, depending on the case; either none or at least two.

    "either a QuestionItem, StimulusItem or BankItem" names them. "Event data depending on the event type. An updated
    event returns an UpdatedEventData" names one: the page's other kinds of event data are meant as well.
    """
    text = member.description.replace("\\", "")
    listed = _EITHER.search(text)
    names = _CAMEL_CASE.findall(listed[0] if listed else text)
    found = [one for one in dict.fromkeys(map(context.called, names)) if one]
    if listed:
        return tuple(found) if len(found) == len(names) > 1 else ()
    key = words_of(member.name)
    if not found or not _BY_TYPE.search(text):
        return ()
    kinds = [one for one in context.objects.of_page(context.page) if one.bare[-len(key) :] == key]
    return tuple(kinds) if len(kinds) > 1 and found[0] in kinds else ()


def in_comment(member: Field, _: Type, context: Context) -> Found | None:
    """`The ModuleItem being queried`, `a File object`; of several names the one that the field's own name fits."""
    text = _COMPANION.sub("", member.description.replace("\\", ""))
    names = [match.group() for match in _CAMEL_CASE.finditer(text)]
    for match in _OBJECT.finditer(text):
        words = match["name"].split()
        names += [" ".join(words[start:]) for start in range(len(words))]
    found = [one for one in dict.fromkeys(map(context.called, names)) if one and one.name != context.owner]
    if not found:
        return None
    return next((one for one in found if fits(words_of(member.name), one)), found[0]), "comment-names-object"


_CONTAINS = re.compile(r"\b(?:contains?|holds?) (?:an?|the|that) (?P<noun>\w+) (?:for|of)\b", re.IGNORECASE)


def contained(member: Field, _: Type, context: Context) -> Found | None:
    """`This contains the statistics for courses`: the page's SisImportStatistic."""
    contained = _CONTAINS.search(member.description)
    found = ending(words_of(contained["noun"]), context) if contained else None
    return (found, "comment-names-object") if found else None


def in_opening_words(member: Field, _: Type, context: Context) -> Found | None:
    """`List of module items …`, `Calendar Events representing …`: as many words as make an object's name."""
    text = member.description.replace("\\", "")
    text = _LEAD.sub("", text, count=1)
    listed = _LIST_OF.match(text)
    words = noun_phrase(listed["words"] if listed else text)
    for start in range(len(words) - (0 if listed else 1)):
        found = ending(words[start:], context) if listed and len(words) - start > 1 else None
        found = found or context.objects.called(words[start:], context.page)
        if found and (listed or start == 0):
            return found, "comment-list-of" if listed else "comment-opens-with-object"
    return None


_PHRASE_ENDS = re.compile(
    r"[^\w\s'’-]|\b(?:that|which|who|of|for|in|on|to|from|with|where|about|by|as|at|and|or|are|is|was|will|has|have"
    r"|if|when|this|available|active|\w{3,}ing|\w{3,}ed)\b",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"\A(?:(?:an?|the|all|each|any|its) )+", re.IGNORECASE)


def noun_phrase(text: str) -> tuple[str, ...]:
    """The words that a comment opens with, up to the first that is no part of a name.

    `assignment submissions having comments` gives assignment, submission: a list of submissions, of no assignments.
    """
    opening = _ARTICLES.sub("", text.strip())
    end = _PHRASE_ENDS.search(opening)
    return words_of(opening[: end.start()] if end else opening)
