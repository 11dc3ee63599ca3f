"""python parse.py GRAMMAR FILE…: prints what is no syntax of a language, by its tree-sitter grammar."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tree_sitter import Language, Node, Parser

_UNKNOWN = {
    "c_sharp": ((rb"\brequired(?= = )", b"@required"),),  # a word of C# 11 for members, and a name for variables
    "powershell": ((rb"\[\](?=\]?\[\]\])", b""), (rb"(?<=\w)\]\[\]\]", b"]]")),  # a list of lists: [String[][]]
    "swift": ((rb"(?<=[( ])\(\)(?=,|\)| as\b)", b"Void()"),),  # the empty tuple as a value: completion((), nil)
}
"""What a grammar does not know though the language does, and what is read in its place."""


def main() -> int:
    """Read every file; exit code 1 if one is no syntax."""
    grammar, *files = sys.argv[1:]
    parser = Parser(Language(import_module(f"tree_sitter_{grammar}").language()))
    is_wrong = False
    for file in files:
        source = Path(file).read_bytes()
        for pattern, known in _UNKNOWN.get(grammar, ()):
            source = re.sub(pattern, known, source)
        for node in _wrong(parser.parse(source).root_node):
            is_wrong = True
            start = source[node.start_byte : node.start_byte + 60].decode(errors="replace").partition("\n")[0]
            print(f"{file}:{node.start_point.row + 1}: no syntax: {start}")
            break
    return int(is_wrong)


def _wrong(root: Node) -> Iterator[Node]:
    """The innermost nodes that the parser could not read, or that it had to add."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        inner = [child for child in node.children if child.has_error or child.is_missing]
        if not inner and (node.is_error or node.is_missing):
            yield node
        waiting.extend(reversed(inner))


if __name__ == "__main__":
    sys.exit(main())
