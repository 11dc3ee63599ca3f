"""The sentences that say what an action answers, as rules; `returns_from_words` finds what their words name."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from canvas_docs.rules import Rule
from canvas_docs.type_words import LIST_NOUN, MAP_NOUN, OBJECT_NOUN
from canvas_docs.words import singular

_NOUNS = r"((?:[A-Za-z_-]+(?:['’]s?)? ?){1,7})"
_POSSESSIVE = re.compile(r"['’]s? ?")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|[*`\\]")
STOP = re.compile(
    "that|which|who|of|for|in|on|to|from|with|where|matching|available|associated|visible|the|and|or|are|is"
    "|an?|this|each|your?|they|their"
)
"""Words at which what a phrase names has ended."""
_START = r"(?:^|[.:] )"
_ANSWERS = "(?:This endpoint )?(?:Returns?|Retrieves?|Lists?|Gets?|Gives?|Fetch(?:es)?) "
_ONE = r"(?:single |specific |individual |new |newly created |created |updated |deleted |given )*"
_KEY = re.compile(r"[`'\"‘“](\w+)[`'\"’”]")


def _phrases(pattern: str) -> Callable[[str], tuple[str, ...]]:
    """Returns a function that finds the nouns in a pattern, without a possessive: "the pond's fishes" → "fishes"."""
    compiled = re.compile(pattern, re.I)

    def read(text: str) -> tuple[str, ...]:
        nouns = (next(filter(None, match.groups())) for match in compiled.finditer(text))
        return tuple(_POSSESSIVE.split(phrase.strip())[-1] for phrase in nouns)

    return read


def _searched(pattern: str, flags: re.RegexFlag = re.I) -> Callable[[str], re.Match[str] | None]:
    return re.compile(pattern, flags).search


def sentence_text(markdown: str) -> str:
    """A description without the marks of links, code and emphasis, its lines in one."""
    return _SPACE.sub(" ", _MARKS.sub(r"\1", markdown)).strip()


def key_names(words: str) -> tuple[str, ...]:
    """The names that stand in quotes, each once."""
    return tuple(dict.fromkeys(_KEY.findall(words)))


def _keyed(text: str) -> re.Match[str] | None:
    """What a sentence says of the keys of an object: what the values of keys that are data are, or the keys' names."""
    named = _HASH_WITH.search(text)
    return _MAPPING.search(text) or (named if named and key_names(named["keys"]) else None)


_MAPPING = re.compile(
    rf"\b(?:Returns|The return value is|The response is) (?:an? |the ){MAP_NOUN} of [^.]+? to "
    rf"(?:(?P<list>{LIST_NOUN}s?)\b(?P<ids> of [^.,]*\bids\b)?"
    r"|(?P<objects>objects|hashes)\b(?: (?:containing|with) (?P<keys>[^.]+))?)?",
    re.I,
)
_HASH_WITH = re.compile(
    rf"\b(?:returns?|return value is|response is)\b[^.]*? (?:an? |the )(?:JSON )?{OBJECT_NOUN} "
    r"(?:with|containing|of) (?:the |an? )?(?:keys?:? |following keys:? )?(?P<keys>[^.]+)",
    re.I,
)


def _single(text: str) -> str:
    """The noun of the first sentence that names a single thing; empty if there is none."""
    for found in _ONE_THING.finditer(text):
        nouns: list[str] = list(takewhile(lambda word: not STOP.fullmatch(word), found["nouns"].lower().split()))
        if nouns and singular(nouns[-1]) == nouns[-1] and not _SEVERAL_OR_PLAIN.intersection(nouns):
            return nouns[-1]
    return ""


_ONE_THING = re.compile(
    rf"(?:{_START}(?:Can )?returns?|\b(?:and|then) returns?) (?:an?|the) (?:latest |last )?{_ONE}"
    r"(?P<nouns>(?:[a-z_-]+ ?){1,5})(?!['’])\b",
    re.I,
)
_SEVERAL_OR_PLAIN = frozenset(
    [
        "list",
        "paginated",
        "collection",
        "array",
        "summary",
        "history",
        "stream",
        "data",
        "information",
        "next",
        "number",
        "count",
        "total",
        "boolean",
        "string",
        "text",
        "url",
        "csv",
        "file",
        "response",
    ]
)
"""Nouns in the singular that stand for several things, or for no object."""

