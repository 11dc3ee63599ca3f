"""Near-JSON with comments, read into a small tree.

The docs show objects as examples: JSON with `//` comments, printed by a generator that escapes nothing. What the
tree keeps beyond the values is what the docs say about them: each member's comment, its order and its line. The
parser is total: it raises on no input, its work is linear in the length of the text, and its depth is limited.

What it has to mend is named in `Commented.repairs`. No repair invents a value: text is taken as it stands, or left
out; where neither makes JSON of it, `json_value` says so and the example stays text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from canvas_docs.model import Json
from canvas_docs.parse.json_tokens import is_whole, joined, number, string_at
from canvas_docs.parse.json_tree import MAX_DEPTH, MISSING, Array, Member, Node, Object, Scalar, Word, is_plain_word


@dataclass(frozen=True, slots=True)
class Commented:
    """What was read: `node` is None where there is no value, `comment` is what stands above it.

    `complete` is False where the text ends early, or where more than one value and its comments are in it.
    """

    node: Node | None
    comment: str = ""
    repairs: tuple[str, ...] = ()
    complete: bool = False


def read(text: str) -> Commented:
    """The value in the text and its comments; for any text at all."""
    return _Parser(text).document()


_MAX_MISSES = 4  # an attempt at a quoted structure that fails may have read to the end: a bound keeps the whole linear

_SPACE = re.compile(r"\s+")
_COMMENT = re.compile(
    r"//(?P<line>[^\n]*)|/\*(?P<block>.*?)(?:\*/|\Z)|(?:(?<=\n)|\A)[ \t]*\#(?P<hash>[^\n]*)", re.DOTALL
)
_OPENING = re.compile(r'"\s*[\[{]')
_BLANKS = re.compile(r"[ \t]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?=[\s,\]}/\"]|\.\.|\Z)")
_WORD = re.compile(r"(?:(?!//|/\*|=>|\.\.\.)[^\s,:\[\]{}\"]|::|:(?=[^\s,\[\]{}\"]))+")
_ELLIPSIS = re.compile(r"\.{2,}|…")
_COLON = re.compile(r"\s*(?::|=>)")
_LITERALS: dict[str, Json] = {"true": True, "false": False, "null": None}
_FOREIGN: dict[str, Json] = {"nil": None, "None": None, "True": True, "False": False, "NULL": None}


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.repairs: dict[str, None] = {}
        self.comments: list[str] = []
        self.complete = True
        self.quoted_misses = 0
        self.inside_quotes = False
        self.line_starts = [match.end() for match in re.finditer("\n", text)]

    def document(self) -> Commented:
        self._space()
        comment = joined(self.comments)
        self.comments = []
        if self.position >= len(self.text):
            return Commented(None, comment)
        node = self._value(0)
        self._space()
        if self.position < len(self.text):
            self.complete = False
        return Commented(node, comment, tuple(self.repairs), self.complete)

    # -------------------------------------------------------------- values

    def _value(self, depth: int) -> Node:
        character = self.text[self.position : self.position + 1]
        if character in ("{", "["):
            if depth >= MAX_DEPTH:
                self.complete = False
                self.position = len(self.text)
                return MISSING
            return self._object(depth) if character == "{" else self._array(depth)
        if character and character in "\"'":
            return self._string_node(depth)
        digits = _NUMBER.match(self.text, self.position)
        if digits:
            self.position = digits.end()
            return Scalar(number(digits.group()))
        return self._word()

    def _object(self, depth: int) -> Object:
        members: list[Member] = []
        self.position += 1
        while self._more("}"):
            line = bisect_right(self.line_starts, self.position)
            start = self.position
            name = self._name()
            above = self.comments
            self.comments = []
            colon = _COLON.match(self.text, self.position)
            if name is None or colon is None:
                if self.position == start:
                    self.position += 1
                self._repair("stray text left out")
                self.complete = False
                continue
            if "=" in colon.group():
                self._repair("Ruby hash")
            self.position = colon.end()
            self._space()
            start = self.position
            value = MISSING if self.text[start : start + 1] in (",", "}", "]") else self._value(depth + 1)
            if (
                isinstance(value, Array)
                and self.text.startswith('"', start)
                and not name.removesuffix("[]").endswith("s")
            ):
                value = Scalar(self.text[start + 1 : self.position - 1])  # `"type": "["a", "b"]"` is one string
            if value == MISSING:
                self._repair("missing value left out")
            self._separator("}")
            members.append(Member(name, value, joined([*above, *self.comments]), line))
            self.comments = []
        return Object(tuple(members))

    def _array(self, depth: int) -> Array:
        items: list[Node] = []
        self.position += 1
        while self._more("]"):
            start = self.position
            value = self._value(depth + 1)
            if self.position == start:
                self.position += 1
                self._repair("stray text left out")
                self.complete = False
                continue
            items.append(value)
            self._separator("]")
            self.comments = []
        return Array(tuple(items))

    def _more(self, close: str) -> bool:
        """Whether another element follows; passes the closing bracket if none does."""
        while True:
            self._space()
            if self.position >= len(self.text):
                self.complete = False
                self._repair("unclosed bracket")
                return False
            character = self.text[self.position]
            if character == close:
                self.position += 1
                return False
            if character in "]}":
                self.complete = False
                self._repair("unclosed bracket")
                return False
            ellipsis = _ELLIPSIS.match(self.text, self.position)
            if ellipsis:
                self._repair("ellipsis left out")
                self.position = ellipsis.end()
            elif character == ",":
                self._repair("surplus comma")
                self.position += 1
            else:
                return True

    def _separator(self, close: str) -> None:
        """Read the comma after an element, and a comment that follows it on the same line."""
        self._trailing_comment()
        start = self.position
        match = _SPACE.match(self.text, start)
        if match:
            self.position = match.end()
        character = self.text[self.position : self.position + 1]
        if character == ",":
            self.position += 1
            self._trailing_comment()
            rest = _SPACE.match(self.text, self.position)
            end = rest.end() if rest else self.position
            if self.text[end : end + 1] == close:
                self._repair("trailing comma")
        elif character and character not in "]}/." and character != "…":
            self._repair("missing comma")

    def _trailing_comment(self) -> None:
        blanks = _BLANKS.match(self.text, self.position)
        self.position = blanks.end() if blanks else self.position
        comment = _COMMENT.match(self.text, self.position)
        if comment and comment["hash"] is None:
            self._keep(comment)

    def _space(self) -> None:
        while True:
            space = _SPACE.match(self.text, self.position)
            if space:
                self.position = space.end()
            comment = _COMMENT.match(self.text, self.position)
            if not comment:
                return
            self._keep(comment)

    def _keep(self, comment: re.Match[str]) -> None:
        self.position = comment.end()
        block = comment["block"]
        if block is not None:
            self.comments.extend(line.strip().lstrip("*").strip() for line in block.split("\n"))
        else:
            self.comments.append((comment["line"] if comment["line"] is not None else comment["hash"]).rstrip("\r"))

    # -------------------------------------------------------------- strings and words

    def _name(self) -> str | None:
        character = self.text[self.position]
        if character in "\"'":
            start = self.position
            name = self._string()
            if name is not None and '"' in name and not is_whole(self.text, start):
                self._repair("torn name")  # `"n" 2, "name": 1`: a colon is missing, and quotes are paired wrongly
                self.complete = False
            return name
        match = _WORD.match(self.text, self.position)
        if not match:
            return None
        self.position = match.end()
        self._repair("unquoted name")
        return match.group().lstrip(":")

    def _string_node(self, depth: int) -> Node:
        if not is_whole(self.text, self.position):
            structure = self._quoted_structure(depth)
            if structure:
                return structure
        value = self._string()
        if value == "{}":
            self._repair("quoted structure")
            return Object(())
        return MISSING if value is None else Scalar(value)

    def _string(self) -> str | None:
        string = string_at(self.text, self.position, is_nested=self.inside_quotes)
        self.position = string.end
        if string.repair:
            self._repair(string.repair)
        if string.value is None:
            self.complete = False
        return string.value

    def _quoted_structure(self, depth: int) -> Array | Object | None:
        """`"{…}"` or `"[…]"` whose own quotes are not escaped, as the generator prints a Ruby value.

        Later editions of the same pages print the same values without the quotes.
        """
        start = self.position
        bracket = _OPENING.match(self.text, start)
        if bracket is None or self.inside_quotes or self.quoted_misses >= _MAX_MISSES or depth >= MAX_DEPTH:
            return None
        before = self.repairs.copy(), self.comments, self.complete
        self.inside_quotes, self.comments = True, []
        self.position = bracket.end() - 1
        node = self._value(depth)
        self.inside_quotes = False
        self.comments = before[1]
        if isinstance(node, Array | Object) and self.text.startswith('"', self.position) and self.complete is before[2]:
            self.position += 1
            self._repair("quoted structure")
            return node
        self.quoted_misses += 1
        self.repairs, self.comments, self.complete = before
        self.position = start
        return None

    def _word(self) -> Node:
        match = _WORD.match(self.text, self.position)
        if not match:
            return MISSING
        self.position = match.end()
        text = match.group()
        if text in _LITERALS:
            return Scalar(_LITERALS[text])
        if text in _FOREIGN:
            self._repair("null, true or false of another language")
            return Scalar(_FOREIGN[text])
        if text.startswith(":") and len(text) > 1:
            self._repair("Ruby symbol")
            return Scalar(text[1:])
        if is_plain_word(text):
            self._repair("unquoted string")
        return Word(text)

    def _repair(self, name: str) -> None:
        self.repairs[name] = None
