"""Response statuses that the text of an action promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scraper.blocks import Block, Items, Paragraph, plain, plain_text
from scraper.model import Status

_PHRASES = (
    "OK|Created|Accepted|No Content|Found|See Other|Not Modified|Bad Request|Unauthorized|Forbidden|Not Found"
    "|Conflict|Gone|Unprocessable Entity|Unprocessable Content|Payload Too Large|Too Many Requests"
)
_STATUS = re.compile(
    rf"(?:HTTP )?(?P<code>[2345]\d\d) (?P<phrase>{_PHRASES})(?: response code is returned)?:?[ ,-]*(?P<text>.*)", re.S
)


def parse_statuses(blocks: Sequence[Block]) -> tuple[Status, ...]:
    """The statuses in a description: bullets such as "**409 Conflict** if …", or a paragraph that starts so."""
    return tuple(
        Status(int(found["code"]), found["text"].strip())
        for words in _candidates(blocks)
        if (found := _STATUS.fullmatch(words))
    )


def _candidates(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Items):
            yield from (plain_text(item) for item in block.items)
        elif isinstance(block, Paragraph):
            yield plain(block.text)