LIST = Rule(
    "returns-prose-list",
    "a list of the objects that the sentence names",
    _phrases(
        rf"{_START}(?:{_ANSWERS})?(?:an? |the )?(?:paginated )?list of "
        rf"(?:all |the |new |up to \w+ )?{_NOUNS}"
    ),
    "A paginated list of the pond's fishes.",
    "Send a list of fishes.",
)
PAGINATED = Rule(
    "returns-prose-paginated",
    "a list of what no page describes",
    _searched(
        rf"{_START}Returns [^.:]+, paginated\.|{_START}(?:{_ANSWERS})?(?:an? |the )?paginated list\b"
        rf"|{_START}(?:{_ANSWERS})(?:an? |the )?list of all "
        r"|(?:^|\. )(?:This endpoint )?(?:supports pagination|is paginated)\b"
    ),
    "Returns the current pond's traffic, paginated.",
    "Returns the current pond's traffic.",
)
OBJECT = Rule(
    "returns-prose-object",
    "the object that the sentence names",
    _phrases(
        rf"\b(?:and|then) returns? (?:an?|the) {_ONE}{_NOUNS}"
        rf"|{_START}Returns? (?:information|details|data) (?:for|on|about|of) (?:an?|the) {_ONE}{_NOUNS}"
    ),
    "Delete a fish and return the deleted fish.",
    "Feeds the fish.",
)
ONE = Rule(
    "returns-prose-one",
    "an object, because a single thing is returned that no page describes",
    _single,
    "Reserve the boat and return the new reservation.",
    "Return the latest list of boats. Returns the summary of the traffic.",
)
COUNT = Rule(
    "returns-prose-count",
    "the number of something: all that show their answer send it in an object",
    _searched(r"(?:^|\. )Returns? the (?:total )?(?:number|count) of \w"),
    "Returns the number of fishes.",
    "Change the number of fishes.",
)
MAPPING = Rule(
    "returns-prose-mapping",
    "an object whose keys are data; or with the keys that the sentence names",
    _keyed,
    "Returns a mapping of pond names to arrays of fish names.",
    "Send a mapping of pond names to fishes.",
)
SAME_AS = Rule(
    "same-as",
    "another action of the page, which answers the same",
    _searched(
        r"(?:response (?:format |formatting )?is|results are) the same as (?:those returned by )?(?:the |that of )?"
        r"(?P<title>[^.]+?)(?: (?:endpoint|action)\b[^.]*)?(?:\.|$)"
        r"|\(see documentation for [‘'\"“`](?P<name>\w+)[’'\"”`] (?:method|action)\)"
    ),
    "The response is the same as the list of ponds endpoint.",
    "The pond is the same as the lake.",
)
ELSEWHERE = Rule(
    "same-as-elsewhere",
    "an action of another page, which answers the same",
    _searched(
        r"\bsee the (?:(?:API )?documentation for the )?(?P<title>[\w ]+?)(?: endpoint)?,? in the "
        r"(?P<page>[\w ]+) api\b"
    ),
    "For full documentation, see the API documentation for the pond fishes, in the pond api.",
    "See the documentation for the pond.",
)
REDIRECT = Rule(
    "returns-redirected",
    "an object of the page, to which the answer redirects",
    _phrases(rf"\bredirects? to (?:an? |the )?(?:appropriate )?{_NOUNS}"),
    "Redirect to the pond for a fish",
    "The pond that redirects its water",
)
UPLOAD = Rule(
    "upload-first-step",
    "the first step of an upload, which the guide on uploads describes for all of them",
    _searched(
        r"\bis the first step in uploading a file\b"
        r"|\bFile Upload Documentation\b.*? for details on the file upload workflow"
    ),
    "This API endpoint is the first step in uploading a file to a pond.",
    "The first step in uploading is to dig a pond.",
)
RULES = (
    LIST,
    PAGINATED,
    OBJECT,
    ONE,
    COUNT,
    MAPPING,
    SAME_AS,
    ELSEWHERE,
    REDIRECT,
    UPLOAD,
)
